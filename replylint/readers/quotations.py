"""Other people's words in a reply: quoted lines and quoted history."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.readers.setting import Setting

_MARKED_LINE = r"[ ]{0,3}>[^\n]*(?:\n|\Z)"
_MARKED_RUN = re.compile(rf"^{_MARKED_LINE}(?:(?:[ \t]*\r?\n)*{_MARKED_LINE})*", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
_HEADERS = re.compile(r"^[*_]*From:[*_]*[ \t].*\n(?:.*\n)?[*_]*(?:Sent|Date):", re.MULTILINE)
_OWN_WORDS = re.compile(r"\b(?:I|you|we|they|he|she) wrote:", re.IGNORECASE)
_MAX_LINES = 5_000
_MAX_MESSAGES = 50


class _Message(Struct, frozen=True):
    sender: str
    text: str


def quoted(text: str, known: Iterable[TextSpan] = ()) -> tuple[TextSpan, ...]:
    """Return the spans of `text` that others wrote: ">" lines and what "X wrote:" introduces.

    `known` are spans that markup says are quotes. History without marks reaches to the end; it
    is sought in texts up to 5,000 lines.
    """
    runs = [*known, *(TextSpan(*found.span()) for found in _MARKED_RUN.finditer(text))]
    return joined([*runs, *_introduced(text, runs)])


def joined(spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
    """Return `spans` in order, those that overlap or adjoin made one."""
    found: list[TextSpan] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = TextSpan(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def history(text: str, quotes: Iterable[TextSpan], *, unintroduced: bool = True) -> Setting:
    """Return the newest quoted message as `customer`, and the older ones as `thread`.

    Without an introduction ("X wrote:") all quotes together are the customer's message, unless
    `unintroduced` is false.
    """
    parts = [quote.of(text).replace("\r\n", "\n") for quote in quotes]
    introduced = [part for part in parts if _introduction(part, 0)]
    if not introduced:
        words = "\n\n".join(_unmarked(part) for part in parts) if unintroduced else ""
        return Setting(customer=words or None)
    newest, *older = list(_messages(introduced[0])) or [_Message("", "")]
    thread = [_labelled(each, at, newest.sender) for at, each in enumerate(older)]
    return Setting(customer=newest.text or None, thread=tuple(reversed(thread)))


def _introduced(text: str, runs: list[TextSpan]) -> Iterator[TextSpan]:
    at = 0
    while (intro := _introduction(text, at)) is not None:
        at = next((run.end for run in runs if _belongs(text, intro, run)), len(text))
        yield TextSpan(intro.start, at)


def _belongs(text: str, intro: TextSpan, run: TextSpan) -> bool:
    """Tell whether the quoted lines of `run` are what `intro` introduces, or hold it."""
    reaches = run.end >= intro.end and run.end > intro.start
    return reaches and not text[intro.end : run.start].strip()


def _introduction(text: str, at: int) -> TextSpan | None:
    """Return the next line or lines, from offset `at` on, after which someone else speaks."""
    if text.count("\n") > _MAX_LINES:
        return None
    headers = _HEADERS.search(text, at)
    line = next(_introducing_lines(text, at), None)
    if headers and (line is None or headers.start() <= line.start):
        return TextSpan(headers.start(), headers.start())
    return line


def _introducing_lines(text: str, at: int) -> Iterator[TextSpan]:
    import sys  # noqa: PLC0415

    from quotequail import quote  # noqa: PLC0415

    while at < len(text):
        begin = quote(text[at:], limit=sys.maxsize, quote_intro_line=True)
        after = quote(text[at:], limit=sys.maxsize)
        if len(begin) == 1:
            return
        span = TextSpan(len(text) - len(begin[1][1]), len(text) - len(after[1][1]))
        if _is_introduction(text, span):
            yield span
        at = span.end


def _is_introduction(text: str, span: TextSpan) -> bool:
    line = span.of(text).strip()
    if line.strip("_"):
        return not _OWN_WORDS.search(line)
    # a rule of underscores is drawn above Outlook's headers, but above legal notices too
    return bool(_HEADERS.match(text, span.end))


def _messages(part: str) -> Iterator[_Message]:
    """Yield the messages of quoted history, newest first."""
    from quotequail import unwrap  # noqa: PLC0415

    sender, text = "", part
    for _ in range(_MAX_MESSAGES):
        found = unwrap(_prepared(text))
        words = _unmarked(found.get("text_top", "") if found else text)
        if words:
            yield _Message(sender, words)
        if not found:
            return
        sender, text = found.get("from", ""), found.get("text", "")


def _prepared(text: str) -> str:
    """Return `text` with its introduction on one line and no unmarked gap in a marked run."""
    if intro := _introduction(text, 0):
        line = " ".join(intro.of(text).split("\n")).strip()
        rest = text[intro.end :]
        text = f"{text[: intro.start]}{line}\n{rest}" if line else text
    return _MARKED_RUN.sub(lambda run: _BLANK.sub(">", run[0].rstrip("\n")) + "\n", text)


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text).strip()


def _labelled(message: _Message, at: int, customer: str) -> str:
    known = message.sender and customer
    ours = message.sender != customer if known else at % 2 == 0
    return f"{'A' if ours else 'C'}: {message.text}"
