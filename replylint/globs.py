"""Patterns as in .gitignore, counted from a root folder: one syntax for all that names files."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from replylint.config import Settings
from replylint.draft import Channel, Kind, Library

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Value = TypeVar("Value")


class GlobError(ValueError):
    """A pattern that means nothing, such as a lone exclamation mark."""


@cache
def compiled(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    """Return the compiled patterns. Raises GlobError."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs compile none

    try:
        return GitIgnoreSpec.from_lines(pattern.removeprefix("./") for pattern in patterns)
    except ValueError as error:
        msg = f"not a pattern as in .gitignore: {error}"
        raise GlobError(msg) from error


def relative(path: Path, root: Path, *, folder: bool = False) -> str:
    """Return `path` as patterns see it: from `root`, with slashes, one at the end of a folder."""
    above, name = os.path.split(path)
    if name in {"", ".", ".."}:
        name = os.path.relpath(path, root).replace(os.sep, "/")
    else:
        name = _folder_from(os.path.join(os.getcwd(), above), root) + name  # noqa: PTH109, PTH118
    return f"{name}/" if folder else name


@cache
def _folder_from(folder: str, root: Path) -> str:
    """Return what stands before a name in `folder`: many files are in one."""
    found = os.path.relpath(folder, root).replace(os.sep, "/")
    return "" if found == "." else f"{found}/"


def matches(patterns: tuple[str, ...], path: Path, root: Path, *, folder: bool = False) -> bool:
    """Tell whether the patterns name `path`; a later `!pattern` takes back an earlier one."""
    if not patterns:
        return False
    name = relative(path, root, folder=folder)
    if not name.isascii():  # a name that is not UTF-8 has characters that no pattern can name
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return compiled(patterns).match_file(name)


def channel_of(settings: Settings, path: Path) -> Channel | None:
    """Return the channel of the replies in `path`, unless the file itself says another."""
    return [settings.channel, *_values(settings.channels, path, settings.root)][-1]


def kind_of(settings: Settings, path: Path) -> Kind | None:
    """Return what `path` holds, unless the file itself says another; None where unknown."""
    return [settings.kind, *_values(settings.kinds, path, settings.root)][-1]


def library_of(settings: Settings, path: Path) -> Library | None:
    """Return the format of the library in `path`; None where its content is to tell."""
    return [None, *_values(settings.libraries, path, settings.root)][-1]


def ignored_in(settings: Settings, path: Path) -> tuple[str, ...]:
    """Return the selectors that `per-file-ignores` leaves out in `path`."""
    found = _values(settings.per_file_ignores, path, settings.root)
    return tuple(selector for selectors in found for selector in selectors)


def _values(table: Mapping[str, Value], path: Path, root: Path) -> Iterator[Value]:
    """Yield the values of all patterns in `table` that name `path`, in the table's order."""
    for pattern, value in table.items():
        if matches((pattern,), path, root):
            yield value
