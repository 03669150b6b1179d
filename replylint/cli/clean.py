"""`replylint clean`: take the cache away."""

from pathlib import Path

import click

from replylint.cli.options import cache_option


@click.command()
@cache_option
def clean(cache_dir: Path | None) -> None:
    """Take away what is known of unchanged files; the next check finds it anew."""
    from replylint.cache import FOLDER  # noqa: PLC0415
    from replylint.cache.store import cleaned  # noqa: PLC0415
    from replylint.config_file import Configuration  # noqa: PLC0415

    root = Configuration(None, isolated=False, overrides={}).settings(Path()).root
    folder = cache_dir or root / FOLDER
    done = cleaned(folder)
    click.echo(f"Removed {folder}." if done else f"Nothing to remove: {folder} holds no cache.")
