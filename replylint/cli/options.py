"""Options and types of options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from replylint.draft import Tier

TIERS: tuple[Tier, ...] = get_args(Tier)
Command = TypeVar("Command", bound=Callable[..., Any])


def configuration_options(command: Command) -> Command:
    """Give a command `--config` and `--isolated`."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    config = click.option(
        "--config", type=file, callback=_alone, help="Use this configuration file only."
    )
    isolated = click.option(
        "--isolated", is_flag=True, callback=_alone, help="Use no configuration file."
    )
    return config(isolated(command))


def _alone(ctx: click.Context, parameter: click.Parameter, value: object) -> object:
    # called for each option in turn: the later one sees the earlier one among the parameters
    other = "isolated" if parameter.name == "config" else "config"
    if value and ctx.params.get(other):
        msg = "`--config` names a configuration file and `--isolated` wants none; leave one out"
        raise click.UsageError(msg, ctx)
    return value


cache_option = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="REPLYLINT_CACHE_DIR",
    help="Where to keep what is known of unchanged files (default: .replylint_cache beside the "
    "configuration; without one, nowhere).",
)


def comma_lists(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the items of an option that is given several times, or with commas, or both."""
    del ctx, parameter
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


def list_option(*names: str, help_text: str, metavar: str) -> Callable[[Command], Command]:
    """Return an option that takes a list: repeated, or with commas."""
    return click.option(
        *names, multiple=True, callback=comma_lists, metavar=metavar, help=help_text
    )


def pattern_tables(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, list[str]]:
    """Return the table that `PATTERN:SELECTOR` pairs stand for; a pattern may come again."""
    table: dict[str, list[str]] = {}
    for item in comma_lists(ctx, parameter, values):
        pattern, colon, selector = item.rpartition(":")
        if not (pattern and colon and selector):
            msg = f"{item!r} is not PATTERN:CODE, as in 'macros/legal/*:JRG003'"
            raise click.BadParameter(msg, ctx, parameter)
        table.setdefault(pattern, []).append(selector)
    return table
