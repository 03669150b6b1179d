"""`--fix`: write suggestions into files, round by round until nothing is left to apply."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from replylint import lint
from replylint.cli.accepted import Accepted
from replylint.cli.meant import Change, FileEdit, reads_as_meant
from replylint.cli.sources import Source
from replylint.diagnostic import Edit, Suggestion
from replylint.draft import Draft
from replylint.files import FileState, SpoiltError, write_edits
from replylint.formats.closing import count
from replylint.known import Sieve
from replylint.readers import encode
from replylint.rewrite import Lint, apply, fixes, is_fixable

ROUNDS = 10
"""Enough for suggestions that wait for one another; a circle of them ends here."""

_SPOILT = "the new text would be read as something else there; quote the value, or fix it by hand"


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
        self.left = 0
        """How many findings have suggestions none of which makes the reply better as a whole."""

    def fix(self, source: Source, target: Path) -> None:
        """Fix the drafts of `source` in the file `target`, which holds them.

        Raises OSError and ChangedError if it cannot be written.
        """
        self._fix(source, target, None, ROUNDS)

    def _fix(self, source: Source, target: Path, waiting: set[int] | None, rounds: int) -> None:
        """Write what there is to change in the drafts `waiting`, in all with None, and go on."""
        state = FileState.of(target)
        changes = self._changes(source, target, waiting) if rounds else {}
        if not changes:
            return
        try:
            placed = [edits for change in changes.values() for edits in change.placed]
            edits = [edit for edits in placed for edit in edits]
            write_edits(target, state, edits, partial(reads_as_meant, source, target, changes))
        except SpoiltError:
            for part in self._parts(changes):
                self._fix(source, target, part, rounds)
        else:
            self.count += len(placed)
            self._fix(source, target, set(changes), rounds - 1)

    def _parts(self, changes: dict[int, Change]) -> list[set[int]]:
        """Return the halves of what cannot be written together; refuse what cannot alone."""
        numbers = sorted(changes)
        if len(numbers) > 1:
            half = len(numbers) // 2
            return [set(numbers[:half]), set(numbers[half:])]
        draft = changes[numbers[0]].draft
        where = "" if draft.line is None else f"line {draft.line}: "
        self._refuse(draft.path, f"{where}{_SPOILT}")
        return []

    def _changes(self, source: Source, target: Path, waiting: set[int] | None) -> dict[int, Change]:
        """Return what to change in each draft that has suggestions to apply.

        With `waiting`, look at those drafts only.
        """
        changes: dict[int, Change] = {}
        sieve = self._accepted.sieve()
        for number, draft in enumerate(source.drafts(target)):
            if isinstance(draft, Draft) and (waiting is None or number in waiting):
                self._watch()
                change = self._change(draft, partial(lint, settings=source.settings), sieve)
                if change.placed:
                    changes[number] = change
        return changes

    def _change(self, draft: Draft, lint: Lint, sieve: Sieve) -> Change:
        edits: list[Edit] = []
        placed: list[list[FileEdit]] = []
        report = lint(draft)
        spared = sieve.known(report)
        chosen = fixes(report, lint, unsafe=self._unsafe, spared=spared)
        if not chosen:
            wanted = [one for one in report.diagnostics if one not in spared]
            self.left += sum(is_fixable(one, unsafe=self._unsafe) for one in wanted)
        for _, suggestion in chosen:
            try:
                placed.append(_placed(draft, suggestion))
                edits.extend(suggestion.edits)
            except ValueError as error:
                self._refuse(draft.path, str(error))
        return Change(draft, apply(draft.text, edits), placed)

    def summary(self, *, done: bool) -> Iterator[str]:
        """Yield what to tell in the end: what is not fixed and why, and how much is."""
        yield from self.refused
        if self.left:
            left = count(self.left, "finding", "findings")
            yield f"left {left} alone: every rewrite would bring another finding"
        if self.count or not done:
            fixed = count(self.count, "finding", "findings")
            yield f"{'Fixed' if done else 'Would fix'} {fixed}."

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
