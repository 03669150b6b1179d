"""Suggestions: a rule's templates become edits of this draft.

A rewrite invents nothing: whatever is not in the draft or the customer's message is a blank.
"""

from collections.abc import Iterator

from replylint.diagnostic import Applicability, Suggestion
from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import SuggestionTemplate
from replylint.suggest.edits import edits_for
from replylint.suggest.slots import Slots

__all__ = ["Slots", "suggestions_for"]


def suggestions_for(match: Match, reading: Reading, slots: Slots) -> Iterator[Suggestion]:
    """Yield the suggestions whose slots are all known, the most specific first."""
    own = [] if match.suggestion is None else [match.suggestion]
    for template in [*own, *_fitting(match)]:
        text = slots.fill(template.text)
        if text is None:
            continue
        edits = edits_for(template.at, text, match, reading)
        if edits:
            title = slots.fill(template.title) or _title(text)
            yield Suggestion(title, edits, _applicability(template, match))


def _fitting(match: Match) -> list[SuggestionTemplate]:
    """Return the templates for a match; where models alone found it, the words are not known."""
    templates = match.rule.suggestions
    if match.alone:
        return [template for template in templates if template.at != "match"]
    return [template for template in templates if not template.alone]


def _applicability(template: SuggestionTemplate, match: Match) -> Applicability:
    """Return how far a suggestion may be trusted: no sentence goes because a model says so."""
    if match.alone and template.at == "sentence":
        return Applicability.DISPLAY
    return template.applicability


def _title(text: str) -> str:
    return f"Write “{text.strip()}”" if text.strip() else "Leave it out"
