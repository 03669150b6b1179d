"""What is found in one pass is what spaCy's Matcher finds, wording by wording."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from spacy.matcher import Matcher
from spacy.tokens import Doc

from replylint.compiled import wordings
from replylint.patterns import longest
from replylint.patterns.automaton import Automaton
from replylint.patterns.flat import words_of
from replylint.patterns.index import numbers_of
from replylint.patterns.lexicon import Lexicon
from replylint.patterns.row import Found
from replylint.patterns.stored import Stored
from replylint.pipeline import build_pipeline
from replylint.pipeline.acts import act_files
from replylint.pipeline.sentences import bounds
from replylint.ruleset import load

NLP = build_pipeline()
DRAFTS = sorted((Path(__file__).parent / "drafts").glob("*.[mt]*"))
Hits = set[tuple[int, int, int]]
"""The number of a wording, and the tokens of a match."""


def drafts() -> Iterator[Doc]:
    """Yield some drafts as tokens, in sentences."""
    for path in DRAFTS[::3]:
        doc = NLP.make_doc(path.read_text("utf-8"))
        bounds(doc)
        yield doc


def of_acts(known: Lexicon) -> list[int]:
    """Return the numbers of all wordings of the acts, in the order of their files."""
    groups = (group for file in act_files() for group in file.wordings)
    sources = (source for group in groups for source in (*group.patterns, *group.unless))
    return [number for source in sources for number in numbers_of(source, None, known)]


def at_once(known: Lexicon, wanted: set[int], doc: Doc) -> Hits:
    """Return what one pass finds of wordings."""
    row, found = known.symbols.row(words_of(doc)), Found()
    Automaton(wanted, known).complete(row.symbols, range(len(row.symbols)), found)
    return {
        (number, *match)
        for inside in row.by_sentence(found).values()
        for number, ends in inside.items()
        for match in longest(ends.items())
    }


def by_matcher(known: Lexicon, wanted: set[int], doc: Doc) -> Hits:
    """Return what spaCy's Matcher finds of wordings in the sentences of a doc."""
    matcher = Matcher(doc.vocab)
    for number in wanted:
        steps = known.wording(number).steps
        pattern = [
            {**known.test(test).token, "OP": f"{{{least},{most}}}"} for test, least, most in steps
        ]
        matcher.add(str(number), [pattern], greedy="LONGEST")
    return {
        (int(doc.vocab.strings[name]), start + low, start + high)
        for start, end in bounds(doc)
        for name, low, high in matcher(doc[start:end])
    }


def test_one_pass_finds_what_the_matcher_finds() -> None:
    known = Lexicon(NLP, Stored())
    # those that begin a sentence are looked for there alone: see test_notation.py
    wanted = {number for number in of_acts(known)[::5] if not known.wording(number).at_start}
    found = 0
    for doc in drafts():
        hits = at_once(known, wanted, doc)
        assert hits == by_matcher(known, wanted, doc)
        found += len(hits)
    assert found > 50


def test_a_wheel_finds_what_a_checkout_finds() -> None:
    sources = Lexicon(NLP, Stored())
    shipped = msgspec.json.decode(msgspec.json.encode(wordings(load())), type=Stored)
    wheel = Lexicon(NLP, shipped)
    pairs = dict(zip(of_acts(wheel), of_acts(sources), strict=True))
    found = 0
    for theirs, ours in zip(drafts(), drafts(), strict=True):
        hits = at_once(wheel, set(pairs), theirs)
        renamed = {(pairs[number], *match) for number, *match in hits}
        assert renamed == at_once(sources, set(pairs.values()), ours)
        found += len(hits)
    assert found > 50
