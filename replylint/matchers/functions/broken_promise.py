"""ESC003: the thread holds a step or time that we promised, the customer says that it has not come.

That the draft speaks of it, the rule's guards must say; what is left is passed over in silence.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from replylint.match import Match, anchored
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_DAY = (
    r"(?:to(?:day|night|morrow)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week(?:end)?|month|noon"
    r"|morning|afternoon|evening|\d+(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?"
    r"|oct|nov|dec)\w*|\d{1,2}[:.]\d\d|\d ?[ap]m)"
)
_PROMISE = re.compile(
    r"(?:'ll|\b(?:will|shall|should|going to|is being|are being|allow|takes?|within))\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"\b{_DAY}\b|\b(?:\d+|an?|one|two|three|four|five|few|couple of|next|coming)(?: \w+){{0,2}} "
    r"(?:hours?|days?|weeks?)\b"
    r"|\b(?:get|come|be|got) back\b|\bbe in touch\b|\b(?:call|ring|phone|email|write to|update"
    r"|contact|text) you\b|\blet you know\b|\bhear from\b",
    re.IGNORECASE,
)
_NO_PROMISE = re.compile(
    r"\b(?:if|please (?!allow)|could you|can you|one moment|minutes?|seconds?|try|unless|once you"
    r"|when you|usually|normally)\b|\?",
    re.IGNORECASE,
)
_NOT_COME = re.compile(
    r"\b(?:no|not|nothing|nobody|never|none|still|without|yet|silence|waiting|later|where|again"
    r"|\w+n['’]?t)\b|\b(?:second|third|fourth|3rd|2nd) (?:e?mail|message|letter|time)\b",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:(?<!n't )arrived|came(?! (?:and|to))|got it|received (?:it|the|your)"
    r"|thank(?:s| you) for (?:the|your))\b",
    re.IGNORECASE,
)
_LONG = 140
"""A longer sentence is not said back."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the first sentence that gives a step, where a promise of the thread was not kept.

    The slot `promise` holds our own words, where they are short.
    """
    promise = _unkept([*reading.draft.thread, f"C: {reading.draft.customer}"])
    found = anchored(rule, reading, "commitment") or anchored(rule, reading, "last")
    if promise and found:
        yield replace(found, slots={"promise": promise} if len(promise) <= _LONG else {})


def _unkept(messages: Sequence[str]) -> str:
    """Return the last of our promises after which the customer still waits, "" for none."""
    for at in range(len(messages) - 2, -1, -1):
        answers = [m[2:] for m in messages[at + 1 :] if m.startswith("C:") and m[2:].strip()]
        if messages[at].startswith("A:") and any(map(_waits, answers)):
            promises = list(filter(_promises, _SENTENCES.split(messages[at][2:].strip())))
            if promises:
                return promises[-1].rstrip(" .!")
    return ""


def _promises(sentence: str) -> bool:
    text = sentence.replace("\u2019", "'")
    return bool(_PROMISE.search(text) and _DUE.search(text)) and not _NO_PROMISE.search(text)


def _waits(message: str) -> bool:
    """Tell whether a message of the customer says that something has not come."""
    return bool(_NOT_COME.search(message)) and not _CAME.search(message)
