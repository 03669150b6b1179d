"""The keys of a configuration: their documentation, and what may be said under each."""

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Literal, TypeGuard, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from replylint.config import Keys


class InvalidKeyError(ValueError):
    """A key that does not exist, or a value that it does not take; the message names both."""


class Key(Struct, frozen=True):
    """One key: how it is written, what it takes and what it means."""

    name: str
    type: object
    description: str
    example: str
    default: object
    limits: tuple[float, float] | None = None
    """The least and the greatest number that it takes."""

    @property
    def takes(self) -> str:
        """Return what may be written as its value, in words."""
        if self.limits is None:
            return _in_words(self.type)
        return f"a number from {self.limits[0]:g} to {self.limits[1]:g}"


def keys(struct: type[Struct] = Keys, prefix: str = "") -> Iterator[Key]:
    """Yield every key of `struct` in the order of the documentation, those of tables included."""
    hints = get_type_hints(struct, include_extras=True)
    defaults = struct()
    names = zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True)
    for name, written in names:
        annotated, meta = get_args(hints[name])
        plain = _plain(annotated)
        documented = _documented(meta)
        yield Key(prefix + written, plain, *documented, getattr(defaults, name), _limits(meta))
        if _is_struct(plain):
            yield from keys(plain, f"{prefix}{written}.")


def check(table: Mapping[str, object], struct: type[Struct] = Keys, prefix: str = "") -> None:
    """Raise InvalidKeyError for the first key of `table` that is unknown or holds a wrong value."""
    known = {key.name.removeprefix(prefix): key for key in keys(struct, prefix)}
    for name, value in table.items():
        if name not in known:
            msg = f"unknown key `{prefix}{name}`{nearest(name, known)}"
            raise InvalidKeyError(msg)
        _check_value(known[name].name, value, known[name].type)
        _check_limits(known[name], value)


def nearest(name: str, known: Mapping[str, object]) -> str:
    """Return `; did you mean …?` with the known key that is spelled most like `name`, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    found = get_close_matches(name.replace("_", "-").lower(), known, n=1)
    return f"; did you mean `{found[0]}`?" if found else ""


def _check_value(name: str, value: object, kind: object) -> None:
    if isinstance(value, dict) and _is_struct(kind):
        check(value, kind, f"{name}.")
    elif isinstance(value, dict) and get_origin(kind) is Mapping:
        for key, item in value.items():
            _check_value(f"{name}.{key}", item, get_args(kind)[1])
    else:
        _check_plain(name, value, kind)


def _check_plain(name: str, value: object, kind: object) -> None:
    try:
        msgspec.convert(value, kind, dec_hook=_path)
    except msgspec.ValidationError:
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
        msg = f"`{name}` takes {_in_words(kind)}, not {shown}"
        raise InvalidKeyError(msg) from None


def _check_limits(key: Key, value: object) -> None:
    if key.limits and isinstance(value, int | float):
        least, most = key.limits
        if not least <= value <= most:
            msg = f"`{key.name}` takes {key.takes}, not {value:g}"
            raise InvalidKeyError(msg)


def _path(kind: type, value: object) -> Path:
    if kind is not Path or not isinstance(value, str):
        raise TypeError(value)
    return Path(value)


def _in_words(kind: object) -> str:
    if choices := _choices(kind):
        return "one of " + ", ".join(f'"{choice}"' for choice in choices)
    if get_origin(kind) is tuple:
        return "a list of strings"
    if get_origin(kind) is Mapping:
        return f"a table whose values are each {_in_words(get_args(kind)[1])}"
    if _is_struct(kind):
        return "a table"
    return "true or false" if kind is bool else "a number" if kind is float else "a string"


def _choices(kind: object) -> list[str]:
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    return []


def _plain(kind: object) -> object:
    """Return `kind` without `None`: TOML has no null, a key that is unset is left out."""
    if isinstance(kind, UnionType):
        return next(member for member in get_args(kind) if member is not NoneType)
    return kind


def _documented(meta: Meta) -> tuple[str, str]:
    return meta.description or "", str((meta.examples or [""])[0])


def _limits(meta: Meta) -> tuple[float, float] | None:
    return None if meta.ge is None or meta.le is None else (meta.ge, meta.le)


def _is_struct(kind: object) -> TypeGuard[type[Struct]]:
    return isinstance(kind, type) and issubclass(kind, Struct)
