"""YAML: a library of macros."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from replylint.diagnostic import TextSpan
from replylint.draft import Draft, Ignore
from replylint.readers.errors import UnreadableError
from replylint.readers.ignored import in_yaml
from replylint.readers.macros import drafts_of
from replylint.readers.setting import Defaults
from replylint.readers.source import Line, text_of
from replylint.readers.yaml_tree import yaml_tree


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro; raise `UnreadableError` for what is no library."""
    text = text_of(stream, path)
    if not text.strip():
        return
    try:
        drafts = drafts_of(yaml_tree(text), Line(1, 0, text), path, defaults)
        yield from _with_comments(drafts, text)
    except ValueError as error:
        raise UnreadableError(path, str(error)) from None


def _with_comments(
    drafts: Iterator[Draft | UnreadableError], text: str
) -> Iterator[Draft | UnreadableError]:
    """Yield the drafts, each with the ignores of comments above its text or beside its end."""
    comments, at = list(in_yaml(text)), 0
    for draft in drafts:
        body = draft.source(TextSpan(0, len(draft.text))) if isinstance(draft, Draft) else None
        if not comments or not isinstance(draft, Draft) or body is None:
            yield draft
            continue
        end = _line_end(text, body.end)
        around = [Ignore(c.selectors) for c in comments if _beside(c, TextSpan(at, end), body)]
        yield replace(draft, ignores=(*draft.ignores, *around))
        at = end


def _beside(comment: Ignore, region: TextSpan, body: TextSpan) -> bool:
    place = comment.span
    return place is not None and place.touches(region) and not place.touches(body)


def _line_end(text: str, at: int) -> int:
    """Return the end of the line in which a text ends; a block ends with its own line break."""
    return at if text[at - 1] == "\n" else len(text[:at]) + len(text[at:].partition("\n")[0])
