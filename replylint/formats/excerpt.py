"""The words of a finding within their sentence, underlined by carets."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from replylint.diagnostic import Diagnostic, TextSpan
from replylint.formats.sentence import sentence_around
from replylint.formats.visible import visible

ELLIPSIS = "…"


def excerpt(console: Console, text: str, diagnostic: Diagnostic, width: int) -> Iterator[Text]:
    """Yield rows of at most `width` cells: the sentence around the words, carets below them.

    The words carry the style "focus", the carets that of the severity. An empty span gets one
    caret at the place where something is missing.
    """
    for row in _rows(console, text, diagnostic.span, width):
        row.rstrip()
        yield row
        carets = _carets(row)
        if carets:
            yield Text(carets, diagnostic.severity.value)


def _rows(console: Console, text: str, span: TextSpan, width: int) -> Lines:
    """Return the sentence wrapped, the words on one row if they fit there."""
    before, focus, after = _parts(text, span, width)
    if not focus:
        return _pointed(before, after).wrap(console, width, overflow="fold")
    rows = Text.assemble(before, (focus, "focus"), after).wrap(console, width, overflow="fold")
    if before and cell_len(focus) <= width and sum(bool(row.spans) for row in rows) > 1:
        apart = Text.assemble(before.rstrip(), "\n", (focus, "focus"), after)
        return apart.wrap(console, width, overflow="fold")
    return rows


def _parts(text: str, span: TextSpan, width: int) -> tuple[str, str, str]:
    """Return what stands before the words in their sentence, the words, and what follows."""
    whole = sentence_around(text, span)
    before = _ending(_flow(text[whole.start : span.start]).lstrip(), 2 * width)
    after = _beginning(_flow(text[span.end : whole.end]).rstrip(), 2 * width)
    if not before.startswith(ELLIPSIS) and _goes_on(text[: whole.start].rstrip(" \t")[-1:]):
        before = f"{ELLIPSIS} {before}"
    if not after.endswith(ELLIPSIS) and _goes_on(text[whole.end :].lstrip(" \t")[:1]):
        after = f"{after} {ELLIPSIS}"
    return before, _middle(_flow(span.of(text)), 3 * width), after


def _flow(text: str) -> str:
    """Return `text` on one line, safe to show."""
    return visible(re.sub(r"\s+", " ", text))


def _goes_on(neighbour: str) -> bool:
    """Tell whether a paragraph goes on, by the character beside the sentence."""
    return neighbour not in ("", "\r", "\n", "<", ">")


def _ending(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{ELLIPSIS} {text[-limit:].partition(' ')[2]}"


def _beginning(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit].rpartition(' ')[0]} {ELLIPSIS}"


def _middle(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{_beginning(text, 2 * limit // 3)} {_ending(text, limit // 3)[2:]}"


def _pointed(before: str, after: str) -> Text:
    """Return the sentence with the character at the missing place marked."""
    kept = before.rstrip()
    if not kept or after[:1].strip():
        return Text.assemble(before, (after[:1], "left"), after[1:])
    return Text.assemble(kept[:-1], (kept[-1], "right"), before[len(kept) :], after)


def _carets(row: Text) -> str:
    """Return the line of carets for a row, "" if nothing in it is marked."""
    for span in row.spans:
        start = cell_len(row.plain[: span.start])
        end = cell_len(row.plain[: span.end])
        if span.style == "focus":
            return " " * start + "^" * (end - start)
        if span.style in ("left", "right"):
            return " " * (start if span.style == "left" else end) + "^"
    return ""
