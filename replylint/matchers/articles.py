"""The article before a word that another word replaces: an RMA, but a return number."""

import re

from spacy.tokens import Doc

_ARTICLES = frozenset({"a", "an"})
_DETERMINERS = _ARTICLES | {"the", "your", "our", "this", "that", "any", "no", "each", "their"}
_OWN = re.compile(r"(?:a|an|the) (?=\w)")
_OPEN = re.compile(r"(?!uni|use|usa|one|eur)[aeiou]|hour|honest", re.IGNORECASE)


def fitted(doc: Doc, start: int, plain: str) -> tuple[int, str]:
    """Return from which token on `plain` replaces the text, and how it is then written.

    That is `start` itself, or the "a" or "an" before it where the plain word wants the other; a
    plain word that brings an article leaves it out after "your" and its like.
    """
    before = doc[start - 1].norm_ if start else ""
    if before in _DETERMINERS:
        plain = _OWN.sub("", plain, count=1) if _OWN.match(plain) else plain
    if before not in _ARTICLES or not plain:
        return start, plain
    wanted = "an" if _OPEN.match(plain) else "a"
    return (start, plain) if wanted == before else (start - 1, f"{wanted} {plain}")
