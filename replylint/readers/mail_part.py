"""One text part of a mail: decoded, with the map back to the file."""

import codecs
import re
from email.message import EmailMessage, Message

from msgspec import Struct

from replylint.readers.errors import UnreadableError
from replylint.readers.mapped_text import MappedText
from replylint.sourcemap import SourceMap

_QUOTED_PRINTABLE = "quoted-printable"
_AS_IT_IS = ("", "7bit", "8bit", "binary")
_ESCAPES = re.compile(rb"((?:=[0-9A-Fa-f]{2}|=\r?\n)+)|[^=]+|=")
_ESCAPE = re.compile(rb"=([0-9A-Fa-f]{2})|=\r?\n")


class MailText(Struct, frozen=True):
    """Decoded text, its map to the file (empty where it has no place there), its carrier."""

    text: str
    source_map: SourceMap
    carrier: str


def mail_text(message: EmailMessage, part: EmailMessage, data: bytes, path: str) -> MailText:
    """Return the text of `part` of `message`, which was read from `data`.

    Raises `UnreadableError` if the part's character set is unknown or wrong.
    """
    content = part.get_payload(decode=True)
    text, charset = _decoded(content if isinstance(content, bytes) else b"", part, path)
    start = _place(message, part, data)
    nowhere = MailText(text, SourceMap([]), "plain")
    if start is None:
        return nowhere
    offset = len(_as_file_text(data[:start]))
    if _encoding(part) == _QUOTED_PRINTABLE:
        mapped = _unquoted(_raw(part) or b"", charset, offset)
        return mapped if mapped.text == text else nowhere
    if _encoding(part) in _AS_IT_IS and len(_as_file_text(_raw(part) or b"")) == len(text):
        return MailText(text, SourceMap.shifted(len(text), offset), _carrier("plain", charset))
    return nowhere


def _decoded(content: bytes, part: EmailMessage, path: str) -> tuple[str, str]:
    named = part.get_content_charset() or "utf-8"
    try:
        charset = codecs.lookup(named).name
        if charset == "ascii" and not content.isascii():
            # a common lie: the mail was written in UTF-8 and labelled by a careless program
            charset = "utf-8"
        return content.decode(charset), charset
    except LookupError:
        reason = f'is written in the unknown character set "{named}"; save it as UTF-8'
        raise UnreadableError(path, reason) from None
    except UnicodeDecodeError as error:
        reason = f"is not {named}, as it says, at byte {error.start} of its text; save it as UTF-8"
        raise UnreadableError(path, reason) from None


def _encoding(part: Message) -> str:
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower()


def _raw(part: Message) -> bytes | None:
    """Return the bytes of a part as they stand in the file; None if it holds other parts."""
    if part.is_multipart():
        return None
    if _encoding(part) in _AS_IT_IS:
        payload = part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else None
    return str(part.get_payload()).encode("ascii", "replace")


def _place(message: EmailMessage, part: EmailMessage, data: bytes) -> int | None:
    """Return where the body of `part` begins in `data`, searching from part to part."""
    at = 0
    for each in message.walk():
        raw = _raw(each)
        found = _after_blank_line(data, raw, at) if raw else None
        if each is part:
            return found
        at = at if found is None or raw is None else found + len(raw)
    return None


def _after_blank_line(data: bytes, raw: bytes, at: int) -> int | None:
    found = data.find(raw, at)
    while found >= 0 and not data[max(0, found - 3) : found].endswith((b"\n\n", b"\n\r\n")):
        found = data.find(raw, found + 1)
    return found if found >= 0 else None


def _as_file_text(data: bytes) -> str:
    # as files are read for writing: a byte that is not UTF-8 is one code point
    return data.decode("utf-8", "surrogateescape")


def _carrier(name: str, charset: str) -> str:
    return name if charset == "utf-8" else f"{name}/{charset}"


def _unquoted(raw: bytes, charset: str, offset: int) -> MailText:
    """Decode quoted-printable, character by character where it is escaped."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    text = MappedText()
    for found in _ESCAPES.finditer(raw):
        if not found[1]:
            part = decoder.decode(found[0])
            text.decode(part, offset + found.start(), offset + found.end())
            continue
        begin = None
        for escape in _ESCAPE.finditer(raw, *found.span()):
            begin = offset + escape.start() if begin is None else begin
            part = decoder.decode(bytes.fromhex(escape[1].decode())) if escape[1] else ""
            if part:
                text.decode(part, begin, offset + escape.end())
                begin = None
    return MailText(text.text, text.source_map, _carrier(_QUOTED_PRINTABLE, charset))
