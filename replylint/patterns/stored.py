"""Wordings worked out when the package is built.

Reading all wordings takes longer than importing spaCy. A wheel therefore holds wordings.json: what
every wording of the acts, the facts and the built-in rules means. Without the file (a checkout)
they are read from their sources.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from replylint.patterns.wording import WordClasses, Wording, WordToken
from replylint.shipped import shipped

FILE = "wordings.json"


class Stored(msgspec.Struct, frozen=True):
    """Wordings, and what their steps refer to. What few texts need is decoded when it is needed."""

    words: tuple[str, ...] = ()
    """The words that have symbols of their own, in the order of those."""
    tests: tuple[msgspec.Raw, ...] = ()
    """The symbols of a test's words, or a token of a spaCy pattern where it asks for more."""
    asking: tuple[int, ...] = ()
    """The tests that ask for more than words."""
    wordings: tuple[msgspec.Raw, ...] = ()
    names: Mapping[str, tuple[int, ...]] = {}
    """The numbers of the wordings that a source stands for, by its name (see name_of)."""

    def test(self, number: int) -> frozenset[int] | WordToken:
        """Return the symbols that a test accepts, or the token of a spaCy pattern that it is."""
        return _TEST.decode(self.tests[number])

    def wording(self, number: int) -> Wording:
        """Return a wording by its number."""
        return _WORDING.decode(self.wordings[number])


_TEST: msgspec.json.Decoder[frozenset[int] | dict[str, Any]] = msgspec.json.Decoder(
    frozenset[int] | dict[str, Any]
)
_WORDING = msgspec.json.Decoder(Wording)


@cache
def stored() -> Stored:
    """Return what the package holds: nothing in a checkout."""
    return shipped(FILE, Stored) or Stored()


@cache
def builtin_classes() -> WordClasses:
    """Return the classes of words that every wording may use, from the files in words/."""
    classes: dict[str, list[str]] = {}
    for file in (files(__package__) / "words").iterdir():
        for name, words in tomllib.loads(file.read_text("utf-8")).items():
            if name in classes:
                msg = f"{file}: the class {name!r} stands in another file already"
                raise ValueError(msg)
            classes[name] = words
    return classes


def name_of(source: str, own: WordClasses | None) -> str:
    """Return the name of a wording: itself, with a digest of the classes of its own rule."""
    return f"{source}\0{digest(own)}" if own else source


def digest(classes: WordClasses) -> str:
    """Return a short digest of classes of words."""
    text = repr(sorted((name, tuple(words)) for name, words in classes.items()))
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()
