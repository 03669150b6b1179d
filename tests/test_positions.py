import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.positions import LineIndex, Position

TEXTS = st.text(st.sampled_from("ab\n\r\x0b\x0c\x85\u2028👋é"))


def test_lines_and_columns_count_from_one_and_offsets_from_zero() -> None:
    assert LineIndex("ab\ncd").position(0) == Position(1, 1, 0)
    assert LineIndex("ab\ncd").position(4) == Position(2, 2, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_once(end: str) -> None:
    index = LineIndex(f"one{end}two{end}")
    assert index.position(len(f"one{end}")) == Position(2, 1, len(f"one{end}"))
    assert index.line_text(2) == "two"
    assert index.position(len(f"one{end}two{end}")).line == 3
    assert index.line_text(3) == ""


def test_the_end_of_a_text_without_line_end_is_on_its_last_line() -> None:
    assert LineIndex("").position(0) == Position(1, 1, 0)
    assert LineIndex("ab").position(2) == Position(1, 3, 2)


def test_an_emoji_is_one_column_but_two_utf16_units() -> None:
    index = LineIndex("x\n👋 hi")
    assert index.position(4) == Position(2, 3, 4)
    assert index.utf16_column(4) == 3


@given(TEXTS, st.data())
def test_only_line_feeds_and_carriage_returns_end_a_line(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    # an offset between CR and LF is still on the line that they end
    cut = offset - 1 if text[max(0, offset - 1) : offset + 1] == "\r\n" else offset
    before = re.split(r"\r\n|\r|\n", text[:cut])
    position = LineIndex(text).position(offset)
    assert (position.line, position.column) == (len(before), len(before[-1]) + 1 + offset - cut)


@given(TEXTS, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    position = index.position(offset)
    start = offset - position.column + 1
    assert text[start:offset].encode("utf-16-le") == text[start:][: position.column - 1].encode(
        "utf-16-le"
    )
    assert start == 0 or text[start - 1] in "\r\n"
