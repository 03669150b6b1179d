"""JSON as a tree, on the standard library's decoder: its values with their places."""

import json
import re
from collections.abc import Iterator

from replylint.readers.mapped_text import MappedText
from replylint.readers.tree import Written

_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPED = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+"
)
_DECODER = json.JSONDecoder()


class JsonNode:
    """A value of a JSON text that is known to be well-formed; see readers.tree.Node."""

    def __init__(self, source: str, start: int, offset: int = 0) -> None:
        """Take the value that begins at `start`; `offset` is where `source` itself begins."""
        self._source = source
        self._offset = offset
        self.start = start
        self.value, self.end = _DECODER.raw_decode(source, start)

    def member(self, name: str) -> "JsonNode | None":
        """Return the value of an object under `name`."""
        if not isinstance(self.value, dict) or name not in self.value:
            return None
        return dict(self._pairs())[name]

    def members(self) -> Iterator[tuple[str, "JsonNode"]]:
        """Yield the names and values of an object, each name once."""
        if isinstance(self.value, dict):
            yield from dict(self._pairs()).items()

    def _pairs(self) -> Iterator[tuple[str, "JsonNode"]]:
        """Yield the names and values of an object as they are written."""
        at = self._first()
        while self._source[at] != "}":
            key, at = _DECODER.raw_decode(self._source, at)
            node = self._child(self._source.index(":", at) + 1)
            yield key, node
            at = self._next(node.end)

    def elements(self) -> Iterator["JsonNode"]:
        """Yield the elements of an array."""
        if not isinstance(self.value, list):
            return
        at = self._first()
        while self._source[at] != "]":
            node = self._child(at)
            yield node
            at = self._next(node.end)

    def string(self) -> str | None:
        """Return a text as a string, "" for null, None for another value."""
        value = "" if self.value is None else self.value
        return value if isinstance(value, str) else None

    def word(self) -> str | None:
        """Return a string or a number as a string, None for another value."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int):
            return None
        return str(self.value)

    def text(self) -> Written | None:
        """Return a string with its places, None for another value."""
        if not isinstance(self.value, str):
            return None
        decoded, offset = MappedText(), self._offset
        for found in _ESCAPED.finditer(self._source, self.start + 1, self.end - 1):
            written = found[0]
            text = json.loads(f'"{written}"') if written.startswith("\\") else written
            decoded.decode(text, offset + found.start(), offset + found.end())
        return Written(decoded.text, decoded.source_map, "json", offset + self.start)

    def _child(self, at: int) -> "JsonNode":
        return JsonNode(self._source, after_space(self._source, at), self._offset)

    def _first(self) -> int:
        return after_space(self._source, self.start + 1)

    def _next(self, at: int) -> int:
        at = after_space(self._source, at)
        return after_space(self._source, at + 1) if self._source[at] == "," else at


def json_tree(source: str, offset: int = 0) -> JsonNode:
    """Return a JSON text as a tree. Raises ValueError, with the place, for another text."""
    try:
        json.loads(source)
        return JsonNode(source, after_space(source, 0), offset)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}"
        place = place if error.lineno == 1 else f"line {error.lineno}, {place}"
        msg = f"is not JSON: {error.msg} at {place}"
        raise ValueError(msg) from None
    except RecursionError:
        msg = "is nested too deeply"
        raise ValueError(msg) from None


def after_space(text: str, at: int) -> int:
    """Return the first offset from `at` on that holds no white space."""
    found = _SPACE.match(text, at)
    return found.end() if found else at
