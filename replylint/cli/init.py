"""`replylint init`: write a configuration that says which files are replies."""

import json
import sys
from pathlib import Path

import click

from replylint.cli.options import list_option

CUSTOMARY = ("macros", "replies", "canned-responses", "saved-replies", "templates", "drafts")
FILE = Path("replylint.toml")
TEXT = """\
# Which files are replies: patterns as in .gitignore, counted from this folder.
# Nothing else is read when a folder is checked.
include = {include}

# Rules by code, prefix or name; `replylint rule --all` lists them.
# select = ["ALL"]
# ignore = ["JRG"]

# From which severity on a finding fails a check: error, warning, information, hint, never.
# fail-level = "warning"

# Saved replies with placeholders, rather than drafts to one customer.
# kinds = {{ "macros/" = "macro" }}

# Where replies are read: email, chat, review, social.
# channel = "email"

# Promises that you keep, and words that your customers know.
# allowed-promises = ["30-day money-back guarantee"]
# glossary = {{ acronyms = ["IMEI"], products = [], words = {{ "RMA" = "return number" }} }}

# `replylint config` explains these keys and the others.
"""


@click.command()
@list_option("--include", metavar="PATTERN", help_text="Which files are replies; asks for no more.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take the folders that are there.")
def init(include: tuple[str, ...], *, yes: bool) -> None:
    """Write replylint.toml, with comments, in this folder. An existing one is left alone."""
    _refuse_second()
    chosen = include or _folders()
    if not include and not yes and sys.stdin is not None and sys.stdin.isatty():
        chosen = _ask(chosen)
    text = TEXT.format(include=json.dumps(chosen, ensure_ascii=False))
    with FILE.open("x", encoding="utf-8") as file:
        file.write(text)
    click.echo(f"Wrote {FILE}: replies are {', '.join(chosen)}. Next: replylint check")


def _refuse_second() -> None:
    from replylint.config_file import file_in  # noqa: PLC0415

    if (existing := file_in(Path())) is not None:
        msg = f"{existing} is there already and configures this folder; nothing was written"
        raise click.UsageError(msg)


def _folders() -> tuple[str, ...]:
    there = tuple(f"{name}/" for name in CUSTOMARY if Path(name).is_dir())
    return there or ("replies/", "macros/")


def _ask(proposed: tuple[str, ...]) -> tuple[str, ...]:
    question = "Which files are replies? (folders or patterns, with commas)"
    answer: str = click.prompt(question, default=", ".join(proposed))
    return tuple(item.strip() for item in answer.split(",") if item.strip()) or proposed
