"""Choose each rule's threshold, precision first, and write it into the rule's file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from replylint.diagnostic import Severity
from replylint.draft import Tier
from replylint.rule import Rule
from replylint.training.calibrate import Sighting

_STEPS = tuple(step / 20 for step in range(6, 19))
_RECALL = {True: 0.63, False: 1.0}
"""What recall counts beside precision (the beta of an F score): less for warnings and errors,
which interrupt, more for hints."""
_PRIOR = 40
"""As many findings of all rules together speak for a rule with few of its own."""
_LINE = re.compile(r"^confidence = .*\n", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)


def thresholds(seen: Sequence[Sighting], rules: Iterable[Rule]) -> dict[str, float]:
    """Return for each rule's code the least confidence at which it should be shown."""
    share = _PRIOR / max(1, sum(sighting.right for sighting in seen))
    pooled = {step: _counts(seen, step) for step in _STEPS}
    found = {}
    for rule in rules:
        recall = _RECALL[rule.severity.reaches(Severity.WARNING)]
        own = [sighting for sighting in seen if sighting.code == rule.code]
        scores = {}
        for step in _STEPS:
            counts = zip(_counts(own, step), pooled[step], strict=True)
            scores[step] = _score(*(mine + share * all_ for mine, all_ in counts), recall=recall)
        found[rule.code] = max(scores, key=lambda step: (scores[step], step))
    return found


def write(rules: Iterable[Rule], chosen: Mapping[Tier, Mapping[str, float]]) -> None:
    """Write the thresholds of all tiers into the files of these rules."""
    for rule in rules:
        own = {tier: by_code[rule.code] for tier, by_code in chosen.items() if rule.code in by_code}
        if own:
            _write(Path(rule.path), {**rule.confidence, **own})


def _write(path: Path, own: Mapping[Tier, float]) -> None:
    values = ", ".join(f"{tier} = {least:g}" for tier, least in sorted(own.items()))
    text = _LINE.sub("", path.read_text("utf-8"))
    # before the first table: there a key belongs to the rule itself
    table = _TABLE.search(text)
    at = table.start() if table else len(text)
    head = text[:at].rstrip("\n")
    path.write_text(f"{head}\nconfidence = {{ {values} }}\n\n{text[at:]}", "utf-8")


def _counts(seen: Iterable[Sighting], least: float) -> tuple[int, int, int]:
    """Return how many findings are right, wrong and missed at a threshold."""
    right = wrong = missed = 0
    for sighting in seen:
        shown = sighting.confidence >= least
        right += shown and sighting.right
        wrong += shown and not sighting.right
        missed += sighting.right and not shown
    return right, wrong, missed


def _score(right: float, wrong: float, missed: float, *, recall: float) -> float:
    weight = recall**2
    return (1 + weight) * right / ((1 + weight) * right + weight * missed + wrong)
