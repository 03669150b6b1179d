"""From entries back to reports."""

from collections.abc import Iterator

import msgspec

from replylint.cache.entry import KeptReport, recalled
from replylint.report import Clean, Report

_DECODER = msgspec.msgpack.Decoder(list[KeptReport])


def reports(
    entry: tuple[int, bytes], path: str, data: bytes, *, rewrites: bool
) -> Iterator[Clean | Report]:
    """Yield what an entry holds of the file at `path`, whose content is `data`.

    Raises ValueError for an entry that cannot be read.
    """
    clean, packed = entry
    if clean:
        yield Clean(path, clean)
    kept = _DECODER.decode(packed)
    if kept:
        text = data.decode().removeprefix("\ufeff")
        for one in kept:
            yield recalled(one, path, text, rewrites=rewrites)
