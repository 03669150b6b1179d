"""Where a suggestion's words go: edits of the reply, with spaces and capitals put right."""

import html
import re

from replylint.diagnostic import Edit, TextSpan
from replylint.draft import Draft
from replylint.match import Match
from replylint.pipeline.reading import Reading

_CLOSING = frozenset(".,;:!?)")
_RUNS_ON = (",", "-", "–", "—", ":", ";")
"""How a greeting ends that the next words go on from with a small letter."""
_PLEASE = re.compile(r"\bplease\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?=[,;:.!?]*(?:\s|$))")
"""A word of letters alone, not the beginning of an address."""


def edits_for(at: str, text: str, match: Match, reading: Reading) -> tuple[Edit, ...]:
    """Return the edits that put `text` where a template's `at` says; () if it cannot be put."""
    if at in {"first", "last"}:
        return _at_edge(at, text, reading)
    draft = reading.draft
    sentence = reading.place(match.sentence.start, match.sentence.end)
    if at in {"match", "sentence"}:
        return _replace(draft, match.span if at == "match" else sentence, sentence, text)
    if at == "before":
        return _put_before(draft, sentence, f"{text} ")
    if at == "after":
        return _insert(draft, sentence.end, f" {text}")
    words = sentence.of(draft.prose).rstrip(".!? \n")
    return _insert(draft, sentence.start + len(words), text)


def _at_edge(at: str, text: str, reading: Reading) -> tuple[Edit, ...]:
    """Return the edit that adds a sentence before the first one of the body or after the last."""
    if not reading.body:
        return ()
    prose, edge = reading.draft.prose, reading.body[0 if at == "first" else -1]
    place = reading.place(edge.start, edge.end)
    gap = _gap(prose, place)
    if at == "first":
        return _put_before(reading.draft, place, text + gap)
    stop = "." if gap == " " and prose[place.end - 1].isalnum() else ""
    return _insert(reading.draft, place.end, stop + gap + text)


def _put_before(draft: Draft, sentence: TextSpan, text: str) -> tuple[Edit, ...]:
    """Return the edits that put a new sentence and the gap after it before a sentence.

    The old one keeps its letter, small or capital, except where it was small only because it went
    on from the greeting: after a full stop it has to be a capital.
    """
    prose, at = draft.prose, sentence.start
    word = _WORD.match(prose, at)
    runs_on = prose[:at].rstrip().endswith(_RUNS_ON)
    # a name such as eBay keeps its small letter
    if not runs_on or word is None or not word.group().islower():
        return _insert_before(draft, at, text)
    # markup may stand between the new sentence and the letter, so they are two edits
    capital = _edit(draft, TextSpan(at, at + 1), prose[at].upper())
    return *_insert_before(draft, at, text), *capital


def _gap(prose: str, place: TextSpan) -> str:
    """Return what stands between a new sentence and its neighbour: a list keeps its own lines."""
    line = prose[prose.rfind("\n", 0, place.start) + 1 : place.start + 2].lstrip()
    if line[:1] in {"-", "*", "•"} or line[:1].isdigit():
        return "\r\n\r\n" if "\r\n" in prose else "\n\n"
    return " "


def _replace(draft: Draft, span: TextSpan, sentence: TextSpan, text: str) -> tuple[Edit, ...]:
    prose = draft.prose
    span = _with_please(prose, span)
    begins = span.start == sentence.start
    if text:
        if begins and span.of(prose)[:1].isupper():
            text = text[0].upper() + text[1:]
        return _edit(draft, span, text)
    start, end = _with_spaces(prose, span)
    if begins and end < len(prose) and end < sentence.end:
        # the next word now begins the sentence
        return _edit(draft, TextSpan(start, end + 1), prose[end].upper())
    return _edit(draft, TextSpan(start, end), "")


def _with_please(prose: str, span: TextSpan) -> TextSpan:
    """Return the span with the "please" before a "kindly": nobody asks twice in plain words."""
    if span.of(prose)[:6].lower() != "kindly":
        return span
    asked = _PLEASE.search(prose[max(0, span.start - 10) : span.start])
    return TextSpan(span.start - len(asked.group()), span.end) if asked else span


def _with_spaces(prose: str, span: TextSpan) -> tuple[int, int]:
    """Return the span with the comma and the space that are left over when its words go."""
    start, end = span.start, span.end
    if prose[end : end + 1] in {",", ":"} and (start == 0 or prose[start - 1].isspace()):
        end += 1
    if prose[end : end + 1] == " ":
        return start, end + 1
    if start and prose[start - 1] == " " and (end == len(prose) or prose[end] in _CLOSING):
        return start - 1, end
    return start, end


def _insert(draft: Draft, at: int, text: str) -> tuple[Edit, ...]:
    return _edit(draft, TextSpan(at, at), text)


def _insert_before(draft: Draft, at: int, text: str) -> tuple[Edit, ...]:
    """Return the edit that puts words before others, on their side of a tag that stood between."""
    ranges = draft.ranges(TextSpan(at, at + 1)) if at in draft.cuts else []
    if not ranges:
        return _insert(draft, at, text)
    place = TextSpan(ranges[0].start, ranges[0].start)
    return (Edit(place, _written(draft, text)),)


def _edit(draft: Draft, span: TextSpan, text: str) -> tuple[Edit, ...]:
    """Return the edits of the reply itself: markup between the words is left as it is.

    () where a macro's tag stood between them: not all who get some of these words get the others.
    """
    if any(span.start < cut < span.end for cut in draft.cuts):
        return ()
    written = _written(draft, text)
    ranges = draft.ranges(span)
    return tuple(Edit(place, written if not at else "") for at, place in enumerate(ranges))


def _written(draft: Draft, text: str) -> str:
    return html.escape(text, quote=False) if draft.markup == "html" else text
