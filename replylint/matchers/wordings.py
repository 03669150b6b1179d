"""Put a rule's wordings into an index; a wording that cannot be read is the rule file's error."""

from collections.abc import Iterable
from pathlib import Path

from replylint.patterns import PatternError, PatternIndex
from replylint.patterns.index import Key
from replylint.rule import Pattern, Rule
from replylint.rule_file import RuleError


def add(index: PatternIndex[Key], key: Key, patterns: Iterable[Pattern], rule: Rule) -> None:
    """Add `patterns` of `rule` to an index. Raises RuleError that names the rule's file."""
    try:
        index.add(key, patterns, rule.match.words)
    except PatternError as error:
        raise RuleError(Path(rule.path), str(error)) from error
