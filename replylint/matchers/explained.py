"""Whether a word is explained where it stands, or its reader needs no explanation."""

import re

from spacy.tokens import Doc

_MEANING = (
    ("which", "means"),
    ("meaning",),
    ("means",),
    ("i.e.",),
    ("i.e",),
    ("ie",),
    ("in", "other", "words"),
    ("stands", "for"),
    ("short", "for"),
    ("is", "the"),
    ("is", "a"),
    ("is", "an"),
    ("is", "our"),
    ("is", "your"),
    ("is", "how"),
    ("is", "what"),
    ("is", "just"),
    ("is", "where"),
    ("are", "the"),
    ("are", "our"),
    ("the", "small"),
    ("the", "little"),
)
_LINKS = frozenset({"which", "this", "that", "it"})
_NAMING = frozenset({"called", "named", "termed"})
_MARKS = frozenset({",", "–", "—", "-", ":", '"', "”", "“", "'", "’"})
_DEFINITION = 3
_WORD = 3
_SHORT_FORM = re.compile(r"(?!OK|USA|ASAP|PDF|NOT|AND|THE|YOU|NHS|DPD|DHL|UPS|USB|VAT)[A-Z]{3,5}")
_SPECIALIST = 2


def specialist(doc: Doc) -> bool:
    """Tell whether a message holds several short forms, as those of one trade do."""
    found = {
        token.text
        for token in doc
        if token.is_upper and _SHORT_FORM.fullmatch(token.text) and not token.is_stop
    }
    return len(found) >= _SPECIALIST and any(token.is_lower for token in doc)


def explained(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the tokens from `start` to before `end` are explained beside.

    That is: in brackets after them ("RMA (return number)"), by words in front whose short form
    they give in brackets, by "that is", "which means" and their like, or as what a thing is called.
    """
    return _bracket_follows(doc, end) or _in_bracket(doc, start, end) or _told(doc, start, end)


def _bracket_follows(doc: Doc, end: int) -> bool:
    if end + 1 >= len(doc) or doc[end].text != "(":
        return False
    inside = []
    for token in doc[end + 1 : end + 15]:
        if token.text == ")":
            break
        inside.append(token)
    return any(token.is_lower and token.is_alpha and len(token) >= _WORD for token in inside)


def _in_bracket(doc: Doc, start: int, end: int) -> bool:
    opened = start > 1 and doc[start - 1].text == "("
    return opened and end < len(doc) and doc[end].text in {")", ","} and doc[start - 2].is_alpha


def _told(doc: Doc, start: int, end: int) -> bool:
    if start and doc[start - 1].norm_ in _NAMING:
        return True
    after = end
    while after < len(doc) and doc[after].text in _MARKS:
        after += 1
    norms = tuple(token.norm_ for token in doc[after : after + _DEFINITION])
    if after > end and norms[:2] == ("that", "is"):
        return True
    linked = norms[1:] if norms[:1] and norms[0] in _LINKS else norms
    return any(words in {norms[: len(words)], linked[: len(words)]} for words in _MEANING)
