"""A rule that is one file in a user's folder works everywhere, with no other change."""

import json
from pathlib import Path

import pytest
from command_line import Call, write

from replylint.formats import FORMATS

RULE = (Path(__file__).parents[2] / "docs/example/rules/shop/old-name.toml").read_text("utf-8")
"""The example of the documentation."""


RULE_FILE = "rules/shop/old-name.toml"
CHECK = ("check", "a.txt")


@pytest.fixture
def shop(cli: Call) -> Call:
    """Return the command line in a folder with a rule, its configuration, and a draft."""
    write(RULE_FILE, RULE)
    write("replylint.toml", 'rules = ["rules"]\n')
    write("a.txt", "We open at nine. Acme Kettles wishes you a good day.\n")
    return cli


@pytest.mark.parametrize("output", FORMATS)
def test_it_is_found_in_every_format(shop: Call, output: str) -> None:
    result = shop(*CHECK, "--output-format", output)
    assert result.code == 1
    assert "ACM001" in result.out


def test_it_is_fixed(shop: Call) -> None:
    assert shop(*CHECK, "--fix").code == 0
    assert Path("a.txt").read_text() == "We open at nine. Acme Home wishes you a good day.\n"


@pytest.mark.parametrize("name", ["ACM001", "old-name"])
def test_it_is_explained(shop: Call, name: str) -> None:
    page = shop("rule", name).out
    assert "makes people think of a fraud" in page


def test_it_is_configured_like_any_other(shop: Call) -> None:
    assert shop(*CHECK, "--ignore", "ACM").code == 0
    write("replylint.toml", 'rules = ["rules"]\nseverity = { ACM001 = "hint" }\n')
    result = shop(*CHECK, "--output-format", "json")
    assert result.code == 0
    (found,) = json.loads(result.out)["replies"][0]["diagnostics"]
    assert (found["severity"], found["text"]) == ("hint", "Acme Kettles")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("severity", "severty", "severty"),
        ('"acme kettles|pots"', '"acme @pots"', "unknown class of words @pots"),
        ("ACM001", "APO001", "APO001 is already taken"),
        ('good = "Our kettles', 'bad = "[[Our]] kettles', "no near miss"),
        ("[match]", '[match]\nwithout = ["apologie"]', "no speech act 'apologie'; did you mean"),
        (
            'kind = "tokens"\npatterns = ["acme kettles|pots"]',
            'kind = "function"\nfunction = "old_names"',
            "names no function of replylint.matchers: 'old_names'",
        ),
    ],
)
def test_a_broken_rule_is_named_with_its_file(shop: Call, old: str, new: str, reason: str) -> None:
    write(RULE_FILE, RULE.replace(old, new, 1))
    result = shop(*CHECK)
    assert result.code == 2
    assert "old-name.toml" in result.err
    assert reason in result.err
    assert "Traceback" not in result.err
