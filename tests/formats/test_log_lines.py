"""The formats that a CI service reads line by line out of a log."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from replylint.report import Report

Render = Callable[..., str]
FORMATS = ["github", "azure", "pylint"]


@pytest.fixture
def awkward(late_parcel: Report) -> Report:
    """Return a report whose path and message hold what commands are made of."""
    message = "100 % sure, or 50%25?\r\nSay: it; [blank] ::error::"
    diagnostic = replace(late_parcel.diagnostics[2], message=message)
    draft = replace(late_parcel.draft, path="replies/a,b:c;d]e %2C.txt")
    return replace(late_parcel, draft=draft, diagnostics=(diagnostic,))


def test_github_shows_a_finding_at_its_words(render: Render, late_parcel: Report) -> None:
    assert render("github", [late_parcel]).splitlines()[1:] == [
        (
            "::warning file=replies/late-parcel.txt,line=3,col=30,endLine=3,endColumn=52,"
            "title=ARG002 contradiction::This rubs in that the customer was told before."
        ),
        (
            "::error file=replies/late-parcel.txt,line=3,col=98,endLine=3,endColumn=109,"
            "title=PRM001 absolute-guarantee::"
            "Nobody can give this certainty, and the customer will remember it."
        ),
        (
            "::notice file=replies/late-parcel.txt,line=3,col=171,endLine=3,endColumn=175,"
            'title=NXT003 vague-timeline::"Soon" leaves the customer to guess when to ask again.'
        ),
    ]


def test_github_escapes_what_would_end_a_property_or_the_line(
    render: Render, awkward: Report
) -> None:
    assert render("github", [awkward]) == (
        "::error file=replies/a%2Cb%3Ac;d]e %252C.txt,line=3,col=98,endLine=3,endColumn=109,"
        "title=PRM001 absolute-guarantee"
        "::100 %25 sure, or 50%2525?%0D%0ASay: it; [blank] ::error::\n"
    )


def test_github_names_what_was_not_linted(render: Render, french: Report) -> None:
    assert render("github", [french], errors=["broken.txt"]) == (
        "::error file=broken.txt,title=replylint::is empty\n"
        "::notice file=replies/fr.txt,title=replylint::skipped: not in English (French)\n"
    )


def test_azure_lists_a_finding_as_an_issue(render: Render, late_parcel: Report) -> None:
    lines = render("azure", [late_parcel], errors=["broken.txt"]).splitlines()
    assert lines[2:] == [
        (
            "##vso[task.logissue type=error;sourcepath=replies/late-parcel.txt;linenumber=3;"
            "columnnumber=98;code=PRM001;]"
            "Nobody can give this certainty, and the customer will remember it."
        ),
        (
            "##vso[task.logissue type=warning;sourcepath=replies/late-parcel.txt;linenumber=3;"
            'columnnumber=171;code=NXT003;]"Soon" leaves the customer to guess when to ask again.'
        ),
        "##vso[task.logissue type=error;sourcepath=broken.txt;]is empty",
    ]


def test_azure_escapes_what_would_end_a_property_or_the_line(
    render: Render, awkward: Report
) -> None:
    assert render("azure", [awkward]) == (
        "##vso[task.logissue type=error;sourcepath=replies/a,b:c%3Bd%5De %AZP252C.txt;"
        "linenumber=3;columnnumber=98;code=PRM001;]"
        "100 %AZP25 sure, or 50%AZP2525?%0D%0ASay: it; [blank] ::error::\n"
    )


def test_pylint_lines_name_code_and_rule(render: Render, record: Report) -> None:
    assert render("pylint", [record], errors=["broken.txt"]).splitlines() == [
        (
            "replies/week.jsonl:2: [NXT003(vague-timeline), ] "
            '"Soon" leaves the customer to guess when to ask again. (id a-012)'
        ),
        (
            "replies/week.jsonl:2: [PRM001(absolute-guarantee), ] "
            "Nobody can give this certainty, and the customer will remember it. (id a-012)"
        ),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_is_one_line_whatever_it_says(render: Render, awkward: Report, name: str) -> None:
    output = render(name, [awkward])
    assert output.endswith("\n")
    assert len(output.splitlines()) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_run_writes_nothing(render: Render, clean: Report, name: str) -> None:
    assert render(name, []) == render(name, [clean]) == ""


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_without_a_place_points_at_the_first_line_and_says_so(
    render: Render, base64_mail: Report, name: str
) -> None:
    output = render(name, [base64_mail])
    assert {"github": ",line=1,title", "azure": ";linenumber=1;"}.get(name, "eml:1:") in output
    assert "again. (line 3, column 22 of the decoded reply)\n" in output


@pytest.mark.parametrize("name", FORMATS)
def test_the_path_is_that_of_the_repository(render: Render, late_parcel: Report, name: str) -> None:
    draft = replace(late_parcel.draft, path="./für uns/späte Pakete.txt")
    output = render(name, [replace(late_parcel, draft=draft)])
    assert output.count("für uns/späte Pakete.txt") == 4
    assert "./" not in output


@pytest.mark.parametrize("name", [*FORMATS, "grouped", "junit"])
def test_a_record_cannot_steer_the_terminal(render: Render, record: Report, name: str) -> None:
    draft = replace(record.draft, id="a\x1b[2Jb", path="we\u202eek.jsonl")
    output = render(name, [replace(record, draft=draft)])
    assert "\x1b" not in output
    assert "\u202e" not in output
