"""Write an inline ignore into the file of a reply: what `--add-ignore` does."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from replylint.diagnostic import TextSpan
from replylint.draft import Draft, Library
from replylint.ignores import comment_with, with_comments
from replylint.readers import encode
from replylint.readers.front_matter import front_matter

FileEdit = tuple[TextSpan, str]
_SPACES = re.compile(" *")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)")
HELP = "accept the findings with --write-baseline, or name them in the field `ignore-field`"


def ignore_edit(draft: Draft, codes: Iterable[str]) -> FileEdit:
    """Return the edit of the draft's file by which its findings of `codes` are ignored.

    A comment that already ignores something gets the codes besides. Raises ValueError, with the
    reason, where the file has no room for a comment.
    """
    comment = f"replylint: ignore[{', '.join(codes)}]"
    known = next((each.span for each in with_comments(draft).ignores if each.span), None)
    if known is not None:
        return _in_text(draft, known, comment_with(known.of(draft.text), codes))
    if draft.carrier.startswith("yaml"):
        indentation = _SPACES.match(draft.raw or "", draft.line_offset - draft.raw_start)
        place = TextSpan(draft.line_offset, draft.line_offset)
        return place, f"{indentation[0] if indentation else ''}# {comment}\n"
    if draft.markup == "html":
        return _in_text(draft, draft.span(TextSpan(0, 0)), f"<!-- {comment} -->")
    if draft.library is Library.ZENDESK or PurePath(draft.path).suffix == ".liquid":
        liquid = f"{{% comment %}}{comment}{{% endcomment %}}"
        return _in_text(draft, draft.span(TextSpan(0, 0)), liquid)
    return _in_file_of_one(draft, comment)


def _in_file_of_one(draft: Draft, comment: str) -> FileEdit:
    """Return the edit of a text file: a comment of Markdown's, or of the front matter."""
    suffix = PurePath(draft.path).suffix.lower()
    if draft.source_map is not None or suffix not in {".txt", ".md", ".markdown"}:
        msg = f"its file has no room for a comment; {HELP}"
        raise ValueError(msg)
    if front_matter(draft.text, draft.path).end:
        begin = _LINE.match(draft.text)
        at = begin.end() if begin else 0
        return TextSpan(at, at), f"# {comment}\n"
    if suffix == ".txt":
        return TextSpan(0, 0), f"---\n# {comment}\n---\n"
    return TextSpan(0, 0), f"<!-- {comment} -->\n\n"


def _in_text(draft: Draft, span: TextSpan, text: str) -> FileEdit:
    place = draft.source(span)
    if place is None:
        msg = f"the file holds the reply encoded (base64); {HELP}"
        raise ValueError(msg)
    return place, encode(draft.carrier, text)
