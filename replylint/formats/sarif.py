"""`sarif`: SARIF 2.1.0, which code scanning and many editors read."""

from replylint import __version__
from replylint.fingerprint import Fingerprints
from replylint.formats.finding import Finding, findings
from replylint.formats.json_array import JsonArray
from replylint.formats.json_document import dumps
from replylint.formats.renderer import RenderOptions, Summary
from replylint.formats.sarif_result import invocation, result
from replylint.formats.sarif_rule import SarifRules
from replylint.report import Report

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


class SarifRenderer:
    """Writes the results as replies pass by, then the rules that they name."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options
        self._results = JsonArray()
        self._fingerprints = Fingerprints()
        self._rules = SarifRules()

    def begin(self) -> str:
        """Return the opening of the log and of its only run."""
        opening = f'{{"$schema": {dumps(_SCHEMA)}, "version": "2.1.0", "runs": ['
        return opening + '{"columnKind": "unicodeCodePoints", "results": ['

    def reply(self, report: Report) -> str:
        """Return a result for each finding."""
        return self._results.add(self._result(report, one) for one in findings(report))

    def end(self, summary: Summary) -> str:
        """Return the tool with its rules, and what could not be read or was skipped."""
        rules = self._rules.descriptors()
        driver = {"name": "replylint", "version": __version__, "rules": rules}
        return (
            f'],\n"tool": {dumps({"driver": driver})},\n'
            f'"invocations": {dumps([invocation(summary)])}}}]}}\n'
        )

    def _result(self, report: Report, finding: Finding) -> dict[str, object]:
        name = self._fingerprints.of(finding.path, report.draft, finding.diagnostic)
        return {
            **result(report.draft, finding),
            "ruleIndex": self._rules.index(finding.diagnostic),
            "partialFingerprints": {"replylint/v1": name},
        }
