"""The sentence around a span, found by punctuation alone: enough to show, not to analyse."""

import re

from replylint.diagnostic import TextSpan

_NEWLINE = r"(?>\r\n|\r|\n)"
_BORDER = re.compile(
    # the end of a sentence belongs to it: a full stop, closing marks, then space or the end
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?P<stop>[.!?…]+[\"'\u201d\u2019)\]*_]*)(?=\s+[^a-z\s]|\s*\Z|<)"
    # a paragraph, a list item or a block of markup stands between sentences
    rf"|{_NEWLINE}[ \t]*{_NEWLINE}"
    rf"|{_NEWLINE}(?=[ \t]*(?:[-*•]|\d+[.)])[ \t])"
    r"|</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|table|tr|td)\b[^<>]*>"
)


def sentence_around(text: str, span: TextSpan) -> TextSpan:
    """Return the stretch of `text` from the first to the last sentence that `span` touches."""
    words = _words_of(text, span)
    start, end = 0, len(text)
    for border in _BORDER.finditer(text):
        ends_at = border.end("stop") if border["stop"] else border.start()
        if ends_at >= words.end:
            end = ends_at
            break
        if border.end() <= words.start:
            start = border.end()
    whole = stripped(text, TextSpan(start, end))
    return TextSpan(min(whole.start, span.start), max(whole.end, span.end))


def stripped(text: str, span: TextSpan) -> TextSpan:
    """Return `span` without the space at its ends; as it is if it holds nothing else."""
    words = span.of(text)
    if not words.strip():
        return span
    return TextSpan(
        span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())
    )


def _words_of(text: str, span: TextSpan) -> TextSpan:
    """Return the words whose sentence is meant: for a point, the character beside it."""
    if span.start < span.end:
        return stripped(text, span)
    if text[span.start : span.start + 1].strip():
        return TextSpan(span.start, span.start + 1)
    return TextSpan(max(0, span.start - 1), span.start)
