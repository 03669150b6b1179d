"""Where a macro's text may go on in several ways."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from replylint.diagnostic import TextSpan


class Choice(Struct, frozen=True):
    """Branches of which a customer gets one: each words and further choices, none for nothing."""

    branches: tuple[Sequence["TextSpan | Choice"], ...]
    width: int
    """The number of texts that it takes to show every branch."""

    def at(self, index: int) -> tuple[Sequence["TextSpan | Choice"], int]:
        """Return the branch that text number `index` has, and its number within the branch.

        Later texts than there are branches have the last one.
        """
        for branch in self.branches[:-1]:
            if index < width_of(branch):
                return branch, index
            index -= width_of(branch)
        return self.branches[-1], index


Part = TextSpan | Choice


def width_of(parts: Iterable["TextSpan | Choice"]) -> int:
    """Return the number of texts that it takes to show every branch of these parts."""
    return max((part.width for part in parts if isinstance(part, Choice)), default=1)
