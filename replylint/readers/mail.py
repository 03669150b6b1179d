"""Mail: the newest text is the reply, the quoted history what it answers."""

import codecs
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import BinaryIO

from msgspec.structs import replace

from replylint.diagnostic import TextSpan
from replylint.draft import Channel, Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.html_view import html_view
from replylint.readers.mail_part import MailText, mail_text
from replylint.readers.quotations import history, quoted
from replylint.readers.setting import Defaults, Setting, settled, with_companion
from replylint.readers.source import bytes_of

_MALFORMED = (ValueError, LookupError, AttributeError, TypeError)
"""What the standard library raises for some malformed headers."""


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft]:
    """Yield the one draft of a mail; raise `UnreadableError`."""
    data = bytes_of(stream, path).removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise UnreadableError(path, "is empty; save the whole mail")
    message = _message(data, path)
    body, marked = _body(message, data, path)
    quotes = quoted(body.text, marked)
    guess = replace(history(body.text, quotes), channel=Channel.EMAIL)
    text, quotes = _without_history(body.text, quotes)
    if not text.strip():
        raise UnreadableError(path, "holds no reply, only quoted text")
    draft = Draft(
        text=text,
        path=path,
        quotes=quotes,
        source_map=body.source_map,
        carrier=body.carrier,
        attachments=_attachments(message),
    )
    yield settled(draft, defaults, with_companion(Setting(), path), guess)


def _message(data: bytes, path: str) -> EmailMessage:
    message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    if not message.keys():
        raise UnreadableError(path, "is no mail: it has no header lines such as From:")
    return message


def _body(message: EmailMessage, data: bytes, path: str) -> tuple[MailText, tuple[TextSpan, ...]]:
    """Return the text of the mail and the spans that its markup says are quotes."""
    for kind in ("plain", "html"):
        part = _part(message, kind, path)
        if part is None:
            continue
        body = mail_text(message, part, data, path)
        if kind == "html":
            view = html_view(body.text)
            places = view.source_map.then(body.source_map)
            return MailText(view.text, places, f"html+{body.carrier}"), view.quotes
        if body.text.strip():
            return body, ()
    raise UnreadableError(path, "holds no text, neither plain nor HTML")


def _part(message: EmailMessage, kind: str, path: str) -> EmailMessage | None:
    try:
        part = message.get_body((kind,))
    except _MALFORMED as error:
        reason = f"has a malformed header ({error}); save the mail again"
        raise UnreadableError(path, reason) from None
    return part if isinstance(part, EmailMessage) else None


def _attachments(message: EmailMessage) -> int | None:
    """Return how many files a mail holds, pictures within the text included; None if unclear."""
    try:
        return sum(map(_is_file, message.walk()))
    except _MALFORMED:
        return None


def _is_file(part: Message) -> bool:
    return part.get_content_maintype() not in {"text", "multipart"} or bool(part.get_filename())


def _without_history(text: str, quotes: tuple[TextSpan, ...]) -> tuple[str, tuple[TextSpan, ...]]:
    """Cut the quotes with which `text` ends."""
    while quotes and not text[quotes[-1].end :].strip():
        text, quotes = text[: quotes[-1].start].rstrip(), quotes[:-1]
    return text, quotes
