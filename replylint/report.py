"""What comes back from linting one draft."""

from collections.abc import Mapping

from msgspec import Struct, field

from replylint.diagnostic import Diagnostic, Severity, TextSpan
from replylint.draft import Draft, Tier


class Facts(Struct, frozen=True):
    """What holds in the exchange: read from the customer's message, else from the draft."""

    complaint: bool = False
    at_fault: bool = False
    refusal: bool = False
    open: bool = False
    settled: bool = False
    situation: tuple[str, ...] = ()


class SpeechAct(Struct, frozen=True):
    """A speech act of the reply: the sentence that does it, as the models judge it.

    Without models, the words in which a wording finds it.
    """

    act: str
    span: TextSpan
    confidence: float | None = None


class Report(Struct, frozen=True):
    """The findings of one draft, in the order of the text."""

    draft: Draft
    diagnostics: tuple[Diagnostic, ...] = ()
    facts: Facts = field(default_factory=Facts)
    acts: tuple[SpeechAct, ...] = ()
    score: int | None = None
    """0 to 100; None until it is computed."""
    tier: Tier = "full"
    """The tier that spoke."""
    skipped: str | None = None
    """Why the draft was not linted (another language), or None."""

    def counts(self) -> Mapping[str, int]:
        """Return how often each code was found."""
        counts: dict[str, int] = {}
        for diagnostic in self.diagnostics:
            counts[diagnostic.code] = counts.get(diagnostic.code, 0) + 1
        return counts

    def fails(self, level: Severity) -> bool:
        """Tell whether a finding is at least as grave as `level`."""
        return any(diagnostic.severity.reaches(level) for diagnostic in self.diagnostics)


class Clean(Struct, frozen=True):
    """So many replies of a file in which nothing was found, where no more need be told of them."""

    path: str
    replies: int
