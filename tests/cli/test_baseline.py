"""`--baseline`: an old library's findings are accepted, and only new ones told."""

import json
from pathlib import Path

import pytest
from command_line import DOUBTFUL, STIFF, Call, write

LEGAL = "We are sorry if this caused any confusion."
LEVEL = ("--fail-level", "hint")


@pytest.fixture(autouse=True)
def two_rules(tmp_path: Path) -> None:
    (tmp_path / "replylint.toml").write_text('select = ["APO003", "JRG003"]', "utf-8")


def accept(cli: Call, *paths: str) -> None:
    assert cli("check", *paths, "--write-baseline", "old.json").code == 0


def test_what_is_accepted_is_not_told_again(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    assert cli("check", "a.txt").code == 1
    done = cli("check", "a.txt", "--write-baseline", "old.json")
    assert done.code == 0
    assert "1 finding is accepted in old.json" in done.err
    done = cli("check", "a.txt", "--baseline", "old.json", *LEVEL)
    assert done.code == 0
    assert "All clear: 1 reply" in done.out


def test_what_is_new_is_told(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    accept(cli, "a.txt")
    write("a.txt", STIFF + DOUBTFUL)
    out = cli("check", "a.txt", "--baseline", "old.json", "--output-format", "concise").out
    assert "JRG003" in out
    assert "APO003" not in out


def test_the_same_words_once_more_are_new(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    accept(cli, "a.txt")
    write("a.txt", DOUBTFUL + LEGAL)
    assert cli("check", "a.txt", "--baseline", "old.json").code == 1


def test_an_accepted_finding_may_move(cli: Call) -> None:
    records = [{"id": name, "reply": DOUBTFUL} for name in ("a", "b", "c")]
    write("a.jsonl", "\n".join(map(json.dumps, records)))
    accept(cli, "a.jsonl")
    moved = [{"id": "new", "reply": "Hi."}, records[2], {**records[0], "reply": f"Hi. {DOUBTFUL}"}]
    write("a.jsonl", "\n".join(map(json.dumps, moved)))
    assert cli("check", "a.jsonl", "--baseline", "old.json", *LEVEL).code == 0


def test_another_reply_is_not_covered(cli: Call) -> None:
    write("a.jsonl", json.dumps({"id": "a", "reply": DOUBTFUL}))
    accept(cli, "a.jsonl")
    write("a.jsonl", json.dumps({"id": "b", "reply": DOUBTFUL}))
    assert cli("check", "a.jsonl", "--baseline", "old.json").code == 1


def test_paths_count_from_the_baseline(cli: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write("macros/a.txt", DOUBTFUL)
    accept(cli, "macros/a.txt")
    monkeypatch.chdir("macros")
    assert cli("check", "a.txt", "--baseline", "../old.json").code == 0


def test_entries_that_nothing_needs_are_named(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    write("b.txt", STIFF)
    accept(cli, "a.txt", "b.txt")
    write("a.txt", "Hi Sam.")
    done = cli("check", "a.txt", "b.txt", "--baseline", "old.json", *LEVEL)
    assert done.code == 0
    assert "old.json: 1 entry is no longer needed" in done.err
    Path("a.txt").unlink()
    assert "1 entry is no longer" in cli("check", "b.txt", "--baseline", "old.json").err


def test_an_entry_that_nothing_needs_is_a_finding_of_ign001(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    accept(cli, "a.txt")
    write("a.txt", "Hi Sam.")
    show = ("--extend-select", "IGN001", "--output-format", "concise")
    out = cli("check", "a.txt", "--baseline", "old.json", *show).out
    assert out.startswith("old.json:2:")
    assert "IGN001 Nothing here needs to be ignored for APO003 (a.txt)" in out


def test_entries_of_files_and_rules_that_were_not_asked_are_not_named(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    write("b.txt", STIFF)
    accept(cli, "a.txt", "b.txt")
    assert "no longer" not in cli("check", "b.txt", "--baseline", "old.json").err
    done = cli("check", "a.txt", "--baseline", "old.json", "--select", "JRG003")
    assert "no longer" not in done.err


def test_writing_it_again_keeps_what_was_not_looked_at(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    write("b.txt", STIFF)
    accept(cli, "a.txt", "b.txt")
    write("b.txt", "Hi Sam.")
    accept(cli, "b.txt")
    rows = json.loads(Path("old.json").read_text("utf-8"))["findings"]
    assert [(row["path"], row["code"]) for row in rows] == [("a.txt", "APO003")]


def test_it_holds_no_words(cli: Call) -> None:
    write("a.txt", DOUBTFUL + STIFF)
    accept(cli, "a.txt")
    text = Path("old.json").read_text("utf-8")
    assert not any(word in text for word in ("sorry", "confusion", "advised", "parcel", "Sam"))


def test_fixes_leave_what_is_accepted(cli: Call) -> None:
    file = write("a.txt", STIFF)
    accept(cli, "a.txt")
    assert cli("check", "a.txt", "--baseline", "old.json", "--fix").code == 0
    assert file.read_text("utf-8") == STIFF
    added = f"{STIFF}\nPlease be advised that it rains.\n"
    file.write_text(added, "utf-8")
    cli("check", "a.txt", "--baseline", "old.json", "--fix")
    assert file.read_text("utf-8") == f"{STIFF}\nIt rains.\n"


def test_a_file_that_is_no_baseline_is_an_error(cli: Call) -> None:
    write("a.txt", STIFF)
    write("old.json", '{"version": 1}')
    done = cli("check", "a.txt", "--baseline", "old.json")
    assert done.code == 2
    assert "old.json: is no baseline" in done.err


def test_writing_a_baseline_stands_alone(cli: Call) -> None:
    write("a.txt", STIFF)
    done = cli("check", "a.txt", "--write-baseline", "old.json", "--fix")
    assert done.code == 2
    assert "stands alone" in done.err


def test_writing_it_for_some_rules_keeps_what_it_says_of_others(cli: Call) -> None:
    write("a.txt", STIFF + DOUBTFUL)
    accept(cli, "a.txt")
    cli("check", "a.txt", "--select", "JRG", "--write-baseline", "old.json")
    assert cli("check", "a.txt", "--baseline", "old.json", *LEVEL).code == 0


def test_an_entry_of_a_rule_that_is_left_out_in_its_file_is_not_named(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    accept(cli, "a.txt")
    ignored = ("--per-file-ignores", "a.txt:APO003")
    assert "no longer" not in cli("check", "a.txt", "--baseline", "old.json", *ignored).err


def test_what_a_reply_lacks_is_accepted_whatever_its_last_sentence(cli: Call) -> None:
    lacking = (
        "We are sorry if this caused any inconvenience. As per our policy, nothing can be done."
    )
    write("a.txt", lacking)
    show = ("--select", "REF002", "--kind", "macro", "--output-format", "concise")
    accept(cli, "a.txt", *show)
    write("a.txt", f"{lacking}\n\nYou should have read the terms.")
    assert "REF002" in cli("check", "a.txt", *show).out
    assert cli("check", "a.txt", "--baseline", "old.json", *show).code == 0


def test_private_numbers_cannot_be_guessed_from_it(cli: Call) -> None:
    names = set()
    for number in ("DE89370400440532013000", "GB82WEST12345698765432"):
        write("a.txt", f"Hi Sam, your IBAN is {number}.")
        accept(cli, "a.txt", "--select", "SEC")
        rows = json.loads(Path("old.json").read_text("utf-8"))["findings"]
        names |= {row["fingerprint"] for row in rows}
    assert len(names) == 1
