"""A JSON array, written as its elements pass by."""

from collections.abc import Iterable

from replylint.formats.json_document import dumps


class JsonArray:
    """Knows whether an element needs a comma before it."""

    def __init__(self) -> None:
        """Begin behind the opening bracket."""
        self._separator = "\n"

    def add(self, elements: Iterable[object]) -> str:
        """Return further elements, each on a line of its own."""
        written = []
        for element in elements:
            written += [self._separator, dumps(element)]
            self._separator = ",\n"
        return "".join(written)
