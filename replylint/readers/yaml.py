"""YAML: a library of macros."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from replylint.diagnostic import TextSpan
from replylint.draft import Draft, Ignore
from replylint.readers.errors import UnreadableError
from replylint.readers.ignored import in_yaml
from replylint.readers.macros import library
from replylint.readers.setting import Defaults
from replylint.readers.yaml_tree import yaml_tree


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro; raise `UnreadableError` for what is no library."""
    return _with_comments(library(yaml_tree, stream, path, defaults))


def _with_comments(
    drafts: Iterator[Draft | UnreadableError],
) -> Iterator[Draft | UnreadableError]:
    """Yield the drafts, each with the ignores of comments above its text or beside its end."""
    comments: list[Ignore] | None = None
    at = 0
    for draft in drafts:
        body = draft.source(TextSpan(0, len(draft.text))) if isinstance(draft, Draft) else None
        if not isinstance(draft, Draft) or draft.raw is None or body is None:
            yield draft
            continue
        comments = list(in_yaml(draft.raw)) if comments is None else comments
        end = _line_end(draft.raw, body.end)
        # what an alias stands for may lie further up than the macros before
        region = TextSpan(min(at, end), end)
        around = [Ignore(c.selectors) for c in comments if _beside(c, region, body)]
        yield replace(draft, ignores=(*draft.ignores, *around))
        at = max(at, end)


def _beside(comment: Ignore, region: TextSpan, body: TextSpan) -> bool:
    place = comment.span
    return place is not None and place.touches(region) and not place.touches(body)


def _line_end(text: str, at: int) -> int:
    """Return the end of the line in which a text ends; a block ends with its own line break."""
    end = at if text[at - 1] == "\n" else text.find("\n", at)
    return end if end >= 0 else len(text)
