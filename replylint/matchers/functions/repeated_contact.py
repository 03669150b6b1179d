"""ESC001: the third or later message about one matter, answered like the first."""

from collections.abc import Iterator

from replylint.draft import Channel
from replylint.match import Match, step_or_last
from replylint.matchers.wordings import own_phrases
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_BEFORE = 2
"""So many earlier messages of the customer make this one the third."""
_STEPS = frozenset({"ownerless-step", "commitment", "hand-over", "follow-up", "refusal"})


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the sentence that should have offered more, where the customer writes yet again."""
    if reading.body and (_asks_again(reading) or _says_so(rule, reading)):
        yield step_or_last(rule, reading, _STEPS)


def _asks_again(reading: Reading) -> bool:
    """Tell whether the thread holds enough earlier messages; a chat is one conversation."""
    if reading.draft.channel == Channel.CHAT or reading.customer is None:
        return False
    return sum(message.startswith("C:") for message in reading.draft.thread) >= _BEFORE


def _says_so(rule: Rule, reading: Reading) -> bool:
    """Tell whether the customer's own words say that they have written before, and how often."""
    return reading.customer is not None and bool(own_phrases(rule).find(reading.customer))
