"""Lines that a mail program or an editor has wrapped: to the reader they are one line."""

import re

_WRAPPED = re.compile(
    r"\n(?:(?<=[^\n]{35}[^\s.!?:…,;]\n)(?=[a-z]|I\b)|(?<=[^\n]{35},\n)(?=(?:[a-z]|I\b)[^\n]{20}))"
)


def unwrapped(text: str) -> str:
    """Return the text, equally long, with a space for each line break inside a sentence.

    A line counts as wrapped if it is long, ends without a stop, and the next goes on in small
    letters.
    """
    return _WRAPPED.sub(" ", text)
