"""The counts on the page: findings by rule, and replies by findings or by score."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from replylint.formats.renderer import RuleCount
from replylint.formats.rule_url import rule_url
from replylint.report import Report
from replylint.ruleset import load

MANY = 4
"""Replies with so many findings or more are counted together."""


class RuleRow(Struct, frozen=True):
    """How often a rule was found; `summary` and `url` are empty for a rule of the user's own."""

    code: str
    name: str
    summary: str
    url: str
    count: int
    fixable: int
    share: int
    """The length of the bar, in per cent of the longest."""


class Bar(Struct, frozen=True):
    """A class of replies, how many are in it, and the length of its bar in per cent."""

    label: str
    count: int
    share: int


class Distribution:
    """Counts replies by their findings and, where there are scores, by these."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._findings: Counter[int] = Counter()
        self._tens: Counter[int | None] = Counter()

    def add(self, report: Report) -> None:
        """Count a reply."""
        self._findings[min(len(report.diagnostics), MANY)] += 1
        self._tens[None if report.score is None else min(report.score // 10, 9)] += 1

    @property
    def scored(self) -> bool:
        """Tell whether a reply has a score."""
        return any(ten is not None for ten in self._tens)

    def bars(self) -> list[Bar]:
        """Return a bar for each ten of the score; without scores, for each number of findings."""
        return _bars(self._by_score() if self.scored else self._by_findings())

    def _by_findings(self) -> dict[str, int]:
        labels = [*map(str, range(MANY)), f"{MANY} or more"]
        return {label: self._findings[number] for number, label in enumerate(labels)}

    def _by_score(self) -> dict[str, int]:
        labels = [*(f"{10 * ten} to {10 * ten + 9}" for ten in range(9)), "90 to 100"]
        counts = {label: self._tens[ten] for ten, label in enumerate(labels)}
        return {**counts, "no score": self._tens[None]} if self._tens[None] else counts


def rule_rows(rules: Sequence[RuleCount]) -> list[RuleRow]:
    """Return a row for each rule that was found, in the same order."""
    built_in = {rule.code: rule.summary for rule in load()}
    most = max((rule.count for rule in rules), default=0)
    return [
        RuleRow(
            code=rule.code,
            name=rule.name,
            summary=built_in.get(rule.code, ""),
            url=rule_url(rule.code, rule.name) if rule.code in built_in else "",
            count=rule.count,
            fixable=rule.fixable,
            share=_share(rule.count, most),
        )
        for rule in rules
    ]


def _bars(counts: dict[str, int]) -> list[Bar]:
    most = max(counts.values())
    return [Bar(label, count, _share(count, most)) for label, count in counts.items()]


def _share(count: int, most: int) -> int:
    return round(100 * count / most) if most else 0
