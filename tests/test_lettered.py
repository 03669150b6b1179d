"""Wordings read as expressions over letters find what spaCy's Matcher finds."""

from pathlib import Path

import pytest

from replylint.patterns import PatternIndex, entry
from replylint.pipeline import build_pipeline
from replylint.pipeline.acts import act_files

DRAFTS = sorted((Path(__file__).parent / "drafts").glob("*.[mt]*"))
Found = list[tuple[object, int, int, object]]


def found() -> Found:
    """Return every hit of every act's wordings in every sentence of the drafts."""
    nlp = build_pipeline()
    index: PatternIndex[str] = PatternIndex(nlp)
    for file in act_files():
        for group in file.wordings:
            index.add(file.act, group.patterns)
    hits: Found = []
    for path in DRAFTS:
        doc = nlp(path.read_text("utf-8"))
        for sentence in doc.sents:
            inside = index.find(doc, sentence.start, sentence.end)
            hits += [(hit.key, hit.start, hit.end, hit.slots) for hit in inside]
    return hits


def test_letters_and_the_matcher_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    by_letters = found()
    monkeypatch.setattr(entry, "expression", lambda _wording, _letters: None)
    assert found() == by_letters
    assert len(by_letters) > 100
