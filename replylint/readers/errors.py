"""What a reader says when it cannot read."""

EMPTY = "is empty: it holds no reply"


class UnreadableError(Exception):
    """A file or a record that cannot be read, and what to do about it."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        """Name the file as the user did, the reason in one sentence, and the line from 1."""
        super().__init__(path, reason, line)
        self.path = path
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        """Return `path:line: reason`, without the line where there is none."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"
