"""Lint many drafts in several processes, in order, where that pays."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from replylint.config import Settings
from replylint.draft import Draft, Tier
from replylint.report import Report

if TYPE_CHECKING:
    from replylint.pipeline.shelf import Shelf

Other = TypeVar("Other")
"""What stands among the drafts and is handed on as it is."""
Item = tuple[Settings, Draft | Other]

_PAYS: dict[Tier, int] = {"full": 200, "fast": 4_000}
"""From how many drafts on, by tier: each process takes a second or two to begin."""
_LOOKED_AT = 4
"""Among so many times as many items, drafts and others, there must be as many drafts."""


def processes() -> int:
    """Return how many processes may work at the same time on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _no_shelf() -> None:
    return None


def lint_all(
    items: Iterable[Item[Other]], jobs: int, shelf: "Callable[[], Shelf | None]" = _no_shelf
) -> Iterator[Report | Other]:
    """Yield a report for each draft, and what is no draft as it is, in the order of `items`.

    Macros are read beside those of what `shelf` returns, once there is one to be linted.
    With more than one of `jobs`, and drafts enough, as many processes work; at most some dozens
    of drafts are read ahead. Raises what linting raises.
    """
    items = iter(items)
    first = list(_until_it_pays(items)) if jobs > 1 else []
    if not _pays(first):
        for settings, one in chain(first, items):
            yield lint_beside(shelf(), one, settings) if isinstance(one, Draft) else one
        return
    from replylint.pool import lint_in_processes  # noqa: PLC0415 - for large runs alone

    yield from lint_in_processes(chain(first, items), jobs, shelf())


def lint_beside(shelf: "Shelf | None", draft: Draft, settings: Settings) -> Report:
    """Return the report on a draft, a macro as one of its library's."""
    from replylint.linter import linter_for  # noqa: PLC0415 - spaCy, where a draft is linted

    return linter_for(settings).lint(draft, shelf=shelf)


def _until_it_pays(items: Iterator[Item[Other]]) -> Iterator[Item[Other]]:
    drafts = 0
    for number, item in enumerate(items, start=1):
        yield item
        pays = _PAYS[item[0].tier]
        drafts += isinstance(item[1], Draft)
        if drafts >= pays or number >= _LOOKED_AT * pays:
            return


def _pays(items: list[Item[Other]]) -> bool:
    drafts = sum(isinstance(one, Draft) for _, one in items)
    return bool(items) and drafts >= _PAYS[items[-1][0].tier]
