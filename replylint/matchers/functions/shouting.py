"""Shouting: words in capitals, and more than one exclamation or question mark.

Which capitals are words and which an acronym or a name, spelling alone does not say. A word counts
if it is one of English's commonest, one that the rule's file lists, or has the ending of a word.
"""

import re
from collections.abc import Callable, Iterator
from itertools import compress, groupby

from msgspec.structs import replace
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Token

from replylint.draft import Kind
from replylint.match import Match, match_of
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Function, Rule

_CANDIDATE = re.compile(r"\b[A-Z]{2}|[!?]{2}")
_CAPITALS = re.compile(r"[A-Z]{2}")
_MARKED = re.compile(r"[!?]\s*[!?]")
_MARKS = frozenset("!?")
_ENDINGS = ("ing", "tion", "ment", "able", "ness", "ally", "ately", "edly", "ously", "ful")
_LONG = 6
_SHORTEST = 4
_LABELS = frozenset(
    "reply text word code send type press button key select option says say marked labelled"
    " labeled enter tap choose click name called write answer hit"
    " hold release push keep “ \" ' ‘ < [ #".split()
)
_AFTER = frozenset("button key code tab menu switch ” \" ' ’ > ] :".split())
_INSTRUCTIVE = frozenset({"only", "before", "after", "never", "always", "must", "first", "both"})

_GLEE = frozenset("great amazing happy best super totally absolutely thanks thank such".split())


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the words and marks that shout, each with its calm form as `replacement`."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    if not _CANDIDATE.search(reading.draft.prose):
        return
    known = frozenset(rule.match.phrases) | STOP_WORDS
    words = [
        run
        for sentence in (reading.body if _CAPITALS.search(reading.words.text) else ())
        for run in _runs(reading, sentence, str.isupper)
        if _shouts(run, known) and not _gushes(run, reading) and not _is_heading(reading, sentence)
    ]
    if not _one_instruction(words):
        for run in words:
            yield _match(rule, reading, run, " ".join(_calm(token) for token in run))
    yield from _marks(rule, reading)


def _marks(rule: Rule, reading: Reading) -> Iterator[Match]:
    for sentence in reading.body if _MARKED.search(reading.words.text) else ():
        for run in _runs(reading, sentence, _MARKS.issuperset):
            text = "".join(token.text for token in run)
            if len(text) > 1 and reading.facts.complaint:
                yield _match(rule, reading, run, "?" if "?" in text else "!")


def _runs(
    reading: Reading, sentence: Sentence, holds: Callable[[str], bool]
) -> Iterator[list[Token]]:
    """Yield the longest stretches of tokens whose text `holds` is true of."""
    texts = reading.words.texts
    places = range(sentence.start, sentence.end)
    for held, run in groupby(places, key=lambda at: holds(texts[at]) and not texts[at].isdigit()):
        if held:
            yield [reading.doc[at] for at in run]


def _shouts(run: list[Token], words: frozenset[str]) -> bool:
    """Tell whether a run of capitals is emphasis, and no label, code, acronym or name."""
    plain = [token for token in run if _is_word(token, words)]
    if not plain or not all(token.is_alpha for token in run) or _is_label(run):
        return False
    return len(run) > 1 or len(run[0].text) >= _SHORTEST


def _gushes(run: list[Token], reading: Reading) -> bool:
    """Tell whether one word in capitals is a macro's empty slot or, in good times, glee."""
    glee = run[0].text.lower() in _GLEE and not reading.facts.complaint
    return len(run) == 1 and (glee or reading.draft.kind == Kind.MACRO)


def _is_word(token: Token, words: frozenset[str]) -> bool:
    low = token.text.lower()
    return len(low) > 1 and (low in words or (len(low) >= _LONG and low.endswith(_ENDINGS)))


def _is_label(run: list[Token]) -> bool:
    doc, start, end = run[0].doc, run[0].i, run[-1].i + 1
    before = doc[start - 1].text.lower() if start else ""
    after = doc[end].text.lower() if end < len(doc) else ""
    return before in _LABELS or after in _AFTER


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a line is in capitals from end to end, without a full stop."""
    if reading.text(sentence).rstrip().endswith((".", "!", "?")):
        return False
    words = reading.words
    places = slice(sentence.start, sentence.end)
    return all(map(str.isupper, compress(words.texts[places], words.alpha[places])))


def _one_instruction(runs: list[list[Token]]) -> bool:
    """Tell whether all that is in capitals is one ONLY or BEFORE, as in a step."""
    return len(runs) == 1 and len(runs[0]) == 1 and runs[0][0].text.lower() in _INSTRUCTIVE


def _calm(token: Token) -> str:
    return "I" if token.text == "I" else token.text.lower()


def _match(rule: Rule, reading: Reading, run: list[Token], calm: str) -> Match:
    found = match_of(rule, reading, run[0].i, run[-1].i + 1)
    return replace(found, slots={"replacement": calm})
