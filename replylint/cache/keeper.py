"""Which files the cache may answer for, and what it learns of the others."""

import os

import msgspec

from replylint.cache.entry import KeptReport, kept
from replylint.cache.keys import content_key, settings_key
from replylint.cache.recall import reports
from replylint.cache.store import Store
from replylint.cache.wordless import NotKeptError
from replylint.config import Settings
from replylint.readers import Defaults, UnreadableError
from replylint.readers.regular import open_regular
from replylint.readers.setting import companion
from replylint.readers.source import MAX_BYTES
from replylint.report import Clean, Report

_ENCODER = msgspec.msgpack.Encoder()


class Keeper:
    """Answers for files that are as they were, and notes what is found in others."""

    def __init__(self, store: Store, *, whole: bool, rewrites: bool) -> None:
        """Use a store; with `whole`, clean replies are recalled one by one, too.

        With `rewrites`, suggestions are recalled with their words.
        """
        self._store = store
        self._whole = whole
        self._rewrites = rewrites
        self._settings: tuple[Settings, Defaults] | None = None
        self._settings_key = b""

    def look_up(
        self, path: str, settings: Settings, defaults: Defaults, beside: bytes = b""
    ) -> "File":
        """Return a file as the cache sees it; `beside` stands for the library it belongs to."""
        data = self._content(path, defaults)
        own = self._key(settings, defaults) + beside
        key = b"" if data is None else content_key(data, path, own)
        entry = self._store.get(key, whole=self._whole) if data is not None else None
        return File(path, data, key, entry)

    def recall(self, file: "File") -> list[Clean | Report] | None:
        """Return what is known of a file, None if nothing is."""
        if file.entry is None or file.data is None:
            return None
        try:
            return list(reports(file.entry, file.path, file.data, rewrites=self._rewrites))
        except (TypeError, ValueError, IndexError):
            return None  # an entry that was damaged

    def note(self, file: "File") -> "Note":
        """Return a note for what is found in a file now."""
        return Note(file, self._store)

    def close(self) -> None:
        """Write down what is new."""
        self._store.close()

    def _key(self, settings: Settings, defaults: Defaults) -> bytes:
        if self._settings != (settings, defaults):
            self._settings = settings, defaults
            self._settings_key = settings_key(settings, defaults)
        return self._settings_key

    def _content(self, path: str, defaults: Defaults) -> bytes | None:
        """Return the content of a file, None where it is not for the cache."""
        if defaults.customer or os.path.isfile(companion(path)):  # noqa: PTH113 - see readers
            return None
        try:
            with open_regular(path) as stream:
                data = stream.read(MAX_BYTES + 1)
        except (OSError, UnreadableError):
            return None  # reading it says why
        return data if len(data) <= MAX_BYTES else None


class File(msgspec.Struct, frozen=True):
    """A file as the cache sees it."""

    path: str
    data: bytes | None
    """Its content; None where it is not for the cache."""
    key: bytes
    entry: tuple[int, bytes] | None
    """What the cache holds of it."""


class Note:
    """What is found in a file, reply by reply, without the words."""

    def __init__(self, file: File, store: Store) -> None:
        self._file = file
        self._store = store
        self._text = (file.data or b"").decode("utf-8", "replace").removeprefix("\ufeff")
        self._entries: list[KeptReport] | None = None if file.data is None else []

    def add(self, told: object) -> None:
        """Note a reply; where that needs its words, or something is no reply, forget the file."""
        if self._entries is None:
            return
        try:
            entry = kept(told, self._text) if isinstance(told, Report) else None
        except NotKeptError:
            entry = None
        if entry is None:
            self._entries = None
        else:
            self._entries.append(entry)

    def end(self) -> None:
        """Keep what was noted, now that the file has been read to its end."""
        if self._entries is not None:
            telling = [one for one in self._entries if one.diagnostics or one.skipped]
            packed = _ENCODER.encode(telling), _ENCODER.encode(self._entries)
            self._store.put(self._file.key, len(self._entries) - len(telling), *packed)
