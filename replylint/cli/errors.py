"""Errors as the user sees them: one line that says what to do."""

import sys
from errno import EDQUOT, EFBIG, ENOSPC

FULL = frozenset({EDQUOT, EFBIG, ENOSPC})
"""The numbers of the errors that say: no more can be written there."""


def describe(error: Exception) -> str:
    """Return what to tell the user: the message of an error that is theirs, else "internal error".

    Theirs are the errors that the package raises on purpose. None of their modules is imported
    for this: an error that was raised has its module loaded.
    """
    if isinstance(error, _ours()):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        advice = "; make room, or write somewhere else" if error.errno in FULL else ""
        return f"{error.filename}: {error.strerror}{advice}"
    message = " ".join(str(error).split()) or type(error).__name__
    return (
        f"internal error: {type(error).__name__}: {message}; "
        "please report it (set REPLYLINT_DEBUG=1 to see where)"
    )


_OURS = (
    ("replylint.config_file", "ConfigError"),
    ("replylint.globs", "GlobError"),
    ("replylint.rule_file", "RuleError"),
    ("replylint.patterns.notation", "PatternError"),
    ("replylint.readers.errors", "UnreadableError"),
    ("replylint.ruleset", "UnknownRuleError"),
    ("replylint.baseline", "BaselineError"),
    ("replylint.pool", "LostProcessError"),
    ("replylint.formats.html_trend", "EarlierReportError"),
    ("replylint.training", "StartError"),
)


def _ours() -> tuple[type[Exception], ...]:
    loaded = [(sys.modules[module], name) for module, name in _OURS if module in sys.modules]
    return tuple(getattr(module, name) for module, name in loaded)
