"""Which words of a match belong to which steps of its wording."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc

from replylint.patterns.flat import words_of
from replylint.patterns.lexicon import Lexicon
from replylint.patterns.wording import Tokens, Wording

Alignment = Sequence[int]
"""For each word of a match the number of its step."""
Slots = tuple[tuple[str, Tokens], ...]
"""The tokens of each slot, by its name."""


class Located(NamedTuple):
    """A match, what of it a finding points at, and its slots."""

    match: Tokens
    mark: Tokens
    slots: Slots = ()


def locate(wording: Wording, match: Tokens, symbols: Sequence[int], lexicon: Lexicon) -> Located:
    """Return where the mark and the slots of a match are; earlier steps take what they can."""
    if wording.simple:
        return Located(match, match)
    tests = [lexicon.test(number).accepts for number, _, _ in wording.steps]
    failed: set[Tokens] = set()

    def align(step: int, at: int) -> list[int] | None:
        if step == len(tests) or (step, at) in failed:
            return [] if step == len(tests) and at == match[1] else None
        _, least, most = wording.steps[step]
        reach = 0
        while reach < most and at + reach < match[1] and tests[step](symbols[at + reach]):
            reach += 1
        for count in range(reach, least - 1, -1):
            rest = align(step + 1, at + count)
            if rest is not None:
                return [step] * count + rest
        failed.add((step, at))
        return None

    return aligned(wording, match, align(0, match[0]) or [])


def aligned(wording: Wording, match: Tokens, alignment: Alignment) -> Located:
    """Return where the mark and the slots of a match are, given the step of each word."""
    numbered = list(enumerate(alignment, match[0]))
    mark = match
    if wording.mark is not None:
        inside = [at for at, step in numbered if wording.mark[0] <= step < wording.mark[1]]
        mark = (inside[0], inside[-1] + 1) if inside else (match[0], match[0])
    slots: dict[str, Tokens] = {}
    for name, step in wording.slots:
        for at in (at for at, own in numbered if own == step):
            slots[name] = (min(at, slots.get(name, (at, at))[0]), at + 1)
    return Located(match, mark, tuple(slots.items()))


def confirm(wording: Wording, doc: Doc, sentence: Tokens, lexicon: Lexicon) -> Iterator[Located]:
    """Yield what spaCy's Matcher finds in a sentence: it knows all that a token pattern may ask."""
    if not doc.has_annotation("SENT_START"):
        for start, _ in words_of(doc).bounds or ():
            doc[start].is_sent_start = True  # a token pattern may ask for it
    matcher = Matcher(doc.vocab, validate=False)
    pattern = [
        {"OP": f"{{{least},{most}}}", **lexicon.test(number).token}
        for number, least, most in wording.steps
    ]
    matcher.add("wording", [pattern], greedy="LONGEST")
    for match in matcher(doc[slice(*sentence)], with_alignments=True):
        _, start, end, alignment = cast("tuple[int, int, int, list[int]]", match)
        yield aligned(wording, (sentence[0] + start, sentence[0] + end), alignment)
