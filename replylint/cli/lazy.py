"""A click group whose commands are imported only when one of them runs."""

from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that knows of each command its place (`module:attribute`) and its summary."""

    def __init__(
        self,
        name: str | None = None,
        *,
        places: Mapping[str, tuple[str, str]],
        **attributes: Any,  # noqa: ANN401 - whatever click's group takes
    ) -> None:
        super().__init__(name, **attributes)
        self._places = dict(places)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they were given."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, imported now, or None."""
        del ctx
        if cmd_name not in self._places:
            return None
        command: click.Command = resolve_name(self._places[cmd_name][0])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; for a file's name, say how to check it."""
        if args[0] not in self._places and (args[0] == "-" or Path(args[0]).exists()):
            ctx.fail(f"{args[0]!r} is no command. To check it: {ctx.info_name} check {args[0]}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self._places.items()])
