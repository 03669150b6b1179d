"""By what an entry of the cache is known: all that decides what is found."""

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from msgspec.structs import replace

from replylint import __version__
from replylint.config import FailLevel, Settings
from replylint.readers import Defaults
from replylint.ruleset import builtin_folder

_BYTES = 20
_PACKAGE = Path(__file__).parents[1]


def content_key(data: bytes, path: str, settings_key: bytes) -> bytes:
    """Return the key of a file by its content and its place, which decides how it is read."""
    key = blake2b(settings_key).digest()
    place = os.path.abspath(path)  # noqa: PTH100 - much quicker
    return blake2b(data, digest_size=_BYTES, key=key, person=_short(place)).digest()


def settings_key(settings: Settings, defaults: Defaults) -> bytes:
    """Return what stands for the program, the rules, the tier and the configuration.

    What changes the output alone (its format, the fail level) is left out.
    """
    told = replace(settings, output_format="", fail_level=FailLevel.NEVER)
    digest = blake2b(_program(), digest_size=_BYTES)
    digest.update(repr((told, defaults)).encode("utf-8", "surrogatepass"))
    for folder in settings.rules:
        for path in sorted(folder.rglob("*.toml")):
            digest.update(str(path).encode("utf-8", "surrogateescape") + path.read_bytes())
    return digest.digest()


def _short(path: str) -> bytes:
    return blake2b(path.encode("utf-8", "surrogateescape"), digest_size=16).digest()


@cache
def _program() -> bytes:
    """Return what stands for replylint itself: what a wheel says of its files, else their state.

    An install elsewhere of the same wheel, as in each run of a CI, is the same program.
    """
    digest = blake2b(__version__.encode(), digest_size=_BYTES)
    record = next(_PACKAGE.parent.glob("replylint-*.dist-info/RECORD"), None)
    if record is not None:
        own = (line for line in record.read_bytes().splitlines() if line.startswith(b"replylint/"))
        digest.update(b"\n".join(own))
        return digest.digest()
    for folder in (_PACKAGE, builtin_folder()):
        for entry in sorted(_files(folder), key=lambda entry: entry.path):
            state = entry.stat()
            digest.update(f"{entry.name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.digest()


def _files(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield entry
