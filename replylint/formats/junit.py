"""`junit`: test results in XML: a suite per file, a case per reply, a failure per finding."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from replylint.formats.finding import Finding, findings, slashed
from replylint.formats.renderer import RenderOptions, Summary
from replylint.formats.visible import visible
from replylint.report import Report

_NEVER_IN_XML = re.compile("[\ufffe\uffff]")


class JunitRenderer:
    """Writes a suite as soon as the next file begins."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options
        self._path = ""
        self._cases: list[Element] = []

    def begin(self) -> str:
        """Return the opening of the document."""
        return '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="replylint">\n'

    def reply(self, report: Report) -> str:
        """Return the suite of the file before, if this reply begins another one."""
        if report.skipped is not None:
            return ""
        path = slashed(report.draft.path)
        before = self._suite() if path != self._path else ""
        self._path = path
        self._cases.append(_reply_case(path, report))
        return before

    def end(self, summary: Summary) -> str:
        """Return the last suite and one for each input that was not linted."""
        left_out = [
            *(_left_out(one.path, "error", one.message) for one in summary.errors),
            *(_left_out(one.path, "skipped", one.reason) for one in summary.skipped),
        ]
        return f"{self._suite()}{''.join(left_out)}</testsuites>\n"

    def _suite(self) -> str:
        cases, self._cases = self._cases, []
        return _suite(self._path, cases) if cases else ""


def _suite(path: str, cases: Iterable[Element]) -> str:
    suite = Element("testsuite", name=_fit(path))
    suite.extend(cases)
    suite.set("tests", str(len(suite)))
    for outcome, counts in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(counts, str(sum(case.find(outcome) is not None for case in suite)))
    indent(suite)
    # character references instead of letters: that is the same XML in every encoding
    written: bytes = tostring(suite, encoding="us-ascii", xml_declaration=False)
    return written.decode("ascii") + "\n"


def _reply_case(path: str, report: Report) -> Element:
    draft = report.draft
    line = path if draft.line is None else f"line {draft.line}"
    case = _case(path, line if draft.id is None else draft.id)
    for finding in findings(report):
        _failure(case, finding)
    return case


def _failure(case: Element, finding: Finding) -> None:
    diagnostic, message = finding.diagnostic, _fit(finding.message)
    failure = SubElement(case, "failure", type=diagnostic.code, message=message)
    where = f"{_fit(finding.path)}:{finding.line}:{finding.column}"
    failure.text = f"{where}: {diagnostic.severity} {diagnostic.code} {diagnostic.name}: {message}"


def _left_out(path: str, outcome: str, reason: str) -> str:
    path = slashed(path)
    case = _case(path, path)
    SubElement(case, outcome, message=_fit(reason))
    return _suite(path, [case])


def _case(path: str, name: str) -> Element:
    return Element("testcase", classname=_fit(path), name=_fit(name), file=_fit(path))


def _fit(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _NEVER_IN_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text))
