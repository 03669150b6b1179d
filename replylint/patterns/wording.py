"""A wording as it is matched: one token pattern, and what the notation says besides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from replylint.patterns.frequency import commonness

TokenPattern = list[dict[str, Any]]
WordClasses = Mapping[str, Sequence[str]]


FLAGS = {"LIKE_URL": "@url", "LIKE_EMAIL": "@address"}
"""Kinds of tokens that are as good as rare words, by the names of their classes."""


class PatternError(ValueError):
    """A wording that cannot be read; says which part and why."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One token pattern and what the notation says besides.

    `mark` is the stretch of pattern tokens that a finding points at, None for all of them.
    `slots` names pattern tokens. `required` are the pattern tokens that every match has, with
    the NORMs that each may have; the first of them has the rarest.
    """

    pattern: tuple[Mapping[str, Any], ...]
    required: tuple[tuple[int, frozenset[str]], ...]
    mark: tuple[int, int] | None = None
    slots: tuple[tuple[str, int], ...] = ()
    at_start: bool = False
    at_end: bool = False


def wording_from_tokens(pattern: TokenPattern) -> Wording:
    """Return the wording for a spaCy token pattern written out in full (NORM for its words).

    Raises PatternError if no word must be there.
    """
    return Wording(tuple(pattern), required(pattern, str(pattern)))


def required(
    pattern: Sequence[Mapping[str, Any]], source: str
) -> tuple[tuple[int, frozenset[str]], ...]:
    """Return the tokens that every match has once, the rarest words first.

    Raises PatternError if there is none: such a wording would be tried on every sentence.
    """
    found = sorted(_required(pattern), key=lambda token: commonness(token[1]))
    if not found:
        msg = f"no word that must be there in {source!r}"
        raise PatternError(msg)
    return tuple(found)


def _required(pattern: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, frozenset[str]]]:
    for number, token in enumerate(pattern):
        norm = token.get("NORM")
        if token.get("OP", "1") != "1":
            continue
        for flag, name in FLAGS.items():
            if token.get(flag):
                yield number, frozenset([name])
        if isinstance(norm, str):
            yield number, frozenset([norm])
        elif isinstance(norm, dict) and "IN" in norm:
            yield number, _as_set(norm["IN"])


_sets: dict[int, tuple[Sequence[str], frozenset[str]]] = {}


def _as_set(words: Sequence[str]) -> frozenset[str]:
    """Return the words as a set, the same for the same list: a class stands in many wordings."""
    known = _sets.get(id(words))
    if known is None:
        # the list is kept, so that its id stays its own
        known = _sets[id(words)] = (words, frozenset(words))
    return known[1]
