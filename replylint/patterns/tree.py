"""Wordings as trees: those that begin alike share the steps that they begin with.

A branch grows only when a text comes so far: a text needs few of the wordings.
"""

from collections.abc import Iterable
from typing import Protocol

from msgspec import Raw

from replylint.patterns.stored import GROWTH
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


def forked(
    numbers: Iterable[int], depth: int, source: Source
) -> tuple[list[int], dict[Step, list[int]]]:
    """Return which wordings end after `depth` steps, and the others by the step that follows."""
    ends: list[int] = []
    further: dict[Step, list[int]] = {}
    for number in numbers:
        steps = source.wording(number).steps
        if len(steps) == depth:
            ends.append(number)
        else:
            further.setdefault(steps[depth], []).append(number)
    return ends, further


class Branch:
    """A step, and what may follow it in the wordings that begin like this."""

    __slots__ = ("_branches", "_depth", "_ends", "_nodes", "_source", "_stored", "_waiting", "step")

    def __init__(self, step: Step, depth: int, source: Source) -> None:
        """Make the branch that takes the first `depth` steps of its wordings."""
        self.step = step
        self._depth = depth
        self._source = source
        self._waiting: list[int] = []
        """The numbers of wordings that no branch has been grown for."""
        self._stored: Raw | None = None
        """What the package holds of this branch, if nothing has been grown from it yet."""
        self._branches: dict[Step, Branch] = {}
        self._ends: list[End] = []
        self._nodes: dict[int, Node] = {}

    def add(self, number: int) -> None:
        """Add a wording that goes through this branch."""
        self._nodes.clear()  # they know what follows
        self._waiting.append(number)

    def graft(self, content: Raw) -> "Branch":
        """Let what the package holds follow this step."""
        self._stored = content
        return self

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
        self._grow()
        branches = self._branches.values()
        return (*self._ends, *(node for branch in branches for node in branch.begin()))

    def _grow(self) -> None:
        if self._stored is not None:
            growth = GROWTH.decode(self._stored)
            self._stored = None
            self._ends += map(End, growth.ends)
            for step, content in growth.branches:
                self._branch(step).graft(content)
        ends, further = forked(self._waiting, self._depth, self._source)
        self._ends += map(End, ends)
        for step, numbers in further.items():
            for number in numbers:
                self._branch(step).add(number)
        self._waiting.clear()

    def _branch(self, step: Step) -> "Branch":
        if step not in self._branches:
            self._branches[step] = Branch(step, self._depth + 1, self._source)
        return self._branches[step]


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
