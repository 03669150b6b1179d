"""Sentences that survive what replies are made of.

spaCy's sentencizer splits at punctuation alone. Here line breaks, list items and the borders of
zones end a sentence too, while abbreviations, wrapped lines and numbered markers do not.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from replylint.pipeline.zones import ZONES

_CLOSERS = frozenset({'"', "'", "”", "’", ")", "]", "''", "*"})
_BULLETS = frozenset({"-", "*", "•", "–", "—", "·", "‣", "▪", "o", ">"})
_ABBREVIATIONS = frozenset(
    "no nos ref tel ext approx incl excl est max min dept acct acc inc ltd co st rd ave mr mrs ms dr vs etc"
    " e.g i.e eg ie a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WRAP = 55
"""A line at least this long that ends without a stop may have been wrapped by a mail program."""


@Language.component("replylint_sentences", assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Set token.is_sent_start for every token."""
    tokens = list(doc)
    starts = {0, *_zone_borders(doc), *_ends(tokens, [token.text for token in tokens])}
    for at, token in enumerate(tokens):
        token.is_sent_start = at in starts
    return doc


def _zone_borders(doc: Doc) -> Iterator[int]:
    """Yield where a greeting or a signature begins and where it has ended."""
    for span in doc.spans.get(ZONES, []):
        if span.label_ != "quote":
            yield span.start
            yield span.end


def _ends(tokens: list[Token], texts: list[str]) -> Iterator[int]:
    """Yield the index of every token that begins a sentence after another has ended."""
    line_start = 0
    for at, text in enumerate(texts[:-1]):
        if "\n" in text or "\r" in text:
            if text.count("\n") > 1 or _line_ends(tokens, texts, line_start, at):
                yield at + 1
            line_start = at + 1
        elif _is_stop(text) and not _is_marker(texts, line_start, at):
            end = _after_closers(tokens, texts, at + 1)
            if end < len(texts) and not _goes_on(tokens, texts, at, end):
                yield end


def _is_stop(text: str) -> bool:
    return text[-1] in ".!?…" and all(mark in ".!?…" for mark in text)


def _is_marker(texts: list[str], line_start: int, at: int) -> bool:
    """Tell whether the stop at `at` belongs to a list number, as in "1." or "a."."""
    before = texts[at - 1] if at else ""
    return at - 1 == line_start and (before.isdigit() or len(before) == 1)


def _after_closers(tokens: list[Token], texts: list[str], at: int) -> int:
    """Return the first token after the quotation marks and brackets that close at `at`."""
    while at < len(texts) and not tokens[at - 1].whitespace_ and (
        texts[at] in _CLOSERS or _is_stop(texts[at])
    ):
        at += 1
    return at


def _goes_on(tokens: list[Token], texts: list[str], stop: int, after: int) -> bool:
    """Tell whether the sentence goes on at `after` in spite of the stop."""
    following = texts[after]
    if "\n" in following or _is_stop(following):
        return True
    if texts[stop] in {"…", "...", ".."}:
        return following[0].islower()
    if texts[stop] != ".":
        return False
    if not tokens[after - 1].whitespace_:
        return not following[0].isupper()
    abbreviated = texts[stop - 1].lower() in _ABBREVIATIONS if stop else False
    return abbreviated and not following[0].isupper()


def _line_ends(tokens: list[Token], texts: list[str], line_start: int, at: int) -> bool:
    """Tell whether the single line break at `at` also ends the sentence."""
    following = texts[at + 1]
    if at == line_start or following in _BULLETS or texts[line_start] in _BULLETS:
        return True
    if following.isdigit() and at + 2 < len(texts) and texts[at + 2] in {".", ")"}:
        return True
    before = texts[at - 1]
    if _is_stop(before) or before == ":" or _is_stop(before[-1]):
        return True
    if before == "," or following[0].islower():
        return False
    return tokens[at].idx - tokens[line_start].idx < _WRAP
