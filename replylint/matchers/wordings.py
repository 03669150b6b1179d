"""Put a rule's wordings into an index; a wording that cannot be read is the rule file's error."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from replylint.patterns import PatternError, PatternIndex
from replylint.patterns.index import Key
from replylint.pipeline import build_pipeline
from replylint.rule import Function, Pattern, Rule
from replylint.rule_file import RuleError


def add(index: PatternIndex[Key], key: Key, patterns: Iterable[Pattern], rule: Rule) -> None:
    """Add `patterns` of `rule` to an index. Raises RuleError that names the rule's file."""
    try:
        index.add(key, patterns, rule.match.words)
    except PatternError as error:
        raise RuleError(Path(rule.path), str(error)) from error


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
