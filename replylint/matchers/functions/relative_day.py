"""LIB003: "on Monday" in a macro, of something that happens once. The wordings are in the rule.

A wording may name the preposition before the day as `by`, or as `what` the thing that is that
day's; the slot `date` is what the words become with a blank for the day.
"""

import re
from collections.abc import Iterator

from replylint.match import Match, match_of
from replylint.matchers.wordings import own_phrases
from replylint.patterns import Hit
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_DAY = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:this|next|last) (?:morning|afternoon|evening|night|week|weekend|month|year))\b",
    re.IGNORECASE,
)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the days, of those that overlap the one that begins first."""
    if not _DAY.search(reading.draft.prose):
        return
    index = own_phrases(rule)
    for sentence in reading.body:
        end = 0
        for hit in index.find(reading.doc, sentence.start, sentence.end):
            if hit.start >= end:
                end = hit.end
                date = ("date", _dated(reading, hit))
                yield match_of(rule, reading, hit.start, hit.end, [date])


def _dated(reading: Reading, hit: Hit[int]) -> str:
    slots = {name: reading.place(*tokens).of(reading.draft.prose) for name, tokens in hit.slots}
    if "what" in slots:
        return f"the {slots['what']} of [date]"
    return f"{slots.get('by', 'on')} [date]"
