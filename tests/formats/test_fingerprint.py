import json
import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from replylint.diagnostic import Diagnostic, Severity, TextSpan
from replylint.draft import Draft
from replylint.report import Report

Render = Callable[..., str]

TEXT = "We will write soon.\n\nYour label comes as soon as\npossible. It comes soon.\n"


def report_on(text: str, path: str = "a.txt", pattern: str = r"as soon as\s+possible") -> Report:
    """Return a report with a finding wherever `pattern` stands in `text`."""
    found = tuple(
        Diagnostic("NXT003", "vague-timeline", Severity.HINT, TextSpan(*one.span()), "When?")
        for one in re.finditer(pattern, text)
    )
    return Report(Draft(text, path=path), found)


def fingerprints(render: Render, reports: Sequence[Report]) -> list[str]:
    """Return the fingerprints of all findings."""
    return [issue["fingerprint"] for issue in json.loads(render("gitlab", reports))]


def test_a_finding_keeps_its_fingerprint_when_it_moves(render: Render) -> None:
    before = fingerprints(render, [report_on(TEXT)])
    assert fingerprints(render, [report_on("Hi Maya,\n\n" + TEXT)]) == before
    assert fingerprints(render, [report_on(TEXT.replace("as\np", "as p"))]) == before


def test_equal_findings_of_a_file_differ_in_their_fingerprints(render: Render) -> None:
    one_reply = fingerprints(render, [report_on(TEXT, pattern="soon")])
    assert len(set(one_reply)) == 3
    record = report_on(TEXT, path="week.jsonl", pattern="soon")
    assert len(set(fingerprints(render, [record, record]))) == 6


def test_another_file_rule_or_wording_has_another_fingerprint(render: Render) -> None:
    report = report_on(TEXT)
    renamed = replace(report, diagnostics=(replace(report.diagnostics[0], code="NXT004"),))
    others = [report_on(TEXT, "b.txt"), renamed, report_on(TEXT, pattern="will write soon")]
    names = [fingerprints(render, [one])[0] for one in (report, *others)]
    assert len(set(names)) == 4


def test_a_file_counts_for_itself(render: Render) -> None:
    alone = fingerprints(render, [report_on(TEXT, "b.txt", "soon")])
    together = [report_on(TEXT, "a.txt", "soon"), report_on(TEXT, "b.txt", "soon")]
    assert fingerprints(render, together)[3:] == alone


def test_no_words_of_the_reply_are_in_a_fingerprint(render: Render) -> None:
    (name,) = fingerprints(render, [report_on(TEXT)])
    assert re.fullmatch(r"[0-9a-f]{32}", name)


def test_sarif_and_gitlab_know_a_finding_by_the_same_fingerprint(
    render: Render, every_report: list[Report]
) -> None:
    results = json.loads(render("sarif", every_report))["runs"][0]["results"]
    names = [result["partialFingerprints"]["replylint/v1"] for result in results]
    assert names == fingerprints(render, every_report)
    assert len(set(names)) == len(names)
