"""The name that a customer's message is signed with."""

import re
from collections.abc import Iterator

from replylint.matchers.functions.names import Name, is_first_name, name_of

_TAIL = 250
"""Characters at the end of a message in which a signature stands."""
_LONGEST = 2000
"""Characters at the end of a message that are looked at; the rest of them may be quoted."""
_NO_LINE = re.compile(r"\s*(?:>.*|(?:sent|get outlook) (?:from|for) .*|--)?\s*", re.IGNORECASE)
"""A line that ends a message and belongs to nobody's words."""
_REGARDS = (
    r"(?:(?:kind(?:est)?|best|warm(?:est)?|many|sincere|with|all) )*"
    r"(?:regards|wishes|rgds|sincerely|faithfully|cheers|yours(?: (?:sincerely|faithfully|truly))?)"
)
_THANKS = (
    r"(?:(?:many|kind) )?(?:thanks|thank you|thx|best)"
    r"(?: (?:again|in advance|so much|very much|a lot))?"
)
_CLOSED = re.compile(
    rf"(?:^|[\n.!?…,;)]\s*)(?:{_REGARDS}(?:[,.!–—-]|\s)\s*|{_THANKS}(?:\s*[,–—-]|[!.]?\s*\n)\s*)(?P<name>[^\n]+)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?:^|\s)[–—~/-]{1,2} ?(?P<name>[^\n–—~/-]+)$")
_ENDED = re.compile(r"[.!?…)] +(?P<name>[^\n.!?…]+)$")
_MORE = re.compile(r"\s*(?:[,|/](?=\s*[A-Z]|[^\n]*\d)[^\n]{1,60}|\([^)\n]{1,40}\))?[.,]?\s*$")
"""What may follow a name on its line: a place, a number, a role."""
_LINES, _WORDS = 4, 5


def signed_name(message: str) -> Name | None:
    """Return the name that stands under a message or at its end, None where that is not sure.

    After "Regards," any name counts; elsewhere its first word must be one that is common.
    """
    lines = message[-_LONGEST:].splitlines()
    while lines and _NO_LINE.fullmatch(lines[-1]):
        lines.pop()
    text = "\n".join(lines).rstrip()[-_TAIL:]
    closed = list(_CLOSED.finditer(text))
    if closed:
        name = _at_start(closed[-1]["name"])
        below = text[closed[-1].end() :].strip().count("\n") < _LINES
        return name if below else None
    return next((name for name in _loose(text) if name and _is_known(name)), None)


def _loose(text: str) -> Iterator[Name | None]:
    """Yield what may be a name at the end of a text: a line of its last ones, its last words."""
    for line in _last_lines(text):
        yield _at_start(line)
    for shape in (_DASHED, _ENDED):
        found = shape.search(text)
        yield _at_start(found["name"]) if found else None


def _last_lines(text: str) -> list[str]:
    """Return the short lines with which a text ends, without the one that begins it."""
    lines: list[str] = []
    for line in reversed(text.splitlines()[1:]):
        if line.rstrip().endswith((".", "!", "?", ":")) or len(line.split()) > _WORDS:
            break
        lines.insert(0, line)
    return [line for line in lines if line.strip()][:_LINES]


def _at_start(words: str) -> Name | None:
    """Return the name with which a line begins, None if more than a place or number follows."""
    for end in (len(words), *(found.start() for found in re.finditer(r"[,(|/]", words))):
        if _MORE.fullmatch(words, end):
            name = name_of(words[:end].rstrip(" .,"))
            if name:
                return name
    return None


def _is_known(name: Name) -> bool:
    return name.titled or len(name.words[0]) == 1 or is_first_name(name.words[0])
