"""Whether two figures are for the same thing, of the same company, under the same conditions."""

from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from replylint.pipeline.shelf.conditions import Conditions
from replylint.pipeline.shelf.sketch import Sketch
from replylint.pipeline.shelf.statements import Statement
from replylint.pipeline.shelf.terms import Category, categories, topics
from replylint.pipeline.shelf.texts import stems

_SHARED = 1.2
"""What the words tell, a rare one up to 1, that the sentences of two figures must share where no
topic says what they are for."""
_SCORE = 2.2
"""… together with half of what is shared around them."""
_MOSTLY = 0.6
"""The share of the words beside one of them, hollow ones left out, that the other has too."""
_HOLLOW = frozenset(stems("take need allow last send keep come wait give want get hold run"))
_AKIN = 1.6
"""What figures of a broad topic must share, with half of what is shared around them."""
_SOME = 2
"""… and how many words at least where no topic says what one of the figures is for."""
_SURE, _SURE_WORDS = 2.3, 3
"""… and how many words, where topics even say that they are for different things."""


class Stated(Struct, frozen=True):
    """A statement, and the macro that makes it by its place in the library."""

    number: int
    sketch: Sketch
    statement: Statement


class Comparison:
    """Tells which figures of a library are for the same thing."""

    def __init__(self, telling: Callable[[str], float]) -> None:
        """Take what tells how much a word tells, from 1 for a rare one to 0."""
        self._telling = telling

    def same_thing(self, a: Stated, b: Stated) -> bool:
        """Tell whether two figures could not both be right if they differed."""
        one, other = a.statement, b.statement
        return (
            _same_rate(one, other)
            and not _other_end(one, other)
            and not _named_apart(a, b)
            and self._same_topic(one, other)
            and not _apart(one, other)
        )

    def _same_topic(self, one: Statement, other: Statement) -> bool:
        if not (one.topic and other.topic):
            return len(_said(one, other)) >= _SOME and self._alike(one, other, _SCORE)
        broad = topics()[one.topic].broad, topics()[other.topic].broad
        if one.topic == other.topic:
            return not any(broad) or self._alike(one, other, _SHARED) or self._akin(one, other)
        if any(broad):
            return self._alike(one, other, _SCORE)
        return len(one.words & other.words) >= _SURE_WORDS and self._alike(one, other, _SURE)

    def _alike(self, one: Statement, other: Statement, least: float) -> bool:
        """Tell whether the words around two figures speak of the same."""
        said = _said(one, other)
        near = (one.around & other.around) - said
        # two figures of one noun count the same, and two limits of it more likely so
        counted = one.quantity.kind.startswith("count:")
        shared = sum(map(self._telling, said)) + (counted and one.limit != "" != other.limit)
        if not said or shared < _SHARED:
            return False
        around = sum(map(self._telling, near)) / 2
        return self._mostly(one, other, shared) or shared + around + counted >= least

    def _mostly(self, one: Statement, other: Statement, shared: float) -> bool:
        """Tell whether one figure has hardly a word beside it that the other has not."""
        own = min(sum(map(self._telling, each.words - _HOLLOW)) for each in (one, other))
        return shared >= own * _MOSTLY

    def _akin(self, one: Statement, other: Statement) -> bool:
        """Tell whether figures of one topic share a word, and more of them around."""
        said = _said(one, other)
        near = (one.around & other.around) - said
        shared, around = (sum(map(self._telling, each)) for each in (said, near))
        return bool(said) and shared + around / 2 >= _AKIN


def _said(one: Statement, other: Statement) -> frozenset[str]:
    """Return the words beside both figures that tell what they are for.

    Those are no numbers and single letters ("60 x 40"), nor the name of a topic that is many
    things: "notice" does not tell of what.
    """
    both = one.words & other.words
    if one.topic == other.topic and one.topic and topics()[one.topic].broad:
        both -= _name(one.topic)
    return frozenset(word for word in both if len(word) > 1 and not word.isdigit())


@cache
def _name(topic: str) -> frozenset[str]:
    return frozenset(stems(topic.replace("-", " ")))


def _same_rate(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are for each of the same; only with prices that must be said."""
    priced = one.quantity.kind.startswith("money:")
    unsaid = not priced and not (one.rate and other.rate)
    return unsaid or one.rate == other.rate


def _other_end(one: Statement, other: Statement) -> bool:
    """Tell whether one figure is the least that is possible and the other one the most."""
    if one.quantity.kind == "duration":
        return False  # "up to a day before" and "at least a day before" are one notice
    return bool(one.limit and other.limit and one.limit != other.limit)


def _named_apart(a: Stated, b: Stated) -> bool:
    """Tell whether two macros speak of other companies, or two figures of other products."""
    pairs = (
        (a.sketch.signed, b.sketch.signed),
        (a.statement.names, b.statement.names),
    )
    return any(one and other and not one & other for one, other in pairs)


def _apart(one: Statement, other: Statement) -> bool:
    """Tell whether conditions tell two figures apart."""
    if one.general and other.general:
        return False
    return any(
        _tells(name, category, one, other)
        for name, category in categories().items()
        if category.figures and one.quantity.kind not in category.stated_by
    )


def _tells(name: str, category: Category, one: Statement, other: Statement) -> bool:
    """Tell whether two figures hold under conditions of one category that exclude each other.

    One that only one of them names tells them apart too, where it is special and stands with the
    figure itself or in the title.
    """
    said = [_nearest(name, (each.near, each.titled)) for each in (one, other)]
    if not any(said):
        return False
    a, b = (
        own or _nearest(name, (each.before,)) for own, each in zip(said, (one, other), strict=True)
    )
    if a and b:
        return not a & b
    if not category.special or one.general or other.general:
        return False
    return bool((said[0] | said[1]) - {category.default})


def _nearest(name: str, stated: Iterable[Conditions]) -> frozenset[str]:
    """Return the conditions of a category in the first of these places that has any."""
    return next((each[name] for each in stated if name in each), frozenset())
