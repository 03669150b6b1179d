"""NXT001, NXT005: the reply leaves the customer where they were."""

from collections.abc import Iterator

from replylint.draft import Channel
from replylint.match import Match, anchored
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_STEP = frozenset({"commitment", "time"})


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the last sentence; that the next step or the way back is absent, guards must say.

    Nothing in a chat, which stays open by itself, nor after a no to a demand beyond the terms,
    nor where a step of ours has a time: there the customer hears from us.
    """
    beyond_the_terms = reading.facts.refusal and not reading.facts.at_fault
    if reading.draft.channel == Channel.CHAT or beyond_the_terms or _comes_back(reading):
        return
    found = anchored(rule, reading, "last")
    if found:
        yield found


def _comes_back(reading: Reading) -> bool:
    """Tell whether a sentence says both what we will do and when."""
    return any(sentence.acts >= _STEP for sentence in reading.body)
