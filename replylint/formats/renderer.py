"""What every output format offers, and what it is told at the end."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from replylint.draft import Tier
from replylint.report import Report


class RenderOptions(Struct, frozen=True):
    """How the output is to look; a format ignores what does not concern it."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    tier: Tier = "full"
    """The tier that speaks, for formats that name it before the first reply."""
    earlier: tuple[Path, ...] = ()
    """Earlier JSON reports, oldest first, for formats that show how findings went since."""


class Failure(Struct, frozen=True):
    """An input, or a record in one, that could not be read."""

    path: str
    message: str


class Skip(Struct, frozen=True):
    """An input that was read but not linted, as one in another language."""

    path: str
    reason: str


class RuleCount(Struct, frozen=True):
    """How often one rule was found, and how many of these have a safe fix."""

    code: str
    name: str
    count: int
    fixable: int


class Summary(Struct, frozen=True):
    """What a whole run came to."""

    replies: int = 0
    """Replies that were linted; skipped and unreadable ones are not among them."""
    rules: tuple[RuleCount, ...] = ()
    """One per code found, the most frequent first, then by code."""
    unsafe: int = 0
    """Findings that only an unsafe suggestion would mend."""
    errors: tuple[Failure, ...] = ()
    skipped: tuple[Skip, ...] = ()

    @property
    def diagnostics(self) -> int:
        """Return the number of findings."""
        return sum(rule.count for rule in self.rules)

    @property
    def safe(self) -> int:
        """Return the number of findings that `--fix` would mend."""
        return sum(rule.fixable for rule in self.rules)

    @property
    def by_code(self) -> dict[str, int]:
        """Return the number of findings per code, the most frequent first."""
        return {rule.code: rule.count for rule in self.rules}


class Renderer(Protocol):
    """An output format. It streams: each method returns the text to write next.

    `begin` is called once, `reply` for every report in order, `end` once. Pieces carry their own
    line ends, so the caller joins them with nothing between.
    """

    def begin(self) -> str:
        """Return what stands before the first reply."""

    def reply(self, report: Report) -> str:
        """Return the findings of one reply; nothing for one that was skipped."""

    def end(self, summary: Summary) -> str:
        """Return what stands after the last reply."""
