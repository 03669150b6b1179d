"""Is a draft English? Most are, and a cheap look at their small words says so."""

from itertools import compress

import numpy as np

from replylint.patterns.flat import ALPHA, Words
from replylint.patterns.forms import Column

_ENGLISH = frozenset(
    "the to you and of your for is we that this it our with not have be are can on"
    " will if from by an at was has"
    " please thank thanks but so or as been what when which would do they there more"
    " no us".split()
)
_SHARE = 0.2
_FEW = 20
"""Below so many words a draft is taken for English: too little to tell by."""
_SMALL = Column(lambda form: form.norm in _ENGLISH, np.int64)


def foreign_language(words: Words) -> str | None:
    """Return the ISO 639-1 code of another language than English that a text is in, or None."""
    count, small = (int(words.column(column).sum()) for column in (ALPHA, _SMALL))
    if count < _FEW or small >= _SHARE * count:
        return None
    # the model takes a while to load: only where plain English is in doubt
    from py3langid import classify  # noqa: PLC0415

    letters = compress(words.texts, words.alpha)
    language: str = classify(" ".join(letters).lower())[0]
    return None if language == "en" else language
