"""ARG003: a rule stands where a reason should.

The first of the rule's `with` acts counts after a refusal; the second, which recites a rule and
shuts the matter with it, after any complaint: there it is the whole excuse.
"""

from collections.abc import Iterator

from replylint.match import Match, match_of
from replylint.pipeline.reading import Reading
from replylint.rule import Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the first place where a rule is the whole answer."""
    cited, recited = rule.match.with_acts
    due = [cited] if reading.facts.refusal else []
    due += [recited] if reading.facts.refusal or reading.facts.complaint else []
    for act in reading.acts_of(due)[:1]:
        yield match_of(rule, reading, act.start, act.end)
