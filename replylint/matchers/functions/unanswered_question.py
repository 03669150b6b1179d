"""A question or an explicit request of the customer that the draft passes over.

Careful on purpose: a question counts as answered by any sentence that shares a word with it, or
that holds what such a question asks for (an amount, a date, a yes), or if an answer is announced.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from replylint.match import Match, anchored
from replylint.matchers.functions.answer_cues import (
    ANNOUNCED,
    ATTACHED,
    CUES,
    DONE,
    EITHER,
    ELSEWHERE,
    YES_OR_NO,
)
from replylint.matchers.functions.content_words import content_words
from replylint.matchers.functions.customer_questions import Question, questions_of
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_ABOUT_MONEY = content_words("price cost fee charge rate discount spend tariff minimum pay")
_REMEDIES = content_words("refund send cancel fix swap parcel")
_PAPERS = content_words(
    "send copy proof invoice receipt label document form certificate letter photo"
)
_LONG = 4
"""A reply of fewer sentences to a single question is taken to be its answer."""
_ANY_REPLY = frozenset({"reason", "place", "how"})
"""Kinds that are answered in so many ways that only silence on the subject could tell."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield one match, at the last sentence of the body, for the first question passed over."""
    if reading.customer is None or not reading.body:
        return
    questions = list(questions_of(reading.customer))
    if not questions:
        return
    reply = [reading.text(sentence).replace("\u2019", "'").lower() for sentence in reading.body]
    passed_over = unanswered(questions, reply)
    match = anchored(rule, reading, "last") if passed_over else None
    if match:
        yield replace(match, slots={"question": passed_over[0].text})


def unanswered(questions: Sequence[Question], reply: Sequence[str]) -> list[Question]:
    """Return those of a customer's questions that no sentence of the reply speaks to.

    The reply is given in small letters.
    """
    text = "\n".join(reply)
    if ANNOUNCED.search(text):
        return []
    passed_over = [q for q in questions if not _has_cue(q, text)]
    if passed_over:
        said = content_words("\n".join(s for s in reply if not ELSEWHERE.search(s)))
        passed_over = [q for q in passed_over if not _answered(q, text, said)]
    if not passed_over or (len(questions) == 1 and _only_one_answered(questions[0], reply)):
        return []
    bare = _bare_answers(questions, reply)
    by_word = [question for question in passed_over if question.kind in {"open", "request"}]
    return [question for question in passed_over if question not in by_word[:bare]]


def _has_cue(question: Question, text: str) -> bool:
    """Tell whether a reply holds what questions of this kind ask for."""
    cue = CUES.get(question.kind)
    return cue is not None and cue.search(text) is not None


def _answered(question: Question, text: str, said: frozenset[str]) -> bool:
    """Tell whether a reply without a cue, which says `said`, answers a question all the same."""
    if question.kind in CUES:
        return question.kind == "amount" and not said.isdisjoint(_ABOUT_MONEY)
    words = question.words
    if not words or words & said or question.kind in _ANY_REPLY:
        return True
    if question.kind == "request" and (len(words) == 1 or words <= _REMEDIES):
        return True
    return bool(
        (words & _ABOUT_MONEY and CUES["amount"].search(text))
        or (words & _PAPERS and ATTACHED.search(text))
        or (question.kind == "choice" and EITHER.search(text))
    )


def _only_one_answered(question: Question, reply: Sequence[str]) -> bool:
    """Tell whether the reply to a single question may answer it in words of its own."""
    text = "\n".join(reply)
    if question.kind in CUES or question.kind == "open":
        return question.kind == "open"
    asks_back = any("?" in sentence and "else" not in sentence for sentence in reply)
    short = len(reply) < _LONG or len(question.words) == 1
    return short or asks_back or bool(DONE.search(text))


def _bare_answers(questions: Sequence[Question], reply: Sequence[str]) -> int:
    """Count the sentences that say yes, no or done without naming what they answer."""
    asked = frozenset().union(*(question.words for question in questions))
    return sum(
        1
        for sentence in reply
        if YES_OR_NO.search(sentence) and not asked & content_words(sentence)
    )
