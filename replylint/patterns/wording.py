"""A wording as it is matched: a row of word tests, and what the notation says besides."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

WordToken = Mapping[str, Any]
"""A token of a spaCy token pattern."""
TokenPattern = list[dict[str, Any]]
WordClasses = Mapping[str, Sequence[str]]
Tokens = tuple[int, int]
"""Token offsets into a Doc, half open."""
Step = tuple[int, int, int]
"""The number of a word test, and how many tokens in a row it takes, at least and at most."""

NOT = "!"
"""The quantity of a token that stands for any word but this."""
UNBOUNDED = 12
"""How many tokens an unbounded part of a spaCy token pattern may take."""


class PatternError(ValueError):
    """A wording that cannot be read; says which part and why."""


class Wording(Struct, frozen=True, array_like=True, gc=False):
    """One way to say something.

    `steps` are the words in order. `mark` is the stretch of steps that a finding points at, None
    for all of them. `slots` names steps. With `at_start` the sentence must begin, with `at_end`
    it must end there.
    """

    steps: tuple[Step, ...]
    mark: tuple[int, int] | None = None
    slots: tuple[tuple[str, int], ...] = ()
    at_start: bool = False
    at_end: bool = False

    @property
    def simple(self) -> bool:
        """Tell whether a match needs no alignment: no mark, no slots."""
        return self.mark is None and not self.slots

    @property
    def plain(self) -> bool:
        """Tell whether a match of the words is all there is to it."""
        return self.simple and not (self.at_start or self.at_end)


def quantity(token: WordToken) -> tuple[int, int]:
    """Return the fewest and the most words that a token of a spaCy pattern takes."""
    sign = token.get("OP", "1")
    if sign.startswith("{"):
        low, _, high = sign.strip("{}").partition(",")
        least = int(low or 0)
        return least, int(high or max(least, UNBOUNDED)) if "," in sign else least
    return {"?": (0, 1), "*": (0, UNBOUNDED), "+": (1, UNBOUNDED)}.get(sign, (1, 1))


def require_a_word(pattern: Sequence[WordToken], source: str) -> None:
    """Raise PatternError if no word must be there: such a wording would be found everywhere."""
    for token in pattern:
        named = "NORM" in token and (isinstance(token["NORM"], str) or "IN" in token["NORM"])
        if token.get("OP", "1") == "1" and (named or token.keys() & {"LIKE_URL", "LIKE_EMAIL"}):
            return
    msg = f"no word that must be there in {source!r}"
    raise PatternError(msg)
