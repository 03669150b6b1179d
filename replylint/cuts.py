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
    kept = list(_between(spans, len(draft.prose)))
    view = "".join(span.of(draft.prose) for span in kept)
    places = SourceMap(_pieces(kept))
    return replace(
        draft,
        view=view,
        view_map=places if draft.view_map is None else places.then(draft.view_map),
        quotes=tuple(_moved(quote, spans) for quote in draft.quotes),
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


def _moved(quote: TextSpan, spans: Sequence[TextSpan]) -> TextSpan:
    return TextSpan(_after(quote.start, spans), _after(quote.end, spans))


def _after(at: int, spans: Sequence[TextSpan]) -> int:
    """Return where an offset of the prose is once the spans are gone."""
    return at - sum(min(at, span.end) - span.start for span in spans if span.start < at)
