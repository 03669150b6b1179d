"""What docs/macro-libraries.md says of formats and examples is so."""

import importlib
import re
from pathlib import Path

import pytest

from replylint import Draft, lint
from replylint.draft import Library
from replylint.readers.ignored import in_yaml

PAGE = (Path(__file__).parents[1] / "docs" / "macro-libraries.md").read_text("utf-8")
LEGAL = "We are sorry if this caused any confusion."
"""Words with a finding under APO003."""


@pytest.mark.parametrize("library", Library)
def test_the_page_says_whether_a_format_was_tried(library: Library) -> None:
    module = importlib.import_module(f"replylint.readers.libraries.{library}")
    said = " ".join((module.__doc__ or "").split())
    (row,) = re.findall(rf"^\| `{library}` \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert (row == "no") == ("not tried on a real export" in said)


@pytest.mark.parametrize("comment", re.findall(r"`([^`]*replylint: ignore\[[^`]*)`", PAGE))
def test_the_comments_of_the_page_ignore_what_they_name(comment: str) -> None:
    if comment.startswith("#"):
        (ignore,) = in_yaml(comment)
        assert "APO003" in ignore.selectors
    else:
        assert "APO003" not in lint(Draft(f"{comment}\n{LEGAL}")).counts()
