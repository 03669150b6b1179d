"""The macro library that the rules across macros look at: all of it, whatever files are named."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from replylint.cli.sources import Source
from replylint.config import Settings
from replylint.draft import Draft
from replylint.readers import UnreadableError
from replylint.readers.regular import open_regular
from replylint.readers.source import MAX_BYTES

if TYPE_CHECKING:
    from replylint.pipeline.shelf import Shelf


class Library:
    """The macros of some sources, which are read when they are first asked for."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = list(sources)

    @cached_property
    def shelf(self) -> "Shelf":
        """What the macros say."""
        from replylint.pipeline.shelf import Shelf  # noqa: PLC0415 - the cache needs no spaCy

        return Shelf.of(self._drafts())

    @cached_property
    def digest(self) -> bytes:
        """A hash of the files: the same for the same content in the same order."""
        digest = blake2b()
        for source in self._sources:
            digest.update(f"\0{source.name}\0{source.defaults}\0".encode("utf-8", "replace"))
            try:
                with open_regular(source.name) as stream:
                    digest.update(stream.read(MAX_BYTES))
            except (OSError, UnreadableError):
                continue  # reading it says why
        return digest.digest()

    def _drafts(self) -> Iterator[Draft]:
        for source in self._sources:
            for draft in source.drafts():
                if not isinstance(draft, UnreadableError):
                    yield draft


def asks_for_library(settings: Settings) -> bool:
    """Tell whether a rule is selected that looks at several macros."""
    chosen = settings.preview or {*settings.select, *settings.extend_select} - {"ALL"}
    if not chosen:
        return False
    # such rules are in preview: without it there is no need to load any
    from replylint.ruleset import load  # noqa: PLC0415
    from replylint.selection import selected  # noqa: PLC0415

    return any(rule.when.library for rule in selected(load(settings.rules), settings))


def in_one(named: Iterable[Source], found: Iterable[Source]) -> Iterator[Source]:
    """Yield the files of a library, `found` in its folder and `named`, each once.

    Those that are named stand where they are found, by the name that the user gave.
    """
    by_place = {os.path.abspath(source.name): source for source in named}  # noqa: PTH100
    for source in found:
        yield by_place.pop(os.path.abspath(source.name), source)  # noqa: PTH100
    yield from by_place.values()
