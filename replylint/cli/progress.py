"""A line on the terminal while a long run lasts."""

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0
"""Seconds before anything is shown: most runs are over by then."""


class Progress:
    """Counts replies on standard error, if that is a terminal; gone as soon as output begins."""

    def __init__(self) -> None:
        self._count = 0
        self._begun = monotonic()
        self._status: Status | None = None
        self._wanted = sys.stderr.isatty()

    def advance(self) -> None:
        """Count one reply, and show the count once the run has lasted a while."""
        self._count += 1
        if not self._wanted or monotonic() - self._begun < PATIENCE:
            return
        if self._status is None:
            self._status = _status()
            self._status.start()
        self._status.update(f"Checking replies: {self._count:,}")

    def stop(self) -> None:
        """Take the line away for good."""
        self._wanted = False
        if self._status is not None:
            self._status.stop()
            self._status = None


def _status() -> "Status":
    from rich.console import Console  # noqa: PLC0415
    from rich.status import Status  # noqa: PLC0415

    return Status("", console=Console(stderr=True))
