"""ESC002: the customer names a danger, an illness, somebody weak or a day; the draft is silent.

Each kind of urgency has the words that customers say and those by which a reply shows that it was
heard; a word of the customer's own, said back, is enough.
"""

import re
from collections.abc import Iterator

from replylint.match import Match
from replylint.matchers.functions.content_words import content_words
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule


def _pair(said: str, heard: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(said, re.IGNORECASE), re.compile(heard, re.IGNORECASE)


_CARE = (
    r"\b(?:doctors?|gp|pharmac\w+|medic\w+|health|hospital|nurse|clinic|emergency|999|111|112"
    r"|safe\w*"
    r"|danger\w*|unplug\w*|switch\w* (?:it )?off|turn\w* (?:it )?off|police|stop (?:using|taking"
    r"|eating)"
    r"|don't use|do not use|urgent\w*|tonight|same day|this (?:morning|afternoon|evening)"
    r"|within the hour"
    r"|hurt\w*|pain\w*|injur\w*|recover\w*|poorly|ill|better soon)\b"
)
_IN_TIME = (
    r"\b(?:in time|on time|before (?:then|that|your|the|you|it)|by then|deadline|ahead of|make it"
    r"|too late|tonight|today|express|courier|extend\w*|extension|cut-off|tomorrow|overnight)\b"
)
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|today|this (?:week|weekend"
    r"|afternoon|evening)|(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\d{1,2} (?:jan|feb|mar|apr|may|jun"
    r"|jul|aug"
    r"|sep|oct|nov|dec)\w*|(?:1st|2nd|3rd) of \w+)"
)
_EVENT = (
    r"(?:funeral|weddings?|court|exams?|inspection|flight|fly|interview|payroll|rent|visa|audit"
    r"|surgery"
    r"|operation|training|birthday|80th|70th|90th|anniversary|christening|graduation|hearing"
    r"|tax office"
    r"|insurer|deadline|hand-?over|opening|launch|premiere|concert|tournament|marathon|exhibition"
    r"|(?<!no-)show|sail|ceremony|party|moving)"
)
_URGENCIES = (
    _pair(
        r"\b(?:diabet\w+|asthma\w*|allerg\w+|anaphyla\w+|pregnan\w+|insulin|medication|medicines?"
        r"|epilep\w+|bleeding|swollen|swelling|stinging|cramps|hospital|chemo\w*|wheelchair"
        r"|disabled"
        r"|arthritis|dizzy|rash|faint\w*|seizures?|heart (?:condition|patient)|deficiency|oxygen"
        r"|burn(?:t|ed|s)"
        r"|(?:throat|eyes?|hip|back|chest|skin|hands?) (?:still )?(?:hurts?|burns?|aches?)|injured"
        r"|can't breathe|vomit\w+|food poisoning|migraines?|dialysis|hives)\b",
        _CARE,
    ),
    _pair(
        r"\b(?:smoke(?! (?:detector|alarm))|sparks?|sparking|gas (?:smell|leak)|smell(?:s"
        r"|ed)? (?:of )?(?:gas|burning)"
        r"|burning smell|caught fire|electric shock|carbon monoxide|(?:i'm|am|we're"
        r"|are) (?:scared|afraid"
        r"|frightened)|restraining order|is dangerous|stalk\w+|broke in|break-in|brakes? (?:fail"
        r"|don't|failed"
        r"|went)|live wires?|water (?:is )?coming through|flooding|collaps\w+)\b",
        _CARE + r"|\btoday\b|\bnow\b",
    ),
    _pair(
        r"\b(?:bab(?:y|ies)|newborn|toddlers?|an? [\w-]+[- ](?:week|month)[- ]old|infants?"
        r"|elderly|dementia|housebound"
        r"|bedridden|live alone|is (?:8|9)\d\b|(?:8|9)\d[- ]year[- ]old|eighty|ninety|nursing home"
        r"|disabled (?:son|daughter|mother|father)|autistic|(?:gran|grandmother|grandfather"
        r"|mother|mum) is (?:\w+-)?(?:8|9|eight|nine)\w*)\b",
        r"\b(?:bab\w+|little one|child\w*|kids?|son|daughter|toddler|famil\w+|mother|mum|father"
        r"|dad|gran\w*"
        r"|vulnerable|alone|tonight|temporary|loan\w*|heaters?)\b",
    ),
    _pair(
        rf"\b{_EVENT}\b.{{0,50}}\b{_DAY}|\b(?:by|before|until|on|this|is"
        rf"|it's) {_DAY}.{{0,40}}\b{_EVENT}\b"
        rf"|\b(?:need|needs|want|wants|must|have to|has to)\b.{{0,40}}\b(?:by|before|for|until"
        rf"|on) {_DAY}"
        rf"|\bdeadline\b|\b(?:due|closes|expires?|ends?|runs out) (?:on |at |by )?{_DAY}"
        rf"|\b(?:fly|flying|sail|leave|leaving|travel|move|moving out|moving)\b.{{0,20}} {_DAY}"
        rf"|\bin time\b",
        _IN_TIME,
    ),
)
_STEPS = frozenset({"ownerless-step", "commitment", "hand-over", "follow-up", "refusal"})
_SHORT = 4


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the sentence that should have answered an urgency of which the draft says nothing."""
    reply = " ".join(map(reading.text, reading.body)).replace("\u2019", "'")
    if reading.body and _unheard(reading.told, reply):
        sentence = _answer(reading)
        yield Match(rule, reading.place(sentence.start, sentence.end), sentence)


def _unheard(said: str, reply: str) -> bool:
    """Tell whether the customer names an urgency, and the reply speaks of none."""
    words = content_words(reply)
    named = [(found, heard) for cue, heard in _URGENCIES if (found := cue.search(said))]
    return bool(named) and not any(
        heard.search(reply) or content_words(found.group()) & words for found, heard in named
    )


def _answer(reading: Reading) -> Sentence:
    """Return the sentence that gives the step or the no, else the first one."""
    steps = [s for s in reading.body if reading.has(_STEPS, [s])]
    said = [sentence for sentence in reading.body if sentence.end - sentence.start > _SHORT]
    return next(iter(steps or said), reading.body[0])
