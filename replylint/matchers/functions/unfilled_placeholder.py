"""TPL001: placeholders and blanks that a draft still holds."""

from collections.abc import Iterator

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each placeholder of the text."""
    for placeholder in reading.placeholders:
        start, end = reading.tokens(placeholder.span)
        if start < end:
            sentence = reading.sentence_at(start)
            yield Match(rule, placeholder.span, sentence, tokens=(start, end))
