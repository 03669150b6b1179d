"""`json-lines`: one reply per line, then one line with the rest of the document."""

from replylint.formats.json_document import (
    VERSION,
    dumps,
    error_list,
    reply_object,
    skipped_list,
    summary_object,
)
from replylint.formats.renderer import RenderOptions, Summary
from replylint.report import Report


class JsonLinesRenderer:
    """Writes every reply as soon as it is linted; each line is a JSON value of its own."""

    def __init__(self, options: RenderOptions) -> None:
        """Take the tier from `options`."""
        self._tier = options.tier

    def begin(self) -> str:
        """Return nothing: the first line is the first reply."""
        return ""

    def reply(self, report: Report) -> str:
        """Return the reply's line."""
        return "" if report.skipped is not None else dumps(reply_object(report)) + "\n"

    def end(self, summary: Summary) -> str:
        """Return the last line: version, tier, skipped, errors and summary."""
        rest = {
            "version": VERSION,
            "tier": self._tier,
            "skipped": skipped_list(summary),
            "errors": error_list(summary),
            "summary": summary_object(summary),
        }
        return dumps(rest) + "\n"
