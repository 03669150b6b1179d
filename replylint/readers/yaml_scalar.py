"""Where the characters of a YAML text stand in the file, however it is written there."""

import re

import yaml

from replylint.readers.mapped_text import MappedText
from replylint.sourcemap import SourceMap

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor or a tag."""
_HEADER = re.compile(r"[|>][^\r\n]*")
_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU\r\n])|\\(?:\r\n?|\n)[ \t]*"
)
_BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*")
_SPACE = re.compile(r"[ \t\n]*")
_FOLDED = re.compile(r"\n+| ?")
_PLAIN = re.compile(r"[^\s\\'\"]+")
"""Words that mean themselves, however a text is written."""


def scalar_map(written: str, text: str, style: str, offset: int) -> SourceMap:
    """Return the map from a decoded text to how it is written, from `offset` on in the file.

    `style` is the mark that it begins with: a quotation mark, "|", ">", or "" for none. A line
    break with the indentation after it is one whole. The map is empty where the two do not fit.
    """
    properties = _PROPERTIES.match(written)
    begin = properties.end() if properties else 0
    header = _HEADER.match(written, begin)
    at = header.end() if header and style in {"|", ">"} else begin + len(style)
    decoded = MappedText()
    while len(decoded) < len(text):
        piece, length = _next(written, at, text, len(decoded), style)
        if not length or not text.startswith(piece, len(decoded)):
            return SourceMap([])
        decoded.decode(piece, offset + at, offset + at + length)
        at += length
    return decoded.source_map


def _next(written: str, at: int, text: str, done: int, style: str) -> tuple[str, int]:
    """Return what stands next, decoded, and over how many characters it is written."""
    if plain := _PLAIN.match(written, at):
        return plain[0], len(plain[0])
    if style == '"' and (escape := _ESCAPE.match(written, at)):
        return _unescaped(escape[0]), len(escape[0])
    if style == "'" and written.startswith("''", at):
        return "'", 2
    if broken := _BREAK.match(written, at):
        # what is left of it is for the text to tell: a space, line breaks, deeper indentation
        space = (_SPACE if style in {"|", ">"} else _FOLDED).match(text, done)
        return (space[0] if space else ""), len(broken[0])
    return written[at : at + 1], 1


def _unescaped(escape: str) -> str:
    found = yaml.safe_load(f'"{escape}"')
    return found if isinstance(found, str) else ""
