"""SOL003: the customer says that a charge, a record or a decision is wrong; the draft upholds it.

The rule's `phrases` are wordings that uphold; that nothing was checked, its guards must say.
Whoever only asks for leniency disputes nothing: the customer must deny a fact, tell of one, or
have proof.
"""

import re
from collections.abc import Iterator

from replylint.match import Match
from replylint.matchers.wordings import own_phrases
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_DISPUTES = re.compile(
    r"\b(?:i|we|he|she|they|nobody|no one)\b(?:'ve|'d)?(?: \w+){0,2} (?:never|didn't|don't"
    r"|did not|do"
    r" not|haven't|wasn't|weren't|no such|not agree\w*)\b"
    r"|\b(?:i|we|i've|we've)\b(?: have| had| already| only)* (?:cancelled|canceled|returned|paid"
    r"|submitted|sent|handed|posted|gave|lent|reported|left|closed|told|only (?:ordered|used|had"
    r"|got))\b"
    r"|\b(?:can't|cannot|can not|couldn't) be (?:right|correct|true)|\bi (?:refuse|dispute)"
    r"|\bdisput\w+"
    r"|\b(?:is|are|was|were|it's|that's) (?:simply |just |plain )?(?:wrong|incorrect|false"
    r"|untrue|not true"
    r"|not right|not mine|not in (?:your|the))\b|\bnever (?:had|agreed|signed|bought|ordered"
    r"|used|got)\b"
    r"|\b(?:was|were) (?:already )?(?:there|fine|unopened|in perfect|level|intact)\b"
    r"|\b(?:photos?|screenshots?|receipts?|statement|proof|footage|camera|logs?|witness\w*"
    r"|dashcam)\b"
    r"|\bcheck (?:the|your|my)\b|\bby mistake\b|\btwice\b|\bwithout (?:telling|asking|my|our)\b",
    re.IGNORECASE,
)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the first sentence that upholds what the customer disputes."""
    if not _DISPUTES.search(reading.told):
        return
    index = own_phrases(rule)
    for sentence in reading.body:
        if index.find(reading.doc, sentence.start, sentence.end):
            yield Match(rule, reading.place(sentence.start, sentence.end), sentence)
