"""What the linter says: where, which rule, how grave, and how to say it better.

Plain frozen data. Offsets are code points into the reply text as read, half open.
"""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How grave a finding is, in the words of the Language Server Protocol."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"

    def reaches(self, level: "Severity") -> bool:
        """Tell whether this severity is at least as grave as `level`."""
        order = list(Severity)
        return order.index(self) <= order.index(level)


class Applicability(StrEnum):
    """How far a suggestion may be trusted (ruff's three levels)."""

    SAFE = "safe"
    """Keeps the meaning: applied by `--fix`."""
    UNSAFE = "unsafe"
    """Needs the agent's eye: a blank to fill, a claim that changes."""
    DISPLAY = "display"
    """Shown, never applied."""


class TextSpan(Struct, frozen=True, order=True):
    """A stretch of text: code-point offsets, `end` exclusive; empty where something is missing."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def touches(self, other: "TextSpan") -> bool:
        """Tell whether two spans share a character or, where one is empty, a border."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Edit(Struct, frozen=True):
    """Replace what `span` covers by `text`; delete with "", insert with an empty span."""

    span: TextSpan
    text: str


class Suggestion(Struct, frozen=True):
    """A rewrite: edits that belong together, best applied at once."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability


class Diagnostic(Struct, frozen=True):
    """One finding of one rule in one reply."""

    code: str
    name: str
    severity: Severity
    span: TextSpan
    message: str
    principle: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    confidence: float | None = None
    """Between 0 and 1; None where it is not computed."""
