"""Where a suggestion's words go: edits of the reply, with spaces and capitals put right."""

import html

from replylint.diagnostic import Edit, TextSpan
from replylint.draft import Draft
from replylint.match import Match
from replylint.pipeline.reading import Reading

_CLOSING = frozenset(".,;:!?)")


def edits_for(at: str, text: str, match: Match, reading: Reading) -> tuple[Edit, ...]:
    """Return the edits that put `text` where a template's `at` says; () if it cannot be put."""
    draft = reading.draft
    sentence = reading.place(match.sentence.start, match.sentence.end)
    if at in {"match", "sentence"}:
        return _replace(draft, match.span if at == "match" else sentence, sentence, text)
    if at in {"first", "last"}:
        return _at_edge(at, text, reading)
    words = sentence.of(draft.prose).rstrip(".!? \n")
    places = {
        "end": (sentence.start + len(words), text),
        "before": (sentence.start, f"{text} "),
        "after": (sentence.end, f" {text}"),
    }
    place, new = places[at]
    return _insert(draft, place, new)


def _at_edge(at: str, text: str, reading: Reading) -> tuple[Edit, ...]:
    """Return the edit that adds a sentence before the first one of the body or after the last."""
    if not reading.body:
        return ()
    prose, edge = reading.draft.prose, reading.body[0 if at == "first" else -1]
    place = reading.place(edge.start, edge.end)
    gap = _gap(prose, place)
    if at == "first":
        return _insert(reading.draft, place.start, text + gap)
    stop = "." if gap == " " and prose[place.end - 1].isalnum() else ""
    return _insert(reading.draft, place.end, stop + gap + text)


def _gap(prose: str, place: TextSpan) -> str:
    """Return what stands between a new sentence and its neighbour: a list keeps its own lines."""
    line = prose[prose.rfind("\n", 0, place.start) + 1 : place.start + 2].lstrip()
    if line[:1] in {"-", "*", "•"} or line[:1].isdigit():
        return "\r\n\r\n" if "\r\n" in prose else "\n\n"
    return " "


def _replace(draft: Draft, span: TextSpan, sentence: TextSpan, text: str) -> tuple[Edit, ...]:
    prose = draft.prose
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


def _edit(draft: Draft, span: TextSpan, text: str) -> tuple[Edit, ...]:
    """Return the edits of the reply itself: markup between the words is left as it is."""
    written = html.escape(text, quote=False) if draft.markup == "html" else text
    ranges = draft.ranges(span)
    return tuple(Edit(place, written if not at else "") for at, place in enumerate(ranges))
