"""Wordings: a short notation for spaCy's token patterns, and an index that finds them at once.

See notation for how a wording is written, and index for how it is found.
"""

from replylint.patterns.index import Hit, PatternIndex, longest
from replylint.patterns.notation import compile_wording
from replylint.patterns.wording import PatternError, WordClasses, Wording

__all__ = [
    "Hit",
    "PatternError",
    "PatternIndex",
    "WordClasses",
    "Wording",
    "compile_wording",
    "longest",
]
