"""SOL004: the customer is without something they rely on, and nothing helps until it comes.

The rule's `phrases` are the wordings by which customers tell of that; that the reply holds nothing
to bridge the time, its guards must say.
"""

from collections.abc import Iterator

from replylint.match import Match, step_or_last
from replylint.matchers.wordings import own_phrases
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_STEPS = frozenset({"ownerless-step", "commitment", "hand-over", "follow-up", "vague-time"})


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the sentence that gives the step, where the customer goes without until it is done."""
    index = own_phrases(rule)
    if reading.body and any(map(index.find, reading.messages)):
        yield step_or_last(rule, reading, _STEPS)
