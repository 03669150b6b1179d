"""Train what replylint ships: `replylint corpus train`. The extra [train] brings what it needs."""

from collections.abc import Callable

Tell = Callable[[str], object]
"""What is told of progress, a line each."""


class StartError(Exception):
    """The encoder that training begins with is not to be had."""
