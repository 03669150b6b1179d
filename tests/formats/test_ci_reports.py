"""The formats that a CI service reads as a whole file: gitlab, rdjson, junit."""

import json
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from msgspec.structs import replace

from replylint.diagnostic import Applicability, Edit, Suggestion, TextSpan
from replylint.report import Report
from replylint.rewrite import apply

Render = Callable[..., str]


def parsed(written: str) -> Element:
    """Return the root of an XML document."""
    return fromstring(written.encode())  # noqa: S314 - nobody else has written it


def bytes_of(file: str, place: dict[str, dict[str, int]]) -> slice:
    """Return where a range stands in the bytes of a file, as reviewdog counts."""
    lines = file.encode().splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: place[border]["line"] - 1])) + place[border]["column"] - 1
        for border in ("start", "end")
    )
    return slice(start, end)


@pytest.fixture
def issues(render: Render, every_report: list[Report]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("gitlab", every_report, errors=["broken.txt"]))
    return found


@pytest.fixture
def diagnostics(render: Render, every_report: list[Report]) -> list[dict[str, Any]]:
    document = json.loads(render("rdjson", every_report, errors=["broken.txt"]))
    assert document["source"] == {"name": "replylint"}
    return list(document["diagnostics"])


@pytest.fixture
def suites(render: Render, every_report: list[Report]) -> dict[str, Element]:
    root = parsed(render("junit", every_report, errors=["broken.txt"]))
    assert root.tag == "testsuites"
    return {suite.attrib["name"]: suite for suite in root}


def test_a_run_without_findings_is_a_document_too(render: Render, clean: Report) -> None:
    for reports in ([], [clean]):
        assert json.loads(render("gitlab", reports)) == []
        assert json.loads(render("rdjson", reports))["diagnostics"] == []
        assert len(parsed(render("junit", reports))) == len(reports)


def test_a_path_may_hold_spaces_and_any_letters(render: Render, late_parcel: Report) -> None:
    draft = replace(late_parcel.draft, path="./für uns/späte & <Pakete>.txt")
    report, path = replace(late_parcel, draft=draft), "für uns/späte & <Pakete>.txt"
    assert json.loads(render("gitlab", [report]))[0]["location"]["path"] == path
    assert json.loads(render("rdjson", [report]))["diagnostics"][0]["location"]["path"] == path
    assert parsed(render("junit", [report]))[0].attrib["name"] == path


def test_output_survives_any_encoding(render: Render, record: Report) -> None:
    report = replace(record, draft=replace(record.draft, path="für.jsonl", id="ü"))
    for name in ("gitlab", "rdjson", "junit", "sarif"):
        assert render(name, [report]).isascii()


def test_gitlab_grades_findings_in_its_own_words(issues: list[dict[str, Any]]) -> None:
    severities = [issue["severity"] for issue in issues]
    assert severities == "major major critical info info critical minor info".split()
    assert issues[5]["check_name"] == "PRM001 absolute-guarantee"
    assert issues[5]["location"] == {"path": "replies/week.jsonl", "lines": {"begin": 2, "end": 2}}
    assert issues[5]["description"].endswith("(id a-012)")


def test_gitlab_points_at_the_first_line_where_the_place_is_unknown(
    issues: list[dict[str, Any]],
) -> None:
    assert issues[7]["location"]["lines"] == {"begin": 1, "end": 1}
    assert "of the decoded reply" in issues[7]["description"]


def test_rdjson_counts_columns_in_bytes(record: Report, diagnostics: list[dict[str, Any]]) -> None:
    file = "x" * 39 + "\n" + (record.draft.raw or "")
    place = bytes_of(file, diagnostics[5]["location"]["range"])
    assert file.encode()[place] == b"I guarantee"


def test_an_rdjson_suggestion_makes_all_its_edits_at_once(render: Render, record: Report) -> None:
    text = record.draft.text
    soon = text.index("soon")
    edits = (Edit(TextSpan(soon, soon + 4), "today"), Edit(TextSpan(len(text), len(text)), '"!"'))
    suggestion = Suggestion("Better", edits, Applicability.SAFE)
    diagnostic = replace(record.diagnostics[0], suggestions=(suggestion,))
    written = render("rdjson", [replace(record, diagnostics=(diagnostic,))])
    (change,) = json.loads(written)["diagnostics"][0]["suggestions"]
    file = "x" * 39 + "\n" + (record.draft.raw or "")
    place, old = bytes_of(file, change["range"]), file.encode()
    new = old[: place.start] + change["text"].encode() + old[place.stop :]
    assert json.loads(new.splitlines()[1])["reply"] == apply(text, edits)


def test_rdjson_suggests_nothing_that_cannot_or_shall_not_be_applied(
    diagnostics: list[dict[str, Any]],
) -> None:
    assert [one["text"] for one in diagnostics[3]["suggestions"]] == ["by [day and time]"]
    assert diagnostics[7]["location"]["range"] == {"start": {"line": 1}}
    assert diagnostics[7]["suggestions"] == []


def test_rdjson_names_what_was_not_linted(diagnostics: list[dict[str, Any]]) -> None:
    assert diagnostics[8:] == [
        {"message": "is empty", "location": {"path": "broken.txt"}, "severity": "ERROR"},
        {
            "message": "skipped: not in English (French)",
            "location": {"path": "replies/fr.txt"},
            "severity": "INFO",
        },
    ]


def test_junit_fails_a_reply_once_for_each_finding(suites: dict[str, Element]) -> None:
    (case,) = suites["replies/week.jsonl"]
    assert case.attrib["name"] == "a-012"
    failures = case.findall("failure")
    assert [failure.attrib["type"] for failure in failures] == ["NXT003", "PRM001"]
    assert (failures[1].text or "").startswith(
        "replies/week.jsonl:2:77: error PRM001 absolute-guarantee: Nobody"
    )


def test_junit_passes_a_clean_reply(suites: dict[str, Element]) -> None:
    (case,) = suites["replies/good.txt"]
    assert list(case) == []


def test_junit_tells_unreadable_from_skipped_input(suites: dict[str, Element]) -> None:
    outcomes = {
        path: (suites[path][0][0].tag, suites[path][0][0].attrib["message"])
        for path in ("broken.txt", "replies/fr.txt")
    }
    assert outcomes == {
        "broken.txt": ("error", "is empty"),
        "replies/fr.txt": ("skipped", "not in English (French)"),
    }


def test_junit_gathers_the_replies_of_a_file_in_one_suite(
    render: Render, record: Report, clean: Report
) -> None:
    plain = replace(record.draft, id=None, line=7)
    silent = replace(record, draft=replace(plain, line=9), diagnostics=())
    reports = [record, replace(record, draft=plain), silent, clean]
    week, good = parsed(render("junit", reports))
    assert [case.attrib["name"] for case in week] == ["a-012", "line 7", "line 9"]
    counts = {name: week.attrib[name] for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "3", "failures": "2", "errors": "0", "skipped": "0"}
    assert good.attrib["failures"] == "0"


def test_junit_is_xml_whatever_a_message_holds(render: Render, late_parcel: Report) -> None:
    message = '<b> & "q" ]]> \x00\x1b\ufffe\ud800 é'
    diagnostic = replace(late_parcel.diagnostics[0], message=message)
    root = parsed(render("junit", [replace(late_parcel, diagnostics=(diagnostic,))]))
    shown = root[0][0][0].attrib["message"]
    assert shown.startswith('<b> & "q" ]]> ')
    assert shown.endswith(" é")
