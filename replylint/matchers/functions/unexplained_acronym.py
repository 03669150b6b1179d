"""JRG002: capitals that this customer may not know, and what they stand for where that is clear."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from replylint.match import Match
from replylint.matchers.articles import fitted
from replylint.matchers.explained import explained, specialist
from replylint.pipeline.reading import Reading, Sentence
from replylint.pipeline.sentences import bounds
from replylint.rule import Function, Rule

_CAPITALS = re.compile(r"[A-Z]{2,6}s?|[A-Z]{2,4}[a-z]|[A-Z][A-Za-z][A-Z][a-z]")
_HINT = re.compile(r"[A-Z]{2}|[A-Z][A-Za-z][A-Z]")
_ROMAN = re.compile(r"[IVX]{2,5}")
_SPELLABLE = re.compile(
    r"(?:[BCDFGHJKLMNPQRSTVWXYZ]|[BCFGP]L|[BCDFGPT]R|CH|GH|GN|KN|PH|PS|QU|RH|SC[HR]?|SHR?|SK|SL"
    r"|SM|SN"
    r"|SPL?|SPR|SQU|STR?|SW|THR?|TW|WH|WR)?[AEIOUY]+(?:[A-Z]*[AEIOUY]|[^AEIOUY]{1,3})*[A-Z]*"
)
_TO_BE_TYPED = frozenset(
    "word words text type code reply press key enter button says say say, with".split()
)
_LONG = 4
_CODE_DIGITS = 3


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for the first use of each acronym that is neither known nor explained."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    known, meanings = _vocabulary(rule.match.phrases)
    found: dict[str, tuple[Token, Sentence]] = {}
    doc, texts = reading.doc, reading.words.texts
    for sentence in reading.body if _HINT.search(reading.words.text) else ():
        places = range(sentence.start, sentence.end)
        candidates = [at for at in places if _CAPITALS.fullmatch(texts[at])]
        if not candidates or not any(map(str.islower, texts[sentence.start : sentence.end])):
            continue
        for token in (doc[at] for at in candidates):
            name = token.text.removesuffix("s")
            if name not in known and _is_acronym(token, name in meanings):
                found.setdefault(name, (token, sentence))
    if found and any(map(specialist, reading.messages)):
        return
    for name, (token, sentence) in found.items():
        if not _told(reading, name):
            yield _match(rule, reading, token, sentence, meanings.get(name))


@cache
def _vocabulary(phrases: tuple[str, ...]) -> tuple[frozenset[str], dict[str, str]]:
    """Split the rule's words into those that everybody knows and those with their meaning."""
    pairs = [phrase.partition(" = ") for phrase in phrases]
    known = {word for words, _, meaning in pairs if not meaning for word in words.split()}
    return frozenset(known), {word: meaning for word, _, meaning in pairs if meaning}


def _is_acronym(token: Token, meant: bool) -> bool:  # noqa: FBT001 - a plain fact of the word
    doc, at, text = token.doc, token.i, token.text
    before, after = doc[at - 1] if at else None, doc[at + 1] if at + 1 < len(doc) else None
    if after is not None and sum(c.isdigit() for c in after.text) >= _CODE_DIGITS:
        return False
    if not meant and _named(before, after):
        return False
    if before is not None and (
        before.norm_ in _TO_BE_TYPED or before.text in {"#", "@", '"', "“", "/"}
    ):
        return meant and before.text == "/"
    if _ROMAN.fullmatch(text) or _in_row(doc, at):
        return meant
    return meant or len(text.rstrip("s")) < _LONG or not _SPELLABLE.fullmatch(text.rstrip("s"))


def _named(before: Token | None, after: Token | None) -> bool:
    """Tell whether the letters are part of a name or a model, as in "DRL Freight" or "R7000 GS"."""
    if after is not None and after.is_title and after.is_alpha and not after.is_stop:
        return True
    return before is not None and (
        (before.is_title and before.is_alpha and not _begins(before) and not before.is_stop)
        or (any(c.isdigit() for c in before.text) and before.text[:1].isalpha())
        or before.norm_ in {"marked", "labelled", "labeled", "shows", "display"}
    )


def _begins(token: Token) -> bool:
    """Tell whether a sentence begins with a word."""
    return any(start == token.i for start, _ in bounds(token.doc))


def _in_row(doc: Doc, at: int) -> bool:
    """Tell whether a word beside is in capitals too and plain English: emphasis, not a name."""
    beside = [doc[i] for i in (at - 1, at + 1) if 0 <= i < len(doc)]
    return any(t.is_upper and t.is_alpha and len(t) > 1 and t.is_stop for t in beside)


def _told(reading: Reading, name: str) -> bool:
    """Tell whether the customer used the acronym, or the draft explains it somewhere."""
    if name.lower() in reading.said or f"{name}s".lower() in reading.said:
        return True
    uses = [at for at, text in enumerate(reading.words.texts) if text.removesuffix("s") == name]
    return any(explained(reading.doc, at, at + 1) for at in uses)


def _match(
    rule: Rule, reading: Reading, token: Token, sentence: Sentence, meaning: str | None
) -> Match:
    if meaning is None:
        place = reading.place(token.i, token.i + 1)
        return Match(rule, place, sentence, tokens=(token.i, token.i + 1))
    start, plain = fitted(reading.doc, token.i, meaning)
    place = reading.place(start, token.i + 1)
    return Match(rule, place, sentence, {"replacement": plain}, tokens=(token.i, token.i + 1))
