"""PUB001: what belongs to one customer, or is asked of them, where everybody reads it."""

import re
from collections.abc import Iterator

from replylint.diagnostic import Applicability, TextSpan
from replylint.match import Match
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule, SuggestionTemplate

_REFERENCE = re.compile(
    r"\b(?P<kept>(?:order|account|policy|ticket|case|booking|reservation|claim|invoice|customer|member(?:ship)?"
    r"|tracking|contract|parcel|meter|loan|card|sale|return|complaint|incident)"
    r"(?: (?:number|no\.?|ref(?:erence)?|id))?)(?: is| was|:)?"
    r" ?(?:#|no\.? ?|n° ?)?(?=[\w-]*\d{3})(?P<code>[A-Z0-9][\w-]*\d[\w-]*(?: \d{3,})*)",
    re.IGNORECASE,
)
_BARE_CODE = re.compile(r"(?<![\w/#-])(?:#\d{4,}|[A-Z]{2,4}-\d{4,})\b")
_BOOKING = re.compile(
    r"\b(?P<kept>(?:booking|reservation|confirmation)(?: (?:code|number|ref(?:erence)?))?) (?=[A-Z]*\d)(?P<code>[A-Z0-9]{5,8})\b"
)
_CARD_END = re.compile(r"\byour (?:\w+ )?(?P<kept>card (?:ending|that ends) (?:in |with )?\d{4})\b", re.IGNORECASE)
_ROOM = re.compile(r"\b(?:in|of|from|to) (?P<kept>(?:room|flat|apartment|suite|ward) \d{1,4})\b", re.IGNORECASE)
_QUOTE_IT = re.compile(r"\b(?:quot(?:e|ing)|mention(?:ing)?|subject|with the (?:word|reference|code))\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:at|to|of|in|outside|for|from) (?P<kept>(?:(?:flat|apartment|unit|no\.?) ?\d+\w?,? )?(?:\d{1,4}[a-z]?,? )?"
    r"(?:[A-Z][\w'’]+ ){1,3}(?:Road|Rd|Street|St|Lane|Close|Avenue|Ave|Drive|Way|Court|Crescent|Place|Terrace"
    r"|Gardens|Grove|Square|Boulevard|Blvd|Mews|Hill|Walk|Row|Park))\b"
)
_SENT_THERE = re.compile(r"\b(?:deliver\w*|ship\w*|sent|address|live|home|your|service|visit\w*|left|installed)\b", re.IGNORECASE)
_OUR_PLACE = re.compile(
    r"\b(?:our|branch|shop|store|depot|club|centre|center|hotel|restaurant|food bank|come|pop in|visit us)\b", re.IGNORECASE
)
_FREE_MAIL = re.compile(
    r"\b[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|gmx|proton(?:mail)?|me|web)\.\w{2,3}(?:\.\w{2})?\b",
    re.IGNORECASE,
)
_THEIR_MAIL = re.compile(r"\byour (?:[\w-]+ ){0,4}?(?P<kept>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_THEIR_PHONE = re.compile(
    r"\b(?:your (?:[\w-]+ ){0,3}?(?:number|phone|mobile|landline)|(?:rang|called|phoned|texted|ring|reach(?:ed)?) you (?:at|on))"
    r"(?: [a-z]+){0,3}? (?P<kept>\+?\d[\d ()-]{6,}\d)",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b(?:(?P<kept>you (?:also |have |had |still |never |did not |didn['’]t |'ve )*(?:miss(?:ed)? (?:\w+ ){0,3}?"
    r"(?:premium|payment|instalment|installment)s?|owe\b|pa(?:y|id) (?:your |the )?(?:last |final )?(?:bill|rent|invoice|premium)s?"
    r"|default(?:ed)?\b))|(?P<money>your (?:\w+ ){0,2}?(?:debts?|arrears|overdraft|credit (?:score|rating|record|check)|loan|mortgage"
    r"|outstanding balance|unpaid \w+|late payments?|bankruptcy))"
    r"|(?P<state>your (?:\w+ ){0,2}?(?:payment|card|direct debit|premium)s? (?:was|were|had been|has been|have been|bounced)"
    r" ?(?:declined|refused|returned|rejected|late|missed)?"
    r"|your account (?:is|was) (?:in arrears|overdrawn|past due|in collections?|suspended for \w+))"
    r"|(?P<health>your (?:\w+ ){0,2}?(?:diagnosis|prescription|medical \w+|illness|pregnancy|medication|treatment"
    r"|test results?|surgery|disability|therapy|symptoms)))",
    re.IGNORECASE,
)
_THING = (
    r"(?:(?:order|account|booking|policy|sale|customer|member(?:ship)?|reference|ticket|tracking|frame|phone|mobile"
    r"|contact|telephone|reservation|meter|claim|serial|invoice|card|case|parcel)['’s]* (?:number|no|id|ref|details|code)s?"
    r"|e-?mail(?: address)?|(?:full |home |delivery |postal )?address|full name|date of birth|post ?code|zip(?: code)?"
    r"|phone|(?:account|personal|contact) details|details|order id)"
)
_POST_IT = re.compile(
    r"\b(?P<kept>(?:(?:reply|respond|comment|post|drop|pop|leave|put|add|write)\b(?:(?! us at\b)[^.!?\n]){0,60}?"
    rf"\b(?:your|the|with|a|his|her)\b[^.!?\n]{{0,60}}?\b{_THING}(?:[^.!?\n]*)"
    r"|(?:send|share|give|tell|confirm|provide|let (?:us|me) (?:know|have)|what(?:['’]s| is| was)|(?:may|can|could) (?:i|we)"
    r" (?:have|get)|(?:we|i)(?:['’]ll| will)? need)\b[^.!?\n]{0,30}?\byour\b[^.!?\n]{0,50}?"
    rf"\b{_THING}(?:[^.!?\n]*)))",
    re.IGNORECASE,
)
_PRIVATELY = re.compile(
    r"\b(?:dms?|pms?|direct message|private(?:ly)?|inbox|messenger|whatsapp|secure|form|chat|call us|ring us|e-?mail us"
    r"|write to|message us|by (?:e-?mail|phone|message)|via)\b|@|https?:|\blink\b",
    re.IGNORECASE,
)
_ASK_PRIVATELY = SuggestionTemplate(
    title="Ask for it privately",
    text="send it to us privately at [link to a private message]",
    applicability=Applicability.UNSAFE,
)
_SAY_IT_PRIVATELY = SuggestionTemplate(
    title="Leave it out here",
    text="I'd rather go through this with you privately: [link to a private message].",
    at="sentence",
    applicability=Applicability.UNSAFE,
)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each private detail of the customer, and each request to post one."""
    taken: list[TextSpan] = []
    for sentence in reading.body:
        place = reading.place(sentence.start, sentence.end)
        for span, plain, suggestion in _details(place.of(reading.doc.text), reading):
            moved = TextSpan(place.start + span.start, place.start + span.end)
            if not any(moved.touches(other) for other in taken):
                taken.append(moved)
                yield _match(rule, reading, sentence, moved, plain, suggestion)


Detail = tuple[TextSpan, str | None, SuggestionTemplate | None]


def _details(words: str, reading: Reading) -> Iterator[Detail]:
    yield from _requests(words)
    yield from _references(words, reading.draft.customer.lower())
    for found in _STREET.finditer(words):
        if _SENT_THERE.search(words[: found.start()]) and not _OUR_PLACE.search(words):
            yield TextSpan(*found.span("kept")), "your address", None
    yield from ((TextSpan(*f.span()), "your e-mail address", None) for f in _FREE_MAIL.finditer(words))
    yield from ((TextSpan(*f.span("kept")), "", None) for f in _THEIR_MAIL.finditer(words))
    yield from ((TextSpan(*f.span("kept")), "", None) for f in _THEIR_PHONE.finditer(words))
    for found in _MATTER.finditer(words):
        if found.group().split()[-1].lower() not in reading.said:
            yield TextSpan(*found.span()), None, _SAY_IT_PRIVATELY


def _references(words: str, said: str) -> Iterator[Detail]:
    """Yield the numbers of orders and accounts that the customer did not post themselves."""
    for shape in (_REFERENCE, _BOOKING, _BARE_CODE):
        for found in shape.finditer(words):
            parts = found.groupdict()
            if parts.get("code", found.group()).lower() in said or _QUOTE_IT.search(words[: found.start()]):
                continue
            plain = re.split(r"(?i) (?:number|no|ref|id|code)", parts.get("kept", "your reference"))[0]
            yield TextSpan(*found.span()), plain, None
    for shape, plain in ((_CARD_END, "card"), (_ROOM, "your room")):
        yield from ((TextSpan(*found.span("kept")), plain, None) for found in shape.finditer(words))


def _requests(words: str) -> Iterator[Detail]:
    if _PRIVATELY.search(words):
        return
    for found in _POST_IT.finditer(words):
        yield TextSpan(*found.span("kept")), None, _ASK_PRIVATELY


def _match(
    rule: Rule,
    reading: Reading,
    sentence: Sentence,
    span: TextSpan,
    plain: str | None,
    suggestion: SuggestionTemplate | None,
) -> Match:
    inside = [t.i for t in reading.span(sentence) if span.start < t.idx + len(t) and t.idx < span.end]
    slots = {} if plain is None else {"plain": plain}
    return Match(rule, span, sentence, slots, suggestion, tokens=(inside[0], inside[-1] + 1))
