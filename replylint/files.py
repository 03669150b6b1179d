"""Write edits into a file: whole or not at all, and never over somebody else's change."""

import codecs
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from msgspec import Struct

from replylint.diagnostic import TextSpan

_BLOCK = 1 << 20
_LINE_END = re.compile(rb"\r\n|\n|\r(?!\Z)")


class ChangedError(Exception):
    """The file is no longer what was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        """Name the file as the user did."""
        super().__init__(path)
        self.path = path
        self.reason = "has changed since it was read; run the command again"

    def __str__(self) -> str:
        """Return `path: reason`."""
        return f"{self.path}: {self.reason}"


class SpoiltError(Exception):
    """The file would not hold what the edits are meant to bring; nothing was written."""


class FileState(Struct, frozen=True):
    """What a file held at one moment, and how its lines end."""

    digest: bytes
    newline: str

    @classmethod
    def of(cls, path: Path) -> "FileState":
        """Return the state of the file at `path`, read block by block; raises `OSError`.

        Take it before the file is read: then no change after the reading goes unseen.
        """
        digest, newline, before = blake2b(), b"", b""
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                if not newline and (found := _LINE_END.search(before + block)):
                    newline = found[0]
                before = block[-1:]
        return cls(digest.digest(), newline.decode() or "\n")


def write_edits(
    path: Path,
    original: FileState,
    edits: Iterable[tuple[TextSpan, str]],
    is_sound: Callable[[Path], bool] = lambda _: True,
) -> None:
    """Replace each span of the file by its text, at once and for good.

    Spans count code points of the file's text without a byte order mark (a byte that is not
    UTF-8 counts as one); texts are encoded as `readers.encode` does it, and each line feed in
    them becomes the line end of the file. All else stays byte for byte, mode bits too; a symbolic
    link stays a link. `is_sound` is asked of the new file before it takes the place of the old one.

    Raises `ChangedError` if the file is not as in `original`, `SpoiltError` if the new one is not
    sound, `ValueError` if spans overlap or lie outside the file, `OSError` if it cannot be written;
    in each of these cases the file is untouched.
    """
    ordered = _ordered(edits)
    target = path.resolve(strict=True)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as copy:
        try:
            with target.open("rb") as stream:
                source = _Source(stream)
                copy.writelines(source.spliced(ordered, original.newline))
            source.check(path, original, ordered)
            copy.flush()
            _check(Path(copy.name), is_sound)
            os.fsync(copy.fileno())
            shutil.copymode(target, copy.name)
            Path(copy.name).replace(target)
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise


def write_whole(path: Path, data: bytes) -> None:
    """Write a whole file; a reader sees the old content or the new. Raises OSError."""
    target = path.resolve()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as copy:
        try:
            copy.write(data)
            copy.flush()
            if target.exists():
                shutil.copymode(target, copy.name)
            else:
                Path(copy.name).chmod(0o666 & ~_umask())
            Path(copy.name).replace(target)
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    # the only way to learn it is to set it
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _check(copy: Path, is_sound: Callable[[Path], bool]) -> None:
    if not is_sound(copy):
        raise SpoiltError


def _ordered(edits: Iterable[tuple[TextSpan, str]]) -> list[tuple[TextSpan, str]]:
    ordered = sorted(edits, key=lambda edit: edit[0])
    for (first, _), (second, _) in pairwise(ordered):
        if second.start < first.end:
            msg = f"edits overlap at {second.start}"
            raise ValueError(msg)
    return ordered


class _Source:
    """The file under the cursor: copied, skipped and digested as it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
        self._digest = blake2b()
        self._text = ""
        self._at = 0

    def spliced(self, edits: list[tuple[TextSpan, str]], newline: str) -> Iterator[bytes]:
        """Yield the bytes of the file with `edits` made."""
        if self._fill() and self._text.startswith("\ufeff"):
            self._text = self._text[1:]
            yield codecs.BOM_UTF8
        for span, text in edits:
            yield from self._to(span.start)
            for _ in self._to(span.end):
                pass
            yield _bytes(text.replace("\r\n", "\n").replace("\n", newline))
        yield from self._to(None)

    def check(self, path: Path, original: FileState, edits: list[tuple[TextSpan, str]]) -> None:
        """Raise if what was read is not `original`, or ended before the last edit."""
        if self._digest.digest() != original.digest:
            raise ChangedError(path)
        if edits and max(span.end for span, _ in edits) > self._at:
            msg = f"an edit lies outside the file, which ends at {self._at}"
            raise ValueError(msg)

    def _to(self, end: int | None) -> Iterator[bytes]:
        """Yield what is left before offset `end`, or before the end of the file."""
        while (self._text or self._fill()) and (end is None or self._at < end):
            part = self._text if end is None else self._text[: end - self._at]
            self._text = self._text[len(part) :]
            self._at += len(part)
            yield _bytes(part)

    def _fill(self) -> bool:
        while not self._text and (block := self._stream.read(_BLOCK)):
            self._digest.update(block)
            self._text = self._decoder.decode(block)
        self._text = self._text or self._decoder.decode(b"", final=True)
        return bool(self._text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
