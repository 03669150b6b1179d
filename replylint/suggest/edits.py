"""Where a suggestion's words go: edits of the reply, with spaces and capitals put right."""

import html

from replylint.diagnostic import Edit, TextSpan
from replylint.draft import Draft
from replylint.match import Match
from replylint.pipeline.reading import Reading, Sentence

_CLOSING = frozenset(".,;:!?)")


def edits_for(at: str, text: str, match: Match, reading: Reading) -> tuple[Edit, ...]:
    """Return the edits that put `text` where a template's `at` says; () if it cannot be put."""
    prose = reading.draft.prose
    sentence = reading.place(match.sentence.start, match.sentence.end)
    if at == "match":
        return _replace(reading.draft, match.span, sentence, text)
    if at == "sentence":
        return _replace(reading.draft, sentence, sentence, text)
    if at == "end":
        words = sentence.of(prose).rstrip(".!? \n")
        return _insert(reading.draft, sentence.start + len(words), text)
    if at == "before":
        return _insert(reading.draft, sentence.start, f"{text} ")
    if at == "after":
        return _insert(reading.draft, sentence.end, f" {text}")
    if not reading.body:
        return ()
    edge = reading.body[0] if at == "first" else reading.body[-1]
    place = reading.place(edge.start, edge.end)
    if at == "first":
        return _insert(reading.draft, place.start, text + _gap(prose, place, edge, reading))
    return _insert(reading.draft, place.end, _gap(prose, place, edge, reading) + text)


def _gap(prose: str, place: TextSpan, edge: Sentence, reading: Reading) -> str:
    """Return what stands between a new sentence and its neighbour: a list keeps its own lines."""
    del edge, reading
    line = prose[prose.rfind("\n", 0, place.start) + 1 : place.start + 2].lstrip()
    in_list = line[:1] in {"-", "*", "•"} or line[:1].isdigit()
    if in_list:
        return "\r\n\r\n" if "\r\n" in prose else "\n\n"
    unfinished = place.end > place.start and prose[place.end - 1].isalnum()
    return ". " if unfinished and place.end == len(prose.rstrip()) else " "


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
