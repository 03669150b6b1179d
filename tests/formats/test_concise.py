from collections.abc import Callable

import click
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from replylint.report import Report

Render = Callable[..., str]


def test_a_run_reads_as_one_line_per_finding(
    render: Render, every_report: list[Report], snapshot: SnapshotAssertion
) -> None:
    assert render("concise", every_report, errors=["broken.txt"]) == snapshot


def test_statistics_count_each_rule_most_frequent_first(
    render: Render, every_report: list[Report], snapshot: SnapshotAssertion
) -> None:
    assert render("statistics", every_report) == snapshot


def test_a_clean_run_says_so(render: Render, clean: Report) -> None:
    assert render("concise", [clean]) == "All clear: 1 reply.\n"
    assert render("concise", [clean] * 12) == "All clear: 12 replies.\n"
    assert render("statistics", [clean]) == "All clear: 1 reply.\n"


def test_a_run_that_linted_nothing_is_not_called_clear(render: Render, french: Report) -> None:
    assert render("concise", []) == "No replies were linted.\n"
    assert render("concise", [french], errors=["a.txt"]) == (
        "No replies were linted.\nLeft out: 1 could not be read, 1 skipped.\n"
    )


def test_a_safe_fix_is_not_promised_where_the_file_cannot_be_written(
    render: Render, late_parcel: Report, base64_mail: Report
) -> None:
    safe = late_parcel.diagnostics[1]
    unwritable = replace(late_parcel, draft=base64_mail.draft, diagnostics=(safe,))
    output = render("concise", [unwritable])
    assert "[*]" not in output
    assert "(in the decoded reply): ARG002" in output


def test_colour_changes_nothing_but_the_colour(render: Render, every_report: list[Report]) -> None:
    colored = render("concise", every_report, color=True)
    assert "\x1b[" in colored
    assert click.unstyle(colored) == render("concise", every_report)


def test_a_record_cannot_steer_the_terminal(render: Render, record: Report) -> None:
    draft = replace(record.draft, id="a\x1b[2J\nb", path="we\u202eek.jsonl")
    for name in ("concise", "full"):
        output = render(name, [replace(record, draft=draft)])
        assert "\x1b" not in output
        assert "\u202e" not in output
        assert "a\ufffd[2J b" in output
