"""ARG003: a rule stands where a reason should.

The first of the rule's `with` acts counts after a refusal; the second, which recites a rule and
shuts the matter with it, after any complaint: there it is the whole excuse.

A rule that is cited so as to put the customer right ("as stated in our terms") would still do so
with its reason beside it, so there the reason takes its place. Elsewhere the slot `rule` lets the
rule file add the reason.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.diagnostic import Applicability
from replylint.match import Match, match_of
from replylint.patterns.flat import Act
from replylint.pipeline.reading import Reading
from replylint.rule import Rule, SuggestionTemplate

_INSTEAD = SuggestionTemplate(
    title="Give the reason in place of the rule",
    text="because [reason]",
    applicability=Applicability.UNSAFE,
)
_AFTER_ASIDE = frozenset(",.!;")


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the first place where a rule is the whole answer."""
    cited, recited = rule.match.with_acts
    due = [cited] if reading.facts.refusal else []
    due += [recited] if reading.facts.refusal or reading.facts.complaint else []
    for act in reading.acts_of(due)[:1]:
        match = match_of(rule, reading, act.start, act.end)
        if not _puts_right(reading, act):
            yield replace(match, slots={"rule": "The rule"})
        else:
            yield replace(match, suggestion=_INSTEAD if _is_aside(reading, act) else None)


def _puts_right(reading: Reading, act: Act) -> bool:
    """Tell whether the same words also rub in that the customer could have known."""
    others = reading.acts_of({"contradiction"})
    return any(other.start < act.end and act.start < other.end for other in others)


def _is_aside(reading: Reading, act: Act) -> bool:
    """Tell whether the act is "as stated in …" and no more, so that other words can stand there."""
    texts = reading.words.texts
    return reading.words.said[act.start] == "as" and not _AFTER_ASIDE.isdisjoint(
        texts[act.end : act.end + 1]
    )
