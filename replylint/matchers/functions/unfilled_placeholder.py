"""TPL001: placeholders and blanks that a draft still holds."""

from collections.abc import Iterator

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each placeholder of the text."""
    for placeholder in reading.placeholders:
        span = placeholder.span
        inside = [t.i for t in reading.doc if span.start < t.idx + len(t) and t.idx < span.end]
        if inside:
            sentence = reading.sentence_at(inside[0])
            yield Match(rule, span, sentence, tokens=(inside[0], inside[-1] + 1))
