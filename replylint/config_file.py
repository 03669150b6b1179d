"""Find configuration files, read them with all they extend, and merge."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from replylint.config import Settings
from replylint.config_keys import InvalidKeyError, check

NAMES = ("replylint.toml", ".replylint.toml", "pyproject.toml")
ADDED = frozenset(
    {"extend-exclude", "extend-select", "ignore", "rules", "allowed-promises"}
    | {"acronyms", "products"}
)
"""The lists that add to those of the configuration that is extended."""

Table = dict[str, Any]


class ConfigError(Exception):
    """A configuration that cannot be used; the message names the file and what to change."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Configuration:
    """Which settings hold in which folder: the nearest file going up, read once.

    With `file`, that one holds everywhere; with `isolated`, none does. `overrides` are keys that
    win over every file, as the command line's do. Patterns of `file` and of `overrides` count
    from the working directory if no configuration file was found.
    """

    def __init__(
        self,
        file: Path | None = None,
        *,
        isolated: bool = False,
        overrides: Mapping[str, object] | None = None,
    ) -> None:
        self._fixed = isolated or file is not None
        self._overrides = dict(overrides or {})
        self._by_folder: dict[Path, Path | None] = {}
        self._by_file: dict[Path | None, Settings] = {}
        self._file = file

    def settings(self, folder: Path) -> Settings:
        """Return the settings for files in `folder`: the same object for the same file.

        Raises ConfigError.
        """
        file = self._file if self._fixed else self._nearest(_absolute(folder))
        if file not in self._by_file:
            self._by_file[file] = self._load(file)
        return self._by_file[file]

    def _nearest(self, folder: Path) -> Path | None:
        if folder not in self._by_folder:
            above = folder.parent
            found = file_in(folder)
            if found is None and above != folder:
                found = self._nearest(above)
            self._by_folder[folder] = found
        return self._by_folder[folder]

    def _load(self, file: Path | None) -> Settings:
        try:
            check(self._overrides)
        except InvalidKeyError as error:
            raise ConfigError(Path("command line"), str(error)) from error
        root = Path.cwd() if file is None or self._fixed else file.parent
        table = {} if file is None else read(file)
        return _settings(merged(table, self._overrides), root, file)


def file_in(folder: Path) -> Path | None:
    """Return the configuration file in `folder`, or None; a pyproject.toml must hold our table."""
    for name in NAMES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _mentions_us(path)):
            return path
    return None


def read(path: Path, seen: tuple[Path, ...] = ()) -> Table:
    """Return the checked table of `path`, merged over what it extends.

    Raises ConfigError for a file that is missing, broken, holds a wrong key or extends itself.
    """
    here = path.resolve()
    if here in seen:
        chain = " -> ".join(str(step) for step in (*seen, here))
        raise ConfigError(path, f"`extend` goes in a circle: {chain}")
    table = _table(path)
    try:
        check(table)
        _check_grade(table)
    except InvalidKeyError as error:
        more = " (see `replylint config`)" if str(error).startswith("unknown key") else ""
        raise ConfigError(path, f"{error}{more}") from error
    if "rules" in table:
        table["rules"] = [str(here.parent / Path(name).expanduser()) for name in table["rules"]]
    base = table.pop("extend", None)
    if base is None:
        return table
    return merged(read(path.parent / Path(base).expanduser(), (*seen, here)), table)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> Table:
    """Return `base` with the keys of `over`: tables key by key, lists of ADDED joined.

    A `select` in `over` starts afresh: what `base` adds to or takes from its own is dropped.
    """
    table = dict(base)
    if "select" in over:
        table = {key: base[key] for key in base if key not in {"extend-select", "ignore"}}
    for key, value in over.items():
        if key in table and isinstance(value, Mapping):
            table[key] = merged(table[key], value)
        elif key in table and key in ADDED:
            table[key] = [*table[key], *value]
        else:
            table[key] = value
    return table


def _check_grade(table: Table) -> None:
    grade = table.get("reading-grade", 1)
    if not grade > 0:  # which is also what NaN is not
        msg = f"`reading-grade` takes a number above 0, not {grade}"
        raise InvalidKeyError(msg)


def _absolute(folder: Path) -> Path:
    # not Path.resolve: a linked folder belongs to the project that it is linked into
    return Path(os.path.normpath(folder.absolute()))


def _table(path: Path) -> Table:
    document = _document(path)
    if path.name != "pyproject.toml":
        return document
    table = document.get("tool", {}).get("replylint")
    if not isinstance(table, dict):
        raise ConfigError(path, "has no table [tool.replylint]")
    return table


def _document(path: Path) -> Table:
    import tomllib  # noqa: PLC0415 - `rule` starts faster where there is no file to read

    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(path, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, f"is not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, f"is not valid TOML: {error}") from error


def _mentions_us(path: Path) -> bool:
    """Tell whether a pyproject.toml holds our table; one that is broken counts if it names us."""
    try:
        if b"replylint" not in path.read_bytes():
            return False
    except OSError:
        return False
    return "replylint" in _document(path).get("tool", {})


def _settings(table: Table, root: Path, file: Path | None) -> Settings:
    places = {"root": root, "file": file}
    return msgspec.convert({**table, **places}, Settings, dec_hook=_as_path)


def _as_path(kind: type, value: str | Path) -> Path:
    if kind is not Path:
        raise NotImplementedError(kind)
    return Path(value)
