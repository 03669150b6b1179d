import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

import replylint.formats
from replylint.diagnostic import Applicability, Diagnostic, Edit, Severity, Suggestion, TextSpan
from replylint.draft import Draft
from replylint.formats.full import FullRenderer
from replylint.formats.renderer import RenderOptions
from replylint.report import Report

Render = Callable[..., str]


def report_on(text: str, span: TextSpan, *edits: Edit) -> Report:
    """Return a report with one finding at `span`."""
    suggestions = (Suggestion("Better", edits, Applicability.SAFE),) if edits else ()
    found = Diagnostic("X001", "x", Severity.HINT, span, "A message.", suggestions=suggestions)
    return Report(Draft(text, path="a.txt"), (found,))


def shown(text: str, quote: str, *edits: Edit, width: int = 80) -> list[str]:
    """Return the rows below the heading for a finding at `quote`."""
    start = text.index(quote)
    report = report_on(text, TextSpan(start, start + len(quote)), *edits)
    return FullRenderer(RenderOptions(width)).reply(report).rstrip().split("\n")[6:]


def underlined(rows: list[str]) -> str:
    """Return the words above the carets."""
    words = ""
    for row, carets in pairwise(rows):
        if carets.strip() and not carets.strip("^ "):
            first, last = carets.index("^"), len(carets)
            cells = [char for char in row for _ in range(cell_len(char))]
            words += "".join(cells[first:last])
    return words


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_run_is_pleasant_to_read(
    render: Render, every_report: list[Report], snapshot: SnapshotAssertion, width: int
) -> None:
    assert render("full", every_report, width=width) == snapshot


def test_colour_marks_severity_words_and_changes(
    render: Render, late_parcel: Report, snapshot: SnapshotAssertion
) -> None:
    assert render("full", [late_parcel], color=True) == snapshot


def test_the_environment_does_not_turn_colour_on(
    render: Render, late_parcel: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in render("full", [late_parcel])


def test_a_clean_reply_takes_no_room(render: Render, clean: Report) -> None:
    assert render("full", [clean]) == "All clear: 1 reply.\n"


def test_a_long_paragraph_is_clipped_to_the_sentence() -> None:
    rows = shown("One is first. Two soon follows. Three ends it.", "soon")
    assert rows == ["    … Two soon follows. …", "          ^^^^"]


def test_titles_do_not_end_a_sentence() -> None:
    assert shown("Hello. Dear Ms. Okafor, we will soon write.", "soon")[0] == (
        "    … Dear Ms. Okafor, we will soon write."
    )


def test_a_hard_wrapped_sentence_is_shown_as_one() -> None:
    rows = shown(
        "Hi,\r\n\r\nwe will write\r\nas soon as\r\npossible.\r\n", "as soon as\r\npossible"
    )
    assert rows == [
        "    we will write as soon as possible.",
        "                  ^^^^^^^^^^^^^^^^^^^",
    ]


def test_a_list_item_stands_alone() -> None:
    assert shown("Please\n- open it soon\n- close it", "soon")[0] == "    - open it soon"


def test_markup_blocks_part_sentences() -> None:
    assert shown("<p>Hi Sam,</p><p>we soon write</p>", "soon")[0] == "    we soon write"


def test_carets_stand_under_wide_letters_and_emoji() -> None:
    rows = shown("👩‍💻 お待たせ 👋 soon ok", "soon")
    assert cell_len(rows[0].split("soon")[0]) == rows[1].index("^")


def test_a_missing_thing_gets_one_caret_where_it_belongs() -> None:
    text = "Hi Sam,\n\nthe parcel is late.\n\nTom"
    before = FullRenderer(RenderOptions()).reply(report_on(text, TextSpan(9, 9)))
    assert "\n    the parcel is late.\n    ^\n" in before
    end = text.index("\n\nTom")
    after = FullRenderer(RenderOptions()).reply(report_on(text, TextSpan(end, end)))
    assert "\n    the parcel is late.\n                       ^\n" in after


def test_a_short_quote_is_not_torn_apart() -> None:
    rows = shown(
        "We sorted the labels again on Monday and I guarantee it holds.", "I guarantee", width=48
    )
    assert rows[1:] == ["    I guarantee it holds.", "    ^^^^^^^^^^^"]


def test_a_sentence_without_end_is_clipped_around_the_words() -> None:
    rows = shown("and so on " * 300 + "soon " + "and so on " * 300, "soon")
    assert underlined(rows) == "soon"
    assert len(rows) < 8


def test_a_moved_sentence_is_shown_at_both_places() -> None:
    text = "The van broke down. It comes on Monday. I am sorry it is late."
    sorry = TextSpan(text.index(" I am"), len(text))
    rows = shown(
        text, "I am sorry it is late.",
        Edit(TextSpan(0, 0), "I am sorry it is late. "), Edit(sorry, ""),
    )  # fmt: skip
    assert rows[-2:] == [
        "         + I am sorry it is late. The van broke down.",
        "         \N{MINUS SIGN} I am sorry it is late.",
    ]


def test_steps_put_on_lines_of_their_own_are_shown_so() -> None:
    text = "Open it, press the button and wait."
    edit = Edit(TextSpan(0, len(text)), "1. Open it.\n2. Press the button.\n3. Wait.")
    assert shown(text, "Open", edit)[-4:] == [
        "         \N{MINUS SIGN} Open it, press the button and wait.",
        "         + 1. Open it.",
        "           2. Press the button.",
        "           3. Wait.",
    ]


def test_a_path_longer_than_the_terminal_stays_whole(render: Render, late_parcel: Report) -> None:
    draft = replace(late_parcel.draft, path="folder/" * 20 + "a.txt")
    output = render("full", [replace(late_parcel, draft=draft)], width=60)
    assert f" --> {draft.path}:3:1\n" in output


TEXTS = st.text(st.sampled_from("ab. \n\r\t[]-1👋日é\u200b\x1b\ud800<p>"), max_size=300)


@given(TEXTS, st.data(), st.integers(20, 120))
def test_any_text_and_span_can_be_shown(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = TextSpan(start, data.draw(st.integers(start, len(text))))
    output = FullRenderer(RenderOptions(width)).reply(
        report_on(text, span, Edit(span, data.draw(TEXTS)))
    )
    output.encode()
    assert max(map(cell_len, output.split("\n"))) <= max(width, 40)


def test_the_formats_are_listed_without_loading_any() -> None:
    code = "import sys, replylint.formats as f; print(*f.FORMATS, 'rich' in sys.modules)"
    root = Path(replylint.formats.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[:4] == ["full", "concise", "grouped", "json"]
    assert done.stdout.split()[-1] == "False"
