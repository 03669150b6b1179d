"""A figure: what kind of thing is counted, from how much to how much."""

from msgspec import Struct

from replylint.diagnostic import TextSpan

_SAME = 0.001
"""The share by which equal figures may differ from being reckoned in other units."""


class Quantity(Struct, frozen=True):
    """So much of something. What it is measured in counts in one unit for each kind."""

    kind: str
    """"duration" (days), "money:EUR", "size" (MB), "clock" (hours of the day), "count:post", …"""
    least: float
    """Where a range is stated, its upper end, and that at the least: working days are longer."""
    most: float
    span: TextSpan
    opens: float | None = None
    """Where a time of day ends a span of hours, the time that begins it."""
    working: bool = False
    """Whether days without weekends are meant."""

    def agrees(self, other: "Quantity") -> bool:
        """Tell whether two figures of one kind may mean the same."""
        if self.opens != other.opens:
            return False
        least, most = self.least, self.most
        theirs = other.least, other.most
        if self.working and other.working:
            most, theirs = least, (other.least, other.least)
        return least <= theirs[1] * (1 + _SAME) and theirs[0] <= most * (1 + _SAME)
