"""Wordings as trees: those that begin alike share the steps that they begin with.

A branch grows only when a text comes so far: a text needs few of the wordings.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from replylint.patterns.word_test import WordTest
from replylint.patterns.wording import Step, Wording

Follow = tuple["Node | End", ...]
"""What may come next: another word, or the end of a wording."""


class Source(Protocol):
    """Where trees get their wordings and word tests, both by number."""

    def wording(self, number: int) -> Wording:
        """Return a wording."""

    def test(self, number: int) -> WordTest:
        """Return a word test."""


class Branch:
    """A step, and what may follow it in the wordings that begin like this."""

    __slots__ = ("_after", "_depth", "_nodes", "_numbers", "_source", "step")

    def __init__(self, step: Step, depth: int, numbers: Sequence[int], source: Source) -> None:
        """Make the branch that takes the first `depth` steps of wordings that share them."""
        self.step = step
        self._depth = depth
        self._numbers = numbers
        self._source = source
        self._after: Follow | None = None
        self._nodes: dict[int, Node] = {}

    def node(self, count: int) -> "Node":
        """Return the node of a word that is the `count`th that the step takes."""
        if count not in self._nodes:
            self._nodes[count] = Node(self, count, self._source.test(self.step[0]))
        return self._nodes[count]

    def begin(self) -> Follow:
        """Return what may come first when the step begins."""
        _, least, most = self.step
        first: Follow = (self.node(1),) if most else ()
        return first if least else first + self.after()

    def after(self) -> Follow:
        """Return what may come next when the step is done."""
        if self._after is None:
            ends = (n for n in self._numbers if self._length(n) == self._depth)
            longer = (n for n in self._numbers if self._length(n) > self._depth)
            further = branches(longer, self._source, self._depth)
            nodes = (node for branch in further for node in branch.begin())
            self._after = (*map(End, ends), *nodes)
        return self._after

    def _length(self, number: int) -> int:
        return len(self._source.wording(number).steps)


def branches(numbers: Iterable[int], source: Source, depth: int = 0) -> list[Branch]:
    """Return a branch for each step that may follow the first `depth` steps, which all share."""
    further: dict[Step, list[int]] = {}
    for number in numbers:
        further.setdefault(source.wording(number).steps[depth], []).append(number)
    return [Branch(step, depth + 1, own, source) for step, own in further.items()]


class Node:
    """One word of a step: its test, and what may follow it."""

    __slots__ = ("_branch", "_count", "_follow", "test")

    def __init__(self, branch: Branch, count: int, test: WordTest) -> None:
        self.test = test
        self._branch = branch
        self._count = count
        self._follow: Follow | None = None

    @property
    def follow(self) -> Follow:
        """Return what may come next."""
        if self._follow is None:
            _, least, most = self._branch.step
            again = (self._branch.node(self._count + 1),) if self._count < most else ()
            done = self._branch.after() if self._count >= least else ()
            self._follow = again + done
        return self._follow


class End:
    """Where a wording is complete."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number
