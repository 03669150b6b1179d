"""The findings of a run on their way out: each is counted, written and forgotten."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from replylint.cli.output import Output, say
from replylint.cli.progress import Progress
from replylint.config import Settings
from replylint.config_file import ConfigError
from replylint.discovery import PassedOver
from replylint.draft import Draft
from replylint.formats import FORMATS, STATISTICS, Factory
from replylint.formats.renderer import Renderer, RenderOptions, Summary
from replylint.formats.tally import Tally
from replylint.readers import UnreadableError
from replylint.report import Report

FOR_PEOPLE = ("full", "concise", "grouped")
"""The formats in whose place `--statistics` shows its table; the others hold the counts anyway."""


class Findings:
    """Writes reports in the format asked for, and what goes wrong to standard error."""

    def __init__(
        self, factory: Factory, output: Output, progress: Progress, options: RenderOptions
    ) -> None:
        self._factory = factory
        self._options = options
        self._output = output
        self._progress = progress
        self._tally = Tally()
        self._renderer: Renderer | None = None
        self._told: set[str] = set()

    def add(self, report: Report) -> None:
        """Count and write a report; one of a draft that was skipped is only named."""
        self._tally.add(report)
        if report.skipped is None:
            self._write(self._begun().reply(report))
        else:
            self.tell(f"{report.draft.path}: skipped: {report.skipped}")

    def readable(self, items: Iterable[Draft | UnreadableError]) -> Iterator[Draft]:
        """Yield the drafts among `items`, counting each for the progress; note the errors."""
        for item in items:
            if isinstance(item, UnreadableError):
                self.fail(item)
            else:
                yield item
                self.advance()

    def clean(self, replies: int) -> None:
        """Count replies in which nothing is found, and of which nothing is written."""
        self._tally.clean(replies)

    def advance(self) -> None:
        """Show that something was done, in a long run on a terminal."""
        self._progress.advance()

    def fail(self, error: UnreadableError) -> None:
        """Note what cannot be read."""
        line = "" if error.line is None else f"line {error.line}: "
        self._tally.fail(error.path, line + error.reason)
        self.tell(str(error))

    def pass_over(self, one: PassedOver) -> None:
        """Note a path that is not read."""
        if one.harmless:
            self.add(Report(Draft("", path=str(one.path)), skipped=one.reason))
        else:
            self.fail(UnreadableError(str(one.path), one.reason))

    @property
    def failed(self) -> bool:
        """Tell whether something could not be read or written."""
        return bool(self._tally.summary().errors)

    def tell(self, message: str) -> None:
        """Say something on standard error, once however often it comes up."""
        if message not in self._told:
            self._told.add(message)
            say(message)

    def end(self) -> Summary:
        """Write what stands after the last reply and return the counts."""
        summary = self._tally.summary()
        self._write(self._begun().end(summary))
        return summary

    def _begun(self) -> Renderer:
        # not before there is something to write: an early error shall leave no half document
        if self._renderer is None:
            self._renderer = self._factory(self._options)
            self._write(self._renderer.begin())
        return self._renderer

    def _write(self, text: str) -> None:
        if text and self._output.on_terminal:
            self._progress.stop()
        self._output.write(text)


def factory_for(settings: Settings, *, statistics: bool, trend: bool = False) -> Factory:
    """Return the format that `settings` name, or the table in its place.

    Raises ConfigError for a format that there is not, UsageError for one without a table, or
    without room for a trend.
    """
    name = settings.output_format
    if name not in FORMATS:
        reason = f'`output-format` takes one of {", ".join(FORMATS)}, not "{name}"'
        raise ConfigError(settings.file or Path("replylint.toml"), reason)
    if trend and name != "html":
        msg = "`--trend` compares runs on the page that `--output-format html` writes"
        raise click.UsageError(msg)
    if not statistics:
        return FORMATS[name]
    if name not in FOR_PEOPLE:
        allowed = f"{', '.join(FOR_PEOPLE[:-1])} and {FOR_PEOPLE[-1]}"
        msg = f"`--statistics` goes with the formats {allowed}; {name} holds the counts anyway"
        raise click.UsageError(msg)
    return STATISTICS
