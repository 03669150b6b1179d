"""`replylint config`: what a configuration may say, and what holds for a path."""

from pathlib import Path

import click

from replylint.cli.options import configuration_options


@click.command()
@click.argument("key", required=False)
@click.option(
    "--show",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=Path(),
    metavar="[PATH]",
    help="Show the settings that hold for PATH (default: this folder) and where they come from.",
)
@configuration_options
def config(key: str | None, show: Path | None, config: Path | None, *, isolated: bool) -> None:
    """List the keys of a configuration and what they mean, or explain one KEY."""
    if show is not None:
        from replylint.cli.settings_text import settings_text  # noqa: PLC0415

        click.echo(settings_text(show, config, isolated=isolated))
        return

    from replylint.cli import configuration_text  # noqa: PLC0415

    click.echo(configuration_text.overview() if key is None else configuration_text.page(key))
