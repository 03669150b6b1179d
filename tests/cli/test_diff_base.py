"""`--diff-base`: what a pull request changed, in a real repository."""

import json
import subprocess
from pathlib import Path

import pytest
from command_line import DOUBTFUL, MENDED, STIFF, Call, write

LEGAL = "We are sorry if this caused any confusion."
SHOW = ("--diff-base", "main", "--output-format", "concise")


def git(*arguments: str) -> None:
    author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    command = ["git", *author, *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def repository(cli: Call, tmp_path: Path) -> None:
    """A branch beside main, which holds a library with findings."""
    del cli  # it changes into the folder
    (tmp_path / "replylint.toml").write_text(
        'include = ["*.txt", "*.jsonl", "*.md"]\nselect = ["APO003", "JRG003"]', "utf-8"
    )
    write("old.txt", DOUBTFUL)
    write("a.jsonl", "".join(json.dumps({"id": n, "reply": STIFF}) + "\n" for n in (1, 2, 3)))
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "All macros")
    git("checkout", "-q", "-b", "work")


def test_nothing_is_told_where_nothing_changed(cli: Call) -> None:
    done = cli("check", *SHOW)
    assert done.code == 0
    assert "No replies were linted" in done.out


def test_a_new_file_is_told_of_tracked_or_not(cli: Call) -> None:
    write("new.md", DOUBTFUL)
    assert "new.md:3:8: APO003" in cli("check", *SHOW).out
    git("add", "new.md")
    git("commit", "-q", "-m", "New")
    assert "new.md:3:8: APO003" in cli("check", *SHOW).out


def test_an_old_finding_in_a_changed_reply_is_not_told(cli: Call) -> None:
    write("old.txt", f"Good morning!\n{DOUBTFUL}")
    assert cli("check", *SHOW).code == 0
    write("old.txt", f"{DOUBTFUL}\n{STIFF}")
    out = cli("check", *SHOW).out
    assert "JRG003" in out
    assert "APO003" not in out


def test_the_same_words_once_more_are_told(cli: Call) -> None:
    write("old.txt", f"{DOUBTFUL}\n{LEGAL}")
    assert cli("check", *SHOW).out.count("APO003") == 1


def test_of_a_library_only_what_changed_is_looked_at(cli: Call) -> None:
    replies = {1: STIFF, 2: f"{STIFF} {LEGAL}", 3: STIFF, 4: STIFF}
    write("a.jsonl", "".join(json.dumps({"id": n, "reply": r}) + "\n" for n, r in replies.items()))
    lines = cli("check", *SHOW).out.splitlines()
    assert [line.split(" ")[1:4] for line in lines[:-2]] == [
        ["(id", "2):", "APO003"],
        ["(id", "4):", "JRG003"],
    ]


def test_a_renamed_file_is_no_new_one(cli: Call) -> None:
    git("mv", "old.txt", "renamed.txt")
    assert cli("check", *SHOW).code == 0


def test_a_customers_message_that_changed_makes_its_reply_new(cli: Call) -> None:
    write("old.customer.txt", "Where is my parcel?")
    assert "old.txt:3:8: APO003" in cli("check", *SHOW).out


def test_what_main_did_meanwhile_does_not_count(cli: Call) -> None:
    git("checkout", "-q", "main")
    write("old.txt", "Hi Sam.\n")
    git("commit", "-q", "-a", "-m", "Mended")
    git("checkout", "-q", "work")
    assert cli("check", *SHOW).code == 0


def test_only_what_is_new_is_fixed(cli: Call) -> None:
    records = [{"id": n, "reply": STIFF} for n in (1, 2, 3, 9)]
    file = write("a.jsonl", "".join(f"{json.dumps(one)}\n" for one in records))
    cli("check", "--diff-base", "main", "--fix")
    replies = [json.loads(line)["reply"] for line in file.read_text("utf-8").splitlines()]
    assert replies == [STIFF, STIFF, STIFF, MENDED]


def test_a_macro_with_another_name_is_no_new_one(cli: Call) -> None:
    records = [{"id": n, "reply": STIFF} for n in (1, 2, 9)]
    write("a.jsonl", "".join(f"{json.dumps(one)}\n" for one in records))
    assert cli("check", *SHOW).code == 0


def test_it_works_from_a_folder_below(cli: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write("deep/er/new.txt", DOUBTFUL)
    monkeypatch.chdir("deep")
    assert "er/new.txt:3:8: APO003" in cli("check", *SHOW).out


@pytest.mark.parametrize("revision", ["nowhere", "--all", ""])
def test_a_revision_that_is_not_there_is_an_error(cli: Call, revision: str) -> None:
    done = cli("check", f"--diff-base={revision}")
    assert done.code == 2
    assert "name a revision" in done.err


def test_a_folder_without_git_is_an_error(cli: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    done = cli("check", "--diff-base", "main")
    assert done.code == 2
    assert "git says" in done.err


def test_a_missing_file_is_an_error_as_ever(cli: Call) -> None:
    done = cli("check", "nowhere.txt", *SHOW)
    assert done.code == 2
    assert "does not exist" in done.err


def test_standard_input_has_no_past(cli: Call) -> None:
    assert cli("check", "-", "--diff-base", "main", stdin=STIFF).code == 2


def test_the_cache_does_not_take_a_part_of_a_file_for_all_of_it(cli: Call) -> None:
    replies = (STIFF, "Hi Sam.", STIFF)
    write(
        "a.jsonl", "".join(json.dumps({"id": n, "reply": r}) + "\n" for n, r in enumerate(replies))
    )
    whole = cli("check", "a.jsonl", "--no-cache", "--output-format", "concise").out
    cli("check", "a.jsonl", *SHOW)
    assert cli("check", "a.jsonl", "--output-format", "concise").out == whole


def test_with_a_baseline_what_is_new_is_still_told(cli: Call) -> None:
    write("b.jsonl", "".join(json.dumps({"reply": text}) + "\n" for text in (DOUBTFUL, "Hi Sam.")))
    cli("check", "b.jsonl", "--write-baseline", "old.json")
    git("add", "-A")
    git("commit", "-q", "-m", "More")
    write("b.jsonl", "".join(json.dumps({"reply": t}) + "\n" for t in (DOUBTFUL, f"Hi. {LEGAL}")))
    done = cli("check", "b.jsonl", "--diff-base", "HEAD", "--baseline", "old.json")
    assert done.code == 1
    assert "no longer needed" not in done.err


def test_what_git_does_not_track_is_new(cli: Call, tmp_path: Path) -> None:
    write(".gitignore", "mine.txt\n")
    write("mine.txt", DOUBTFUL)
    assert "mine.txt" in cli("check", "mine.txt", *SHOW).out
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text(DOUBTFUL, "utf-8")
    assert "APO003" in cli("check", str(outside), *SHOW).out


def test_an_ignore_that_is_gone_makes_its_reply_a_changed_one(cli: Call) -> None:
    config = Path("replylint.toml")
    config.write_text(config.read_text("utf-8") + '\nignore-field = "skip"\n', "utf-8")
    write("b.jsonl", json.dumps({"id": 1, "reply": DOUBTFUL, "skip": "APO003"}))
    git("add", "-A")
    git("commit", "-q", "-m", "More")
    write("b.jsonl", json.dumps({"id": 1, "reply": DOUBTFUL}))
    assert (
        "APO003" in cli("check", "b.jsonl", "--diff-base", "HEAD", "--output-format", "concise").out
    )
