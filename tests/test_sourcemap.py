from hypothesis import given
from hypothesis import strategies as st

from replylint.diagnostic import TextSpan
from replylint.sourcemap import Piece, SourceMap

# "a & b" out of "<i>a &amp; b</i>"
ENTITY = SourceMap([Piece(0, 2, 3, 5), Piece(2, 3, 5, 10), Piece(3, 5, 10, 12)])


def test_copied_text_maps_character_by_character() -> None:
    assert SourceMap.shifted(5, 10).span(TextSpan(1, 3)) == TextSpan(11, 13)


def test_a_decoded_character_maps_to_all_that_encodes_it() -> None:
    assert ENTITY.span(TextSpan(2, 3)) == TextSpan(5, 10)
    assert ENTITY.ranges(TextSpan(1, 4)) == [TextSpan(4, 11)]


def test_source_that_was_left_out_parts_the_ranges() -> None:
    around = SourceMap([Piece(0, 3, 0, 3), Piece(3, 6, 10, 13)])
    assert around.ranges(TextSpan(2, 4)) == [TextSpan(2, 3), TextSpan(10, 11)]


def test_an_insertion_at_a_border_follows_the_text_before() -> None:
    around = SourceMap([Piece(0, 3, 0, 3), Piece(3, 6, 10, 13)])
    assert around.span(TextSpan(3, 3)) == TextSpan(3, 3)
    assert around.span(TextSpan(6, 6)) == TextSpan(13, 13)


def test_an_empty_map_is_nowhere() -> None:
    assert SourceMap([]).span(TextSpan(0, 3)) is None
    assert SourceMap([]).span(TextSpan(0, 0)) is None
    assert ENTITY.then(SourceMap([])).span(TextSpan(0, 5)) is None


def test_a_map_of_a_map_leads_to_the_first_source() -> None:
    lines = SourceMap([Piece(0, 6, 100, 106), Piece(6, 16, 110, 120)])
    both = ENTITY.then(lines)
    assert both.span(TextSpan(0, 2)) == TextSpan(103, 105)
    assert both.span(TextSpan(2, 3)) == TextSpan(105, 114)


@given(st.lists(st.integers(1, 5), min_size=1), st.data())
def test_a_span_maps_to_the_ranges_of_its_characters(gaps: list[int], data: st.DataObject) -> None:
    pieces, source = [], 0
    for at, gap in enumerate(gaps):
        pieces.append(Piece(at, at + 1, source, source + gap))
        source += 2 * gap
    end = data.draw(st.integers(1, len(gaps)))
    start = data.draw(st.integers(0, end - 1))
    singly = [SourceMap(pieces).ranges(TextSpan(at, at + 1))[0] for at in range(start, end)]
    assert SourceMap(pieces).ranges(TextSpan(start, end)) == singly
