"""One run of `replylint check`: configuration, files and what is done with each, joined."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from replylint.cache import FOLDER
from replylint.cli.accepted import Accepted
from replylint.cli.checking import Checking
from replylint.cli.findings import Findings, factory_for
from replylint.cli.fixing import Fixer
from replylint.cli.library import Library, asks_for_library, in_one
from replylint.cli.output import Output, say
from replylint.cli.progress import Progress
from replylint.cli.reports import Reports
from replylint.cli.request import Request
from replylint.cli.selectors import placed_among
from replylint.cli.sources import Source, library_sources, sources
from replylint.config import Settings
from replylint.config_file import Configuration
from replylint.discovery import PassedOver
from replylint.formats import REWRITES, WHOLE
from replylint.formats.renderer import RenderOptions
from replylint.parallel import processes
from replylint.ruleset import UnknownRuleError

if TYPE_CHECKING:
    from replylint.cache.keeper import Keeper


class Task(Protocol):
    """What is done with the sources, and the exit code that follows."""

    def run(self, sources: Iterable[Source]) -> None:
        """Do it with each."""

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
    try:
        return _Session(request, settings, findings).through(configuration, output)
    finally:
        progress.stop()
        output.close()


class _Session:
    """The parts of a run."""

    def __init__(self, request: Request, settings: Settings, findings: Findings) -> None:
        self._request = request
        self._findings = findings
        self._accepted = Accepted(request.baseline, request.diff_base)
        self._keeper = _keeper(request, settings)
        self._used: dict[int, Settings] = {}
        self._empty = True

    def through(self, configuration: Configuration, output: Output) -> int:
        """Go through all sources and return the exit code."""
        try:
            library, named = self._library(configuration)
            task = self._task(output, library)
            task.run(self._accepted.narrowed(named, library))
        except UnknownRuleError as error:
            raise placed_among(error, self._used.values(), self._request.overrides) from error
        finally:
            if self._keeper:
                self._keeper.close()
        if self._empty:
            say("nothing to check: `include` and `exclude` leave no file")
        self._accepted.tell(self._findings, self._used.values())
        return task.end()

    def _library(self, configuration: Configuration) -> tuple[Library | None, Iterable[Source]]:
        """Return the library that rules ask about, if any does, and what was named."""
        named = self._sources(configuration)
        settings = configuration.settings(Path())
        self._used[id(settings)] = settings
        if self._request.stdin or not asks_for_library(settings):
            return None, named
        sources = list(named)
        found = library_sources(self._request, configuration)
        return Library(in_one(sources, found)), sources

    def _task(self, output: Output, library: Library | None) -> Task:
        request, findings = self._request, self._findings
        reports = Reports(self._accepted, self._keeper, library, _jobs(request))
        fixer = Fixer(self._accepted, unsafe=request.unsafe_fixes, watch=findings.advance)
        if request.write_baseline:
            from replylint.cli.accepting import Accepting  # noqa: PLC0415 - as those below

            return Accepting(request.write_baseline, findings, reports)
        if request.add_ignore:
            from replylint.cli.ignoring import Ignoring  # noqa: PLC0415

            return Ignoring(findings, self._accepted, library)
        if request.diff:
            from replylint.cli.diffing import Diffing  # noqa: PLC0415

            return Diffing(request, findings, fixer, output)
        return Checking(request, findings, fixer, reports)

    def _sources(self, configuration: Configuration) -> Iterator[Source]:
        for source in sources(self._request, configuration):
            self._empty = False
            if isinstance(source, PassedOver):
                self._findings.pass_over(source)
            else:
                self._used[id(source.settings)] = source.settings
                yield source


def _jobs(request: Request) -> int:
    """Return how many processes may work; what is piped in is answered as it comes."""
    return 1 if request.stdin else request.jobs or processes()


def _keeper(request: Request, settings: Settings) -> "Keeper | None":
    """Return the cache, where there is a place for it: a project has one, a lone file has none."""
    folder = request.cache_dir or (settings.root / FOLDER if settings.file else None)
    # --diff-base looks at parts of files, and the cache knows whole ones
    if request.no_cache or folder is None or request.diff_base is not None:
        return None
    from replylint.cache.keeper import Keeper  # noqa: PLC0415 - a lone file needs no database
    from replylint.cache.store import Store  # noqa: PLC0415

    name = settings.output_format
    return Keeper(Store(folder), whole=name in WHOLE, rewrites=name in REWRITES)
