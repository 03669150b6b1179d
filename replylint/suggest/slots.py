"""Slots: what a template may name in braces, and its values in this draft."""

import re
from collections.abc import Mapping

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.suggest.restate import restate

_SLOT = re.compile(r"\{([A-Za-z_]+)\}")
Slots = Mapping[str, str | None]


def slots_of(match: Match, reading: Reading) -> dict[str, str | None]:
    """Return the values of the slots that every template knows, and those of the match.

    `event` is what happened, in the customer's words, turned to "you"; None where there is no
    sentence of theirs that can be said back.
    """
    prose = reading.draft.prose
    sentence = reading.place(match.sentence.start, match.sentence.end)
    before = prose[sentence.start : max(sentence.start, match.span.start)]
    after = prose[match.span.end : sentence.end]
    return {
        "match": match.span.of(prose),
        "sentence": sentence.of(prose),
        "before": before.strip(" ,;:–—-") or None,
        "after": after.strip(" ,;:–—-.!?\n") or None,
        "event": restate(reading.draft.customer) if _speaks_of_event(match) else None,
        **match.slots,
    }


def _speaks_of_event(match: Match) -> bool:
    own = [match.suggestion] if match.suggestion else []
    texts = [template.text for template in (*own, *match.rule.suggestions)]
    return any("{event}" in text.lower() for text in (match.message, match.rule.message, *texts))


def fill(template: str, slots: Slots) -> str | None:
    """Return the template with its slots filled, None if one of them is unknown.

    A slot written with a capital, `{After}`, is filled with a capital.
    """
    names = _SLOT.findall(template)
    values = {name: slots.get(name[0].lower() + name[1:]) for name in names}
    if any(value is None for value in values.values()):
        return None
    return _SLOT.sub(lambda found: _cased(found.group(1), values[found.group(1)] or ""), template)


def _cased(name: str, value: str) -> str:
    return value[0].upper() + value[1:] if name[0].isupper() else value
