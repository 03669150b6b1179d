"""Where replies come from: files, and standard input."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from replylint.cli.request import Request
from replylint.config import Settings
from replylint.config_file import Configuration
from replylint.discovery import Found, PassedOver, discover
from replylint.draft import Channel, Draft, Kind
from replylint.globs import channel_of, kind_of
from replylint.readers import Defaults, UnreadableError, read, read_stdin
from replylint.readers.source import text_of

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of one or many drafts, or standard input, and what holds for it."""

    name: str
    """The path as the user named it, or "-"."""
    settings: Settings
    defaults: Defaults
    stdin: bool = False

    def drafts(self, data: bytes | None = None) -> Iterator[Draft | UnreadableError]:
        """Yield what is in the source; with `data`, what would be if it held that."""
        if data is not None:
            yield from read_stdin(BytesIO(data), self.defaults, self.name)
        elif self.stdin:
            yield from read_stdin(sys.stdin.buffer, self.defaults, self.name)
        else:
            yield from read(Path(self.name), self.defaults)

    def load(self) -> bytes:
        """Return all that the source holds; standard input only once. Raises OSError."""
        return sys.stdin.buffer.read() if self.stdin else Path(self.name).read_bytes()


def sources(request: Request, configuration: Configuration) -> Iterator[Source | PassedOver]:
    """Yield what is to be read, in order, and what is passed over and why.

    Raises ConfigError, PatternError and, for the customer's message, UnreadableError.
    """
    customer = _customer(request.customer)
    if request.stdin:
        name = request.stdin_filename or STDIN
        settings = configuration.settings(Path(name).parent)
        defaults = _defaults(request, customer, settings, Path(name))
        yield Source(name, settings, defaults, stdin=True)
        return
    for one in discover(request.folders_and_files, configuration):
        yield _source(one, request, customer) if isinstance(one, Found) else one


def _source(found: Found, request: Request, customer: str | None) -> Source:
    defaults = _defaults(request, customer, found.settings, found.path)
    return Source(str(found.path), found.settings, defaults)


def _customer(path: Path | None) -> str | None:
    if path is None:
        return None
    with path.open("rb") as stream:
        return text_of(stream, str(path)).strip()


def _defaults(request: Request, customer: str | None, settings: Settings, path: Path) -> Defaults:
    given = {"customer": customer, "channel": request.channel, "kind": request.kind}
    return Defaults(
        customer=customer,
        channel=Channel(request.channel) if request.channel else channel_of(settings, path),
        kind=Kind(request.kind) if request.kind else kind_of(settings, path),
        force=frozenset(name for name, value in given.items() if value is not None),
    )
