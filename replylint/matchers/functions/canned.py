"""ACK004: "Dear Valued Customer" to somebody who signed with a name, and set phrases of care.

The rule's `phrases` are the wordings of such phrases; the greeting is a finding only where the
customer's message ends with a name, which the slot `name` holds.
"""

import re
from collections.abc import Iterator

from replylint.diagnostic import Applicability, TextSpan
from replylint.match import Match, match_of
from replylint.matchers.wordings import own_phrases
from replylint.pipeline.reading import Reading
from replylint.rule import Rule, SuggestionTemplate

_GREETING = re.compile(
    r"\s*(?P<all>(?:dear|hello|hi)\s+(?P<nobody>(?:our\s+)?(?:valued?|esteemed|dear|loyal)?\s*"
    r"(?:customer|client|guest|member|user|passenger|traveller|traveler|patient|subscriber|shopper"
    r"|backer|resident|tenant|buyer|seller|partner|sir\s*(?:/|or)\s*madam|customer\s*/\s*client)))"
    r"\b(?!')",
    re.IGNORECASE,
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )"
_WORD = r"[A-Z][\w'’-]*[a-zà-ž][\w'’-]*"
_NAME = re.compile(
    rf"(?:[.!?…\n,–—-]|^)\s*(?:[-–—~]\s*)?(?P<name>{_TITLE}?(?:(?:[A-Z]\.? ?){{0,2}}{_WORD}"
    rf"(?: [A-Z]\.)?(?:[ -]{_WORD}){{0,2}}))\s*(?:,[^.!?\n]{{0,50}}|\([^)]*\))?[.]?\s*$"
)
_NO_NAME = re.compile(
    r"(?:Thanks?|Cheers|Regards|Please|Help|Hello|Sent|Ref|Order|Booking|Disgusted|Why|What|Yes|No"
    r"|Customer|Avoid|Never|Awful|Terrible|Best|Kind|Yours|Still|Really|Shame|Thieves)\b"
)
_BY_NAME = SuggestionTemplate(
    title="Greet them by name", text="{name}", applicability=Applicability.UNSAFE
)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the nameless greeting of a known customer, and the set phrases."""
    yield from _greeting(rule, reading)
    index = own_phrases(rule)
    facts = reading.facts
    for sentence in reading.body if facts.complaint and not facts.settled else ():
        for hit in index.find(reading.doc, sentence.start, sentence.end)[:1]:
            yield match_of(rule, reading, hit.start, hit.end)


def _greeting(rule: Rule, reading: Reading) -> Iterator[Match]:
    found = _GREETING.match(reading.draft.prose)
    name = _name(reading.draft.customer)
    if found and name and reading.sentences:
        span = TextSpan(*found.span("nobody"))
        first = reading.sentences[0]
        yield Match(rule, span, first, {"name": name}, _BY_NAME)


def _name(message: str) -> str:
    """Return the name that a message is signed with, "" if there is none."""
    found = _NAME.search(message.strip())
    return found["name"] if found and not _NO_NAME.match(found["name"]) else ""
