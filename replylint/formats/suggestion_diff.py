"""A suggestion as lines to take out and lines to put in, changed words marked."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from rich.text import Text

from replylint.diagnostic import Edit, Suggestion, TextSpan
from replylint.formats.sentence import sentence_around
from replylint.formats.visible import visible

CONTEXT = 6
"""Unchanged words shown beside changed ones."""
ALIKE = 0.4
"""Below this likeness two sentences are shown as replaced, not as patched."""

_TOKEN = re.compile(
    r"\n(?=[ \t]*(?:[-*•]|\d+[.)])[ \t])|\n(?=[ \t\r]*\n)"  # a break that means something
    r"|\[[^\[\]\n]{1,80}\]\S*"  # a blank, with the full stop behind it
    r"|\S+"
)
_BLANK = re.compile(r"\[[^\[\]]+\](?!\()")


class Change(Struct, frozen=True):
    """The words of some sentences before and after; `old` or `new` is empty if none are left."""

    old: Text
    new: Text


def changes(text: str, suggestion: Suggestion) -> Iterator[Change]:
    """Yield what `suggestion` changes in `text`, neighbouring edits together.

    Changed words carry the style "removed" or "added", blanks to fill "blank".
    """
    for whole, edits in _grouped(text, suggestion.edits):
        yield _compare(whole.of(text), _applied(text, whole, edits))


def _grouped(text: str, edits: Iterable[Edit]) -> list[tuple[TextSpan, list[Edit]]]:
    """Return the edits by the sentences they touch."""
    groups: list[tuple[TextSpan, list[Edit]]] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        whole = sentence_around(text, edit.span)
        if groups and whole.start < groups[-1][0].end:
            before, members = groups.pop()
            whole = TextSpan(before.start, max(before.end, whole.end))
            groups.append((whole, [*members, edit]))
        else:
            groups.append((whole, [edit]))
    return groups


def _applied(text: str, whole: TextSpan, edits: list[Edit]) -> str:
    parts, at = [], whole.start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at : whole.end]])


def _compare(old_text: str, new_text: str) -> Change:
    old, new = _TOKEN.findall(old_text), _TOKEN.findall(new_text)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    removed, added = Text(), Text()
    steps = matcher.get_opcodes()
    if matcher.ratio() < ALIKE and not _only_adds(steps):
        steps = [("replace", 0, len(old), 0, len(new))]
    for number, (tag, old_start, old_end, new_start, new_end) in enumerate(steps, 1):
        if tag == "equal":
            head, tail = (CONTEXT * (number > 1)), (CONTEXT * (number < len(steps)))
            words = _clipped(old[old_start:old_end], head, tail)
            _append(removed, words, "")
            _append(added, words, "")
        else:
            _append(removed, old[old_start:old_end], "removed")
            _append(added, new[new_start:new_end], "added")
    added.highlight_regex(_BLANK, "blank")
    return Change(Text() if _only_adds(steps) else removed, added)


def _only_adds(steps: Iterable[tuple[str, int, int, int, int]]) -> bool:
    return all(tag in ("equal", "insert") for tag, *_ in steps)


def _clipped(words: list[str], head: int, tail: int) -> list[str]:
    """Return a run of unchanged words with what lies beyond its first and last ones left out."""
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], "…", *words[len(words) - tail :]]


def _append(line: Text, words: list[str], style: str) -> None:
    if not words:
        return
    if line.plain and not line.plain.endswith("\n") and words[0] != "\n":
        line.append(" ")
    shown = " ".join(word if word == "\n" else visible(word) for word in words)
    line.append(shown.replace(" \n", "\n").replace("\n ", "\n"), style or None)
