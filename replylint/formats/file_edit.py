"""Suggestions as edits of the file, for programs that offer to make them."""

from collections.abc import Iterator

from msgspec import Struct

from replylint.diagnostic import Applicability, Suggestion
from replylint.draft import Draft
from replylint.formats.places import Place, Places
from replylint.readers.encoding import encode


class FileEdit(Struct, frozen=True):
    """Replace what stands at `place` in the file by `text`, written as the file writes it."""

    place: Place
    text: str


def file_edits(
    draft: Draft, suggestions: tuple[Suggestion, ...]
) -> Iterator[tuple[Suggestion, list[FileEdit]]]:
    """Yield the suggestions that can be made in the file, with their edits in its order.

    Those that are only to be shown are left out: nobody shall apply them with a click.
    """
    places = Places(draft)
    for suggestion in suggestions:
        edits = _placed(draft, suggestion, places)
        if edits and suggestion.applicability is not Applicability.DISPLAY:
            yield suggestion, edits


def _placed(draft: Draft, suggestion: Suggestion, places: Places) -> list[FileEdit]:
    """Return the edits of the file, none if one of them cannot be made there."""
    placed = []
    for edit in sorted(suggestion.edits, key=lambda edit: edit.span):
        place, text = places.in_file(edit.span), _written(draft.carrier, edit.text)
        if place is None or text is None:
            return []
        placed.append(FileEdit(place, text))
    return placed


def _written(carrier: str, text: str) -> str | None:
    """Return `text` as the file writes it; None where it cannot, or not in UTF-8."""
    try:
        written = encode(carrier, text)
        written.encode()
    except ValueError:
        return None
    return written
