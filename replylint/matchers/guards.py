"""Guards: where a match does not count. They are the same for every kind of match."""

from collections.abc import Container, Iterable

from spacy.language import Language

from replylint.match import Match
from replylint.matchers.wordings import add
from replylint.patterns import PatternIndex
from replylint.pipeline.reading import Reading, Sentence
from replylint.report import Facts
from replylint.rule import Pattern, Rule, When


class Guards:
    """The guards of a rule against matches that do not count."""

    def __init__(self, rule: Rule, nlp: Language) -> None:
        self._compiled = {
            scope: _index(rule, patterns, nlp)
            for scope in ("unless", "unless_nearby", "unless_anywhere")
            if (patterns := getattr(rule.match, scope))
        }

    def allow(self, match: Match, reading: Reading) -> bool:
        """Tell whether a match stands but for wordings against it: the right zone and acts."""
        return (
            _in_place(match, reading)
            and _acts_allow(match, reading)
            and not _customer_said(match, reading)
        )

    def take_back(self, match: Match, reading: Reading) -> bool:
        """Tell whether a wording speaks against a match."""
        return any(
            (sentence.start, sentence.end) in found
            for scope, wordings in self._compiled.items()
            if (found := wordings.find_all(reading.doc))
            for sentence in _within(scope, match, reading)
        )


def _index(rule: Rule, patterns: Iterable[Pattern], nlp: Language) -> PatternIndex[str]:
    index: PatternIndex[str] = PatternIndex(nlp)
    add(index, rule.code, patterns, rule)
    return index


def _within(scope: str, match: Match, reading: Reading) -> Iterable[Sentence]:
    """Return the sentences in which the wordings of a scope speak against a match."""
    if scope == "unless":
        return [match.sentence]
    return reading.around(match.sentence) if scope == "unless_nearby" else reading.sentences


def holds(when: When, reading: Reading) -> bool:
    """Tell whether the exchange is one that the rule speaks of."""
    facts = reading.facts
    return (
        when.complaint in (None, facts.complaint)
        and when.at_fault in (None, facts.at_fault)
        and when.refusal in (None, facts.refusal)
        and when.open in (None, facts.open)
        and when.settled in (None, facts.settled)
        and (not when.any_of or any(_is_so(fact, facts) for fact in when.any_of))
        and (not when.situation or not set(when.situation).isdisjoint(facts.situation))
        and belongs(when, reading)
    )


def belongs(when: When, reading: Reading) -> bool:
    """Tell whether the rule speaks of such a channel and kind, with a message or without."""
    draft = reading.draft
    return (
        (when.customer is None or when.customer == reading.answers)
        and (not when.channel or draft.channel in when.channel)
        and draft.channel not in when.not_channel
        and (not when.kind or draft.kind in when.kind)
        and (when.library is None or when.library == (reading.shelf is not None))
        and not (when.without_blank and _leaves_blank(when.without_blank, reading))
    )


def _leaves_blank(names: Container[str], reading: Reading) -> bool:
    return any(placeholder.names in names for placeholder in reading.placeholders)


def _is_so(name: str, facts: Facts) -> bool:
    """Tell whether a fact holds, or a situation ("situation:angry") is there."""
    if name.startswith("situation:"):
        return name.removeprefix("situation:") in facts.situation
    return getattr(facts, name) is True


def _in_place(match: Match, reading: Reading) -> bool:
    guards = match.rule.match
    if match.sentence.zone not in guards.zones:
        return False
    if guards.question is not None and guards.question != match.sentence.question:
        return False
    return match.tokens is None or reading.quoted.isdisjoint(range(*match.tokens))


def _acts_allow(match: Match, reading: Reading) -> bool:
    guards, sentence = match.rule.match, match.sentence
    if guards.with_acts and not reading.has(guards.with_acts, [sentence]):
        return False
    if guards.with_anywhere and not reading.has(guards.with_anywhere):
        return False
    return not (
        (guards.without and reading.has(guards.without, [sentence]))
        or (guards.without_nearby and reading.has(guards.without_nearby, reading.around(sentence)))
        or (guards.without_anywhere and reading.has(guards.without_anywhere))
    )


def _customer_said(match: Match, reading: Reading) -> bool:
    """Tell whether the customer used the matched words first, where that excuses them."""
    if not match.rule.match.unless_customer_says or match.tokens is None:
        return False
    words = [t.norm_ for t in reading.doc[slice(*match.tokens)] if t.is_alpha]
    return bool(words) and all(word in reading.said for word in words)
