"""Markdown: the file is the reply, its prose the view."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.front_matter import front_matter
from replylint.readers.markdown_view import markdown_view
from replylint.readers.quotations import history, quoted
from replylint.readers.setting import Defaults, settled, with_companion
from replylint.readers.source import text_of


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft]:
    """Yield the one draft of a Markdown file; raise `UnreadableError`."""
    text = text_of(stream, path)
    front = front_matter(text, path)
    view = markdown_view(text, front.end)
    if not view.text.strip():
        raise UnreadableError(path, "is empty; write the reply into it")
    quotes = quoted(view.text, view.quotes)
    draft = Draft(
        text=text,
        path=path,
        view=view.text,
        view_map=view.source_map,
        quotes=quotes,
        ignores=front.ignores,
    )
    said = with_companion(front.setting, path)
    # a quote in Markdown is often a note; only "X wrote:" tells that it is the customer's
    guess = history(view.text, quotes, unintroduced=False)
    yield settled(draft, defaults, said, guess)
