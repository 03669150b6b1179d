"""Which files are read: those named on the command line, and the replies in folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from replylint.config import Settings
from replylint.config_file import Configuration
from replylint.gitignore import GitIgnores
from replylint.globs import matches
from replylint.readers import SUFFIXES
from replylint.readers.setting import COMPANION_SUFFIX


class Found(Struct, frozen=True):
    """A file to read and the settings that hold for it."""

    path: Path
    settings: Settings


class PassedOver(Struct, frozen=True):
    """A path that was named and is not read, and why; `harmless` if nothing is amiss."""

    path: Path
    reason: str
    harmless: bool = False


Discovery = Found | PassedOver


def discover(paths: Iterable[Path], configuration: Configuration) -> Iterator[Discovery]:
    """Yield the files to read, each once: named ones as they come, those of folders by name.

    A named file is yielded even if it is missing or of an unknown kind: whoever reads it says so.
    Raises ConfigError and GlobError.
    """
    seen: set[str] = set()
    for path in paths:
        walk = _Walk(configuration)
        for one in walk.walk(path) if _is_folder(path) else _named(path, configuration):
            place = os.path.abspath(one.path)  # noqa: PTH100 - much quicker
            if place not in seen:
                seen.add(place)
                yield one


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # it lies where nothing may be looked at; reading it will say so


def _named(path: Path, configuration: Configuration) -> Iterator[Discovery]:
    settings = configuration.settings(path.parent)
    if path.name.endswith(COMPANION_SUFFIX):
        reason = "holds a customer's message, which is read with the draft beside it"
        yield PassedOver(path, reason, harmless=True)
    elif not settings.force_exclude or (
        not _excluded(settings, path) and (not settings.include or _included(settings, path))
    ):
        yield Found(path, settings)


class _Walk:
    """A walk through one folder that remembers why it may have come back empty-handed."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._found = False

    def walk(self, folder: Path) -> Iterator[Discovery]:
        """Yield the replies in `folder` and below, or why there cannot be any."""
        yield from self._folder(folder, GitIgnores.above(folder))
        if not self._found and not self._configuration.settings(folder).include:
            reason = (
                "nothing is read here, as no configuration says which files are replies: "
                "name the files, or set `include` (`replylint init` asks for it)"
            )
            yield PassedOver(folder, reason)

    def _folder(self, folder: Path, ignores: GitIgnores) -> Iterator[Discovery]:
        settings = self._configuration.settings(folder)
        ignores = ignores.within(folder) if settings.respect_gitignore else ignores
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield PassedOver(folder, f"the folder cannot be read: {error.strerror}")
            return
        for entry in entries:
            yield from self._entry(entry, settings, ignores)

    def _entry(
        self, entry: os.DirEntry[str], settings: Settings, ignores: GitIgnores
    ) -> Iterator[Discovery]:
        path = Path(entry.path)
        # linked folders are not entered: they may lead back up, and are read where they lie
        folder = entry.is_dir(follow_symlinks=False)
        if _excluded(settings, path, folder=folder):
            return
        if settings.respect_gitignore and ignores.name(path, folder=folder):
            return
        if folder:
            yield from self._folder(path, ignores)
        elif _is_reply(path, settings):
            yield from self._reply(entry, settings)

    def _reply(self, entry: os.DirEntry[str], settings: Settings) -> Iterator[Discovery]:
        try:
            if not entry.is_file():
                return
            found: Discovery = Found(Path(entry.path), settings)
        except OSError as error:  # as of a link that leads back to itself
            found = PassedOver(Path(entry.path), f"cannot be read: {error.strerror}")
        self._found = True
        yield found


def _is_reply(path: Path, settings: Settings) -> bool:
    known = path.suffix.lower() in SUFFIXES and not path.name.endswith(COMPANION_SUFFIX)
    return known and _included(settings, path)


def _included(settings: Settings, path: Path) -> bool:
    return matches(settings.include, path, settings.root)


def _excluded(settings: Settings, path: Path, *, folder: bool = False) -> bool:
    patterns = settings.exclude + settings.extend_exclude
    return matches(patterns, path, settings.root, folder=folder)
