"""`replylint check -`: a draft through a pipe."""

import json
import sys
from pathlib import Path

import pytest
from command_line import DOUBTFUL, MENDED, STIFF, Call, write

from replylint.cli.main import run


@pytest.fixture(autouse=True)
def two_rules(tmp_path: Path) -> None:
    (tmp_path / "replylint.toml").write_text('select = ["APO003", "JRG003"]', "utf-8")


def test_standard_input_is_checked_as_plain_text(cli: Call) -> None:
    done = cli("check", "-", "--output-format", "concise", stdin=DOUBTFUL)
    assert done.code == 1
    assert done.out.startswith("-:3:8: APO003")


def test_standard_input_is_taken_for_the_file_that_is_named(cli: Call) -> None:
    record = json.dumps({"id": "a-1", "reply": DOUBTFUL})
    options = ("--stdin-filename", "q/a.jsonl", "--output-format", "json")
    reply = json.loads(cli("check", "-", *options, stdin=record).out)["replies"][0]
    assert (reply["path"], reply["id"], reply["line"]) == ("q/a.jsonl", "a-1", 1)


def test_the_configuration_of_that_files_folder_holds(cli: Call) -> None:
    write("q/replylint.toml", 'select = ["JRG003"]')
    assert cli("check", "-", stdin=DOUBTFUL).code == 1
    assert cli("check", "-", "--stdin-filename", "q/a.txt", stdin=DOUBTFUL).code == 0


def test_empty_input_is_unreadable(cli: Call) -> None:
    done = cli("check", "-", stdin=" \n")
    assert done.code == 2
    assert done.err.startswith("replylint: -: ")


def test_fix_makes_a_filter_the_reply_out_the_findings_aside(program: Call) -> None:
    done = program("check", "-", "--fix", "--output-format", "concise", stdin=STIFF)
    assert (done.code, done.out) == (0, MENDED)
    assert "Fixed 1 finding." in done.err


def test_a_filter_passes_on_what_it_cannot_fix_and_says_what_remains(program: Call) -> None:
    done = program("check", "-", "--fix", "--output-format", "concise", stdin=DOUBTFUL)
    assert (done.code, done.out) == (1, DOUBTFUL)
    assert "APO003" in done.err


def test_a_diff_of_standard_input_goes_to_standard_output(cli: Call) -> None:
    done = cli("check", "-", "--diff", stdin=STIFF)
    assert done.code == 1
    assert "--- -\n+++ -\n" in done.out
    assert "+The parcel left on Monday.\n" in done.out


def test_standard_input_stands_alone(cli: Call) -> None:
    done = cli("check", "-", "a.txt", stdin=STIFF)
    assert done.code == 2
    assert "stands alone" in done.err


def test_a_closed_standard_input_is_wrong_use(
    cli: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli("--version")
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["check", "-"]) == 2
    assert "standard input is closed" in capsys.readouterr().err


def test_a_filter_keeps_its_findings_out_of_the_reply(cli: Call) -> None:
    done = cli("check", "-", "--fix", "-o", "-", stdin=STIFF)
    assert (done.code, done.out) == (2, "")
    assert "give `-o` a file" in done.err
