"""`html`: one page on the state of a library of macros, to be opened in a browser."""

from collections import Counter

from replylint.diagnostic import Severity
from replylint.formats.html_counts import Distribution, rule_rows
from replylint.formats.html_page import Page, write
from replylint.formats.html_reply import ShownReply, shown_reply
from replylint.formats.html_trend import Run, read_run, trend
from replylint.formats.renderer import RenderOptions, Summary
from replylint.report import Report


class HtmlRenderer:
    """Keeps what the page shows of each reply, and writes the page at the end."""

    def __init__(self, options: RenderOptions) -> None:
        """Take the tier and the earlier reports from `options`."""
        self._options = options
        self._earlier: list[Run] = []
        self._severities = Counter[Severity]()
        self._distribution = Distribution()
        self._replies: list[ShownReply] = []

    def begin(self) -> str:
        """Read the earlier reports, so that a wrong one is known at once. Raises ValueError."""
        self._earlier = [read_run(path) for path in self._options.earlier]
        return ""

    def reply(self, report: Report) -> str:
        """Return nothing; of a reply without findings only a count is kept."""
        if report.skipped is None:
            self._distribution.add(report)
            self._severities.update(one.severity for one in report.diagnostics)
            if report.diagnostics:
                self._replies.append(shown_reply(report))
        return ""

    def end(self, summary: Summary) -> str:
        """Return the page, the replies with the gravest findings first."""
        return write(
            Page(
                summary=summary,
                tier=self._options.tier,
                severities=self._severities,
                trend=trend(self._earlier, summary),
                distribution=self._distribution,
                rules=rule_rows(summary.rules),
                replies=sorted(self._replies, key=ShownReply.gravity, reverse=True),
            )
        )
