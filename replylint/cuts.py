"""A draft without parts of its prose: what no customer reads is not read here either."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.sourcemap import Piece, SourceMap


def without(draft: Draft, spans: Sequence[TextSpan]) -> Draft:
    """Return a draft whose view lacks `spans` of its prose, in order; findings stay in place."""
    if not spans:
        return draft
    return made_of(draft, _between(spans, len(draft.prose)))


def made_of(draft: Draft, kept: Iterable[TextSpan]) -> Draft:
    """Return a draft whose view is these spans of its prose, in order; findings stay in place."""
    pieces = list(_pieces(kept))
    places = SourceMap(pieces)
    return replace(
        draft,
        view="".join(draft.prose[piece.source_start : piece.source_end] for piece in pieces),
        view_map=places if draft.view_map is None else places.then(draft.view_map),
        quotes=tuple(_moved(draft.quotes, pieces)),
    )


def _between(spans: Iterable[TextSpan], end: int) -> Iterator[TextSpan]:
    at = 0
    for span in spans:
        yield TextSpan(at, max(at, span.start))
        at = max(at, span.end)
    yield TextSpan(at, max(at, end))


def _pieces(kept: Iterable[TextSpan]) -> Iterator[Piece]:
    at = 0
    for span in kept:
        length = span.end - span.start
        yield Piece(at, at + length, span.start, span.end)
        at += length


def _moved(quotes: Iterable[TextSpan], pieces: Sequence[Piece]) -> Iterator[TextSpan]:
    """Yield where spans of the prose stand in the pieces of it, without those that are gone."""
    for quote in quotes:
        start, end = (_kept_before(at, pieces) for at in (quote.start, quote.end))
        if start < end:
            yield TextSpan(start, end)


def _kept_before(at: int, pieces: Iterable[Piece]) -> int:
    return sum(max(0, min(at, piece.source_end) - piece.source_start) for piece in pieces)
