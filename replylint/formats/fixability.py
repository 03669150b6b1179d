"""Whether a finding can be mended by `--fix`."""

from replylint.diagnostic import Applicability, Diagnostic, Suggestion
from replylint.draft import Draft


def fixability(draft: Draft, diagnostic: Diagnostic) -> Applicability | None:
    """Return the most trusted level at which a suggestion can be applied; None without any.

    A suggestion counts only where the file has a place to write it to.
    """
    levels = {
        suggestion.applicability
        for suggestion in diagnostic.suggestions
        if _writable(draft, suggestion)
    }
    return next((level for level in Applicability if level in levels), None)


def _writable(draft: Draft, suggestion: Suggestion) -> bool:
    return bool(suggestion.edits) and all(
        draft.source(edit.span) is not None for edit in suggestion.edits
    )
