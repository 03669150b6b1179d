"""Remarks at the head of a sentence, as in "As I already explained, …": they can simply go.

The speech acts looked for are those of the rule's `with`. Where one is all that stands before the
sentence's first comma, leaving it out is the rewrite; elsewhere the rule's own suggestions are.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.diagnostic import Applicability
from replylint.match import Match, match_of
from replylint.patterns.flat import Act
from replylint.pipeline.reading import Reading
from replylint.rule import Rule, SuggestionTemplate

_LEFT_OUT = SuggestionTemplate(title="Leave it out", text="", applicability=Applicability.SAFE)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the acts, each once; those that can go with the suggestion to leave them out."""
    end = 0
    for act in reading.acts_of(rule.match.with_acts):
        if act.start < end:
            continue
        start, end = act.start, _end(reading, act)
        match = match_of(rule, reading, start, end)
        if start == match.sentence.start and reading.doc[end - 1].text == ",":
            match = replace(match, suggestion=_LEFT_OUT)
        yield match


def _end(reading: Reading, act: Act) -> int:
    """Return where the act ends, with the comma that follows it."""
    return act.end + (reading.words.texts[act.end : act.end + 1] == [","])
