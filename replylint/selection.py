"""Which rules a configuration wants, and how."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from replylint.config import Settings
from replylint.globs import ignored_in
from replylint.rule import Metric, Phrases, Rule
from replylint.ruleset import RuleSet, UnknownRuleError


def selected(rules: RuleSet, settings: Settings) -> tuple[Rule, ...]:
    """Return the rules to use, with the severities and limits of the configuration.

    Of two selectors that mean a rule the longer wins, and `ignore` where both are equal. Raises
    UnknownRuleError for a selector that means no rule.
    """
    _check(rules, settings)
    wanted = _ranks(rules, [*settings.select, *settings.extend_select])
    unwanted = _ranks(rules, settings.ignore)
    severities = {code: s for s in _by_length(settings.severity) for code in rules.matching([s])}
    return tuple(
        _configured(rule, settings, severities.get(rule.code))
        for rule in rules
        if wanted.get(rule.code, -1) > unwanted.get(rule.code, -1)
        and (settings.preview or not rule.preview or wanted[rule.code] == _EXACT)
    )


def ignored_codes(settings: Settings, rules: RuleSet, path: str) -> frozenset[str]:
    """Return the codes of `rules` that `per-file-ignores` leaves out in the file at `path`."""
    if not settings.per_file_ignores:
        return frozenset()
    return rules.matching(ignored_in(settings, Path(path)))


def _check(rules: RuleSet, settings: Settings) -> None:
    """Look every selector up once, so that an unknown one is named with its key."""
    keys: dict[str, Iterable[str]] = {
        "select": settings.select,
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "severity": settings.severity,
        "per-file-ignores": [s for found in settings.per_file_ignores.values() for s in found],
    }
    for key, selectors in keys.items():
        try:
            rules.matching(selectors)
        except UnknownRuleError as error:
            raise UnknownRuleError(error.selector, error.known, key) from None


JARGON = "JRG001"
"""The rule to which the glossary's words are added."""
_EXACT = 100
"""The rank of a selector that is a whole code or a name."""


def _ranks(rules: RuleSet, selectors: Iterable[str]) -> dict[str, int]:
    """Return for each code the rank of the longest selector that means it."""
    ranks: dict[str, int] = {}
    for selector in selectors:
        for code in rules.matching([selector]):
            exact = selector.upper() == code or selector == rules.find(code).name
            rank = _EXACT if exact else 0 if selector == "ALL" else len(selector)
            ranks[code] = max(rank, ranks.get(code, -1))
    return ranks


def _by_length(selectors: Iterable[str]) -> list[str]:
    return sorted(selectors, key=len)


def _configured(rule: Rule, settings: Settings, severity_from: str | None) -> Rule:
    if severity_from is not None:
        rule = msgspec.structs.replace(rule, severity=settings.severity[severity_from])
    if isinstance(rule.match, Metric) and rule.match.metric == "grade":
        limit = msgspec.structs.replace(rule.match, above=settings.reading_grade)
        rule = msgspec.structs.replace(rule, match=limit)
    if isinstance(rule.match, Phrases) and rule.code == JARGON and settings.glossary.words:
        plain = {**rule.match.replace, **settings.glossary.words}
        rule = msgspec.structs.replace(
            rule, match=msgspec.structs.replace(rule.match, replace=plain)
        )
    return rule
