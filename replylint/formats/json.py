"""`json`: one document for the whole run, written as the replies pass by."""

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


class JsonRenderer:
    """Writes the document piece by piece, one reply per line."""

    def __init__(self, options: RenderOptions) -> None:
        """Take the tier from `options`."""
        self._tier = options.tier
        self._separator = "\n"

    def begin(self) -> str:
        """Return the document's opening, up to the list of replies."""
        return f'{{"version": {VERSION}, "tier": {dumps(self._tier)}, "replies": ['

    def reply(self, report: Report) -> str:
        """Return the reply as one element of the list, on a line of its own."""
        if report.skipped is not None:
            return ""
        separator, self._separator = self._separator, ",\n"
        return separator + dumps(reply_object(report))

    def end(self, summary: Summary) -> str:
        """Return the end of the list and what follows it."""
        return (
            f'],\n"skipped": {dumps(skipped_list(summary))},\n'
            f'"errors": {dumps(error_list(summary))},\n'
            f'"summary": {dumps(summary_object(summary))}}}\n'
        )
