"""Text made safe to show: a draft or a record's id must not steer the terminal."""

import re

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` with every control character replaced by one visible stand-in.

    Tabs and line ends become spaces; the length stays the same.
    """
    return _CONTROL.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\n\r" else "\N{REPLACEMENT CHARACTER}"
