"""The words that the shelf knows, from the files in words/."""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct, convert

from replylint.diagnostic import TextSpan

_KEPT = 65_536
"""Words whose wordings are kept at hand."""
_BEGINNING = 4
"""Letters by which words with any ending are looked up."""
_WORD = re.compile(r"[^\W_]+")


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by what they do in a sentence (words.toml)."""

    small: frozenset[str]
    """Words that carry no meaning of their own."""
    negations: frozenset[str]
    ordinary_names: frozenset[str]
    """Words in capitals, in lower case here, that name no company or product of one's own."""
    alike: tuple[tuple[str, ...], ...]
    """Words that count as one."""


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing that figures are stated for (topics.toml)."""

    kinds: tuple[str, ...]
    """Kinds of quantities that it is stated in."""
    cues: tuple[str, ...]
    """Wordings that name it (see `Lexicon`)."""
    unless: tuple[str, ...] = ()
    """Wordings beside which another thing is meant."""
    needs: tuple[str, ...] = ()
    """Wordings one of which the sentence must hold, if any are named."""
    between: tuple[float, float] = (0, math.inf)
    """From what to what such a figure can be: days, where it is a duration."""
    broad: bool = False
    """Whether it is many things: the words around two figures must tell that they mean one."""


class Category(Struct, frozen=True, forbid_unknown_fields=True):
    """Conditions of which one excludes another (apart.toml): a figure for each may stand."""

    values: dict[str, tuple[str, ...]]
    """Wordings by the condition that they state."""
    default: str = ""
    """The condition that is meant where none is stated."""
    special: bool = True
    """Whether one stated on one side only tells two figures apart."""
    figures: bool = True
    """Whether they tell figures apart, and not only macros."""
    stated_by: tuple[str, ...] = ()
    """Kinds of quantities that state it themselves: an age says whom it is for."""


@cache
def words() -> Words:
    """Return the words of words.toml."""
    return convert(_table("words"), Words)


@cache
def topics() -> dict[str, Topic]:
    """Return the topics of topics.toml by their names."""
    return convert(_table("topics"), dict[str, Topic])


@cache
def categories() -> dict[str, Category]:
    """Return the categories of apart.toml by their names."""
    return convert(_table("apart"), dict[str, Category])


class Lexicon:
    """Wordings by their labels, found in a text by the words that they begin with.

    "*" stands for any ending of a word, "..." for up to four words. A wording in lower case is
    found in any case, one with a capital only as it stands ("US").
    """

    def __init__(self, wordings: Mapping[str, Iterable[str]]) -> None:
        self._starting: dict[str, list[tuple[str, str]]] = {}
        for label, each in wordings.items():
            for wording in each:
                self._starting.setdefault(_key(wording), []).append((label, wording))
        self._with = lru_cache(_KEPT)(self._beginning)

    def find(self, text: str, within: TextSpan) -> Iterator[tuple[str, TextSpan]]:
        """Yield labels, and where one of their wordings stands; they may overlap."""
        for word in _WORD.finditer(text, within.start, within.end):
            for label, shape in self._with(word.group()):
                found = shape.match(text, word.start(), within.end)
                if found:
                    yield label, TextSpan(*found.span())

    def labels(self, text: str) -> frozenset[str]:
        """Return the labels whose wordings stand in a text."""
        return frozenset(label for label, _ in self.find(text, TextSpan(0, len(text))))

    def _beginning(self, word: str) -> list[tuple[str, re.Pattern[str]]]:
        """Return the wordings that may begin with a word."""
        plain = word.lower()
        keys = (plain, *(f"{plain[:length]}*" for length in range(2, _BEGINNING + 1)))
        return [
            (label, _shape(wording))
            for key in dict.fromkeys(keys)
            for label, wording in self._starting.get(key, ())
        ]


def _key(wording: str) -> str:
    """Return what a wording is looked up by: its first word, or how that begins with a "*"."""
    found = _WORD.search(wording)
    assert found is not None, wording  # noqa: S101 - the files in words/ hold words
    plain = found.group().lower()
    return f"{plain[:_BEGINNING]}*" if wording[found.end() : found.end() + 1] == "*" else plain


@cache
def _shape(wording: str) -> re.Pattern[str]:
    """Return a wording's expression: most of them are never needed."""
    parts = [re.escape(part).replace("'", "['’]") for part in wording.split()]
    joined = r"[\W_]{1,3}".join(part.replace(r"\*", r"[\w'’]*") for part in parts)
    gap = r"[\W_]{1,3}" + re.escape("...") + r"[\W_]{1,3}"
    joined = joined.replace(gap, r"(?:[^\w.!?]+[\w'’]+){0,4}?[^\w.!?]+")
    flags = re.IGNORECASE if wording == wording.lower() else re.NOFLAG
    return re.compile(rf"{joined}(?!\w)", flags)


def _table(name: str) -> dict[str, object]:
    file = files(__package__) / "words" / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))
