"""Put a rule's wordings into an index, and check the speech acts that it names.

What cannot be read or is not there is the rule file's error.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from replylint.learned import labels_in
from replylint.patterns import PatternError, PatternIndex
from replylint.patterns.index import Key
from replylint.pipeline import build_pipeline
from replylint.pipeline.acts import act_files
from replylint.rule import Function, Missing, Pattern, Rule
from replylint.rule_file import RuleError

_NAMING_ACTS = (
    *("acts", "after", "fine_after", "with_acts", "with_anywhere"),
    *("without", "without_nearby", "without_anywhere"),
)


def add(index: PatternIndex[Key], key: Key, patterns: Iterable[Pattern], rule: Rule) -> None:
    """Add `patterns` of `rule` to an index. Raises RuleError that names the rule's file."""
    try:
        index.add(key, patterns, rule.match.words)
    except PatternError as error:
        raise RuleError(Path(rule.path), str(error)) from error


def check_acts(rule: Rule) -> None:
    """Raise RuleError for a speech act that neither wordings nor models find."""
    known = {*labels_in().acts, *(file.act for file in act_files())}
    for act in _acts(rule):
        if act not in known:
            near = get_close_matches(act, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise RuleError(Path(rule.path), f"no speech act {act!r}{hint}")


def _acts(rule: Rule) -> Iterator[str]:
    """Yield the speech acts that a rule names, for what it finds and in its guards."""
    for key in _NAMING_ACTS:
        yield from getattr(rule.match, key, ())
    if isinstance(rule.match, Missing) and rule.match.anchor not in {"first", "last"}:
        yield rule.match.anchor


def own_phrases(rule: Rule) -> PatternIndex[int]:
    """Return the index of a function rule's `phrases`, built when they are first asked for."""
    assert isinstance(rule.match, Function)  # noqa: S101 - functions are called for such rules
    return _index(rule.match.phrases, tuple(rule.match.words.items()))


@cache
def _index(
    wordings: tuple[str, ...], words: tuple[tuple[str, tuple[str, ...]], ...]
) -> PatternIndex[int]:
    index: PatternIndex[int] = PatternIndex(build_pipeline())
    index.add(0, wordings, dict(words) or None)
    return index
