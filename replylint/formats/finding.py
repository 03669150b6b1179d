"""A finding as other programs take it: each has a line in the file, known or assumed."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from msgspec import Struct

from replylint.diagnostic import Diagnostic, Severity
from replylint.formats.places import Place, Places
from replylint.report import Report


class Finding(Struct, frozen=True):
    """A diagnostic with its place in the file."""

    diagnostic: Diagnostic
    path: str
    """The file with forward slashes, on every system."""
    id: str | None
    """The reply's."""
    words: str
    """The words found; "" where something is missing."""
    place: Place | None
    """None where the file's encoding has no such place."""
    line: int
    """The first line of the place; else that of the reply, else 1."""
    message: str
    """What the agent reads; where there is no place in the file, with the place in the reply."""

    @property
    def column(self) -> int:
        """Return the first column of the place, else 1."""
        return self.place.start.column if self.place else 1

    @property
    def message_with_id(self) -> str:
        """Return the message and the reply's id, for formats that have no other room for it."""
        return self.message if self.id is None else f"{self.message} (id {self.id})"


def findings(report: Report) -> Iterator[Finding]:
    """Yield the findings of a reply in the order of the text."""
    places = Places(report.draft)
    for diagnostic in report.diagnostics:
        yield _finding(report, diagnostic, places)


def slashed(path: str) -> str:
    """Return a path as the user named it with forward slashes, and without a leading `./`."""
    return PurePath(path).as_posix()


def severity_words(error: str, warning: str, information: str, hint: str) -> Mapping[Severity, str]:
    """Return what another format calls the severities."""
    return dict(zip(Severity, (error, warning, information, hint), strict=True))


def _finding(report: Report, diagnostic: Diagnostic, places: Places) -> Finding:
    draft, place = report.draft, places.in_file(diagnostic.span)
    message = diagnostic.message
    if place is None:
        start = places.in_reply(diagnostic.span).start
        message += f" (line {start.line}, column {start.column} of the decoded reply)"
    return Finding(
        diagnostic,
        path=slashed(draft.path),
        id=draft.id,
        words=diagnostic.span.of(draft.text),
        place=place,
        line=place.start.line if place else draft.line or 1,
        message=message,
    )
