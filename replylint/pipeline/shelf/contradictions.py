"""Figures for the same thing that two macros state differently."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from replylint.pipeline.shelf.comparison import Comparison, Stated
from replylint.pipeline.shelf.sketch import Sketch
from replylint.pipeline.shelf.statements import Statement
from replylint.pipeline.shelf.terms import topics

_MOST = 200
"""Statements that are looked at where words alone say which may be of the same thing."""


class Contradiction(Struct, frozen=True):
    """A figure of one macro, and that of another which says otherwise."""

    statement: Statement
    other: Stated


class Figures:
    """All figures of a library, by what they may be for."""

    def __init__(self, sketches: Sequence[Sketch], telling: Callable[[str], float]) -> None:
        self._comparison = Comparison(telling)
        self._topical: dict[tuple[str, str], dict[object, list[Stated]]] = {}
        self._worded: dict[tuple[str, str], list[Stated]] = defaultdict(list)
        for number, sketch in enumerate(sketches):
            for statement in sketch.statements:
                self._add(Stated(number, sketch, statement))

    def _add(self, stated: Stated) -> None:
        statement, kind = stated.statement, stated.statement.quantity.kind
        alike = self._topical.setdefault((kind, statement.topic), {})
        alike.setdefault(_signature(stated), []).append(stated)
        for stem in statement.words:
            self._worded[kind, stem].append(stated)

    def against(self, sketch: Sketch, number: int) -> Iterator[Contradiction]:
        """Yield the figures of a macro that are outnumbered, or came later than the other ones.

        `number` is the macro's place in the library.
        """
        for statement in sketch.statements:
            others = self._of_same_thing(Stated(number, sketch, statement))
            ours = [o.number for o in others if _agree(statement, o.statement)] + [number]
            camps = sorted(_camps(others, statement), key=_strength)
            if camps and _strength(camps[-1]) > (len(ours), -min(ours)):
                yield Contradiction(statement, camps[-1][0])

    def _of_same_thing(self, mine: Stated) -> list[Stated]:
        """Return the statements of other macros on the same thing, in the library's order."""
        found: dict[int, Stated] = {}
        for group in self._groups(mine):
            others = [other for other in group if other.number != mine.number]
            if others and self._comparison.same_thing(mine, others[0]):
                found |= {id(other): other for other in others}
        return sorted(found.values(), key=lambda other: other.number)

    def _groups(self, mine: Stated) -> Iterator[list[Stated]]:
        """Yield statements that may be on the same thing; of a group all or none are."""
        statement = mine.statement
        kind, topic = statement.quantity.kind, statement.topic
        if topic and not topics()[topic].broad:
            yield from self._topical.get((kind, topic), {}).values()
        seen: set[int] = set()
        for stem in statement.words:
            worded = self._worded.get((kind, stem), ())
            for other in worded if len(worded) <= _MOST else ():
                if id(other) not in seen:
                    seen.add(id(other))
                    yield [other]


def _signature(stated: Stated) -> object:
    """Return all of a statement that tells what it is compared with, where its topic is known."""
    one = stated.statement
    conditions = tuple(frozenset(each.items()) for each in (one.near, one.titled, one.before))
    value = (one.quantity.least, one.quantity.most, one.quantity.opens, one.quantity.working)
    return (value, conditions, one.names, stated.sketch.signed, one.general, one.rate)


def _strength(camp: list[Stated]) -> tuple[int, int]:
    """Return what decides which of two figures stands: how many state it, then which came first."""
    return len(camp), -camp[0].number


def _agree(one: Statement, other: Statement) -> bool:
    return one.quantity.agrees(other.quantity)


def _camps(others: Iterable[Stated], statement: Statement) -> list[list[Stated]]:
    """Return those that say otherwise, by what they say, each macro once in a camp."""
    camps: list[list[Stated]] = []
    for other in sorted(others, key=lambda each: each.number):
        if _agree(statement, other.statement):
            continue
        camp = next((c for c in camps if _agree(c[0].statement, other.statement)), None)
        if camp is None:
            camps.append([other])
        elif all(each.number != other.number for each in camp):
            camp.append(other)
    return camps
