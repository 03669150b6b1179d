"""One run of `replylint check`: configuration, files, linter and output, joined.

Replies stream: each is read, linted and written before the next, so memory does not grow with
their number.
"""

import sys
from pathlib import Path

import click

from replylint.cli.diffing import unified
from replylint.cli.findings import Findings, factory_for
from replylint.cli.fixing import Fixed, fixed
from replylint.cli.output import Output, say
from replylint.cli.progress import Progress
from replylint.cli.request import Request
from replylint.cli.sources import Source, sources
from replylint.config_file import Configuration
from replylint.discovery import PassedOver
from replylint.draft import Draft
from replylint.readers import UnreadableError

CLEAN, FOUND, TROUBLE = 0, 1, 2


def run(request: Request) -> int:
    """Do what is asked and return the exit code.

    Raises the errors that replylint.cli.errors knows; those end a run that nothing can save.
    """
    configuration = Configuration(
        request.config, isolated=request.isolated, overrides=request.overrides
    )
    # the fixed reply takes standard output, so that an editor can filter a draft through us
    stream = sys.stderr if request.stdin and request.fix else sys.stdout
    output = Output(request.output_file, stream)
    progress = Progress()
    factory = factory_for(configuration.settings(Path()), statistics=request.statistics)
    findings = Findings(factory, output, request.color, progress)
    try:
        return Session(request, findings, progress).run(configuration)
    finally:
        progress.stop()
        output.close()


class Session:
    """The state of a run besides what its findings tell."""

    def __init__(self, request: Request, findings: Findings, progress: Progress) -> None:
        self._request = request
        self._findings = findings
        self._progress = progress
        self._fails = False
        self._fixes = 0

    def run(self, configuration: Configuration) -> int:
        """Go through all sources and return the exit code."""
        empty = True
        for source in sources(self._request, configuration):
            empty = False
            if isinstance(source, PassedOver):
                self._findings.pass_over(source)
            elif self._request.diff:
                self._diff(source)
            else:
                self._check(source)
        if empty:
            say("nothing to check: `include` and `exclude` leave no file")
        return self._end()

    def _check(self, source: Source) -> None:
        data = self._fix(source) if self._request.fix else None
        for item in source.drafts(data):
            if isinstance(item, UnreadableError):
                self._findings.fail(item)
            else:
                self._lint(item, source)

    def _lint(self, draft: Draft, source: Source) -> None:
        from replylint.linter import linter_for  # noqa: PLC0415 - spaCy, if there is a draft

        report = linter_for(source.settings).lint(draft)
        self._progress.advance()
        level = source.settings.fail_level.severity
        self._fails = self._fails or (level is not None and report.fails(level))
        self._findings.add(report)
