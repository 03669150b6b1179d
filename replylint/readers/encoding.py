"""How new text is written where old text was read."""

import re
from collections.abc import Callable

_BREAKS_BARE_VALUE = re.compile(r"[\[\]{},#&*!|>'\"%@`\r\n]|:\s|:$|^[-?:\s]")
_BREAKS_BARE_FIELD = re.compile(r'[",;\t\r\n]')


def encode(carrier: str, text: str) -> str:
    """Return `text` as the file writes it; raise `ValueError`, with the reason, if it cannot.

    `carrier` is a draft's: "plain", "json", "csv", "csv-unquoted", "quoted-printable" or how YAML
    writes a text ("yaml-plain", …); after a slash the character set of a mail's part
    ("plain/iso-8859-1") or the indentation of a YAML block; in front "html+" where prose was read
    out of HTML.
    """
    *markup, rest = carrier.split("+")
    name, _, charset = rest.partition("/")
    if markup:
        text = _html(text)
    return _bytes_as_text(_CARRIERS[name](text, charset or "utf-8"))


def _html(text: str) -> str:
    from html import escape  # noqa: PLC0415 - not needed to name a command

    return escape(text, quote=False)


def _plain(text: str, charset: str) -> bytes:
    return _in_charset(text, charset)


def _json(text: str, _charset: str) -> bytes:
    import json  # noqa: PLC0415

    return json.dumps(text, ensure_ascii=False)[1:-1].encode()


def _csv(text: str, _charset: str) -> bytes:
    return text.replace('"', '""').encode()


def _csv_unquoted(text: str, _charset: str) -> bytes:
    if _BREAKS_BARE_FIELD.search(text):
        msg = "the CSV field has no quotation marks around it, and the new text needs them"
        raise ValueError(msg)
    return text.encode()


def _quoted_printable(text: str, charset: str) -> bytes:
    import quopri  # noqa: PLC0415

    return quopri.encodestring(_in_charset(text, charset))


def _yaml_plain(text: str, _indent: str) -> bytes:
    if _BREAKS_BARE_VALUE.search(text):
        msg = "the YAML value has no quotation marks around it, and the new text needs them"
        raise ValueError(msg)
    return text.encode()


def _yaml_single(text: str, _indent: str) -> bytes:
    return _on_one_line(text).replace("'", "''").encode()


def _yaml_folded(text: str, _indent: str) -> bytes:
    return _on_one_line(text).encode()


def _yaml_block(text: str, indent: str) -> bytes:
    # an empty line needs no indentation
    return re.sub(r"\n(?!\n)", "\n" + " " * int(indent), text).encode()


def _on_one_line(text: str) -> str:
    if "\n" in text:
        msg = "YAML would fold the line breaks of the new text; write the value as a block (|)"
        raise ValueError(msg)
    return text


def _in_charset(text: str, charset: str) -> bytes:
    try:
        return text.encode(charset)
    except UnicodeEncodeError as error:
        msg = f"the mail is written in {charset}, which has no {text[error.start]!r}"
        raise ValueError(msg) from None


def _bytes_as_text(data: bytes) -> str:
    # the same way files are read for writing, so that other character sets pass through unharmed
    return data.decode("utf-8", "surrogateescape")


_CARRIERS: dict[str, Callable[[str, str], bytes]] = {
    "plain": _plain,
    "json": _json,
    "csv": _csv,
    "csv-unquoted": _csv_unquoted,
    "quoted-printable": _quoted_printable,
    "yaml-plain": _yaml_plain,
    "yaml-single": _yaml_single,
    "yaml-double": _json,
    "yaml-folded": _yaml_folded,
    "yaml-block": _yaml_block,
}
