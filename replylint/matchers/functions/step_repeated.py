"""ANS004: the draft sends the customer to a step that they say they have done, or that failed.

A step is known by a family of words ("cache", "reinstall") or by two words of its own that stand
both where the customer tells what they did and where the draft asks for it.
"""

import re
from collections.abc import Iterator, Sequence

from replylint.match import Match
from replylint.matchers.functions.content_words import content_words
from replylint.matchers.functions.step_cues import (
    AS_ASKED,
    ASKED,
    CHANGED,
    DONE,
    EXCUSED,
    SEVERAL,
    STEPS,
    TRIED,
)
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+|\s/\s")
_CLAUSES = re.compile(r"\n+|\s/\s|[.;:!?]\s|,? then ")
_ENOUGH = 2
"""Shared words that make it the same step."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield each sentence that asks for a step which the customer has told of."""
    done = _done([*reading.draft.thread, f"C: {reading.draft.customer}"])
    for sentence in reading.body if done else ():
        place = reading.place(sentence.start, sentence.end)
        text = place.of(reading.draft.prose).replace("\u2019", "'")
        asked = [clause for clause in _CLAUSES.split(text) if _asks(clause)]
        repeated = any(_same(clause, told) for clause in asked for told in done)
        if repeated and sentence.number not in reading.doing("request-for-data"):
            yield Match(rule, place, sentence)


def _asks(clause: str) -> bool:
    return bool(ASKED.search(clause)) and not EXCUSED.search(clause)


def _same(asked: str, told: str) -> bool:
    """Tell whether the draft asks for what the customer told of."""
    if CHANGED.search(asked) and not SEVERAL.search(told):
        return False
    if any(step.search(asked) and step.search(told) for step in STEPS):
        return True
    attempt = TRIED.search(told) or ASKED.search(told)
    return bool(attempt) and len(content_words(asked) & content_words(told)) >= _ENOUGH


def _done(messages: Sequence[str]) -> list[str]:
    """Return the sentences that tell of a step which is done, or did not help.

    Where the customer did what we had asked for, that is our own message.
    """
    done: list[str] = []
    ours = ""
    for message in messages:
        text = message[2:].replace("\u2019", "'")
        if message.startswith("A:"):
            ours = text
            continue
        parts = _SENTENCES.split(text)
        told = [part for part in parts if DONE.search(part)]
        done += told
        if any(map(AS_ASKED.search, parts)) or content_words(ours) & content_words(" ".join(told)):
            done += [part for part in _SENTENCES.split(ours) if ASKED.search(part)]
    return done
