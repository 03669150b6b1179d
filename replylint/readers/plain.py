"""Plain text: the file is the reply, less front matter and quoted history."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.front_matter import front_matter
from replylint.readers.quotations import history, quoted
from replylint.readers.setting import Defaults, settled, with_companion
from replylint.readers.source import text_of
from replylint.sourcemap import SourceMap


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft]:
    """Yield the one draft of a text file; raise `UnreadableError`."""
    text = text_of(stream, path)
    front = front_matter(text, path)
    prose = text[front.end :]
    if not prose.strip():
        raise UnreadableError(path, "is empty; write the reply into it")
    quotes = quoted(prose)
    draft = Draft(
        text=text,
        path=path,
        view=prose if front.end else None,
        view_map=SourceMap.shifted(len(prose), front.end) if front.end else None,
        quotes=quotes,
        ignores=front.ignores,
    )
    said = with_companion(front.setting, path)
    yield settled(draft, defaults, said, history(prose, quotes))
