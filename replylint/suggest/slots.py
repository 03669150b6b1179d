"""Slots: what a template may name in braces, and its values in this draft."""

import re
from collections.abc import Callable, Mapping

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.suggest.restate import restate

_SLOT = re.compile(r"\{([A-Za-z_]+)\}")


class Slots:
    """The slots of one match, looked up when a template names them: most name one at most."""

    def __init__(self, match: Match, reading: Reading) -> None:
        self._match = match
        self._reading = reading

    def fill(self, template: str) -> str | None:
        """Return the template with its slots filled, None if one of them is unknown.

        A slot written with a capital, `{After}`, is filled with a capital.
        """
        if "{" not in template:
            return template
        parts: list[str | None] = list(_SLOT.split(template))
        for at in range(1, len(parts), 2):
            parts[at] = self._cased(parts[at] or "")
        known = [part for part in parts if part is not None]
        return "".join(known) if len(known) == len(parts) else None

    def _cased(self, name: str) -> str | None:
        value = self._value(name[0].lower() + name[1:])
        return value[:1].upper() + value[1:] if value and name[0].isupper() else value

    def _value(self, name: str) -> str | None:
        """Return the match's own value of a slot, or else the one that every template knows."""
        if name in self._match.slots:
            return self._match.slots[name]
        value = _KNOWN.get(name)
        return value and value(self._match, self._reading)


def _words(match: Match, reading: Reading) -> str:
    return match.span.of(reading.draft.prose)


def _place(match: Match, reading: Reading) -> TextSpan:
    return reading.place(match.sentence.start, match.sentence.end)


def _sentence(match: Match, reading: Reading) -> str:
    return _place(match, reading).of(reading.draft.prose)


def _before(match: Match, reading: Reading) -> str | None:
    words = reading.draft.prose[_place(match, reading).start : match.span.start]
    return words.strip(" ,;:–—-") or None


def _after(match: Match, reading: Reading) -> str | None:
    words = reading.draft.prose[match.span.end : _place(match, reading).end]
    return words.strip(" ,;:–—-.!?\n") or None


def _event(match: Match, reading: Reading) -> str | None:
    del match
    return restate(reading.draft.customer)


_KNOWN: Mapping[str, Callable[[Match, Reading], str | None]] = {
    "match": _words,
    "sentence": _sentence,
    "before": _before,
    "after": _after,
    "event": _event,
}
"""The slots that every template may name; `event` is what happened, in the customer's words turned
to "you", and like all of them unknown (None) where the exchange has nothing to put there."""
