"""What `replylint corpus evaluate` prints."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from replylint.cli.selectors import placed
from replylint.config_file import Configuration
from replylint.draft import Draft
from replylint.evaluate import FACTS, LABELLED, Counts, Evaluation, Labels, evaluate, labels_of
from replylint.linter import Linter
from replylint.readers import read
from replylint.readers.regular import open_regular
from replylint.ruleset import UnknownRuleError, load

HEADER = f"{'':<12}{'precision':>10}{'recall':>9}{'F1':>9}{'labelled':>10}{'found':>7}"


def measure(
    file: Path, codes: Sequence[str], config: Path | None, tier: str | None, *, isolated: bool
) -> Evaluation:
    """Return the figures over the codes or prefixes given, else those that are always labelled.

    Raises UnknownRuleError for a code that no rule has, UnreadableError and UsageError for a file
    that is not labelled JSON Lines, ConfigError for a configuration that cannot be used.
    """
    overrides = {"tier": tier} if tier else {}
    settings = Configuration(config, isolated=isolated, overrides=overrides).settings(file.parent)
    chosen = sorted(load(settings.rules).matching(codes)) or LABELLED
    _refuse_unlabelled(file)
    try:
        linter = Linter(settings)
    except UnknownRuleError as error:
        raise placed(error, settings) from error
    return evaluate(_records(file), linter, chosen)


def as_text(figures: Evaluation) -> str:
    """Return the figures as a table, codes that occur nowhere left out."""
    codes = {code: counts for code, counts in figures.codes.items() if _occurs(counts)}
    families = {name: counts for name, counts in figures.families().items() if _occurs(counts)}
    rows = [HEADER, *_rows(codes), "", *_rows(families), "", *_rows({"all": figures.total}), ""]
    for fact, counts in figures.facts.items():
        rows.append(f"{_row(fact, counts)}   accuracy {_accuracy(figures, counts):.3f}")
    return "\n".join([*rows, "", *_closing(figures)])


def as_json(figures: Evaluation) -> str:
    """Return the figures as one JSON document."""
    facts = {
        fact: {**_object(counts), "accuracy": _accuracy(figures, counts)}
        for fact, counts in figures.facts.items()
    }
    document = {
        "replies": figures.replies,
        "all": _object(figures.total),
        "families": {name: _object(counts) for name, counts in figures.families().items()},
        "codes": {code: _object(counts) for code, counts in figures.codes.items()},
        "facts": facts,
        "clean_replies": figures.clean,
        "warnings_per_clean_reply": _share(figures.loud, figures.clean),
        "lesser_findings_per_clean_reply": _share(figures.quiet, figures.clean),
        "right_findings_that_touch": _share(figures.placed, figures.total.right),
    }
    return json.dumps(document, indent=2)


def _refuse_unlabelled(file: Path) -> None:
    """Raise UsageError if no record has a label: figures over none would look like failure."""
    with open_regular(file) as lines:
        if any(map(_may_be_labelled, lines)):
            return
    names = ", ".join(f'"{fact}"' for fact in FACTS)
    msg = f'{file}: no record has a label; give each its "findings", or facts ({names})'
    raise click.UsageError(msg)


def _may_be_labelled(line: bytes) -> bool:
    try:
        record = json.loads(line) if line.strip() else {}
    except (ValueError, RecursionError):
        return True  # whoever reads the record says what is wrong with it
    return not isinstance(record, dict) or not record.keys().isdisjoint({"findings", *FACTS})


def _records(file: Path) -> Iterator[tuple[Draft, Labels]]:
    labels = labels_of(file)
    for draft in read(file):
        if not isinstance(draft, Draft):
            raise draft
        try:
            yield draft, next(labels)
        except ValueError as error:
            msg = f"{file}: {error}"
            raise click.UsageError(msg) from error


def _closing(figures: Evaluation) -> list[str]:
    loud, quiet = _share(figures.loud, figures.clean), _share(figures.quiet, figures.clean)
    return [
        f"{figures.replies} replies, {figures.clean} of them clean.",
        f"Per clean reply: {loud:.3f} warnings or errors, {quiet:.3f} lesser findings.",
        f"{figures.placed} of {figures.total.right} right findings touch the labelled words.",
    ]


def _rows(named: dict[str, Counts]) -> list[str]:
    return [_row(name, counts) for name, counts in named.items()]


def _row(name: str, counts: Counts) -> str:
    figures = (counts.precision, counts.recall, counts.f1)
    shares = f"{figures[0]:>10.3f}{figures[1]:>9.3f}{figures[2]:>9.3f}"
    return f"{name:<12}{shares}{counts.support:>10}{counts.right + counts.wrong:>7}"


def _object(counts: Counts) -> dict[str, float]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "labelled": counts.support,
        "found": counts.right + counts.wrong,
        "right": counts.right,
    }


def _accuracy(figures: Evaluation, counts: Counts) -> float:
    return 1 - _share(counts.wrong + counts.missed, figures.fact_replies)


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)


def _occurs(counts: Counts) -> bool:
    return bool(counts.support or counts.wrong)
