"""Lint many drafts in several processes, in order, where that pays."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from replylint import lint
from replylint.config import Settings
from replylint.draft import Draft
from replylint.report import Report


class LostProcessError(RuntimeError):
    """A process has ended before its work was done."""

    def __init__(self) -> None:
        super().__init__("a process was killed (was memory short?); try again with --jobs 1")


Other = TypeVar("Other")
"""What stands among the drafts and is handed on as it is."""
Item = tuple[Settings, Draft | Other]

_PAYS = 200
"""From how many drafts on: each process takes a second or two to begin."""
_LOOKED_AT = 10 * _PAYS
"""Among so many items, drafts and others, there must be as many drafts."""
_CHUNK = 16
"""Drafts that are sent to a process at once."""
_AHEAD = 3
"""Chunks for each process that are under way, so that none has to wait."""


def processes() -> int:
    """Return how many processes may work at the same time on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def lint_all(items: Iterable[Item[Other]], jobs: int) -> Iterator[Report | Other]:
    """Yield a report for each draft, and what is no draft as it is, in the order of `items`.

    With more than one of `jobs`, and drafts enough, as many processes work; at most some dozens
    of drafts are read ahead. Raises what linting raises.
    """
    items = iter(items)
    first = list(_until_it_pays(items)) if jobs > 1 else []
    if sum(isinstance(one, Draft) for _, one in first) < _PAYS:
        for settings, one in chain(first, items):
            yield lint(one, settings) if isinstance(one, Draft) else one
        return
    # a fresh interpreter: one that is copied with its threads may hang
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield from _shared_out(pool, chain(first, items), jobs * _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _until_it_pays(items: Iterator[Item[Other]]) -> Iterator[Item[Other]]:
    drafts = 0
    for item in islice(items, _LOOKED_AT):
        drafts += isinstance(item[1], Draft)
        yield item
        if drafts == _PAYS:
            return


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


def _begin() -> None:
    import gc  # noqa: PLC0415 - for the processes alone

    gc.set_threshold(1_000_000, 20, 100)  # see replylint.cli.main


def _reports(drafts: list[tuple[Settings, Draft]]) -> list[Report]:
    return [lint(draft, settings) for settings, draft in drafts]
