"""Matchers: one for each kind of `[match]` table, and the guards that they share."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from spacy.language import Language

from replylint import rule as kinds
from replylint.match import Match, Matcher
from replylint.matchers.acts import ActMatcher, CountMatcher, MissingMatcher, OrderMatcher
from replylint.matchers.functions import FunctionMatcher
from replylint.matchers.guards import Guards, holds
from replylint.matchers.metric import MetricMatcher
from replylint.matchers.phrases import PhrasesMatcher
from replylint.matchers.tokens import TokensMatcher
from replylint.matchers.wordings import check_acts
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

MATCHERS: dict[type, Callable[[Rule, Language], Matcher]] = {
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


class _Ready(Struct, frozen=True):
    """A rule, ready to be asked."""

    rule: Rule
    matcher: Matcher
    guards: Guards


def _ready(rule: Rule, nlp: Language) -> _Ready:
    check_acts(rule)
    return _Ready(rule, MATCHERS[type(rule.match)](rule, nlp), Guards(rule, nlp))


class Matchers:
    """The matchers of a set of rules, with their guards."""

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        """Compile the rules. Raises RuleError."""
        self._ready = [_ready(rule, nlp) for rule in rules if type(rule.match) in MATCHERS]

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches that guards allow, those among them that a wording takes back, too."""
        for ready in self._ready:
            rule = ready.rule
            # most rules end here: their words need not be looked for
            if rule.code in reading.ruled_out or not holds(rule.when, reading):
                continue
            for match in ready.matcher.find(reading):
                if ready.guards.allow(match, reading):
                    gone = ready.guards.take_back(match, reading)
                    yield replace(match, taken_back=True) if gone else match
