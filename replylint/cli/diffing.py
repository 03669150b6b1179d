"""`--diff`: show what `--fix` would change, and change nothing."""

from collections.abc import Iterable
from contextlib import ExitStack
from difflib import unified_diff

import click

from replylint.cli.exits import CLEAN, FOUND, TROUBLE
from replylint.cli.findings import Findings
from replylint.cli.fixing import Fixer, working_copy
from replylint.cli.output import Output
from replylint.cli.request import Request
from replylint.cli.sources import Source
from replylint.readers import UnreadableError

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


class Diffing:
    """Fixes copies of the sources and shows how they differ."""

    def __init__(self, request: Request, findings: Findings, fixer: Fixer, output: Output) -> None:
        self._request = request
        self._findings = findings
        self._fixer = fixer
        self._output = output
        self._changes = False

    def run(self, sources: Iterable[Source]) -> None:
        """Show what fixing the sources would change, and say what of them cannot be read."""
        for source in sources:
            self._treat(source)

    def _treat(self, source: Source) -> None:
        with ExitStack() as stack:
            try:
                copy = stack.enter_context(working_copy(source))
            except (OSError, UnreadableError):
                list(self._findings.readable(source.drafts()))
                return
            for _ in self._findings.readable(source.drafts(copy)):
                pass
            before = copy.read_bytes()
            if source.fixable:
                self._fixer.fix(source, copy)
                self._show(source.name, before, copy.read_bytes())

    def end(self) -> int:
        """Say how much would be fixed and return the exit code."""
        for message in self._fixer.summary(done=False):
            self._findings.tell(message)
        if self._findings.failed:
            return TROUBLE
        return FOUND if self._changes and not self._request.exit_zero else CLEAN

    def _show(self, name: str, before: bytes, after: bytes) -> None:
        changes = unified(name, before, after, color=self._output.color(self._request.color))
        self._changes = self._changes or bool(changes)
        self._output.write(changes)


def unified(name: str, before: bytes, after: bytes, *, color: bool) -> str:
    """Return the unified diff of a file called `name`; "" where nothing changes."""
    lines = unified_diff(_lines(before), _lines(after), name, name)
    return "".join(_ended(line, color=color) for line in lines)


def _lines(data: bytes) -> list[str]:
    # only LF ends a line of a diff: a CR or a line separator stays inside
    *whole, rest = data.decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in whole] + [rest] * bool(rest)


def _ended(line: str, *, color: bool) -> str:
    """Return a line of the diff with its line end, coloured if asked."""
    text, newline = line.removesuffix("\n"), line.endswith("\n")
    shown = click.style(text, fg=_COLORS.get(text[:1])) if color else text
    return f"{shown}\n" if newline else f"{shown}\n\\ No newline at end of file\n"
