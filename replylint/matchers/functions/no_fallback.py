"""TPL003: a greeting's name placeholder without a fallback, where the helpdesk has them."""

from collections.abc import Iterator

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.pipeline.syntaxes import slots_in, syntax_of
from replylint.pipeline.tags import Role, tags
from replylint.rule import Rule

_ASKING = (Role.OPENS, Role.BRANCHES)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each name of the customer that is greeted without a fallback."""
    syntax = syntax_of(reading.draft.library)
    if syntax is None or not syntax.fallback:
        return
    for slot in slots_in(reading.draft.prose, syntax):
        start, end = reading.tokens(slot.name_span)
        sentence = reading.sentence_at(start)
        wanted = slot.name in syntax.person and not slot.fallback
        if wanted and sentence.zone == "greeting" and not _asked_for(slot.name, reading.draft.text):
            slots = {"instead": f"{slot.name}{syntax.fallback}"}
            yield Match(rule, slot.name_span, sentence, slots, tokens=(start, end))


def _asked_for(name: str, text: str) -> bool:
    """Tell whether a tag asks if there is such a name, so that other words may stand in for it."""
    return any(name in tag.span.of(text) for tag in tags(text) if tag.role in _ASKING)
