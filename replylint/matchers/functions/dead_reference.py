"""LIB004: a macro names another one that the library does not hold."""

from collections.abc import Iterator
from pathlib import Path

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.match import Match
from replylint.matchers.functions.macro_references import Reference, links, references
from replylint.pipeline.reading import Reading
from replylint.pipeline.shelf import Titles
from replylint.rule import Rule

_FEWEST = 2
"""Macros below which there is no library that something could be missing from."""
_NO_MACROS = frozenset(
    ("readme", "changelog", "contributing", "license", "licence", "code_of_conduct", "security")
)
"""Files of a repository that are none of its replies."""
_NEAREST = "No macro is called “{match}”; the nearest is “{nearest}”."


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield each name of a macro that is not there.

    The slot `nearest` is the title most like it, `instead` the same where it can only be a slip.
    """
    if reading.shelf is None or len(reading.shelf) < _FEWEST:
        return
    titles = reading.shelf.titles
    named = [each for each in references(reading.draft, rule.match.words) if _is_dead(each, titles)]
    for reference in (*named, *_dead_links(reading.draft, titles)):
        if not any(reference.span.touches(quote) for quote in reading.draft.quotes):
            yield _match(rule, reading, reference, titles)


def _match(rule: Rule, reading: Reading, reference: Reference, titles: Titles) -> Match:
    near, slip = titles.nearest(reference.name), titles.slip(reference.name)
    slots = {"nearest": near} if near else {}
    if slip and reference.span.of(reading.draft.prose) == reference.name:
        slots["instead"] = slip
    at = min(reading.tokens(reference.span)[0], len(reading.words) - 1)
    message = _NEAREST if near else ""
    return Match(rule, reference.span, reading.sentence_at(at), slots, message=message)


def _is_dead(reference: Reference, titles: Titles) -> bool:
    if reference.name in titles or (reference.by_style and not titles.has_style_of(reference.name)):
        return False
    return not (reference.after and titles.begun(reference.after, reference.name))


def _dead_links(draft: Draft, titles: Titles) -> Iterator[Reference]:
    """Yield the links to files that are neither in the library nor beside the draft's own."""
    if not titles.of_files:
        return
    for name, target, words in links(draft.text):
        stem = Path(name).stem.lower()
        if name in titles or stem in _NO_MACROS or (Path(draft.path).parent / name).is_file():
            continue
        span = target if draft.view is None else _in_view(draft, words)
        if span is not None:
            yield Reference(name, span)


def _in_view(draft: Draft, words: TextSpan) -> TextSpan | None:
    """Return where a link's words stand in the prose, which leaves the link itself out."""
    found = [
        piece
        for piece in (draft.view_map.pieces if draft.view_map else ())
        if piece.source_start < words.end and words.start < piece.source_end
    ]
    return TextSpan(found[0].start, found[-1].end) if found else None
