"""`replylint check`: its options. What it does is in replylint.cli.session."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from replylint.cli.options import (
    TIERS,
    cache_option,
    configuration_options,
    list_option,
    pattern_tables,
)
from replylint.diagnostic import Severity
from replylint.draft import Channel, Kind, Library
from replylint.formats import FORMATS

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OVERRIDES = (
    *("select", "extend_select", "ignore", "per_file_ignores", "preview"),
    *("include", "exclude", "extend_exclude", "force_exclude", "respect_gitignore"),
    *("output_format", "fail_level", "language", "tier", "min_confidence"),
)
"""The options that stand for keys of a configuration, and win over them where they are given."""


def _one_of(words: Iterable[str]) -> click.Choice[str]:
    return click.Choice([str(word) for word in words])


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--customer", type=FILE, help="The customer's message that the reply answers.")
@click.option("--channel", type=_one_of(Channel), help="Where the reply will be read.")
@click.option("--kind", type=_one_of(Kind), help="A draft, or a macro (a saved reply).")
@click.option("--library", type=_one_of(Library), help="The format of macro libraries.")
@list_option("--select", metavar="RULES", help_text="Use these rules: codes, prefixes, names, ALL.")
@list_option("--extend-select", metavar="RULES", help_text="Use these rules besides.")
@list_option("--ignore", metavar="RULES", help_text="Leave out these rules.")
@click.option(
    "--per-file-ignores",
    multiple=True,
    callback=pattern_tables,
    metavar="PATTERN:RULE",
    help="Leave out a rule in the files that a pattern names.",
)
@click.option("--preview/--no-preview", default=None, help="Use rules that may still change.")
@list_option("--include", metavar="PATTERNS", help_text="Which files in a folder are replies.")
@list_option("--exclude", metavar="PATTERNS", help_text="Pass over these files and folders.")
@list_option("--extend-exclude", metavar="PATTERNS", help_text="Pass over these besides.")
@click.option(
    "--force-exclude/--no-force-exclude",
    default=None,
    help="Hold files that are named here to include and exclude, too.",
)
@click.option(
    "--respect-gitignore/--no-respect-gitignore",
    default=None,
    help="Pass over what .gitignore files name (default).",
)
@click.option("--stdin-filename", metavar="FILE", help="What standard input is to be taken for.")
@click.option("--fix", is_flag=True, help="Apply the suggestions that are safe.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: unsafe ones, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; exit 1 if anything.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 if anything was fixed.")
@click.option("--add-ignore", is_flag=True, help="Write comments that ignore what is found.")
@click.option("--baseline", type=FILE, help="Leave out the findings that this file accepts.")
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Accept what is found: write a baseline, hashes only, to this file.",
)
@click.option(
    "--diff-base",
    metavar="REV",
    help="Tell only what is new since this git revision, as in a pull request.",
)
@click.option(
    "--output-format",
    type=_one_of(FORMATS),
    envvar="REPLYLINT_OUTPUT_FORMAT",
    help="How findings are written (default: full).",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path),
    help="Write findings here (`-`: standard output).",
)
@click.option(
    "--trend",
    type=FILE,
    multiple=True,
    help="With html: earlier reports (json) to compare with, oldest first.",
)
@click.option("--statistics", is_flag=True, help="Show only how often each rule was found.")
@click.option(
    "--color",
    type=_one_of(["auto", "always", "never"]),
    default="auto",
    help="Colours (default: on a terminal; NO_COLOR and FORCE_COLOR are heeded).",
)
@click.option(
    "--fail-level",
    type=_one_of([*Severity, "never"]),
    help="From which severity on a finding makes the exit code 1 (default: warning).",
)
@click.option("-e", "--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option(
    "--language",
    type=_one_of(["auto", "en"]),
    help="With `auto` (default), other languages than English are skipped.",
)
@click.option(
    "--tier",
    type=_one_of(TIERS),
    help="How much is asked of each draft; `fast` is for libraries of thousands.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Leave out findings that are less sure than this, from 0 to 1.",
)
@click.option("--no-cache", is_flag=True, help="Lint unchanged files again, and keep nothing.")
@cache_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="How many processes share the work (default: one for each processor).",
)
@configuration_options
def check(**options: Any) -> int:  # noqa: ANN401 - click passes what Request declares
    """Check replies and macros: files, folders (default: this one), or `-` for standard input.

    In a folder, only files that `include` names are read.

    Exit code: 0 clean, 1 findings at or above the fail level, 2 wrong use or unreadable input.
    """
    from replylint.cli.request import Request  # noqa: PLC0415
    from replylint.cli.session import run  # noqa: PLC0415

    given = {name: options.pop(name) for name in OVERRIDES}
    overrides = {
        name.replace("_", "-"): list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value is not None and value not in ((), {})
    }
    return run(Request(**options, overrides=overrides))
