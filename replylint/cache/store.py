"""The cache's file: bounded, and safe where several runs use it or one is killed."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from time import time

_FILE = "reports.sqlite3"
_LAYOUT = 1
"""Counted up when entries change, so that old ones are not read."""
_DAY = 86_400
_MOST_BYTES = 64_000_000
_WAIT = 2.0
"""Seconds to wait for another run that is writing."""
_TABLE = """
CREATE TABLE IF NOT EXISTS entry (
    key BLOB PRIMARY KEY, clean INTEGER NOT NULL, found BLOB, whole BLOB NOT NULL, day INTEGER)
"""


class Store:
    """Entries by key. Never raises for what has become of its file: what is lost is found anew."""

    def __init__(self, folder: Path) -> None:
        """Use the folder, which is made with the first entry, for its owner alone."""
        self._folder = folder
        self._file = folder / _FILE
        self._today = int(time() / _DAY)
        self._used: list[bytes] = []
        self._new: list[tuple[bytes, int, bytes, bytes, int]] = []
        self._database = self._at_hand()

    def get(self, key: bytes, *, whole: bool) -> tuple[int, bytes] | None:
        """Return an entry: how many replies are clean, and the others; `whole` has all of them."""
        if self._database is None:
            return None
        column = "whole" if whole else "found"
        query = f"SELECT clean, {column}, day FROM entry WHERE key = ?"  # noqa: S608 - our own
        try:
            row = self._database.execute(query, (key,)).fetchone()
        except sqlite3.Error:
            self._database = None
            return None
        if row is None:
            return None
        if row[2] != self._today:
            self._used.append(key)
        return (0 if whole else row[0]), row[1]

    def put(self, key: bytes, clean: int, found: bytes, whole: bytes) -> None:
        """Keep an entry; it is written when the store is closed."""
        self._new.append((key, clean, found, whole, self._today))

    def close(self) -> None:
        """Write what is new."""
        if not self._new and not self._used:
            return
        try:
            self._write()
        except (OSError, sqlite3.OperationalError):
            return  # as on a full disk, or where another run writes: the next one does it again
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)  # it is no database, or a broken one

    def _write(self) -> None:
        self._make()
        with closing(self._opened()) as database, database:
            database.execute(_TABLE)
            database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)", self._new)
            used = [(self._today, key) for key in self._used]
            database.executemany("UPDATE entry SET day = ? WHERE key = ?", used)
        if self._file.stat().st_size > _MOST_BYTES:
            self._halve()

    def _at_hand(self) -> sqlite3.Connection | None:
        try:
            return self._opened() if self._file.exists() else None
        except sqlite3.Error:
            return None

    def _make(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", "utf-8")

    def _halve(self) -> None:
        """Leave out the half of the entries that was used longest ago."""
        with closing(self._opened()) as database:
            with database:
                database.execute(
                    "DELETE FROM entry WHERE key IN (SELECT key FROM entry ORDER BY day, rowid"
                    " LIMIT (SELECT count(*) / 2 FROM entry))"
                )
            database.execute("VACUUM")

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=_WAIT)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                database.execute("DROP TABLE IF EXISTS entry")
                database.execute(_TABLE)
                database.execute(f"PRAGMA user_version = {_LAYOUT}")
        except sqlite3.Error:
            database.close()
            raise
        return database


def cleaned(folder: Path) -> bool:
    """Take the cache in `folder` away; tell whether there was one. Raises OSError."""
    files = [folder / _FILE, folder / f"{_FILE}-journal", folder / ".gitignore"]
    if not files[0].exists():
        return False
    for file in files:
        file.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()  # where somebody else's files are in it, it stays
    return True
