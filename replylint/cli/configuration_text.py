"""What `replylint config` prints."""

import json
from pathlib import Path
from textwrap import fill, indent
from typing import Any

import click
import msgspec

from replylint.config_file import Configuration
from replylint.config_keys import Key, keys, nearest


def overview() -> str:
    """Return all keys, each with its meaning."""
    entries = [f"{one.name}\n{_wrapped(one.description)}" for one in keys()]
    return "\n".join([*entries, "", "`replylint config KEY` says more about one."])


def key(name: str) -> str:
    """Return the meaning of one key, what it takes, its default and an example.

    Raises UsageError for an unknown one.
    """
    known = {one.name: one for one in keys()}
    if name not in known:
        msg = f"unknown key {name!r}{nearest(name, known)}"
        raise click.UsageError(msg)
    return _page(known[name])


def settings(path: Path, file: Path | None, *, isolated: bool) -> str:
    """Return the settings for `path` as TOML, under a comment that names the file.

    Raises ConfigError.
    """
    folder = path if path.is_dir() else path.parent
    found = Configuration(file, isolated=isolated).settings(folder)
    source = f"# from {found.file}" if found.file else "# no configuration file: the defaults"
    values = {one.name: getattr(found, one.name.replace("-", "_")) for one in keys() if _top(one)}
    lines = [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None]
    return "\n".join([source, *lines])


def _top(one: Key) -> bool:
    return "." not in one.name


def _page(one: Key) -> str:
    unset = one.default is None
    return "\n".join(
        [
            one.name,
            "",
            fill(one.description, 80),
            "",
            f"Takes: {one.takes}",
            f"Default: {'none' if unset else _toml(one.default)}",
            f"Example: {one.example}",
        ]
    )


def _wrapped(text: str) -> str:
    return indent(fill(text, 76), "    ")


def _toml(value: object) -> str:
    return _inline(msgspec.to_builtins(value, enc_hook=str))


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = [f"{json.dumps(name)} = {_inline(item)}" for name, item in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_inline(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)
