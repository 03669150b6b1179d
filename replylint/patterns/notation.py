"""A short notation for spaCy's token patterns, so that a rule reads like what people say.

    sorry (if|that) you feel|felt       words; a|b is a choice, (a b|c) one of several words
    we're? really? sorry                a question mark: may be absent
    you {0,3} forgot                    a gap of up to three words, no punctuation
    @we will refund                     a class of words, from words/ or the rule's own
    !not sorry                          any one word but these
    [[but]] we cannot                   what a finding points at, where that is not everything
    you failed to <action>              a slot: one to eight words, given to the suggestion
    <verb:missed|skipped> the deadline  a slot with words of its own
    ^ obviously ... $                   the sentence starts here, ends here

Words are compared by spaCy's NORM: case does not count, and "can't", "can’t", "cannot" and "can
not" are the same. Every wording becomes one or more ordinary token patterns; a rule may also
give those themselves, as lists of tables.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from replylint.patterns.frequency import commonness

TokenPattern = list[dict[str, Any]]
WordClasses = Mapping[str, Sequence[str]]
Norms = Callable[[str], list[str]]
"""Splits words as the pipeline's tokenizer does and returns their NORMs."""

_PARTS = re.compile(r"\[\[|\]\]|\^|\$|\{\d+,\d+\}|<[^>]+>\??|!?\([^()]*\)\??|[^\s\[\]]+|[\[\]]")
_SPECIAL: dict[str, dict[str, Any]] = {
    "number": {"LIKE_NUM": True},
    "url": {"LIKE_URL": True},
    "address": {"LIKE_EMAIL": True},
    "title": {"IS_TITLE": True},
    "any": {"IS_PUNCT": False, "IS_SPACE": False},
    "ing": {"NORM": {"REGEX": "[a-z]{3}ing$"}},
    "past": {"NORM": {"REGEX": "([a-z]{2}ed|[a-z]own|[a-z]ent|[a-z]ept|ought|[a-z]oken)$"}},
}
_SLOT_LENGTH = "{1,8}"


class PatternError(ValueError):
    """A wording that cannot be read; says which part and why."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One token pattern and what the notation says besides.

    `mark` is the stretch of pattern tokens that a finding points at, None for all of them.
    `slots` names pattern tokens. `required` are the pattern tokens that every match has, with
    the NORMs that each may have; the first of them has the rarest.
    """

    pattern: tuple[Mapping[str, Any], ...]
    required: tuple[tuple[int, frozenset[str]], ...]
    mark: tuple[int, int] | None = None
    slots: tuple[tuple[str, int], ...] = ()
    at_start: bool = False
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class _Draft:
    """A wording half read: what has been put together so far."""

    pattern: tuple[dict[str, Any], ...] = ()
    slots: tuple[tuple[str, int], ...] = ()
    mark_start: int | None = None
    mark_end: int | None = None
    at_start: bool = False
    at_end: bool = False

    def with_tokens(self, tokens: Sequence[dict[str, Any]], slot: str = "") -> "_Draft":
        """Return this draft with more tokens, named `slot` if that is not empty."""
        named = tuple((slot, len(self.pattern) + i) for i in range(len(tokens))) if slot else ()
        return replace(self, pattern=(*self.pattern, *tokens), slots=self.slots + named)


def compile_wording(source: str, norms: Norms, classes: WordClasses) -> list[Wording]:
    """Return the wordings that `source` stands for; several where a choice has several words.

    Raises PatternError for an unknown class, an empty choice, or a pattern without any word that
    must be there (which would have to be tried on every sentence).
    """
    drafts = [_Draft()]
    for part in _PARTS.findall(source):
        options = list(_options(part, norms, classes))
        drafts = [option(draft) for draft in drafts for option in options]
    return [_finish(draft, source) for draft in drafts if draft.pattern]


def wording_from_tokens(pattern: TokenPattern) -> Wording:
    """Return the wording for a spaCy token pattern written out in full (NORM for its words)."""
    return _finish(_Draft(pattern=tuple(pattern)), str(pattern))


_Option = Callable[[_Draft], _Draft]


def _options(part: str, norms: Norms, classes: WordClasses) -> Iterator[_Option]:
    """Yield the ways in which one part of the notation may go on."""
    marks: dict[str, _Option] = {
        "[[": lambda draft: replace(draft, mark_start=len(draft.pattern)),
        "]]": lambda draft: replace(draft, mark_end=len(draft.pattern)),
        "^": lambda draft: replace(draft, at_start=True),
        "$": lambda draft: replace(draft, at_end=True),
    }
    if part in marks:
        yield marks[part]
        return
    optional = part.endswith("?") and len(part) > 1
    core = part[:-1] if optional else part
    slot = ""
    if core.startswith("<") and core.endswith(">"):
        slot, _, core = core[1:-1].partition(":")
        core = core or "{0,0}"
    yield from _word_options(core, slot, norms, classes, optional=optional)


def _word_options(
    core: str, slot: str, norms: Norms, classes: WordClasses, *, optional: bool
) -> Iterator[_Option]:
    if core.startswith("{"):
        tokens = [_gap(_SLOT_LENGTH if core == "{0,0}" else core)]
        yield lambda draft: draft.with_tokens(tokens, slot)
        return
    singles, several, specials = _choices(core, norms, classes)
    whole = [[_one_of(singles, negated=core.startswith("!"))]] if singles else []
    for tokens in [*whole, *specials, *several]:
        if optional and len(tokens) == 1:
            tokens = [{**tokens[0], "OP": "?"}]  # noqa: PLW2901 - the choice itself may be absent
        yield lambda draft, tokens=tokens: draft.with_tokens(tokens, slot)  # type: ignore[misc]
    if optional and not (len(whole) == 1 and not several and not specials):
        yield lambda draft: draft


def _choices(
    core: str, norms: Norms, classes: WordClasses
) -> tuple[list[str], list[TokenPattern], list[TokenPattern]]:
    """Return the one-word choices, the longer ones, and the special classes of one part."""
    singles: list[str] = []
    several: list[TokenPattern] = []
    specials: list[TokenPattern] = []
    for choice in _flat(core.lstrip("!").strip("()"), classes):
        if choice.startswith("@"):
            specials.append([dict(_SPECIAL[choice[1:]])])
            continue
        words = norms(choice)
        if len(words) == 1:
            singles.append(words[0])
        elif words:
            several.append([{"NORM": word} for word in words])
    return singles, several, specials


def _flat(core: str, classes: WordClasses) -> Iterator[str]:
    """Yield the choices of `core` with classes replaced by their words."""
    if core in {"|", ""}:
        msg = f"an empty choice in {core!r}"
        raise PatternError(msg)
    for raw in core.split("|"):
        choice = raw.strip()
        if choice.startswith("@") and choice[1:] in classes:
            yield from itertools.chain.from_iterable(_flat(w, classes) for w in classes[choice[1:]])
        elif choice.startswith("@") and choice[1:] not in _SPECIAL:
            known = ", ".join(f"@{name}" for name in sorted([*classes, *_SPECIAL]))
            msg = f"unknown class of words {choice!r}; known are {known}"
            raise PatternError(msg)
        elif " @" in f" {choice}" and " " in choice:
            yield from _product(choice, classes)
        else:
            yield choice


def _product(choice: str, classes: WordClasses) -> Iterator[str]:
    """Yield every wording of a choice such as "have @received"."""
    for words in itertools.product(*(list(_flat(part, classes)) for part in choice.split())):
        yield " ".join(words)


def _gap(bounds: str) -> dict[str, Any]:
    return {"IS_PUNCT": False, "IS_SPACE": False, "OP": bounds}


def _one_of(words: list[str], *, negated: bool) -> dict[str, Any]:
    if negated:
        return {"NORM": {"NOT_IN": words}, "IS_SPACE": False}
    return {"NORM": words[0]} if len(words) == 1 else {"NORM": {"IN": words}}


def _finish(draft: _Draft, source: str) -> Wording:
    required = sorted(_required(draft.pattern), key=lambda token: commonness(token[1]))
    if not required:
        msg = f"no word that must be there in {source!r}"
        raise PatternError(msg)
    start, end = draft.mark_start, draft.mark_end
    mark = None if start is None and end is None else (start or 0, end or len(draft.pattern))
    return Wording(
        draft.pattern, tuple(required), mark, draft.slots, draft.at_start, draft.at_end
    )


def _required(pattern: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the number and the words of each token that every match has once."""
    for number, token in enumerate(pattern):
        norm = token.get("NORM")
        if norm is None or token.get("OP", "1") != "1":
            continue
        if isinstance(norm, str):
            yield number, frozenset([norm])
        elif "IN" in norm:
            yield number, frozenset(norm["IN"])
