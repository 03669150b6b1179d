"""Where replies come from: files, and standard input."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import click
from msgspec import Struct

from replylint.cli.output import say
from replylint.cli.request import Request
from replylint.config import Settings
from replylint.config_file import Configuration
from replylint.discovery import Found, PassedOver, discover
from replylint.draft import Channel, Draft, Kind, Library
from replylint.globs import channel_of, kind_of, library_of
from replylint.readers import SUFFIXES, Defaults, UnreadableError, read, read_stdin
from replylint.readers.regular import open_regular
from replylint.readers.source import text_of

STDIN = "-"


Identity = tuple[str | None, object]


def identity(draft: Draft) -> Identity:
    """Return what makes two replies of a file the same: the name, and all that is read of them."""
    beside = tuple(ignore for ignore in draft.ignores if ignore.span is None)
    setting = draft.customer, draft.thread, draft.channel, draft.kind, draft.library
    return draft.id, (draft.text, setting, beside)


class Source(Struct, frozen=True):
    """A file of one or many drafts, or standard input, and what holds for it."""

    name: str
    """The path as the user named it, or "-"."""
    settings: Settings
    defaults: Defaults
    stdin: bool = False
    copy: Path | None = None
    """A file that holds it now, where that is not the one that is named."""
    unchanged: frozenset[Identity] = frozenset()
    """Replies that are passed over, being as they were."""

    def drafts(self, copy: Path | None = None) -> Iterator[Draft | UnreadableError]:
        """Yield what is in the source, or in `copy`, a file with another version of it."""
        for one in self.all(copy):
            if isinstance(one, UnreadableError) or not self.passes_over(one):
                yield one

    def passes_over(self, draft: Draft) -> bool:
        """Tell whether a reply is as it was, where only others are to be looked at."""
        return bool(self.unchanged) and identity(draft) in self.unchanged

    def held(self, data: bytes) -> Iterator[Draft | UnreadableError]:
        """Yield what is in the source, whose content has been read."""
        yield from read_stdin(BytesIO(data), self.defaults, self.name)

    def all(self, copy: Path | None = None) -> Iterator[Draft | UnreadableError]:
        """Yield what `drafts` does, and what is as it was."""
        copy = copy or self.copy
        if copy is not None:
            with copy.open("rb") as stream:
                yield from read_stdin(stream, self.defaults, self.name)
        elif self.stdin:
            yield from read_stdin(sys.stdin.buffer, self.defaults, self.name)
        else:
            yield from read(Path(self.name), self.defaults)

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Return the bytes of the source; standard input can be read once.

        Raises OSError and UnreadableError.
        """
        return nullcontext(sys.stdin.buffer) if self.stdin else open_regular(Path(self.name))

    @property
    def fixable(self) -> bool:
        """Tell whether this is something of a known kind, which may be fixed."""
        return self.stdin or Path(self.name).suffix.lower() in SUFFIXES


def sources(request: Request, configuration: Configuration) -> Iterator[Source | PassedOver]:
    """Yield what is to be read, in order, and what is passed over and why.

    Raises ConfigError, GlobError, UsageError if standard input is closed and, for the customer's
    message, UnreadableError.
    """
    customer = _customer(request.customer)
    if request.stdin:
        _invite()
        name = request.stdin_filename or STDIN
        settings = configuration.settings(Path(name).parent)
        defaults = _defaults(request, customer, settings, Path(name))
        yield Source(name, settings, defaults, stdin=True)
        return
    for one in discover(request.folders_and_files, configuration):
        yield _source(one, request, customer) if isinstance(one, Found) else one


def library_sources(request: Request, configuration: Configuration) -> Iterator[Source]:
    """Yield the replies of the project that the working folder belongs to, none without one."""
    settings = configuration.settings(Path())
    if settings.file is not None and settings.include:
        root = Path(os.path.relpath(settings.root))
        for one in discover([root], configuration):
            if isinstance(one, Found):
                yield _source(one, request, None)


def _invite() -> None:
    """Say what is awaited, where a person types; refuse a standard input that is closed."""
    if sys.stdin is None:
        msg = "standard input is closed; pipe a reply into `-`, or name a file"
        raise click.UsageError(msg)
    if sys.stdin.isatty():
        say("type or paste the reply, then end it with Ctrl-D")


def _source(found: Found, request: Request, customer: str | None) -> Source:
    defaults = _defaults(request, customer, found.settings, found.path)
    return Source(str(found.path), found.settings, defaults)


def _customer(path: Path | None) -> str | None:
    if path is None:
        return None
    with open_regular(path) as stream:
        return text_of(stream, str(path)).strip()


def _defaults(request: Request, customer: str | None, settings: Settings, path: Path) -> Defaults:
    given = {"customer": customer, "channel": request.channel, "kind": request.kind}
    return Defaults(
        customer=customer,
        channel=Channel(request.channel) if request.channel else channel_of(settings, path),
        kind=Kind(request.kind) if request.kind else kind_of(settings, path),
        library=Library(request.library) if request.library else library_of(settings, path),
        ignore_field=settings.ignore_field,
        force=frozenset(name for name, value in given.items() if value is not None),
    )
