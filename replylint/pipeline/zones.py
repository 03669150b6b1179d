"""Which part of a reply is what: greeting, body, quoted words, signature.

Mail is zoned before it is read (Lampert, Dale and Paris 2010 measured how much that helps):
rules look at the body; other people's words, signatures and legal notices are never flagged.
"""

import re
from bisect import bisect_left, bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from replylint.diagnostic import TextSpan
from replylint.patterns.flat import Zone, words_of
from replylint.pipeline.signature import signature_start

ZONES = "replylint_zones"
_GREETING = re.compile(
    r"\s*(?:(?:hi|hiya|hello|hey|dear|howdy|greetings|heya|g'day|"
    r"good\s+(?:morning|afternoon|evening|day)|morning|afternoon|evening|to whom it may concern|"
    r"ladies and gentlemen)\b(?:[^\S\n]+(?:there|all|team|again|@?[^\s,.!?:;]+)){0,4}?[^\S\n]*"
    r"(?:[,!:;.–—-]+|(?=\n)|$)|@?[A-Z][\w'’.-]+(?:[^\S\n][A-Z][\w'’.-]+){0,2},(?=[^\S\n]*\n))",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[\"“](?=[^\"“”\n]{12,})[^\"“”\n]+?[\"”]")
_QUOTED_WORDS = 4

if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=())


@Language.component("replylint_zones")
def zones(doc: Doc) -> Doc:
    """Set doc.spans["replylint_zones"]: spans labelled greeting, quote and signature.

    What no span covers is the body. Spans of other people's words may be given beforehand as
    character offsets in doc._.quotes.
    """
    spans = [Span(doc, start, end, label) for label, start, end in zoned(doc)]
    doc.spans[ZONES] = SpanGroup(doc, name=ZONES, spans=spans)
    return doc


def zoned(doc: Doc) -> list[Zone]:
    """Find the zones of a reply without marking them in the doc, which would take as long again."""
    words = words_of(doc)
    zones = (
        Zone(label, bisect_right(words.ends, place.start), bisect_left(words.starts, place.end))
        for label, place in places(words.text, doc._.quotes)
    )
    words.zones = [zone for zone in zones if zone.start < zone.end]
    return words.zones


def zones_in(doc: Doc) -> list[Zone]:
    """Return the zones that were found in a doc, by tokens; a customer's message has none."""
    words = words_of(doc)
    if words.zones is None:
        marked = doc.spans.get(ZONES, ())
        words.zones = [Zone(span.label_, span.start, span.end) for span in marked]
    return words.zones


def zones_of(doc: Doc) -> dict[int, str]:
    """Return the zone of each token that is not body."""
    return {at: zone.label for zone in zones_in(doc) for at in range(zone.start, zone.end)}


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens that are other people's words."""
    quotes = (zone for zone in zones_in(doc) if zone.label == "quote")
    return frozenset(at for quote in quotes for at in range(quote.start, quote.end))


def places(text: str, quotes: tuple[TextSpan, ...]) -> list[tuple[str, TextSpan]]:
    """Return the zones of a text by their labels, the stretches `quotes` among them."""
    found = [("quote", span) for span in quotes]
    end = min((s.start for s in quotes if not text[s.end :].strip()), default=len(text))
    start = max((s.end for s in quotes if not text[: s.start].strip()), default=0)
    greeting = _GREETING.match(text, start, end)
    if greeting:
        found.append(("greeting", TextSpan(start, greeting.end())))
        start = greeting.end()
    signature = signature_start(text, start, end)
    if signature < end:
        found.append(("signature", TextSpan(signature, end)))
    found += [
        ("quote", TextSpan(*match.span()))
        for match in _QUOTATION.finditer(text, start, signature)
        if len(match.group().split()) >= _QUOTED_WORDS
    ]
    return found
