"""The entry point: the group of commands, and what becomes of errors."""

import gc
import os
import sys
import traceback
from pathlib import Path

import click

from replylint import __version__
from replylint.cli.errors import FULL, describe
from replylint.cli.exits import CLEAN, INTERRUPTED, TROUBLE
from replylint.cli.lazy import LazyGroup

COMMANDS = {
    "check": ("replylint.cli.check:check", "Check replies and macros, and fix them."),
    "rule": ("replylint.cli.rule:rule", "Explain a rule, or all of them."),
    "config": ("replylint.cli.config:config", "List the keys of a configuration."),
    "init": ("replylint.cli.init:init", "Write a configuration for this folder."),
    "clean": ("replylint.cli.clean:clean", "Take the cache away."),
    "corpus": ("replylint.cli.corpus:corpus", "Measure the rules against labelled replies."),
}


class Program(LazyGroup):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; if whoever reads the output has had enough, end quietly with 0."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_output()
            return CLEAN
        except OSError as error:
            if error.filename is not None or error.errno not in FULL:
                raise
            _discard_output()
            raise OSError(error.errno, error.strerror, "output") from error
        return code


def _discard_output() -> None:
    # what is still in the buffer would fail again when the interpreter ends
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Program,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Offline: no text leaves this machine.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def replylint() -> None:
    """Check replies to customers before they are sent, and say how to make them better."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 wrong use or unreadable input."""
    # starting makes half a million objects that stay, linting leaves next to no garbage, and
    # looking for some takes a third of the time of a short run
    gc.set_threshold(1_000_000, 20, 100)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller, as with `>&-`
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - for good
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    gc.freeze()  # nor is there any reason to look for it at the end
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line with `arguments` and return the exit code; raise nothing."""
    try:
        code = replylint.main(arguments, prog_name="replylint", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:  # noqa: BLE001
        if os.environ.get("REPLYLINT_DEBUG"):
            traceback.print_exc()
        click.echo(f"replylint: {describe(error)}", err=True)
        return TROUBLE
    return code if isinstance(code, int) else CLEAN
