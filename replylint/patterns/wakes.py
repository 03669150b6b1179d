"""Which words wake a wording, worked out when the package is built.

Compiling all wordings takes longer than importing spaCy, and a draft needs few of them. Where the
package holds wakes.json an index therefore only notes which words each wording waits for, and
compiles it when one of them is met. Without the file (a checkout) all are compiled at once.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from replylint.patterns.wording import WordClasses

Wakes = Mapping[str, tuple[str, ...]]
"""The trigger words of each wording, by its name (see name_of)."""


class WakesFile(msgspec.Struct, frozen=True):
    """What wakes.json holds: its wordings mean what they did if the classes are still the same."""

    classes: str
    wakes: dict[str, tuple[str, ...]]


@cache
def known_wakes(classes: str) -> Wakes:
    """Return the wakes that were worked out for these classes (their digest), or none."""
    path = files("replylint") / "wakes.json"
    if not path.is_file():
        return {}
    found = msgspec.json.decode(path.read_bytes(), type=WakesFile)
    return found.wakes if found.classes == classes else {}


def name_of(source: str, own: WordClasses | None) -> str:
    """Return the name of a wording among the wakes: itself, with a digest of its own classes."""
    return f"{source}\0{digest(own)}" if own else source


def digest(classes: WordClasses) -> str:
    """Return a short digest of classes of words."""
    text = repr(sorted((name, tuple(words)) for name, words in classes.items()))
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()


def encoded(classes: str, wakes: Iterable[tuple[str, Iterable[str]]]) -> bytes:
    """Return the content of wakes.json."""
    found = {name: tuple(sorted(words)) for name, words in wakes}
    return msgspec.json.encode(WakesFile(classes, found))
