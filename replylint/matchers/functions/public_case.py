"""PUB002: a public complaint about a case that has to be looked up."""

from collections.abc import Iterator

from replylint.match import Match, anchored
from replylint.matchers.wordings import own_phrases
from replylint.pipeline.reading import Reading
from replylint.rule import Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the last sentence, where the customer or the draft speaks of one customer's case."""
    index = own_phrases(rule)
    asked = reading.has(("request-for-data",))
    found = anchored(rule, reading, "last")
    if found and (asked or (reading.customer is not None and index.find(reading.customer))):
        yield found
