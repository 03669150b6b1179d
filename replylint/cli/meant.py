"""What fixing is meant to do to the drafts of a file, and whether a file came out so."""

from itertools import zip_longest
from pathlib import Path

from msgspec import Struct

from replylint.cli.sources import Source
from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.readers import UnreadableError

FileEdit = tuple[TextSpan, str]


class Change(Struct, frozen=True):
    """What fixing does to one draft."""

    draft: Draft
    text: str
    """The reply as it is meant to be read afterwards."""
    placed: list[list[FileEdit]]
    """The edits of the file for each suggestion."""


def reads_as_meant(source: Source, before: Path, changes: dict[int, Change], after: Path) -> bool:
    """Tell whether the file `after` holds the drafts of `before`, changed as meant, and no others.

    A format may read new words as something else: YAML takes `yes` for a truth value and the
    rest after ` #` for a comment. `changes` are those of the drafts by their number.
    """
    pairs = zip_longest(source.drafts(before), source.drafts(after))
    return all(_is_meant(old, new, changes.get(number)) for number, (old, new) in enumerate(pairs))


def _is_meant(
    old: Draft | UnreadableError | None, new: Draft | UnreadableError | None, change: Change | None
) -> bool:
    if not isinstance(old, Draft) or not isinstance(new, Draft):
        return type(old) is type(new)
    return _lines(new.text) == _lines(change.text if change else old.text)


def _lines(text: str) -> list[list[str]]:
    """Return the words of each line that has any: formats differ in what spaces they keep."""
    return [words for line in text.splitlines() if (words := line.split())]
