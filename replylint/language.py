"""Is a draft English? Most are, and a cheap look at their small words says so."""

import re

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = frozenset(
    "the to you and of your for is we that this it our with not have be are can on"
    " will if from by an at was has"
    " please thank thanks but so or as been what when which would do they there more"
    " no us i'm we're it's".split()
)
_SHARE = 0.2
_FEW = 20
"""Below so many words a draft is taken for English: too little to tell by."""


def foreign_language(text: str) -> str | None:
    """Return the ISO 639-1 code of another language than English that `text` is in, or None."""
    words = _WORDS.findall(text.lower())
    if len(words) < _FEW or sum(map(_ENGLISH.__contains__, words)) >= _SHARE * len(words):
        return None
    # the model takes a while to load: only where plain English is in doubt
    from py3langid import classify  # noqa: PLC0415

    language: str = classify(" ".join(words))[0]
    return None if language == "en" else language
