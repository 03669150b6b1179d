import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from msgspec.structs import replace

from replylint.diagnostic import Applicability, Edit, Suggestion, TextSpan
from replylint.report import Report
from replylint.rewrite import apply
from replylint.sourcemap import SourceMap

Render = Callable[..., str]
SCHEMA = json.loads(
    Path(__file__).with_name("sarif-2.1.0-subset.schema.json").read_text("utf-8"),
)


def run_of(written: str) -> dict[str, Any]:
    """Return the only run of a log that keeps to the schema."""
    log = json.loads(written)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    return dict(run)


def slice_of(line: str, region: dict[str, int]) -> slice:
    """Return where a region within one line stands in it."""
    assert region["startLine"] == region["endLine"]
    assert len(line) >= region["endColumn"] - 1
    return slice(region["startColumn"] - 1, region["endColumn"] - 1)


@pytest.fixture
def run(render: Render, every_report: list[Report]) -> dict[str, Any]:
    return run_of(render("sarif", every_report, errors=["broken.txt"]))


def test_a_run_keeps_to_the_schema_and_names_every_finding(run: dict[str, Any]) -> None:
    codes = [result["ruleId"] for result in run["results"]]
    assert codes == "APO001 ARG002 PRM001 NXT003 NXT003 PRM001 JRG003 NXT003".split()
    levels = [result["level"] for result in run["results"]]
    assert levels == "warning warning error note note error note note".split()


def test_an_empty_run_keeps_to_the_schema_too(render: Render, clean: Report) -> None:
    for reports in ([], [clean]):
        empty = run_of(render("sarif", reports))
        assert empty["results"] == empty["tool"]["driver"]["rules"] == []
        assert empty["invocations"][0]["executionSuccessful"] is True


def test_every_result_leads_to_its_rule_with_help(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    by_name = {rule["name"]: rule for rule in rules}
    assert len(by_name) == len(rules)
    guarantee = by_name["absolute-guarantee"]
    assert "a certainty that nobody can give" in guarantee["shortDescription"]["text"]
    assert "docs/rules.md#prm001-absolute-guarantee" in guarantee["help"]["text"]


def test_a_rule_of_ones_own_is_described_by_what_its_finding_says(
    render: Render, late_parcel: Report
) -> None:
    own = replace(late_parcel.diagnostics[0], code="SHOP001", name="old-name", principle="Be new.")
    (rule,) = run_of(render("sarif", [replace(late_parcel, diagnostics=(own,))]))["tool"]["driver"][
        "rules"
    ]
    assert (rule["id"], rule["help"]["text"]) == ("SHOP001", "Be new.")


def test_a_region_holds_the_words_by_code_points(record: Report, run: dict[str, Any]) -> None:
    assert run["columnKind"] == "unicodeCodePoints"
    (location,) = run["results"][5]["locations"]
    region = location["physicalLocation"]["region"]
    line = (record.draft.raw or "").rstrip("\n")
    assert region["startLine"] == 2
    assert line[slice_of(line, region)] == "I guarantee"
    assert location["logicalLocations"] == [{"name": "a-012"}]


def test_a_fix_makes_of_the_file_what_the_suggestion_makes_of_the_reply(
    render: Render, record: Report
) -> None:
    text = record.draft.text
    edits = (
        Edit(TextSpan(text.index("soon"), text.index("soon") + 4), 'on "Monday"'),
        Edit(TextSpan(len(text), len(text)), "\n\nTom"),
    )
    suggestion = Suggestion("Better", edits, Applicability.UNSAFE)
    diagnostic = replace(record.diagnostics[0], suggestions=(suggestion,))
    (result,) = run_of(render("sarif", [replace(record, diagnostics=(diagnostic,))]))["results"]
    (fix,) = result["fixes"]
    line = (record.draft.raw or "").rstrip("\n")
    for one in reversed(fix["artifactChanges"][0]["replacements"]):
        place = slice_of(line, one["deletedRegion"])
        line = line[: place.start] + one["insertedContent"]["text"] + line[place.stop :]
    assert json.loads(line)["reply"] == apply(text, edits)
    assert fix["properties"] == {"applicability": "unsafe"}


def test_what_is_only_to_be_shown_is_no_fix(run: dict[str, Any]) -> None:
    titles = [fix["description"]["text"] for fix in run["results"][3]["fixes"]]
    assert titles == ["Name the time"]


def test_a_finding_without_a_place_points_at_its_line_and_says_so(
    render: Render, base64_mail: Report, record: Report
) -> None:
    lost = replace(record, draft=replace(record.draft, source_map=SourceMap([])))
    results = run_of(render("sarif", [base64_mail, lost]))["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert regions == [{"startLine": 1}, {"startLine": 2}, {"startLine": 2}]
    assert "(line 3, column 22 of the decoded reply)" in results[0]["message"]["text"]
    assert not any("fixes" in result for result in results)


def test_a_path_becomes_an_address(render: Render, late_parcel: Report) -> None:
    for path in ("./Antworten für Müller/50 % späte: Pakete #1.txt", "/srv/für uns/a b.txt"):
        report = replace(late_parcel, draft=replace(late_parcel.draft, path=path))
        uri = run_of(render("sarif", [report]))["results"][0]["locations"][0]["physicalLocation"][
            "artifactLocation"
        ]["uri"]
        assert unquote(uri).removeprefix("file://") == path.removeprefix("./")


def test_what_was_not_linted_is_a_notification(run: dict[str, Any]) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        (
            one["level"],
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            one["message"]["text"],
        )
        for one in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("error", "broken.txt", "is empty"),
        ("note", "replies/fr.txt", "skipped: not in English (French)"),
    ]
