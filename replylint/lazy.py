"""Properties that are worked out at the first look."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - a decorator, like property
    """`functools.cached_property` without the lock that it has before Python 3.12.

    The lock costs more than most of what is worked out here. Two threads that look at once may both
    do the work, to the same end.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> "lazy[Value]": ...
    @overload
    def __get__(self, one: object, owner: type) -> Value: ...
    def __get__(self, one: object | None, owner: type) -> "lazy[Value] | Value":
        """Return the value, which is an attribute of the object from now on."""
        if one is None:
            return self
        value = one.__dict__[self._name] = self._work(one)
        return value
