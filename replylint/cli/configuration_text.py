"""What `replylint config` says about keys."""

from textwrap import fill, indent

import click

from replylint.cli.toml import in_toml
from replylint.config_keys import Key, keys, nearest


def overview() -> str:
    """Return all keys, each with its meaning."""
    entries = [f"{one.name}\n{_wrapped(one.description)}" for one in keys()]
    return "\n".join([*entries, "", "`replylint config KEY` says more about one."])


def page(name: str) -> str:
    """Return the meaning of one key, what it takes, its default and an example.

    Raises UsageError for an unknown one.
    """
    known = {one.name: one for one in keys()}
    if name not in known:
        msg = f"unknown key {name!r}{nearest(name, known)}"
        raise click.UsageError(msg)
    return _page(known[name])


def _page(one: Key) -> str:
    unset = one.default is None
    return "\n".join(
        [
            one.name,
            "",
            fill(one.description, 80),
            "",
            f"Takes: {one.takes}",
            f"Default: {'none' if unset else in_toml(one.default)}",
            f"Example: {one.example}",
        ]
    )


def _wrapped(text: str) -> str:
    return indent(fill(text, 76), "    ")
