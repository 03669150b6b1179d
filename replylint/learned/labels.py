"""What models say, in the order in which they say it."""

from functools import cached_property

from msgspec import Struct

SITUATION = "situation:"
"""What the names of the facts begin with that are situations."""


class Labels(Struct, frozen=True, dict=True):
    """The names of the models' outputs."""

    acts: tuple[str, ...]
    codes: tuple[str, ...]
    facts: tuple[str, ...]
    """complaint, at_fault, refusal, open, settled, and "situation:late" for each situation."""
    absences: tuple[str, ...]
    """Codes that are judged for the reply as a whole: a sentence only says where to point."""

    def act(self, name: str) -> int:
        """Return the number of an act. Raises KeyError."""
        return self._numbers["acts"][name]

    def code(self, name: str) -> int:
        """Return the number of a code. Raises KeyError."""
        return self._numbers["codes"][name]

    def fact(self, name: str) -> int:
        """Return the number of a fact. Raises KeyError."""
        return self._numbers["facts"][name]

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {
            kind: {name: number for number, name in enumerate(getattr(self, kind))}
            for kind in ("acts", "codes", "facts")
        }
