"""JRG007: actions for the customer, one after the other, run together in a paragraph."""

import re
from collections.abc import Iterator

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.patterns.flat import Words
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Function, Rule

_LEADS = frozenset(
    ", ; : and then & please first firstly next finally lastly now simply just - – — (".split()
)
_OTHERS = frozenset("i we he she they".split())
_TURNS = frozenset({":", ";", "please"})
_DUTY = frozenset("must should need have".split())
_WISE = frozenset("best easiest quickest simplest".split())
_OPENERS = frozenset(
    "if once when after before to on in from under for with while as until at".split()
)
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")
_TAIL = re.compile(
    r"(?:[\s,;:–—&(-]|(?<=[\s,;])(?:and|then|next|finally|lastly|please|now|first|after that"
    r"|after this))+$"
)
_HEAD = re.compile(
    r"(?:(?:and|then|next|finally|lastly|now|after that|please|first)\b[\s,]*)+", re.IGNORECASE
)
_CLICKS = frozenset(
    "click tap open choose select go hit press pick log sign tick enter type activate save "
    "set".split()
)
_MANY, _FEW, _LONG, _SHORT = 4, 3, 40, 20


class _Steps(Struct, frozen=True):
    """The actions of one sentence: the tokens of their verbs."""

    sentence: Sentence
    verbs: tuple[int, ...]


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each run of sentences with too many actions for a paragraph."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    verbs = frozenset(rule.match.phrases)
    if sum(map(verbs.__contains__, reading.words.said)) < _FEW:
        return
    for run in _runs(reading, verbs):
        first, last = run[0].sentence, run[-1].sentence
        if _too_many(reading, run):
            place = reading.place(first.start, last.end)
            prose = reading.draft.prose
            end = place.end + (1 if prose[place.end : place.end + 1] == " " else 0)
            slots = {"steps": _numbered(reading, run, prose, place)}
            yield Match(
                rule, TextSpan(place.start, end), first, slots, tokens=(first.start, last.end)
            )


def _runs(reading: Reading, verbs: frozenset[str]) -> Iterator[list[_Steps]]:
    """Yield the sentences side by side that hold actions, list items apart."""
    run: list[_Steps] = []
    for sentence in reading.body:
        steps = _Steps(sentence, tuple(_actions(reading.words, sentence, verbs)))
        parted = bool(run) and "\n" in reading.words.texts[sentence.start - 1]
        counts = bool(steps.verbs) and not _in_list(reading, sentence)
        if parted or not counts:
            if run:
                yield run
            run = []
        if counts:
            run.append(steps)
    if run:
        yield run


def _in_list(reading: Reading, sentence: Sentence) -> bool:
    return bool(_LIST_ITEM.match(reading.text(sentence)))


def _too_many(reading: Reading, run: list[_Steps]) -> bool:
    verbs = [reading.words.said[at] for steps in run for at in steps.verbs]
    words = reading.words.count(run[0].verbs[0], run[-1].sentence.end)
    if len(verbs) >= _MANY:
        return words >= _SHORT or not set(verbs) <= _CLICKS
    return len(verbs) >= _FEW and words > _LONG and _one_after_the_other(reading, run)


def _one_after_the_other(reading: Reading, run: list[_Steps]) -> bool:
    """Tell whether words say that one action follows another."""
    said = {n for s in run for n in reading.words.said[s.sentence.start : s.sentence.end]}
    return not said.isdisjoint({"then", "first", "next", "after", "finally", "once", "until"})


def _actions(words: Words, sentence: Sentence, verbs: frozenset[str]) -> Iterator[int]:
    """Yield the verbs that tell the customer to do something, in the order of the sentence."""
    said = words.said
    held = said[sentence.start : sentence.end]
    if verbs.isdisjoint(held) or words.texts[sentence.end - 1] == "?":
        return
    begun, theirs, opened = False, False, False
    for at in range(sentence.start, sentence.end):
        norm = said[at]
        if words.texts[at].isspace() or (not begun and words.punct[at]):
            continue
        before = said[at - 1] if begun else ","
        if not begun:
            opened = norm in _OPENERS
            theirs = norm in verbs or norm in _LEADS or norm == "you"
        elif norm in _OTHERS:
            theirs = False
        elif norm in _TURNS or (norm == "," and opened) or (norm == "you" and _may(said, at)):
            theirs, opened = True, opened and norm != ","
        led = before in _LEADS or not begun
        begun = True
        if norm not in verbs or not _acts(said, at):
            continue
        if (led and theirs) or _is_duty(said, at, sentence.start):
            theirs = True
            yield at


def _is_duty(said: list[str], at: int, start: int) -> bool:
    """Tell whether "you must", "you need to", "it is best to" and their like stand before."""
    words = said[max(start, at - 4) : at]
    if words[-1:] == ["to"]:
        words = words[:-1]
    return bool(words) and (words[-1] in _WISE or (words[-1] in _DUTY and "you" in words))


def _may(said: list[str], at: int) -> bool:
    """Tell whether the "you" at `at` is the one who acts, as in "you can"."""
    after = said[at + 1] if at + 1 < len(said) else ""
    return after in _DUTY or after in {"can", "could", "then", "first", "just", "simply"}


def _acts(said: list[str], at: int) -> bool:
    """Tell whether something follows that a verb governs, not one that governs a verb."""
    after = said[at + 1] if at + 1 < len(said) else "."
    return after not in {
        "is",
        "was",
        "are",
        "were",
        "will",
        "has",
        "had",
        "of",
        "can",
        "would",
        "and/or",
    }


def _numbered(reading: Reading, run: list[_Steps], prose: str, place: TextSpan) -> str:
    """Return the run as a numbered list, after the words that stand before its first action."""
    offsets = reading.words.starts
    starts = [offsets[run[0].verbs[0]]]
    lead = prose[place.start : starts[0]]
    for number, steps in enumerate(run):
        own = steps.verbs[1:]
        if number:
            starts.append(reading.place(steps.sentence.start, steps.sentence.end).start)
        starts += [offsets[at] for at in own]
    ends = [*starts[1:], place.end]
    items = [_item(prose[a:b]) for a, b in zip(starts, ends, strict=True)]
    lead = _TAIL.sub("", _HEAD.sub("", lead) if _HEAD.fullmatch(lead) else lead).strip()
    head = (
        f"{lead}:\n"
        if lead
        else "\n"
        if prose[: place.start].rstrip(" ") and _inline(prose, place)
        else ""
    )
    after = prose[place.end :].lstrip(" ")
    tail = "\n" if after and not after.startswith("\n") else ""
    return head + "\n".join(f"{n}. {item}" for n, item in enumerate(items, start=1)) + tail


def _inline(prose: str, place: TextSpan) -> bool:
    return not prose[: place.start].rstrip(" ").endswith("\n")


def _item(text: str) -> str:
    words = _TAIL.sub(
        "", _HEAD.sub("", text.strip(), count=1) if _HEAD.match(text.strip()) else text.strip()
    )
    words = words.rstrip()
    closed = words if words[-1:] in {".", "!", "?", ")", '"', "”"} else f"{words}."
    return closed[:1].upper() + closed[1:]
