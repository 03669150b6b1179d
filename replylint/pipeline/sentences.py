"""Sentences that survive what replies are made of.

spaCy's sentencizer splits at punctuation alone. Here line breaks, list items and the borders of
zones end a sentence too, while abbreviations, wrapped lines and numbered markers do not.
"""

from collections.abc import Iterable, Iterator
from itertools import compress, pairwise

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns.flat import Words, words_of
from replylint.patterns.wording import Tokens
from replylint.pipeline.zones import zones_in

_CLOSERS = frozenset({'"', "'", "”", "’", ")", "]", "''", "*"})
_BULLETS = frozenset({"-", "*", "•", "–", "—", "·", "‣", "▪", "o", ">"})
_ABBREVIATIONS = frozenset(
    "no nos ref tel ext approx incl excl est max min dept acct acc inc ltd co st rd"
    " ave mr mrs ms dr vs etc"
    " e.g i.e eg ie a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WRAP = 55
"""A line at least this long that ends without a stop may have been wrapped by a mail program."""


@Language.component("replylint_sentences", assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Set token.is_sent_start for every token."""
    words = words_of(doc)
    words.bounds = _between(_starts(doc, words), len(doc))
    if len(doc):
        flags = np.full((len(doc), 1), -1, dtype="int64")
        flags[[start for start, _ in words.bounds]] = 1
        # one array instead of a property for each token: a fortieth of the time
        doc.from_array([SENT_START], flags.astype("uint64"))  # type: ignore[arg-type]
    return doc


def bounds(doc: Doc) -> list[Tokens]:
    """Return the token offsets of each sentence, those that another component has set if any.

    Without marking them in the doc, that takes a tenth of the time.
    """
    words = words_of(doc)
    if words.bounds is None:
        marked = doc.has_annotation("SENT_START")
        words.bounds = _between(_marked(doc) if marked else _starts(doc, words), len(doc))
    return words.bounds


def _starts(doc: Doc, words: Words) -> Iterator[int]:
    yield from _zone_borders(doc)
    yield from _ends(words)


def _marked(doc: Doc) -> Iterator[int]:
    yield from np.flatnonzero(doc.to_array([SENT_START]) == 1).tolist()


def _between(starts: Iterable[int], end: int) -> list[Tokens]:
    # other pipelines may leave the first token unmarked
    return list(pairwise([*sorted({0, *starts}), end])) if end else []


def asks(words: Words, start: int, end: int) -> bool:
    """Tell whether the sentence of these tokens ends with a question mark."""
    return "?" in words.of(max(start, end - 3), end)


def _zone_borders(doc: Doc) -> Iterator[int]:
    """Yield where a greeting or a signature begins and where it has ended."""
    for zone in zones_in(doc):
        if zone.label != "quote":
            yield zone.start
            if zone.end < len(doc):
                yield zone.end


def _ends(words: Words) -> Iterator[int]:
    """Yield the index of every token that begins a sentence after another has ended."""
    texts, line_start = words.texts, 0
    # only white space and punctuation end sentences
    for at in compress(range(len(texts) - 1), words.silent):
        text = texts[at]
        if text[-1] in "\n\r" or "\n" in text:
            if text.count("\n") > 1 or _line_ends(words, line_start, at):
                yield at + 1
            line_start = at + 1
        elif _is_stop(text) and not _is_marker(texts, line_start, at):
            end = _after_closers(words, at + 1)
            if end < len(texts) and not _goes_on(words, at, end):
                yield end


def _is_stop(text: str) -> bool:
    return not text.strip(".!?…")


def _is_marker(texts: list[str], line_start: int, at: int) -> bool:
    """Tell whether the stop at `at` belongs to a list number, as in "1." or "a."."""
    before = texts[at - 1] if at else ""
    return at - 1 == line_start and (before.isdigit() or len(before) == 1)


def _after_closers(words: Words, at: int) -> int:
    """Return the first token after the quotation marks and brackets that close at `at`."""
    texts = words.texts
    while (
        at < len(texts)
        and not words.spaced[at - 1]
        and (texts[at] in _CLOSERS or _is_stop(texts[at]))
    ):
        at += 1
    return at


def _goes_on(words: Words, stop: int, after: int) -> bool:
    """Tell whether the sentence goes on at `after` in spite of the stop."""
    texts, following = words.texts, words.texts[after]
    if "\n" in following or _is_stop(following):
        return True
    if texts[stop] in {"…", "...", ".."} or after > stop + 1:
        # trailing off, or a quotation or bracket that the sentence only contains
        return following[0].islower()
    if texts[stop] != ".":
        return False
    if not words.spaced[after - 1]:
        return not following[0].isupper()
    abbreviated = texts[stop - 1].lower() in _ABBREVIATIONS if stop else False
    return abbreviated and not following[0].isupper()


def _line_ends(words: Words, line_start: int, at: int) -> bool:
    """Tell whether the single line break at `at` also ends the sentence."""
    texts, following = words.texts, words.texts[at + 1]
    if at == line_start or following in _BULLETS or texts[line_start] in _BULLETS:
        return True
    if following.isdigit() and at + 2 < len(texts) and texts[at + 2] in {".", ")"}:
        return True
    before = texts[at - 1]
    if before == ":" or _is_stop(before[-1]):
        return True
    if before == "," or following[0].islower():
        return False
    return words.starts[at] - words.starts[line_start] < _WRAP
