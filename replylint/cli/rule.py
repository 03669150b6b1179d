"""`replylint rule`: what a rule finds, why, and how to say it better."""

from pathlib import Path

import click

from replylint.cli.options import configuration_options


@click.command()
@click.argument("name", metavar="[CODE|NAME]", required=False)
@click.option("--all", "every", is_flag=True, help="All rules, in the order of their codes.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Markdown text (default), or JSON.",
)
@configuration_options
def rule(
    name: str | None, *, every: bool, output_format: str, config: Path | None, isolated: bool
) -> None:
    """Explain one rule by its code or name, or --all of them, your own included."""
    if every == (name is not None):
        msg = "name one rule, as in `replylint rule PRM001`, or ask for --all"
        raise click.UsageError(msg)

    from replylint.cli import rule_text  # noqa: PLC0415
    from replylint.config_file import Configuration  # noqa: PLC0415
    from replylint.ruleset import load  # noqa: PLC0415

    rules = load(Configuration(config, isolated=isolated).settings(Path()).rules)
    chosen = [rules.find(name)] if name is not None else list(rules)
    if output_format == "json":
        click.echo(rule_text.as_json(chosen, every=every))
    else:
        click.echo(rule_text.as_text(chosen))
