"""Doubt in the choice of a verb: "you claim that" says more than "you mentioned that".

The speech acts looked for are those of the rule's `with`. Where one begins with "you" and one of
the rule's `phrases`, those two words are the finding, and the neutral verb is the rewrite.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.diagnostic import Applicability
from replylint.match import Match, match_of
from replylint.patterns.flat import Act
from replylint.pipeline.reading import Reading
from replylint.rule import Function, Rule, SuggestionTemplate

_NEUTRAL = SuggestionTemplate(text="you mentioned", applicability=Applicability.SAFE)
_NEAR = 3


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the acts, each once; those of a doubting verb with a neutral one."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    verbs, end = frozenset(rule.match.phrases), 0
    for act in reading.acts_of(rule.match.with_acts):
        if act.start < end:
            continue
        end = act.end
        verb = _verb(reading, act, verbs)
        if verb:
            match = match_of(rule, reading, act.start, verb)
            yield replace(match, suggestion=_NEUTRAL)
        else:
            yield match_of(rule, reading, act.start, act.end)


def _verb(reading: Reading, act: Act, verbs: frozenset[str]) -> int | None:
    """Return where the verb of "you claim …" ends, None if the act is another."""
    said = reading.words.said
    if said[act.start] != "you":
        return None
    within = range(act.start + 1, min(act.start + _NEAR, act.end))
    return next((at + 1 for at in within if said[at] in verbs), None)
