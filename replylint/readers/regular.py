"""Open files, and nothing that only looks like one."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from replylint.readers.errors import UnreadableError


def open_regular(path: Path | str) -> BinaryIO:
    """Return the bytes of the file at `path`, links followed.

    Raises `OSError`, and `UnreadableError` for a pipe, a device or a socket: to open one may wait
    for ever, and to read one may never end.
    """
    # in a library of thousands of files, what pathlib adds to each call counts
    mode = os.stat(path).st_mode  # noqa: PTH116
    if not S_ISREG(mode) and not S_ISDIR(mode):  # of a folder, opening it says what it is
        reason = "is no regular file; save the text in a file, or pipe a reply to `check -`"
        raise UnreadableError(str(path), reason)
    return open(path, "rb")  # noqa: PTH123 - the caller closes it
