"""HTML: the file is the reply, its prose the view."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.html_view import html_view
from replylint.readers.quotations import history, quoted
from replylint.readers.setting import Defaults, Setting, settled, with_companion
from replylint.readers.source import text_of


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft]:
    """Yield the one draft of an HTML file; raise `UnreadableError`."""
    text = text_of(stream, path)
    view = html_view(text)
    if not view.text.strip():
        raise UnreadableError(path, "is empty: its HTML shows no text")
    quotes = quoted(view.text, view.quotes)
    draft = Draft(
        text=text,
        path=path,
        view=view.text,
        view_map=view.source_map,
        quotes=quotes,
        markup="html",
    )
    said = with_companion(Setting(), path)
    yield settled(draft, defaults, said, history(view.text, quotes))
