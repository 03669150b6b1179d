"""PUB001: what belongs to one customer, or is asked of them, where everybody reads it."""

import re
from collections.abc import Iterator

from replylint.diagnostic import Applicability, TextSpan
from replylint.match import Match
from replylint.matchers import private_shapes as shapes
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule, SuggestionTemplate

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
        for span, plain, suggestion in _details(place.of(reading.words.text), reading):
            moved = TextSpan(place.start + span.start, place.start + span.end)
            if not any(moved.touches(other) for other in taken):
                taken.append(moved)
                yield _match(rule, reading, sentence, (moved, plain, suggestion))


Detail = tuple[TextSpan, str | None, SuggestionTemplate | None]
"""Where it stands, how to say it without the detail, and a rewrite of its own."""


def _details(words: str, reading: Reading) -> Iterator[Detail]:
    yield from _requests(words)
    yield from _references(words, reading.draft.customer.lower())
    for found in shapes.STREET.finditer(words):
        if shapes.SENT_THERE.search(words[: found.start()]) and not shapes.OUR_PLACE.search(words):
            yield TextSpan(*found.span("kept")), "your address", None
    yield from (
        (TextSpan(*f.span()), "your e-mail address", None) for f in shapes.FREE_MAIL.finditer(words)
    )
    yield from ((TextSpan(*f.span("kept")), "", None) for f in shapes.THEIR_MAIL.finditer(words))
    yield from ((TextSpan(*f.span("kept")), "", None) for f in shapes.THEIR_PHONE.finditer(words))
    for found in shapes.MATTER.finditer(words):
        if found.group().split()[-1].lower() not in reading.said:
            yield TextSpan(*found.span()), None, _SAY_IT_PRIVATELY


def _references(words: str, said: str) -> Iterator[Detail]:
    """Yield the numbers of orders and accounts that the customer did not post themselves."""
    for shape in (shapes.REFERENCE, shapes.BOOKING, shapes.BARE_CODE):
        for found in shape.finditer(words):
            parts = found.groupdict()
            if parts.get("code", found.group()).lower() in said or shapes.QUOTE_IT.search(
                words[: found.start()]
            ):
                continue
            plain = re.split(
                r"(?i) (?:number|no|ref|id|code)", parts.get("kept", "your reference")
            )[0]
            yield TextSpan(*found.span()), plain, None
    for shape, plain in ((shapes.CARD_END, "card"), (shapes.ROOM, "your room")):
        yield from ((TextSpan(*found.span("kept")), plain, None) for found in shape.finditer(words))


def _requests(words: str) -> Iterator[Detail]:
    if shapes.PRIVATELY.search(words):
        return
    for found in shapes.POST_IT.finditer(words):
        yield TextSpan(*found.span("kept")), None, _ASK_PRIVATELY


def _match(rule: Rule, reading: Reading, sentence: Sentence, detail: Detail) -> Match:
    span, plain, suggestion = detail
    start, end = reading.tokens(span)
    tokens = max(start, sentence.start), min(end, sentence.end)
    slots = {} if plain is None else {"plain": plain}
    return Match(rule, span, sentence, slots, suggestion, tokens=tokens)
