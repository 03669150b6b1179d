"""`--fix` and `--diff`: what is written, and what the exit code says of the rest."""

import json
import os
from email.message import EmailMessage
from pathlib import Path

import pytest
from command_line import DOUBTFUL, MENDED, STIFF, Call, write


@pytest.fixture(autouse=True)
def two_rules(tmp_path: Path) -> None:
    (tmp_path / "replylint.toml").write_text('select = ["APO003", "JRG003"]', "utf-8")


def test_fix_applies_safe_suggestions_and_says_how_many(cli: Call) -> None:
    file = write("a.txt", STIFF)
    done = cli("check", "a.txt", "--fix", "--fail-level", "hint")
    assert done.code == 0
    assert file.read_text("utf-8") == MENDED
    assert "Fixed 1 finding." in done.err
    assert "JRG003" not in done.out


def test_a_second_fix_changes_nothing(cli: Call) -> None:
    file = write("a.txt", STIFF)
    cli("check", "a.txt", "--fix")
    before = file.stat().st_mtime_ns
    done = cli("check", "a.txt", "--fix")
    assert file.stat().st_mtime_ns == before
    assert "Fixed" not in done.err


def test_unsafe_suggestions_wait_for_unsafe_fixes(cli: Call) -> None:
    file = write("a.txt", DOUBTFUL)
    assert cli("check", "a.txt", "--fix").code == 1
    assert file.read_text("utf-8") == DOUBTFUL
    assert cli("check", "a.txt", "--fix", "--unsafe-fixes").code == 0
    assert file.read_text("utf-8") != DOUBTFUL


def test_unsafe_fixes_alone_write_nothing(cli: Call) -> None:
    file = write("a.txt", STIFF)
    cli("check", "a.txt", "--unsafe-fixes")
    assert file.read_text("utf-8") == STIFF


def test_the_exit_code_can_tell_that_something_was_fixed(cli: Call) -> None:
    write("a.txt", STIFF)
    assert cli("check", "a.txt", "--fix", "--exit-non-zero-on-fix").code == 1
    assert cli("check", "a.txt", "--fix", "--exit-non-zero-on-fix").code == 0


def test_records_are_fixed_where_they_stand_and_nothing_else_changes(cli: Call) -> None:
    lines = [
        json.dumps({"id": "a", "reply": STIFF, "customer": "Where is it?"}),
        json.dumps({"reply": 'Please be advised that "Él" \u2013 \U0001f600 left.', "id": 2}),
        "broken",
        json.dumps({"reply": MENDED}),
    ]
    file = write("a.jsonl", "\r\n".join(lines))
    done = cli("check", "a.jsonl", "--fix")
    fixed = file.read_bytes().decode().split("\r\n")
    assert done.code == 2
    assert "a.jsonl:3: " in done.err
    assert json.loads(fixed[0])["reply"] == MENDED
    assert fixed[2:] == lines[2:]
    assert "Please be advised" not in fixed[1]


def test_the_same_words_in_several_files_are_all_fixed(cli: Call) -> None:
    files = [write(name, STIFF) for name in ("a.txt", "b.md", "c.txt")]
    done = cli("check", "a.txt", "b.md", "c.txt", "--fix")
    assert [file.read_text("utf-8") for file in files] == [MENDED] * 3
    assert "Fixed 3 findings." in done.err


def test_a_mail_in_base64_is_not_fixed_and_the_reason_is_told(cli: Call) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Your parcel"
    mail.set_content(STIFF, cte="base64")
    file = write("a.eml", mail.as_string())
    before = file.read_bytes()
    done = cli("check", "a.eml", "--fix")
    assert file.read_bytes() == before
    assert "a.eml: not fixed: " in done.err
    assert "base64" in done.err


def test_diff_shows_what_would_change_and_changes_nothing(cli: Call) -> None:
    file = write("a.txt", STIFF)
    done = cli("check", "a.txt", "--diff")
    assert done.code == 1
    assert done.out == (
        "--- a.txt\n+++ a.txt\n@@ -1,6 +1,6 @@\n Hi Sam,\n \n"
        "-Please be advised that the parcel left on Monday.\n+The parcel left on Monday.\n"
        " \n Best,\n Ann\n"
    )
    assert "Would fix 1 finding." in done.err
    assert file.read_text("utf-8") == STIFF


def test_diff_exits_0_where_nothing_would_change_even_if_findings_remain(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--diff")
    assert (done.code, done.out) == (0, "")


def test_diff_of_a_missing_file_exits_2(cli: Call) -> None:
    write("a.txt", STIFF)
    done = cli("check", "gone.txt", "a.txt", "--diff")
    assert done.code == 2
    assert "gone.txt: " in done.err
    assert "+The parcel left" in done.out


def test_a_diff_marks_a_file_without_a_last_line_end(cli: Call) -> None:
    write("a.txt", "Please be advised that it left on Monday.")
    assert "\\ No newline at end of file\n" in cli("check", "a.txt", "--diff").out


def test_a_linked_file_is_fixed_where_it_lies(cli: Call) -> None:
    file = write("real.txt", STIFF)
    Path("link.txt").symlink_to(file.absolute())
    cli("check", "link.txt", "--fix")
    assert Path("link.txt").is_symlink()
    assert file.read_text("utf-8") == MENDED


def test_what_cannot_be_written_is_not_counted_and_still_checked(cli: Call) -> None:
    name = "a" * 242 + ".txt"  # the copy that a fix writes beside the file has a longer one
    file = write(name, STIFF)
    done = cli("check", name, "--fix", "--output-format", "concise")
    assert done.code == 2
    assert file.read_text("utf-8") == STIFF
    assert f"{name}: cannot be written: File name too long; " in done.err
    assert "Fixed" not in done.err
    assert "JRG003" in done.out
    assert "could not be read" not in done.out


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_file_says_what_to_do(cli: Call) -> None:
    write("a.txt", STIFF).chmod(0o444)
    done = cli("check", "a.txt", "--fix")
    assert done.code == 2
    assert "a.txt: cannot be written: Permission denied; make the file" in done.err


def test_unsafe_fixes_are_counted_in_the_closing_lines_without_fix(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--unsafe-fixes")
    assert "1 fixable with --fix --unsafe-fixes." in done.out


@pytest.mark.parametrize("rest", ["yes", "12", "null", ""])
def test_a_fix_that_would_be_read_as_no_text_is_not_made_and_the_others_are(
    cli: Call, rest: str
) -> None:
    bodies = [f"Please be advised that{rest and f' {rest}'}", "Please be advised that it left."]
    content = "- title: A\n  body: {}\n- title: B\n  body: {}\n- title: C\n  body: {}\n"
    file = write("a.yaml", content.format(*bodies, f"'{bodies[1]}'"))
    done = cli("check", "a.yaml", "--fix")
    assert file.read_text("utf-8") == content.format(bodies[0], "It left.", "'It left.'")
    assert "a.yaml: not fixed: line 2: the new text would be read as something else" in done.err
    assert "Fixed 2 findings." in done.err


def test_a_reply_is_not_fixed_away(cli: Call) -> None:
    content = json.dumps([{"body": "Please be advised that"}, {"body": "It left."}])
    file = write("a.json", content)
    assert "not fixed" in cli("check", "a.json", "--fix").err
    assert file.read_text("utf-8") == content


def test_a_text_that_several_macros_share_is_fixed_once(cli: Call) -> None:
    content = "a: {{title: A, body: &b {}}}\nb: {{title: B, body: *b}}\n"
    file = write("a.yaml", content.format("Please be advised that it left."))
    assert "Fixed 1 finding." in cli("check", "a.yaml", "--fix").err
    assert file.read_text("utf-8") == content.format("It left.")


def test_a_mail_in_html_keeps_its_paragraphs_when_a_sentence_goes(cli: Call) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Your parcel"
    html = "<p>Hi Sam,</p>\n<p>{}the parcel <b>left</b>.</p>\n<p>Best,<br>Ann</p>\n"
    mail.set_content(html.format("Please be advised that "), subtype="html", cte="8bit")
    file = write("a.eml", mail.as_string())
    cli("check", "a.eml", "--fix")
    assert html.format("T").replace("Tthe", "The") in file.read_text("utf-8")


def test_a_fix_that_would_bring_another_finding_is_named_and_left(cli: Call) -> None:
    Path("replylint.toml").write_text('select = ["JRG"]', "utf-8")
    file = write("a.txt", "Hi Sam,\n\nPlease kindly do the needful and revert.\n")
    done = cli("check", "a.txt", "--fix")
    assert "left 1 finding alone" in done.err
    assert "do the needful" in file.read_text("utf-8")
