"""`--fix`: write suggestions into files, round by round until nothing is left to apply."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from replylint import lint
from replylint.cli.accepted import Accepted
from replylint.cli.sources import Source
from replylint.diagnostic import Suggestion, TextSpan
from replylint.draft import Draft
from replylint.files import FileState, write_edits
from replylint.known import Sieve
from replylint.readers import encode
from replylint.rewrite import Lint, fixes

ROUNDS = 10
"""Enough for suggestions that wait for one another; a circle of them ends here."""

FileEdit = tuple[TextSpan, str]


class Fixer:
    """Applies suggestions to files and counts them."""

    def __init__(self, accepted: Accepted, *, unsafe: bool, watch: Callable[[], None]) -> None:
        self._accepted = accepted
        self._unsafe = unsafe
        self._watch = watch
        self.count = 0
        """How many suggestions were written so far."""
        self.refused: list[str] = []
        """Why suggestions could not be applied, each reason with the path it is about."""

    def fix(self, source: Source, target: Path) -> None:
        """Fix the drafts of `source` in the file `target`, which holds them.

        Raises OSError and ChangedError if it cannot be written.
        """
        waiting: set[int] | None = None
        for _ in range(ROUNDS):
            state = FileState.of(target)
            changes = self._changes(source, target, waiting)
            if not changes:
                return
            placed = [edits for group in changes.values() for edits in group]
            write_edits(target, state, [edit for edits in placed for edit in edits])
            self.count += len(placed)
            waiting = set(changes)

    def _changes(
        self, source: Source, target: Path, waiting: set[int] | None
    ) -> dict[int, list[list[FileEdit]]]:
        """Return, for each draft that has any, the edits of each suggestion to apply.

        With `waiting`, look at those drafts only.
        """
        changes: dict[int, list[list[FileEdit]]] = {}
        sieve = self._accepted.sieve()
        for number, draft in enumerate(source.drafts(target)):
            if isinstance(draft, Draft) and (waiting is None or number in waiting):
                self._watch()
                if edits := self._edits(draft, partial(lint, settings=source.settings), sieve):
                    changes[number] = edits
        return changes

    def _edits(self, draft: Draft, lint: Lint, sieve: Sieve) -> list[list[FileEdit]]:
        found: list[list[FileEdit]] = []
        report = lint(draft)
        spared = sieve.known(report)
        for _, suggestion in fixes(report, lint, unsafe=self._unsafe, spared=spared):
            try:
                found.append(_placed(draft, suggestion))
            except ValueError as error:
                self._refuse(draft.path, str(error))
        return found

    def _refuse(self, path: str, reason: str) -> None:
        message = f"{path}: not fixed: {reason}"
        if message not in self.refused:
            self.refused.append(message)


@contextmanager
def working_copy(source: Source) -> Iterator[Path]:
    """Provide a copy of what `source` holds, in a folder of its own that nobody else may enter."""
    with TemporaryDirectory(prefix="replylint-") as folder:
        copy = Path(folder) / "copy"
        with copy.open("wb") as new, source.open() as old:
            copyfileobj(old, new)
        yield copy


def _placed(draft: Draft, suggestion: Suggestion) -> list[FileEdit]:
    """Return the edits of a suggestion as edits of the file. Raises ValueError if it cannot be."""
    placed = []
    for edit in suggestion.edits:
        place = draft.source(edit.span)
        if place is None:
            msg = "the file holds the reply encoded (base64), so its words cannot be replaced there"
            raise ValueError(msg)
        placed.append((place, encode(draft.carrier, edit.text)))
    return placed
