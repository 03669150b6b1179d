"""ANS005: the customer names several grievances, and one of them gets no word.

Only those are looked for that can be known by their words: silence on our side, rudeness, dirt, and
what the customer adds with "also". A word of the customer's own in the reply is enough.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from replylint.match import Match, anchored
from replylint.matchers.functions.content_words import content_words
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+|\s[-–—]\s|;\s")


def _pair(about: str, said: str, heard: str) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    return about, re.compile(said, re.IGNORECASE), re.compile(heard, re.IGNORECASE)


_ANSWERED = (
    r"answer\w*|repl(?:y|ies|ied|ying)|respon(?:d|ded|se|ses)|call(?:ed|s)? back|rang|picks? up"
    r"|picked up|got back|gets? back|heard back|come back to"
)
_CONCERNS = (
    _pair(
        "that nobody answered",
        rf"\b(?:nobody|no ?one|never|nothing|not|\w+n't"
        rf"|no)\b(?: \w+){{0,4}} (?:{_ANSWERED})\b(?! (?:her|his))"
        r"|\brang out\b|\bhung up\b|\bcut (?:me|us) off\b|\bignored?\b|\bvoice ?mails?\b"
        r"|\bunanswered\b"
        r"|\bjust a bot\b|\bnothing but a (?:ro)?bot\b",
        rf"\b(?:{_ANSWERED}|unanswered|silence|silent|voice ?mails?|phones?|phoned|lines?|bot"
        rf"|ignored"
        r"|called|hotline|helpline|waited|waiting|kept you|no one|nobody|heard|in-?box|backlog"
        r"|sooner"
        r"|tried|wrote|written|writing|(?:your|two|three|four|both|earlier|previous|first|those"
        r"|these"
        r"|every|missed) (?:e-?mails?|messages?|calls?|letters?|mails?))\b",
    ),
    _pair(
        "how you were spoken to",
        r"\b(?:rude|rudely|laughed|shrugged|sneer\w*|dismissive|unfriendly|arrogant"
        r"|rolled (?:his|her|their) eyes|on (?:his|her|their) phone|couldn't care less|attitude"
        r"|patronis\w+|hostile|condescending)\b",
        r"\b(?:rude\w*|tone|manners?|behaviou?r|spoke|spoken|speaks?|staff|colleagues?|employee"
        r"|team member"
        r"|receptionist|driver|conduct|treated|treatment|attitude|training|laugh\w*|shrug\w*"
        r"|desk|waiter"
        r"|technicians?|engineer|welcome|courtesy|friendly|polite\w*)\b",
    ),
    _pair(
        "the dirt",
        r"\b(?:dirty|filthy|muddy|unclean|cockroach\w*|mou?ldy|disgusting (?:room|toilet"
        r"|bathroom))\b",
        r"\b(?:clean\w*|dirt\w*|filth\w*|mud\w*|stain\w*|hygien\w*|housekeep\w*|boots|mou?ld\w*)\b",
    ),
)
_ADDED = re.compile(
    r"^(?:and )?(?:also|plus|besides|on top of (?:that|this|it)|to top it (?:all )?off"
    r"|another thing"
    r"|secondly|furthermore|worse still)\b|\b(?:you|i|we|they|it) also\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|\b(?:please|could you|can you|would like|want to|thank)\b", re.IGNORECASE)
_SEVERAL = 2
_SHORT = 3


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield one match for the first grievance passed over; the slot `concern` names it."""
    told = reading.draft.customer.replace("\u2019", "'")
    parts = [part for part in _SENTENCES.split(told) if len(part.split()) >= _SHORT]
    reply = " ".join(map(reading.text, reading.body)).replace("\u2019", "'")
    found = anchored(rule, reading, "commitment") or anchored(rule, reading, "last")
    concern = _passed_over(parts, reply) if len(parts) >= _SEVERAL else ""
    if found and concern:
        yield replace(found, slots={"concern": concern})


def _passed_over(parts: list[str], reply: str) -> str:
    """Return what the first grievance is about that a reply does not speak of, "" for none."""
    words = content_words(reply)
    for about, said, heard in _CONCERNS:
        if any(map(said.search, parts)) and not heard.search(reply):
            return about
    for part in parts[1:]:
        own = content_words(part)
        if _ADDED.search(part) and not _ASKS.search(part) and own and not own & words:
            return "[what else they wrote of]"
    return ""
