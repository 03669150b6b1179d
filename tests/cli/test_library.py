"""Rules across a macro library: the whole library is read, whatever files are named."""

from pathlib import Path

import pytest
from command_line import Call, answered_without_spacy, write

EARLIER = "Hello,\n\nYour return is here. You will see the refund in 5-7 business days.\n"
LATER = "Hello,\n\nThe refund needs up to ten working days to reach your account.\n"
SHOW = ("--output-format", "concise")


@pytest.fixture(autouse=True)
def library(tmp_path: Path, cli: Call) -> None:
    """A library in which two macros contradict each other."""
    del cli  # it changes into the folder
    config = 'include = ["macros/"]\nkind = "macro"\nselect = ["LIB002"]\npreview = true\n'
    (tmp_path / "replylint.toml").write_text(config, "utf-8")
    write("macros/a.md", EARLIER)
    write("macros/b.md", LATER)


def told(cli: Call, *paths: str) -> list[str]:
    """Return the lines that are told of findings."""
    lines = cli("check", *paths, *SHOW).out.splitlines()
    return [line for line in lines if "LIB" in line]


def test_macros_are_read_beside_one_another(cli: Call) -> None:
    (line,) = told(cli)
    assert "LIB002 “ten working days” here" in line or "LIB002 “5-7 business days” here" in line


def test_a_file_by_itself_is_read_beside_the_library_too(cli: Call) -> None:
    whole = told(cli)
    assert told(cli, "macros/a.md") + told(cli, "macros/b.md") == whole


def test_so_it_is_from_another_folder(cli: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [line.split()[1] for line in told(cli)]
    monkeypatch.chdir("macros")
    alone = told(cli, "a.md") + told(cli, "b.md")
    assert [line.split()[1] for line in alone] == codes


def test_another_macro_that_changed_changes_what_is_told(cli: Call) -> None:
    assert told(cli)
    write("macros/a.md", EARLIER.replace("5-7 business", "ten working"))
    assert told(cli) == []


def test_without_a_library_such_rules_rest(cli: Call) -> None:
    assert cli("check", "-", *SHOW, stdin=LATER).code == 0
    Path("replylint.toml").unlink()
    assert told(cli, "macros/a.md", "--select", "LIB", "--kind", "macro") == []


def test_an_ignore_of_such_a_rule_is_not_in_vain_where_there_is_no_library(cli: Call) -> None:
    text = "<!-- replylint: ignore[LIB002] -->\n\n" + LATER
    done = cli("check", "-", *SHOW, "--extend-select", "IGN001", "--fail-level", "hint", stdin=text)
    assert "IGN001" not in done.out


def test_what_is_found_across_a_library_can_be_accepted(cli: Call) -> None:
    cli("check", "--write-baseline", "old.json")
    assert cli("check", "--baseline", "old.json", *SHOW).code == 0
    cli("check", "--add-ignore")
    assert told(cli) == []


def test_a_library_without_findings_is_answered_by_the_cache(cli: Call) -> None:
    write("macros/a.md", "Hello,\n\nYour parcel is on its way.\n")
    first = cli("check", *SHOW)
    again = answered_without_spacy("check", *SHOW)
    assert (again.returncode, again.stdout) == (first.code, first.out)
