"""ACK002: kind words that a "but" takes back."""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.match import Match, match_of
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule

_KIND = ("apology", "acknowledgement", "boilerplate-apology")
_TURNS = frozenset({"but", "however", "nevertheless", "nonetheless", "though", "although", "yet"})
_TURNS_OF_TWO = frozenset({("that", "said"), ("having", "said"), ("even", "so")})
_TRIGGERS = _TURNS | {first for first, _ in _TURNS_OF_TWO}
_HELPFUL = frozenset(
    "can could will would shall have had am let here do good happy glad want what please thank"
    " thanks there sorry".split()
)
_WITHIN = 4
"""Where a helping word stands after the turn, in words."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield what follows a "but" that turns an apology or empathy against the customer."""
    if _TRIGGERS.isdisjoint(reading.words.said):
        return
    for before, sentence in zip((None, *reading.body), reading.body, strict=False):
        turn = _turn(reading, sentence)
        if turn is None or sentence.question or _helps(reading, turn, sentence):
            continue
        starts = _starts(reading, sentence, turn)
        kind = before if starts else sentence
        if kind is not None and _kind_before(reading, kind, sentence.end if starts else turn):
            yield _match(rule, reading, sentence, turn, starts=starts)


def _turn(reading: Reading, sentence: Sentence) -> int | None:
    norms = reading.words.said[sentence.start : sentence.end]
    for at, word in enumerate(norms):
        if word in _TURNS or tuple(norms[at : at + 2]) in _TURNS_OF_TWO:
            return sentence.start + at
    return None


def _starts(reading: Reading, sentence: Sentence, turn: int) -> bool:
    return not any(reading.words.alpha[sentence.start : turn])


def _kind_before(reading: Reading, sentence: Sentence, end: int) -> bool:
    return any(
        sentence.start <= act.start and act.end <= end
        for act in reading.acts_of(_KIND)
        if act.start < sentence.end
    )


def _helps(reading: Reading, turn: int, sentence: Sentence) -> bool:
    """Tell whether the words after the turn offer help, or are the polite form of a refusal."""
    words = [t for t in reading.doc[turn + 1 : sentence.end] if t.is_alpha or t.norm_ == "'s"]
    first = [token.norm_ for token in words[: _WITHIN + 1]]
    if "not" in first:
        return any(act.start < turn <= act.end + 2 for act in reading.acts_of(("apology",)))
    return not _HELPFUL.isdisjoint(first[:_WITHIN])


def _match(rule: Rule, reading: Reading, sentence: Sentence, turn: int, *, starts: bool) -> Match:
    first = turn if starts or not reading.doc[turn - 1].is_punct else turn - 1
    end = sentence.end
    while not starts and end > turn + 1 and not reading.doc[end - 1].is_alpha:
        end -= 1
    found = match_of(rule, reading, first, end)
    slots = {"turn": reading.doc[turn].text, "stop": "" if starts else ". "}
    return replace(found, slots=slots)
