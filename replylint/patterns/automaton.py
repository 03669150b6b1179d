"""Many wordings as one automaton, whose states are worked out when a text first reaches them.

A state is the set of words that may come next in the wordings that begin at one word. Which state
a word leads to is remembered, so a text costs one look-up for most of its words, however many
wordings there are. (The lazy subset construction of lexers and of grep.)
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress

from replylint.patterns.row import STOP, Found
from replylint.patterns.tree import Branch, End, Node, Source, branches

_MOST = 5_000
"""States that an automaton keeps before it starts over."""


class State(dict[int, "State | None"]):
    """Where each symbol leads to; None where no wording goes on."""

    __slots__ = ("_automaton", "_nodes", "complete")

    def __init__(self, follow: Iterable[Node | End], automaton: "Automaton") -> None:
        super().__init__()
        self._automaton = automaton
        self.complete = [after.number for after in follow if isinstance(after, End)] or None
        """The numbers of the wordings that are complete here."""
        self._nodes = [after for after in follow if isinstance(after, Node)]
        self[STOP] = None

    def __missing__(self, symbol: int) -> "State | None":
        """Work out the state that a word leads to."""
        state = self[symbol] = self._automaton.after(self._nodes, symbol)
        return state


class Automaton(dict[int, State | None]):
    """The state that each symbol leads to as the first of a wording."""

    def __init__(self, numbers: Iterable[int], source: Source) -> None:
        """Make the automaton of the wordings with these numbers."""
        super().__init__()
        self._by_symbol: dict[int, list[Branch]] = {}
        """What wordings may begin with, by the words that begin it."""
        self._open: list[Branch] = []
        """What wordings may begin with that takes more than words of its own."""
        self._open_nodes: list[Node] | None = None
        self._states: dict[bytes, State] = {}
        self[STOP] = None
        for branch in branches(numbers, source):
            symbols = source.test(branch.step[0]).words
            if symbols is None or branch.step[1] == 0:
                self._open.append(branch)
            else:
                for symbol in symbols:
                    self._by_symbol.setdefault(symbol, []).append(branch)
        known = frozenset(s for symbol in self._by_symbol for s in (symbol, -symbol))
        self._begins: frozenset[int] | None = None if self._open else known
        """The symbols that may begin a wording, None where only states tell."""

    def complete(self, symbols: Sequence[int], starts: Sequence[int], found: Found) -> None:
        """Add the wordings that begin at one of `starts` in `symbols`, which end with a STOP."""
        if len(self._states) > _MOST:
            self._start_over()
        begins = self._begins
        if begins is not None and begins.isdisjoint(symbols):
            return
        # most words begin no wording: these cost a look-up each, without a turn of the loop
        may_begin = self.__getitem__ if begins is None else begins.__contains__
        for start in compress(starts, map(may_begin, map(symbols.__getitem__, starts))):
            state, at = self[symbols[start]], start + 1
            while state is not None:
                if state.complete is not None:
                    for number in state.complete:
                        if number in found:
                            found[number][start] = at
                        else:
                            found[number] = {start: at}
                state = state[symbols[at]]
                at += 1

    def after(self, nodes: Iterable[Node], symbol: int) -> State | None:
        """Return the state that a word leads to from these nodes."""
        word = abs(symbol)
        follow: set[Node | End] = set()
        for node in nodes:
            test = node.test
            if word in test.words if test.words is not None else test.accepts(symbol):
                follow.update(node.follow)
        if not follow:
            return None
        # a set as a key takes twenty times the memory
        key = array("Q", sorted(map(id, follow))).tobytes()
        if key not in self._states:
            self._states[key] = State(follow, self)
        return self._states[key]

    def __missing__(self, symbol: int) -> State | None:
        """Work out the state that a word leads to as the first."""
        if self._open_nodes is None:
            self._open_nodes = _nodes(self._open)
        nodes = _nodes(self._by_symbol.get(abs(symbol), ()))
        state = self[symbol] = self.after([*nodes, *self._open_nodes], symbol)
        return state

    def _start_over(self) -> None:
        self.clear()
        self._states.clear()
        self._open_nodes = None
        self[STOP] = None


def _nodes(branches: Iterable[Branch]) -> list[Node]:
    begin = (node for branch in branches for node in branch.begin())
    return [node for node in begin if isinstance(node, Node)]
