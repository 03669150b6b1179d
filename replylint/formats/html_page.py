"""The page itself: what it is told, and its template filled in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from replylint.diagnostic import Severity
from replylint.draft import Tier
from replylint.formats.closing import count
from replylint.formats.html_counts import Distribution, RuleRow
from replylint.formats.html_reply import ShownReply
from replylint.formats.html_trend import TrendRow
from replylint.formats.renderer import Summary
from replylint.formats.visible import visible

TEMPLATE = "report.html.jinja"

_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFORMATION: ("for information", "for information"),
    Severity.HINT: ("hint", "hints"),
}


class Page(Struct, frozen=True):
    """Everything that the template shows."""

    summary: Summary
    tier: Tier
    severities: Mapping[Severity, int]
    trend: Sequence[TrendRow]
    distribution: Distribution
    rules: Sequence[RuleRow]
    replies: Sequence[ShownReply]

    @property
    def outcome(self) -> str:
        """Return how the run went in a few words."""
        replies = count(self.summary.replies, "reply", "replies")
        if self.summary.diagnostics:
            return f"{count(self.summary.diagnostics, 'finding', 'findings')} in {replies}"
        if not self.summary.replies:
            return "No replies were linted"
        return f"All clear: nothing was found in {replies}"


def write(page: Page) -> str:
    """Return the page as HTML. Every text in it is escaped, and no character steers anything."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters["in_words"] = in_words
    return environment.get_template(TEMPLATE).render(page=page)


def in_words(severities: Mapping[Severity, int]) -> str:
    """Return counts as "2 errors, 1 hint", the gravest first."""
    return ", ".join(
        count(severities[severity], *_WORDS[severity])
        for severity in Severity
        if severities.get(severity)
    )


def _shown(value: object) -> object:
    """Return a text with its control characters made visible; a rewrite keeps its line ends."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return "\n".join(map(visible, value.split("\n")))
    return value
