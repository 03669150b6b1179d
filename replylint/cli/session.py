"""One run of `replylint check`: configuration, files and what is done with each, joined."""

import sys
from pathlib import Path
from typing import Protocol

from replylint.cli.checking import Checking
from replylint.cli.diffing import Diffing
from replylint.cli.findings import Findings, factory_for
from replylint.cli.fixing import Fixer
from replylint.cli.ignoring import Ignoring
from replylint.cli.output import Output, say
from replylint.cli.progress import Progress
from replylint.cli.request import Request
from replylint.cli.selectors import placed
from replylint.cli.sources import Source, sources
from replylint.config_file import Configuration
from replylint.discovery import PassedOver
from replylint.formats.renderer import RenderOptions
from replylint.ruleset import UnknownRuleError


class Task(Protocol):
    """What is done with each source, and the exit code that follows."""

    def treat(self, source: Source) -> None:
        """Do it with one source."""

    def end(self) -> int:
        """Finish the output and return the exit code."""


def run(request: Request) -> int:
    """Do what is asked and return the exit code.

    Raises the errors that replylint.cli.errors knows; those end a run that nothing can save.
    """
    configuration = Configuration(
        request.config, isolated=request.isolated, overrides=request.overrides
    )
    settings = configuration.settings(Path())
    factory = factory_for(settings, statistics=request.statistics, trend=bool(request.trend))
    output = Output(request.findings_file, sys.stderr if request.filters else sys.stdout)
    progress = Progress()
    options = RenderOptions(output.width, output.color(request.color), settings.tier, request.trend)
    findings = Findings(factory, output, progress, options)
    fixer = Fixer(unsafe=request.unsafe_fixes, watch=progress.advance)
    task = _task(request, findings, fixer, output)
    try:
        return _through(request, configuration, findings, task)
    finally:
        progress.stop()
        output.close()


def _task(request: Request, findings: Findings, fixer: Fixer, output: Output) -> Task:
    if request.add_ignore:
        return Ignoring(findings)
    if request.diff:
        return Diffing(request, findings, fixer, output)
    return Checking(request, findings, fixer)


def _through(request: Request, configuration: Configuration, findings: Findings, task: Task) -> int:
    empty = True
    for source in sources(request, configuration):
        empty = False
        if isinstance(source, PassedOver):
            findings.pass_over(source)
        else:
            try:
                task.treat(source)
            except UnknownRuleError as error:
                raise placed(error, source.settings, request.overrides) from error
    if empty:
        say("nothing to check: `include` and `exclude` leave no file")
    return task.end()
