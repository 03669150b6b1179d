"""Matchers: each kind of `[match]` table, and the guards that they share."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace
from spacy.language import Language

from replylint import rule as kinds
from replylint.match import Match, Matcher
from replylint.matchers.acts import ActMatcher, CountMatcher, MissingMatcher, OrderMatcher
from replylint.matchers.functions import FunctionMatcher
from replylint.matchers.guards import Guards
from replylint.matchers.metric import MetricMatcher
from replylint.matchers.phrases import PhrasesMatcher
from replylint.matchers.tokens import TokensMatcher
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

MATCHERS: dict[type, Callable[[Sequence[Rule], Language], Matcher]] = {
    kinds.Phrases: PhrasesMatcher,
    kinds.Tokens: TokensMatcher,
    kinds.Act: ActMatcher,
    kinds.Missing: MissingMatcher,
    kinds.Order: OrderMatcher,
    kinds.Count: CountMatcher,
    kinds.Metric: MetricMatcher,
    kinds.Function: FunctionMatcher,
}

__all__ = ["MATCHERS", "Match", "Matchers"]


class Matchers:
    """All matchers of a set of rules, with their guards."""

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        groups = {kind: [r for r in rules if type(r.match) is kind] for kind in MATCHERS}
        self._matchers = [MATCHERS[kind](group, nlp) for kind, group in groups.items() if group]
        self._guards = Guards(rules, nlp)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches that guards allow, those among them that a wording takes back, too."""
        for matcher in self._matchers:
            for match in matcher.find(reading):
                if self._guards.allow(match, reading):
                    gone = self._guards.take_back(match, reading)
                    yield replace(match, taken_back=True) if gone else match
