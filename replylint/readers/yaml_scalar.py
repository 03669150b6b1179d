"""Where the characters of a YAML text stand in the file, however it is written there."""

import re

from yaml.scanner import Scanner

from replylint.readers.mapped_text import MappedText
from replylint.sourcemap import SourceMap

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor or a tag."""
_HEADER = re.compile(r"[|>][^\r\n\x85\u2028\u2029]*")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU\r\n\x85\u2028\u2029])"
)
_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_BREAK = re.compile(rf"(?:{_LINE_END.pattern})[ \t\r\n\x85\u2028\u2029]*")
_SPACED_BREAK = re.compile(rf"[ \t]*{_BREAK.pattern}")
_ESCAPED_BREAK = re.compile(rf"\\{_BREAK.pattern}")
_SPACE = re.compile(r"[ \t\n\u2028\u2029]*")
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
    if style == '"' and (broken := _ESCAPED_BREAK.match(written, at)):
        return "".join(_line_ends(broken[0])[1:]), len(broken[0])
    if broken := _SPACED_BREAK.match(written, at):
        # what is left of it in a block is for the text to tell: spaces, deeper indentation
        space = _SPACE.match(text, done) if style in {"|", ">"} else None
        return (space[0] if space else _folded(_line_ends(broken[0]))), len(broken[0])
    return written[at : at + 1], 1


def _line_ends(written: str) -> list[str]:
    """Return the line ends in a run of white space, as YAML reads each."""
    found = _LINE_END.findall(written)
    return [end if end in {"\u2028", "\u2029"} else "\n" for end in found]


def _folded(ends: list[str]) -> str:
    """Return what line ends mean between the words of a flow scalar."""
    first, *more = ends
    if first == "\n":
        first = "" if more else " "
    return first + "".join(more)


def _unescaped(escape: str) -> str:
    if escape[1] in Scanner.ESCAPE_REPLACEMENTS:
        return str(Scanner.ESCAPE_REPLACEMENTS[escape[1]])
    return joined("".join(chr(int(code, 16)) for code in re.findall(r"\\[xuU](\w+)", escape)))


def joined(text: str) -> str:
    """Return a text with the halves of UTF-16 pairs, as escapes may name them, made one."""
    return re.sub("[\ud800-\udbff][\udc00-\udfff]", _pair, text)


def _pair(found: re.Match[str]) -> str:
    return found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
