import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from replylint.report import Report

Render = Callable[..., str]
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "json-schema.json").read_text("utf-8"))


def validate(value: object, part: str = "#") -> None:
    """Check `value` against the published schema or one of its parts."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    schema = {**SCHEMA} if part == "#" else {"$defs": SCHEMA["$defs"], "$ref": part}
    jsonschema.Draft202012Validator(schema).validate(value)


@pytest.fixture
def document(render: Render, every_report: list[Report]) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(render("json", every_report, errors=["broken.txt"]))
    return written


def test_the_document_keeps_to_the_published_schema(document: dict[str, Any]) -> None:
    validate(document)
    assert document["summary"] == {
        "replies": 5,
        "diagnostics": 8,
        "by_code": {"NXT003": 3, "PRM001": 2, "APO001": 1, "ARG002": 1, "JRG003": 1},
    }


def test_a_run_without_replies_is_a_document_too(render: Render) -> None:
    document = json.loads(render("json", [], tier="full"))
    validate(document)
    assert document["replies"] == []
    assert document["tier"] == "full"


def test_json_lines_hold_one_reply_each_and_then_the_rest(
    render: Render, every_report: list[Report], document: dict[str, Any]
) -> None:
    lines = render("json-lines", every_report, errors=["broken.txt"]).splitlines()
    *replies, closing = map(json.loads, lines)
    for reply in replies:
        validate(reply, "#/$defs/reply")
    validate(closing, "#/$defs/closing")
    assert {**closing, "replies": replies} == document


def test_a_clean_reply_is_listed_and_a_skipped_one_is_named(document: dict[str, Any]) -> None:
    by_path = {reply["path"]: reply for reply in document["replies"]}
    assert by_path["replies/good.txt"]["diagnostics"] == []
    assert "replies/fr.txt" not in by_path
    assert document["skipped"] == [{"path": "replies/fr.txt", "reason": "not in English (French)"}]
    assert document["errors"] == [{"path": "broken.txt", "message": "is empty"}]


def test_source_leads_to_the_place_in_the_file(record: Report, render: Render) -> None:
    file = "x" * 39 + "\n" + (record.draft.raw or "")
    found = json.loads(render("json", [record]))["replies"][0]["diagnostics"][1]
    source = found["source"]
    assert file[source["start"]["offset"] : source["end"]["offset"]] == "I guarantee"
    line = file.split("\n")[source["start"]["line"] - 1]
    columns = slice(source["start"]["column"] - 1, source["end"]["column"] - 1)
    assert line[columns] == "I guarantee"


def test_start_and_edits_count_code_points_of_the_reply(record: Report, render: Render) -> None:
    found = json.loads(render("json", [record]))["replies"][0]["diagnostics"][0]
    text = record.draft.text
    assert text[found["start"]["offset"] : found["end"]["offset"]] == found["text"] == "soon"
    assert (found["start"]["line"], found["start"]["column"]) == (3, 17)
    (edit,) = found["suggestions"][0]["edits"]
    assert text[edit["start"] : edit["end"]] == "soon"


def test_source_is_null_where_the_encoding_has_no_such_place(
    base64_mail: Report, render: Render
) -> None:
    found = json.loads(render("json", [base64_mail]))["replies"][0]["diagnostics"][0]
    assert found["source"] is None
    assert found["start"] == {"line": 3, "column": 22, "offset": 31}


def test_the_url_is_an_anchor_in_the_rules_page(late_parcel: Report, render: Render) -> None:
    found = json.loads(render("json", [late_parcel]))["replies"][0]["diagnostics"][0]
    assert found["url"] == "docs/rules.md#apo001-missing-apology"


def test_output_survives_any_encoding(record: Report, render: Render) -> None:
    assert render("json", [record]).isascii()
    assert render("json-lines", [record]).isascii()
