"""Where findings go, and whether in colour."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class Output:
    """A file or a stream, opened with the first word: an early error leaves an old file alone."""

    def __init__(self, path: Path | None, stream: TextIO) -> None:
        self._path = path
        self._stream = stream
        self._file: TextIO | None = None

    def write(self, text: str) -> None:
        """Write `text` at once. Raises OSError."""
        if not text:
            return
        with self._named():
            if self._path is not None and self._file is None:
                self._file = self._path.open("w", encoding="utf-8", newline="\n")
            (self._file or self._stream).write(text)

    def close(self) -> None:
        """Close the file, if there is one. Raises OSError if its end cannot be written."""
        if self._file is not None:
            with self._named():
                self._file.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Name the file in an error that does not, as that of a full disk."""
        try:
            yield
        except OSError as error:
            if self._path is not None and error.filename is None:
                error.filename = str(self._path)
            raise

    @property
    def on_terminal(self) -> bool:
        """Tell whether a person watches the words appear."""
        return self._path is None and self._stream.isatty()

    @property
    def width(self) -> int:
        """Return the columns of the terminal; 80 where there is none."""
        return shutil.get_terminal_size().columns

    def color(self, choice: str) -> bool:
        """Tell whether to colour: as chosen, else as NO_COLOR, FORCE_COLOR, the terminal say."""
        if choice != "auto":
            return choice == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return self.on_terminal and os.environ.get("TERM") != "dumb"


def say(message: str) -> None:
    """Tell the user something on standard error."""
    print(f"replylint: {message}", file=sys.stderr)  # noqa: T201
