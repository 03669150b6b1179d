"""Names: of the companies, places and products in a text, and of the macros themselves."""

import difflib
import re
from collections.abc import Iterable, Iterator

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.terms import words

_NAME = re.compile(r"(?<![\w@./#{-])(?:[A-Z][a-z’'é]*[\w’'é-]*|[a-z]+[A-Z]\w*)")
_BEGINS = re.compile(r"(?:^|[.!?:…>→•*\n\"“”„‘]|\s[-–—])[\"“(\[]*\s*$")
_SHOUTED = 2
"""Capitals with which an acronym begins, and no name."""
_FOLDERS = re.compile(r"\s*(?:/|\\|::|\s>\s|→|»)\s*")
_SUFFIX = re.compile(r"\.(?:md|markdown|txt|html?|liquid|ya?ml|json)$", re.IGNORECASE)
_TEXT_FILE = re.compile(r"\.(?:md|markdown|txt|html?|liquid)$", re.IGNORECASE)
_ALIKE, _SLIP = 0.6, 0.85
"""How like two names are where one may be meant by the other, and where it can only be a slip."""
_STYLE = re.compile(r"(#)|([\w &-]+?)\s*(?:::|/|\\|:\s|\s>\s|→|»|\s[-–—]\s)")
_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[\W_]+")


def proper_names(text: str, within: TextSpan, *, anywhere: bool = False) -> Iterator[str]:
    """Yield the names in a stretch of text, in lower case.

    Those that begin a sentence, a label or a list item are left out if not wanted `anywhere`:
    any word has a capital there.
    """
    for found in _NAME.finditer(text, within.start, within.end):
        name = re.sub(r"['’]s$", "", found.group())
        before = text[max(within.start, found.start() - 4) : found.start()]
        if name.lower() in words().ordinary_names or name[:_SHOUTED].isupper():
            continue
        if anywhere or not _BEGINS.search(
            before if found.start() > within.start + 4 else f"\n{before}"
        ):
            yield name.lower()


def called(title: str) -> str:
    """Return what counts of a macro's name: no case, marks, folders or suffix."""
    last = [part for part in _FOLDERS.split(_SUFFIX.sub("", title.strip())) if part]
    return _plain(last[-1]) if last else ""


def _joined(name: str) -> str:
    """Return a name as one word: "how to" and "howto" are one."""
    return name.replace(" ", "")


def _style(title: str) -> str:
    """Return the folder that a name begins with, or its mark "#", "" if it has neither."""
    found = _STYLE.match(title)
    return (found[1] or found[2]).casefold() if found else ""


def _plain(text: str) -> str:
    return _APART.sub(" ", text).strip().casefold()


class Titles:
    """The names of a library's macros."""

    def __init__(self, places: Iterable[tuple[str, str | None, int | None]]) -> None:
        """Take each macro's path, id and line; a macro without an id is called by its file."""
        self._titles: dict[str, str] = {}
        self._files = False
        self._styles: set[str] = set()
        for path, name, _ in places:
            self._files |= bool(_TEXT_FILE.search(name or path))
            for title in (name, path if _TEXT_FILE.search(path) else None):
                if title:
                    self._titles.setdefault(called(title), title)
                    self._styles.add(_style(title))
        self._together = frozenset(map(_joined, self._titles))

    def __contains__(self, name: str) -> bool:
        """Tell whether a macro goes by this name."""
        return called(name) in self._titles or _joined(called(name)) in self._together

    def begun(self, text: str, name: str) -> bool:
        """Tell whether a text begins with a macro's name, or `name` is how one begins.

        A capital or a number behind the macro's name belongs to the name that is meant.
        """
        words, short = _WORD.findall(text), f"{called(name)} "
        for at in range(len(words) + 1):
            goes_on = at < len(words) and not words[at][0].islower()
            if not goes_on and _plain(" ".join(words[:at])) in self._titles:
                return True
        return any(f"{title} ".startswith(short) for title in self._titles)

    def has_style_of(self, name: str) -> bool:
        """Tell whether a macro's name begins with the folder or the mark of this one."""
        return bool(_style(name)) and _style(name) in self._styles

    @property
    def of_files(self) -> bool:
        """Tell whether macros are called by the names of files."""
        return self._files

    def nearest(self, name: str) -> str | None:
        """Return the title most like a name, None where none is like it."""
        return self._like(name, _ALIKE)

    def slip(self, name: str) -> str | None:
        """Return the title that a name is a misspelling of, None if there is none."""
        return self._like(name, _SLIP)

    def _like(self, name: str, least: float) -> str | None:
        near = difflib.get_close_matches(called(name), self._titles, n=1, cutoff=least)
        return self._titles[near[0]] if near else None
