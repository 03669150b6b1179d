"""Inline ignores in every kind of file, `--add-ignore`, and ignores that nothing needs."""

import json
from pathlib import Path

import pytest
from command_line import DOUBTFUL, STIFF, Call, write

from replylint import Draft, Settings, lint

LEGAL = "We are sorry if this caused any confusion."
"""Words with a finding under APO003."""
IGNORE = "replylint: ignore[APO003] as the law words it"


@pytest.fixture(autouse=True)
def three_rules(tmp_path: Path) -> None:
    config = 'select = ["APO003", "JRG003", "IGN001"]\nignore-field = "replylint"\n'
    (tmp_path / "replylint.toml").write_text(config, "utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"<!-- {IGNORE} -->\n\n{LEGAL}\n"),
        ("a.md", f"---\nkind: macro\n# {IGNORE}\n---\n{LEGAL}\n"),
        ("a.html", f"<p><!-- {IGNORE} -->{LEGAL}</p>\n"),
        ("a.txt", f"---\n# {IGNORE}\n---\n{LEGAL}\n"),
        ("a.txt", f"{LEGAL}\n<!-- {IGNORE} -->\n"),
        ("a.liquid", f"{{% comment %}}{IGNORE}{{% endcomment %}}{LEGAL}\n"),
        ("a.liquid", f"{{%- # {IGNORE} -%}}{LEGAL}\n"),
        ("a.txt", f"{{# {IGNORE} #}}{LEGAL}\n"),
        ("a.txt", f"{{{{!-- {IGNORE} --}}}}{LEGAL}\n"),
        ("a.yaml", f"- title: A\n  # {IGNORE}\n  body: {LEGAL}\n"),
        ("a.yaml", f'# {IGNORE}\n- title: A\n  body: "{LEGAL}"\n'),
        ("a.yaml", f"- title: A\n  body: {LEGAL}  # {IGNORE}\n"),
        ("a.yaml", f"- title: A\n  body: {LEGAL}\n  replylint: [APO003]\n"),
        ("a.json", json.dumps([{"title": "A", "body": LEGAL, "replylint": ["APO003"]}])),
        ("a.json", json.dumps([{"title": "A", "body": f"<p>{LEGAL}</p><!-- {IGNORE} -->"}])),
        ("a.jsonl", json.dumps({"reply": LEGAL, "replylint": "APO003, PRM001"}) + "\n"),
        ("a.csv", f"title,body,Replylint\nA,{LEGAL},APO003\n"),
    ],
)
def test_a_reply_can_say_what_is_ignored_in_it(cli: Call, name: str, text: str) -> None:
    write(name, text)
    assert cli("check", name, "--fail-level", "hint").code == 0
    write(name, text.replace("APO003", "ARG001"))
    assert "APO003" in cli("check", name).out


def test_an_ignore_holds_for_its_own_record_only(cli: Call) -> None:
    text = (
        f"# {IGNORE}\n- title: A\n  body: {LEGAL}\n- title: B\n  body: |\n    {LEGAL} # {IGNORE}\n"
    )
    write("a.yaml", text)
    out = cli("check", "a.yaml", "--output-format", "concise").out
    assert "(id B): APO003" in out
    assert "(id A)" not in out


@pytest.mark.parametrize("selector", ["APO", "conditional-apology", "JRG003, apo003"])
def test_an_ignore_names_rules_as_a_configuration_does(selector: str) -> None:
    draft = Draft(f"<!-- replylint: ignore[{selector}] -->\n{LEGAL}")
    assert "APO003" not in lint(draft).counts()


def test_words_about_an_ignore_are_none() -> None:
    assert "APO003" in lint(Draft(f"{LEGAL} Write replylint: ignore[APO003] there.")).counts()
    assert "APO003" in lint(Draft(f"{LEGAL}\n<!-- replylint: ignore -->")).counts()
    assert "APO003" in lint(Draft(f"{LEGAL}\n<!-- replylint: ignore[APO003]")).counts()


def test_the_comment_itself_is_never_linted() -> None:
    comment = "<!-- replylint: ignore[APO003] please be advised that we guarantee 100% -->"
    settings = Settings(preview=True)
    plain = lint(Draft(f"Hi Ann,\n\nYour parcel comes on Monday.\n\n{comment}"), settings)
    assert plain.counts() == {**lint(Draft("Hi Ann,\n\nYour parcel comes on Monday.")).counts()} | {
        "IGN001": 1
    }


def test_an_ignore_in_vain_is_named_and_fixed_away(cli: Call) -> None:
    file = write("a.md", f"Hi Ann,\n\n<!-- replylint: ignore[APO003, JRG003] law -->\n{LEGAL}\n")
    done = cli("check", "a.md", "--output-format", "concise")
    assert done.out.startswith("a.md:3:1: IGN001 [*] Nothing here needs to be ignored for JRG003")
    cli("check", "a.md", "--fix")
    assert "<!-- replylint: ignore[APO003] law -->\n" in file.read_text("utf-8")
    file = write("a.md", f"Hi Ann,\n\n<!-- {IGNORE} -->\nYour parcel comes on Monday.\n")
    cli("check", "a.md", "--fix")
    assert file.read_text("utf-8") == "Hi Ann,\n\nYour parcel comes on Monday.\n"


def test_an_ignore_of_a_rule_that_was_not_asked_is_not_in_vain(cli: Call) -> None:
    write("a.md", "<!-- replylint: ignore[PRM001] -->\n\nYour parcel comes on Monday.\n")
    assert cli("check", "a.md", "--fail-level", "hint").code == 0
    assert "PRM001" in cli("check", "a.md", "--extend-select", "PRM001").out


def test_an_ignore_of_an_unknown_rule_is_in_vain(cli: Call) -> None:
    write("a.md", "<!-- replylint: ignore[XYZ001] -->\n\nYour parcel comes on Monday.\n")
    assert "XYZ001" in cli("check", "a.md").out


def test_fixes_leave_ignored_words_alone(cli: Call) -> None:
    text = f"<!-- replylint: ignore[JRG003] -->\n\n{STIFF}\n{DOUBTFUL}"
    file = write("a.md", text)
    cli("check", "a.md", "--fix", "--unsafe-fixes")
    assert "Please be advised" in file.read_text("utf-8")
    assert LEGAL not in file.read_text("utf-8")


LIBRARY = json.dumps(
    {
        "macros": [
            {
                "title": "Law",
                "actions": [
                    {"field": "comment_value", "value": LEGAL},
                    {"field": "comment_value_html", "value": f"<p>{LEGAL}</p>"},
                ],
            }
        ]
    }
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# Sorry\n\n{LEGAL}\n"),
        ("a.md", f"---\nkind: macro\n---\n{LEGAL}\n"),
        ("a.md", f"<!-- replylint: ignore[JRG003] -->\n\n{LEGAL} {STIFF}"),
        ("a.txt", f"{LEGAL}\n"),
        ("a.html", f"<html><body><p>{LEGAL}</p></body></html>"),
        ("a.liquid", f"{{% if x %}}{LEGAL}{{% endif %}}\n"),
        ("a.yaml", f"macros:\n  - title: A\n    body: {LEGAL}\n  - title: B\n    body: {LEGAL}\n"),
        ("a.json", LIBRARY),
    ],
)
def test_what_is_found_can_be_accepted_in_the_file(cli: Call, name: str, text: str) -> None:
    file = write(name, text)
    assert cli("check", name, "--add-ignore").code == 0
    assert cli("check", name, "--fail-level", "hint").code == 0
    assert LEGAL in file.read_text("utf-8")
    before = file.read_bytes()
    assert "0 findings are ignored now" in cli("check", name, "--add-ignore").err
    assert file.read_bytes() == before


def test_a_file_without_room_for_a_comment_is_left_alone(cli: Call) -> None:
    file = write("a.csv", f"title,body\nA,{LEGAL}\n")
    done = cli("check", "a.csv", "--add-ignore")
    assert done.code == 2
    assert "--write-baseline" in done.err
    assert file.read_text("utf-8") == f"title,body\nA,{LEGAL}\n"


def test_add_ignore_stands_alone(cli: Call) -> None:
    write("a.md", LEGAL)
    assert "stands alone" in cli("check", "a.md", "--add-ignore", "--fix").err


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_comment_goes_into_front_matter_as_it_is_written(
    cli: Call, name: str, line_end: str
) -> None:
    text = f"---\nchannel: chat\n---\n{LEGAL}\n".replace("\n", line_end)
    file = write(name, text)
    cli("check", name, "--add-ignore")
    lines = file.read_bytes().decode().split(line_end)
    assert lines[:3] == ["---", "# replylint: ignore[APO003]", "channel: chat"]


def test_a_rule_of_dashes_is_no_front_matter(cli: Call) -> None:
    file = write("a.md", f"---\n{LEGAL}\n")
    cli("check", "a.md", "--add-ignore")
    assert file.read_text("utf-8").startswith("<!-- replylint: ignore[APO003] -->\n\n---\n")


def test_where_a_comment_would_not_do_it_nothing_is_written(cli: Call) -> None:
    text = f'[{{title: A, text: "Hi."}}, {{title: B, text: "{LEGAL}"}}]\n'
    file = write("a.yaml", text)
    assert cli("check", "a.yaml", "--add-ignore").code in (0, 2)
    before = file.read_bytes()
    cli("check", "a.yaml", "--add-ignore")
    assert file.read_bytes() == before


def test_a_comment_within_a_comment_is_part_of_it(cli: Call) -> None:
    text = (
        "<!-- replylint: ignore[PRM001] {# replylint: ignore[REF001] #} -->\n\nYour parcel left.\n"
    )
    write("a.md", text)
    assert cli("check", "a.md", "--preview", "--fix", "--select", "ALL").code in (0, 1)
