"""`replylint corpus`: measure the rules against replies that people have labelled."""

from pathlib import Path

import click

from replylint.cli.options import configuration_options, list_option


@click.group()
def corpus() -> None:
    """Measure the rules against labelled replies."""


@corpus.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@list_option("--codes", metavar="CODES", help_text="The codes that are labelled in FILE.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@configuration_options
def evaluate(
    file: Path,
    codes: tuple[str, ...],
    *,
    output_format: str,
    config: Path | None,
    isolated: bool,
) -> None:
    """Compare what is found in FILE (JSON Lines) with its labels.

    Prints precision, recall and F1 per code, per family and together, the same for the facts,
    how much is said about clean replies, and how often a finding touches the labelled words.
    """
    from replylint.cli import evaluation_text  # noqa: PLC0415

    figures = evaluation_text.measure(file, codes, config, isolated=isolated)
    if output_format == "json":
        click.echo(evaluation_text.as_json(figures))
    else:
        click.echo(evaluation_text.as_text(figures))
