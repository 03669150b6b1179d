"""The cache: the same output sooner, and no words of anyone's on the disk."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import DOUBTFUL, ENVIRONMENT, STIFF, Call, answered_without_spacy, write

from replylint.formats import FORMATS

FOLDER = Path(".replylint_cache")
EXOTIC = "Hi Zoë,\n\nPlease be advised that Zoës Päckchen “left” — I’m sorry if it’s late 😀.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> None:
    (tmp_path / "replylint.toml").write_text('select = ["APO003", "JRG003"]', "utf-8")


def library(*texts: str) -> str:
    actions = ([{"field": "comment_value", "value": text}] for text in texts)
    macros = [{"title": f"Päck {n}", "actions": one} for n, one in enumerate(actions)]
    return json.dumps({"macros": macros})


@pytest.fixture
def files(cli: Call) -> list[str]:
    """Files of many kinds, with findings and without."""
    del cli  # it changes into the folder
    write("a.txt", STIFF)
    write("b.md", f"---\nkind: macro\n---\n# Sorry\n\n**We** are {DOUBTFUL[15:]}")
    write("c.html", "<p>Please be advised that <b>it&nbsp;rains</b>.</p>")
    write("d.json", library(STIFF, "Hi Sam.", EXOTIC, "Guten Tag " * 30))
    write(
        "e.yaml", f'- title: A\n  body: "{STIFF!r}"\n- title: B\n  body: |\n    {DOUBTFUL[9:50]}\n'
    )
    write("f.csv", f'title,body\nA,"{DOUBTFUL}"\n')
    write("g.jsonl", "".join(json.dumps({"reply": text}) + "\n" for text in (EXOTIC, STIFF)))
    write("h.txt", "Hi Sam.")
    return sorted(str(path) for path in Path().glob("?.*"))


@pytest.mark.parametrize("name", FORMATS)
def test_the_output_is_the_same_with_it(cli: Call, files: list[str], name: str) -> None:
    plain = cli("check", *files, "--output-format", name, "--no-cache")
    assert not FOLDER.exists()
    first = cli("check", *files, "--output-format", name)
    again = answered_without_spacy("check", *files, "--output-format", name)
    assert (again.returncode, again.stdout) == (first.code, first.out)
    assert first.out == plain.out


def test_a_file_that_changed_is_linted_anew(cli: Call) -> None:
    write("a.txt", STIFF)
    cli("check", "a.txt")
    write("a.txt", DOUBTFUL)
    assert "APO003" in cli("check", "a.txt").out


@pytest.mark.parametrize(
    "change",
    [
        ("--ignore", "JRG003"),
        ("--tier", "fast", "--select", "APO"),
        ("--per-file-ignores", "a.txt:JRG003"),
    ],
)
def test_another_configuration_is_another_question(cli: Call, change: tuple[str, ...]) -> None:
    write("a.txt", STIFF)
    assert "JRG003" in cli("check", "a.txt").out
    assert "JRG003" not in cli("check", "a.txt", *change).out


def test_a_rule_of_ones_own_that_changed_is_asked_anew(cli: Call) -> None:
    rule = Path(__file__).parents[2] / "rules" / "clear" / "idiom.toml"
    own = rule.read_text("utf-8").replace("JRG005", "OWN001")
    write("mine/own/mine.toml", own)
    write("replylint.toml", 'select = ["OWN001"]\nrules = ["mine"]')
    write("a.txt", "We will touch base on Monday.")
    before = cli("check", "a.txt", "--output-format", "concise").out
    write("mine/own/mine.toml", own.replace('severity = "hint"', 'severity = "error"'))
    assert "OWN001" in before
    assert cli("check", "a.txt").code == 1


def test_what_is_no_secret_of_the_content_does_not_matter(cli: Call, files: list[str]) -> None:
    first = cli("check", *files, "--output-format", "concise")
    for file in files:
        os.utime(file, (1, 1))
    again = answered_without_spacy("check", *files, "--output-format", "concise")
    assert again.stdout == first.out


def test_it_holds_no_words_of_the_replies(cli: Call, files: list[str]) -> None:
    cli("check", *files)
    held = (FOLDER / "reports.sqlite3").read_bytes().decode("latin-1")
    words = (
        "Sam",
        "parcel",
        "Monday",
        "advised",
        "confusion",
        "rains",
        "Päck",
        "P\xc3\xa4ck",
        "Zo",
    )
    assert not [word for word in words if word in held]


def test_replies_to_a_customer_are_not_kept(cli: Call) -> None:
    write("a.txt", STIFF)
    write("a.customer.txt", "Where is my parcel?")
    write("b.jsonl", json.dumps({"reply": STIFF, "customer": "Where is it?"}))
    write("c.txt", STIFF)
    write("message.txt", "Where is my parcel?")
    cli("check", "a.txt", "b.jsonl")
    cli("check", "c.txt", "--customer", "message.txt")
    cli("check", "-", stdin=STIFF)
    assert not FOLDER.exists()


def test_a_customers_message_that_comes_later_is_read(cli: Call) -> None:
    write("a.txt", "Hi Sam,\n\nPlease be advised that the parcel left on Monday.")
    write("replylint.toml", 'select = ["ALL"]')
    before = cli("check", "a.txt", "--output-format", "concise").out
    write(
        "a.customer.txt", "I am furious: the lamp is broken and nobody answers! Where is my money?"
    )
    assert cli("check", "a.txt", "--output-format", "concise").out != before


def test_only_its_owner_may_enter(cli: Call) -> None:
    write("a.txt", STIFF)
    cli("check", "a.txt")
    assert FOLDER.stat().st_mode & 0o777 == 0o700


def test_a_lone_file_leaves_nothing_behind(cli: Call) -> None:
    write("a.txt", STIFF)
    Path("replylint.toml").unlink()
    cli("check", "a.txt")
    assert not FOLDER.exists()
    cli("check", "a.txt", "--cache-dir", "mine")
    assert (Path("mine") / "reports.sqlite3").exists()


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_cache_is_no_matter(cli: Call, damage: bytes | None) -> None:
    write("a.txt", STIFF)
    first = cli("check", "a.txt")
    file = FOLDER / "reports.sqlite3"
    if damage is None:
        with sqlite3.connect(file) as database:
            database.execute("UPDATE entry SET found = x'00', whole = x'93'")
    else:
        file.write_bytes(damage)
    assert cli("check", "a.txt").out == first.out
    assert cli("check", "a.txt").out == first.out


def test_runs_at_the_same_time_do_not_disturb_each_other(cli: Call, files: list[str]) -> None:
    first = cli("check", *files, "--no-cache", "--output-format", "concise")
    command = [sys.executable, "-m", "replylint", "check", *files, "--output-format", "concise"]
    runs = [
        subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert {run.communicate()[0] for run in runs} == {first.out}
    again = answered_without_spacy("check", *files, "--output-format", "concise")
    assert again.stdout == first.out


def test_clean_takes_it_away(cli: Call) -> None:
    write("a.txt", STIFF)
    cli("check", "a.txt")
    done = cli("clean")
    assert done.code == 0
    assert not FOLDER.exists()
    assert cli("clean").code == 0


def test_clean_takes_nothing_else_away(cli: Call) -> None:
    write("a.txt", STIFF)
    write("mine/notes.txt", "Mine.")
    assert cli("clean", "--cache-dir", "mine").code == 0
    cli("check", "a.txt", "--cache-dir", "mine")
    assert cli("clean", "--cache-dir", "mine").code == 0
    assert [path.name for path in Path("mine").iterdir()] == ["notes.txt"]


def test_the_same_content_elsewhere_is_another_file(
    cli: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("replylint.toml", 'select = ["JRG003"]\nper-file-ignores = { "x/*" = ["ALL"] }')
    write("x/a.txt", STIFF)
    write("y/a.txt", STIFF)
    monkeypatch.chdir("x")
    assert "JRG003" not in cli("check", "a.txt").out
    monkeypatch.chdir("../y")
    assert "JRG003" in cli("check", "a.txt").out


def test_words_with_markup_inside_are_not_held_either(cli: Call) -> None:
    write("replylint.toml", 'select = ["SEC", "APO", "JRG"]')
    write(
        "a.md", "Your IBAN is DE8937040044053201**3000**. Please **be adv**ised that it r**ained**."
    )
    cli("check", "a.md")
    file = FOLDER / "reports.sqlite3"
    held = file.read_bytes().decode("latin-1") if file.exists() else ""
    assert not [word for word in ("DE89", "3000", "advised", "rained") if word in held]


def test_a_run_that_has_to_wait_too_long_takes_nothing_from_the_other(cli: Call) -> None:
    write("a.txt", STIFF)
    cli("check", "a.txt")
    write("b.txt", DOUBTFUL)
    with sqlite3.connect(FOLDER / "reports.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert cli("check", "b.txt").code == 1
        other.execute("COMMIT")
    again = answered_without_spacy("check", "a.txt", "--output-format", "concise")
    assert "JRG003" in again.stdout
