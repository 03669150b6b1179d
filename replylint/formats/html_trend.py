"""How findings went from one run to the next, read from earlier JSON reports."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from replylint.formats.json_document import VERSION
from replylint.formats.renderer import Summary

Count = Annotated[int, Meta(ge=0)]
NOTHING = "–"
MINUS = "\N{MINUS SIGN}"


class EarlierReportError(ValueError):
    """A file that is no report of `--output-format json`; `path` and a reason."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Run(Struct, frozen=True):
    """What a run came to."""

    name: str
    replies: int
    findings: int

    @property
    def rate(self) -> float | None:
        """Return the findings per 100 replies, None without replies."""
        return 100 * self.findings / self.replies if self.replies else None


class TrendRow(Struct, frozen=True):
    """A run beside the one before; `rate` and `change` are findings per 100 replies, in words."""

    run: Run
    rate: str
    change: str


class _Counts(Struct, frozen=True):
    replies: Count
    diagnostics: Count


class _Document(Struct, frozen=True):
    version: Literal[1]
    summary: _Counts


def read_run(path: Path) -> Run:
    """Return the counts of an earlier JSON report. Raises EarlierReportError."""
    try:
        counts = msgspec.json.decode(path.read_bytes(), type=_Document).summary
    except OSError as error:
        raise EarlierReportError(path, f"cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"is no report of `--output-format json`, version {VERSION}: {error}"
        raise EarlierReportError(path, reason) from error
    return Run(path.name, counts.replies, counts.diagnostics)


def trend(earlier: Sequence[Run], summary: Summary) -> list[TrendRow]:
    """Return a row for each earlier run and the present one last; none without earlier ones."""
    if not earlier:
        return []
    runs = [*earlier, Run("this run", summary.replies, summary.diagnostics)]
    changes = [NOTHING, *(_change(before.rate, run.rate) for before, run in pairwise(runs))]
    return [
        TrendRow(run, _rate(run.rate), change) for run, change in zip(runs, changes, strict=True)
    ]


def _rate(rate: float | None) -> str:
    return NOTHING if rate is None else f"{rate:,.1f}"


def _change(before: float | None, rate: float | None) -> str:
    """Return the difference with its sign, as between the rates that are shown."""
    if before is None or rate is None:
        return NOTHING
    change = f"{round(rate, 1) - round(before, 1):+,.1f}"
    return "0.0" if change in ("+0.0", "-0.0") else change.replace("-", MINUS)
