"""A short notation for spaCy's token patterns, so that a rule reads like what people say.

    sorry (if|that) you feel|felt       words; a|b is a choice, (a b|c) one of several words
    we're? really? sorry                a question mark: may be absent
    you {0,3} forgot                    a gap of up to three words, no punctuation
    send ... password                   a stretch of up to twelve tokens, punctuation included
    @we will refund                     a class of words, from words/ or the rule's own
    !not sorry                          any one word but these
    by [time]                           a blank or placeholder that names a time
    [[but]] we cannot                   what a finding points at, where that is not everything
    you failed to <action>              a slot: one to eight words, given to the suggestion
    <verb:missed|skipped> the deadline  a slot with words of its own
    ^ obviously ... $                   the sentence starts here, ends here

Words are compared by spaCy's NORM: case does not count, and "can't", "can’t", "cannot" and "can
not" are the same. Choices may be nested. Every wording becomes one or more ordinary token
patterns; a rule may also give those themselves, as lists of tables.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from replylint.patterns.lexicon import Lexicon
from replylint.patterns.wording import (
    PatternError,
    TokenPattern,
    WordClasses,
    Wording,
    require_a_word,
)

Token = tuple[dict[str, Any], str]
"""A pattern token, and the slot that it belongs to or ""."""
Tokens = tuple[Token, ...]

_SPECIAL: dict[str, dict[str, Any]] = {
    "number": {"LIKE_NUM": True},
    "url": {"LIKE_URL": True},
    "address": {"LIKE_EMAIL": True},
    "title": {"IS_TITLE": True},
    "any": {"IS_PUNCT": False, "IS_SPACE": False},
    "ing": {"NORM": {"REGEX": "[a-z]{3}ing$"}},
    "past": {"NORM": {"REGEX": "([a-z]{2}ed|[a-z]own|[a-z]ent|[a-z]ept|ought|[a-z]oken)$"}},
}
_GAP = re.compile(r"\{\d+,\d+\}")
_SLOT = re.compile(r"<([a-z_]+)(?::(.+))?>")
_BLANK = re.compile(r"\[[a-z]+\]")
_SLOT_LENGTH = "{1,8}"
_MARKS = ("^", "$", "[[", "]]")


def compile_wording(source: str, lexicon: Lexicon, classes: WordClasses) -> list[Wording]:
    """Return the wordings that `source` stands for; several where a choice has several words.

    Raises PatternError for an unknown class, an empty choice, unpaired brackets, or a pattern
    without any word that must be there.
    """
    parts = [piece for part in _split(source, " ") for piece in _unmarked(part)]
    reader = _reader(lexicon, classes)
    options: list[Sequence[str | Tokens]] = [
        [part] if part in _MARKS else reader.part(part) for part in parts
    ]
    return [_wording(list(chosen), source, lexicon) for chosen in itertools.product(*options)]


_readers: list["_Reader"] = []
_KEPT = 2


def _reader(lexicon: Lexicon, classes: WordClasses) -> "_Reader":
    """Return a reader of these classes, one used lately if there is any: most parts recur."""
    found = next((reader for reader in _readers if reader.reads(lexicon, classes)), None)
    kept = [reader for reader in _readers if reader is not found]
    found = found or _Reader(lexicon, classes)
    _readers[:] = [found, *kept[: _KEPT - 1]]
    return found


class _Reader:
    """Reads the parts of a wording, given a lexicon and the classes of words."""

    def __init__(self, lexicon: Lexicon, classes: WordClasses) -> None:
        self._lexicon = lexicon
        self._classes = classes
        self._known: dict[str, list[Tokens]] = {}

    def reads(self, lexicon: Lexicon, classes: WordClasses) -> bool:
        """Tell whether this reader has this lexicon and the very same classes."""
        return self._lexicon is lexicon and self._classes is classes

    def part(self, part: str) -> list[Tokens]:
        """Return the token sequences that one part of a wording may be."""
        if part not in self._known:
            self._known[part] = self._part(part)
        return self._known[part]

    def _part(self, part: str) -> list[Tokens]:
        optional = part.endswith("?") and len(part) > 1
        core = part[:-1] if optional else part
        options = self._options(core)
        if not optional:
            return options
        if len(options) == 1 and len(options[0]) == 1:
            token, slot = options[0][0]
            return [(({**token, "OP": "?"}, slot),)]
        return [*options, ()]

    def _options(self, core: str) -> list[Tokens]:
        if core == "...":
            return [(({"IS_SPACE": False, "OP": "{0,12}"}, ""),)]
        if _GAP.fullmatch(core):
            return [((_gap(core), ""),)]
        if slot := _SLOT.fullmatch(core):
            name, inner = slot.groups()
            filled = self._options(inner) if inner else [((_gap(_SLOT_LENGTH), ""),)]
            return [tuple((token, name) for token, _ in tokens) for tokens in filled]
        if core.startswith("!"):
            return [((self._none_of(core), ""),)]
        return _merged(list(self._sequences(core)))

    def _none_of(self, core: str) -> dict[str, Any]:
        choices = _merged(list(self._sequences(core[1:])))
        norm = choices[0][0][0].get("NORM") if len(choices) == len(choices[0]) == 1 else None
        words = norm.get("IN") if isinstance(norm, dict) else [norm]
        if not words or words == [None]:
            msg = f"{core!r} takes single words only"
            raise PatternError(msg)
        return {"NORM": {"NOT_IN": words}, "IS_SPACE": False}

    def _sequences(self, core: str) -> Iterator[Tokens]:
        """Yield the token sequences of a choice, its one-word ones each by itself."""
        for choice in _split(core, "|"):
            if choice.startswith("(") and choice.endswith(")"):
                for inner in _split(choice[1:-1], "|"):
                    yield from self._sequence(inner)
            else:
                yield from self._word(choice)

    def _sequence(self, inner: str) -> Iterator[Tokens]:
        """Yield the token sequences of words in a row, as in a bracket."""
        for chosen in itertools.product(*map(self.part, _split(inner, " "))):
            yield tuple(itertools.chain.from_iterable(chosen))

    def _word(self, choice: str) -> Iterator[Tokens]:
        if choice.startswith("@"):
            yield from self._class(choice[1:])
        elif _BLANK.fullmatch(choice):
            yield (({"NORM": choice}, ""),)
        elif _GAP.fullmatch(choice):
            yield ((_gap(choice), ""),)
        else:
            yield tuple(({"NORM": norm}, "") for norm in self._lexicon.norms(choice))

    def _class(self, name: str) -> Iterator[Tokens]:
        if name in self._classes:
            for word in self._classes[name]:
                yield from self._sequence(word)
        elif name in _SPECIAL:
            yield ((dict(_SPECIAL[name]), ""),)
        else:
            known = ", ".join(f"@{known}" for known in sorted([*self._classes, *_SPECIAL]))
            msg = f"unknown class of words @{name}; known are {known}"
            raise PatternError(msg)


def _split(source: str, mark: str) -> list[str]:
    """Return the parts of `source` between marks that stand in no bracket.

    Raises PatternError for an empty part of a choice and for unpaired brackets.
    """
    parts, depth, current = [], 0, ""
    for char in source:
        depth += (char in "(<") - (char in ")>")
        if char == mark and not depth:
            parts.append(current)
            current = ""
        else:
            current += char
    parts = [part.strip() for part in [*parts, current]]
    if depth or (mark == "|" and not all(parts)):
        msg = f"unpaired brackets or an empty choice in {source!r}"
        raise PatternError(msg)
    return [part for part in parts if part]


def _unmarked(part: str) -> list[str]:
    """Return a part with the marks [[ and ]] about it as parts of their own."""
    return [piece for piece in re.split(r"(\[\[|\]\])", part) if piece]


def _merged(options: list[Tokens]) -> list[Tokens]:
    """Return choices with those of a single plain word joined into one token."""
    words: list[str] = []
    rest: list[Tokens] = []
    for option in options:
        plain = _plain_words(option)
        words += plain
        rest += [] if plain else [option]
    if not words:
        return rest
    unique = list(dict.fromkeys(words))
    return [(({"NORM": unique[0] if len(unique) == 1 else {"IN": unique}}, ""),), *rest]


def _plain_words(option: Tokens) -> list[str]:
    """Return the words that an option of one plain token may be, [] for any other option."""
    if len(option) != 1 or option[0][1] or option[0][0].keys() != {"NORM"}:
        return []
    norm = option[0][0]["NORM"]
    return [norm] if isinstance(norm, str) else list(norm.get("IN", []))


def _gap(bounds: str) -> dict[str, Any]:
    return {"IS_PUNCT": False, "IS_SPACE": False, "OP": bounds}


def _wording(chosen: list[str | Tokens], source: str, lexicon: Lexicon) -> Wording:
    """Return the wording of one way through all choices."""
    tokens: list[Token] = []
    places: dict[str, int] = {}
    for piece in chosen:
        if isinstance(piece, str):
            places[piece] = len(tokens)
        else:
            tokens += piece
    require_a_word([token for token, _ in tokens], source)
    steps = tuple(lexicon.step(token) for token, _ in tokens)
    slots = tuple((slot, at) for at, (_, slot) in enumerate(tokens) if slot)
    marked = "[[" in places or "]]" in places
    mark = (places.get("[[", 0), places.get("]]", len(tokens))) if marked else None
    return Wording(steps, mark, slots, "^" in places, "$" in places)


def wording_from_tokens(pattern: TokenPattern, lexicon: Lexicon) -> Wording:
    """Return the wording for a spaCy token pattern written out in full (NORM for its words).

    Raises PatternError if no word must be there.
    """
    require_a_word(pattern, str(pattern))
    return Wording(tuple(lexicon.step(token) for token in pattern))
