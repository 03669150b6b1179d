"""Processes that lint drafts side by side. Importing this takes a tenth of a short run."""

import gc
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from replylint.config import Settings
from replylint.draft import Draft
from replylint.linter import linter_for
from replylint.pipeline.shelf import Shelf
from replylint.report import Report

_CHUNK = 16
"""Drafts, and what stands between them, that are sent to a process at once."""
_AHEAD = 3
"""Chunks for each process that are under way, so that none has to wait."""
Other = TypeVar("Other")
Item = tuple[Settings, Draft | Other]


class LostProcessError(RuntimeError):
    """A process has ended before its work was done."""

    def __init__(self) -> None:
        super().__init__("a process was killed (was memory short?); try again with --jobs 1")


def lint_in_processes(
    items: Iterator[Item[Other]], jobs: int, shelf: Shelf | None
) -> Iterator[Report | Other]:
    """Do what `lint_all` does in `jobs` processes. Raises LostProcessError, too."""
    # a fresh interpreter: one that is copied with its threads may hang
    context = get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(shelf,))
    try:
        yield from _shared_out(pool, items, jobs * _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _shared_out(
    pool: ProcessPoolExecutor, items: Iterator[Item[Other]], ahead: int
) -> Iterator[Report | Other]:
    waiting: deque[tuple[list[Item[Other]], Future[list[Report]]]] = deque()
    while chunk := list(islice(items, _CHUNK)):
        drafts = [(settings, one) for settings, one in chunk if isinstance(one, Draft)]
        waiting.append((chunk, pool.submit(_reports, drafts)))
        if len(waiting) == ahead:
            yield from _together(*waiting.popleft())
    for chunk, future in waiting:
        yield from _together(chunk, future)


def _together(chunk: list[Item[Other]], future: "Future[list[Report]]") -> Iterator[Report | Other]:
    try:
        reports = iter(future.result())
    except BrokenProcessPool as error:
        raise LostProcessError from error
    for _, one in chunk:
        yield next(reports) if isinstance(one, Draft) else one


_shelf: Shelf | None = None
"""The library of a process's macros, handed over once."""


def _begin(shelf: Shelf | None) -> None:
    global _shelf  # noqa: PLW0603 - what a process of the pool is told at its beginning
    _shelf = shelf
    gc.set_threshold(1_000_000, 20, 100)  # see replylint.cli.main


def _reports(drafts: list[tuple[Settings, Draft]]) -> list[Report]:
    return [linter_for(settings).lint(draft, shelf=_shelf) for settings, draft in drafts]
