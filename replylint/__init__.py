"""A linter and coach for replies to customers.

    >>> from replylint import Draft, lint
    >>> report = lint(Draft("We are sorry if this caused any confusion."))
    >>> [diagnostic.code for diagnostic in report.diagnostics]
    ['APO003']

The names below are the stable interface; everything else may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replylint.config import Settings
    from replylint.diagnostic import (
        Applicability,
        Diagnostic,
        Edit,
        Severity,
        Suggestion,
        TextSpan,
    )
    from replylint.draft import Channel, Draft, Kind
    from replylint.report import Facts, Report, SpeechAct

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Channel",
    "Diagnostic",
    "Draft",
    "Edit",
    "Facts",
    "Kind",
    "Report",
    "Settings",
    "Severity",
    "SpeechAct",
    "Suggestion",
    "TextSpan",
    "lint",
]


_HOMES = {
    "diagnostic": ("Applicability", "Diagnostic", "Edit", "Severity", "Suggestion", "TextSpan"),
    "draft": ("Channel", "Draft", "Kind"),
    "report": ("Facts", "Report", "SpeechAct"),
    "config": ("Settings",),
}


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for: `replylint --help` needs none of them."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"replylint.{module}"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def lint(draft: "Draft", settings: "Settings | None" = None) -> "Report":
    """Return what replylint finds in a draft.

    `settings` are those of a configuration (replylint.config.Settings); without them the
    defaults hold and no file is read. The first call loads spaCy and the rules, about a second;
    later calls with equal settings use them again. Raises replylint.rule_file.RuleError for a
    broken rule of the user's own.
    """
    # spaCy takes half a second to import: only those who lint pay for it
    from replylint.linter import linter_for  # noqa: PLC0415

    return linter_for(settings).lint(draft)
