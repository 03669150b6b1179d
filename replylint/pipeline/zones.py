"""Which part of a reply is what: greeting, body, quoted words, signature.

Mail is zoned before it is read (Lampert, Dale and Paris 2010 measured how much that helps):
rules look at the body; other people's words, signatures and legal notices are never flagged.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from replylint.diagnostic import TextSpan
from replylint.patterns.flat import words_of

ZONES = "replylint_zones"
_GREETING = re.compile(
    r"\s*(?:(?:hi|hiya|hello|hey|dear|howdy|greetings|heya|g'day|"
    r"good\s+(?:morning|afternoon|evening|day)|morning|afternoon|evening|to whom it may concern|"
    r"ladies and gentlemen)\b(?:[^\S\n]+(?:there|all|team|again|@?[^\s,.!?:;]+)){0,4}?[^\S\n]*"
    r"(?:[,!:;.–—-]+|(?=\n)|$)|@?[A-Z][\w'’.-]+(?:[^\S\n][A-Z][\w'’.-]+){0,2},(?=[^\S\n]*\n))",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[^\S\n]*(?:(?:(?:with\s+|my\s+)?(?:very\s+)?(?:kind(?:est)?|best|warm(?:est|ly)?|many|all the|sincere|"
    r"friendly|good)\s+)?(?:regards|wishes|thanks|best|greetings)|thank you|thanks|cheers|sincerely|"
    r"yours(?:\s+\w+)?|respectfully|all the best|take care|warmly|kind regards and \w+|"
    r"have a (?:good|great|nice|lovely) (?:one|day|evening|week|weekend))"
    r"(?:[^\S\n]+(?:again|so much|and regards|from \w+))?[^\S\n]*"
    r"(?:[,.!–—-]*[^\S\n]*(?:\n|$)|[,–—-]+[^\S\n]*[A-Z][^\n.!?]{0,40}(?:\n|$))",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"[^\S\n]*(?:[-–—^~*•|][^\S\n]?)?(?:[A-Zƛƍƞƿƣȣ({@]|the\s)[^\n.!?;]{0,60}\.?[^\S\n]*")
_INLINE_NAME = re.compile(r"(?<=[\s.!?])[\^~–—-]{1,2}[^\S\n]?[A-Z][\w.]*(?:[^\S\n]?[,/@|][^\n.!?]{1,30})?\s*$")
_NOTICE = re.compile(
    r"(?:this (?:e-?mail|message)[^.\n]{0,60}(?:confidential|intended|privileged)|confidentiality notice|"
    r"registered (?:in|office)|company (?:no|number|registration)|unsubscribe|please consider the environment|"
    r"do not reply to this|authorised and regulated)",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[\"“](?=[^\"“”\n]{12,})[^\"“”\n]+?[\"”]")
_QUOTED_WORDS = 4
_MAX_SIGNATURE_LINES = 9
_MAX_NAME_WORDS = 7

if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=())


@Language.component("replylint_zones")
def zones(doc: Doc) -> Doc:
    """Set doc.spans["replylint_zones"]: spans labelled greeting, quote and signature.

    What no span covers is the body. Spans of other people's words may be given beforehand as
    character offsets in doc._.quotes.
    """
    group = [
        span
        for label, found in _find(words_of(doc).text, doc._.quotes)
        if (span := doc.char_span(found.start, found.end, label, alignment_mode="expand"))
    ]
    doc.spans[ZONES] = SpanGroup(doc, name=ZONES, spans=group)
    return doc


def _find(text: str, quotes: tuple[TextSpan, ...]) -> list[tuple[str, TextSpan]]:
    found = [("quote", span) for span in quotes]
    end = min((s.start for s in quotes if not text[s.end :].strip()), default=len(text))
    start = max((s.end for s in quotes if not text[: s.start].strip()), default=0)
    greeting = _GREETING.match(text, start, end)
    if greeting:
        found.append(("greeting", TextSpan(start, greeting.end())))
        start = greeting.end()
    signature = _signature(text, start, end)
    if signature < end:
        found.append(("signature", TextSpan(signature, end)))
    found += [
        ("quote", TextSpan(*match.span()))
        for match in _QUOTATION.finditer(text, start, signature)
        if len(match.group().split()) >= _QUOTED_WORDS
    ]
    return found


def _signature(text: str, start: int, end: int) -> int:
    """Return where the signature begins, or `end` if there is none."""
    end_of_words = start + len(text[start:end].rstrip())
    lines = list(re.finditer(r"[^\n]*(?:\n|$)", text[start:end_of_words]))
    lines = [line for line in lines if line.group()]
    first = len(lines)
    for back, line in enumerate(reversed(lines)):
        at = len(lines) - 1 - back
        if at == 0 or back > _MAX_SIGNATURE_LINES:
            break
        if line.group().rstrip() in {"--", "—", "-- "} or _SIGN_OFF.fullmatch(line.group()):
            first = at
        elif _NOTICE.search(line.group()):
            first = at if first == at + 1 or first == len(lines) else first
        elif not line.group().strip():
            continue
        elif not (_looks_like_name(line.group()) and _stands_apart(lines, at)):
            break
        else:
            first = at
    if first < len(lines):
        return start + lines[first].start()
    inline = _INLINE_NAME.search(text, start, end)
    return inline.start() if inline else end


def _looks_like_name(line: str) -> bool:
    return bool(_NAME_LINE.fullmatch(line.rstrip("\n"))) and len(line.split()) <= _MAX_NAME_WORDS


def _stands_apart(lines: list[re.Match[str]], at: int) -> bool:
    """Tell whether line `at` follows an empty line, a sign-off, a name, or a finished sentence."""
    before = lines[at - 1].group().rstrip()
    return not before.strip() or before[-1] in ".!?)" or _looks_like_name(before) or bool(
        _SIGN_OFF.fullmatch(before)
    )
