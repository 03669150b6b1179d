"""What a model says of the rules' matches, and what it finds where no wording matched."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from operator import itemgetter

import numpy as np
from msgspec.structs import replace

from replylint.draft import Kind, Tier
from replylint.learned import Judgement, Labels
from replylint.learned.trust import Trust
from replylint.match import Match
from replylint.matchers.guards import holds
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Missing, Rule

_LIKELY = 0.5
_SURE = 0.6
"""The least confidence in a macro: no customer's message tells what it is about, so models know
less. Of 59 warnings in 160 macros below it 9 of 21 were wanted, above it 32 of 38."""
_NEVER = 1e-9


class Weighing:
    """Gives matches their confidence, drops the doubtful ones and adds the model's own."""

    def __init__(self, rules: Sequence[Rule], labels: Labels, trust: Trust, tier: Tier) -> None:
        self._rules = {rule.code: rule for rule in rules if rule.code in labels.codes}
        self._trust = trust
        least = {code: rule.confidence.get(tier, _LIKELY) for code, rule in self._rules.items()}
        self._matched = {code: trust.matched.chance_for(value) for code, value in least.items()}
        """By code, the probability from which on what its wordings match is shown."""
        self._alone = {code: trust.alone.chance_for(value) for code, value in least.items()}
        """By code, the probability from which on what only the models find is shown."""
        self._codes = labels.codes
        self._all = frozenset(self._rules)
        self._without_words = [rule for rule in self._rules.values() if not rule.needs_words]
        self._least = np.array([self._lowest(code) for code in labels.codes])

    def ruled_out(self, judgement: Judgement) -> frozenset[str]:
        """Return the codes of which no match would be likely enough."""
        return self._all.difference(compress(self._codes, (judgement.by_code >= self._least)))

    def _lowest(self, code: str) -> float:
        """Return the probability from which on a code is shown at all."""
        if code not in self._rules:
            return math.inf
        matched = self._matched[code]
        return matched if self._rules[code].needs_words else min(matched, self._alone[code])

    def weigh(
        self, matches: Iterable[Match], reading: Reading, judgement: Judgement
    ) -> Iterator[Match]:
        """Yield what is likely enough; matches of rules that the model does not know stand."""
        places = _Places(reading, judgement)
        matched: set[tuple[str, int]] = set()
        for match in matches:
            code = match.rule.code
            matched.add((code, match.sentence.number))
            if match.taken_back:
                continue
            matched.add((code, -1))
            if code not in self._rules:
                yield match
                continue
            chance = judgement.finding(code)
            confidence = self._trust.matched.of(chance)
            if chance >= self._matched[code] and _sure(confidence, reading):
                yield replace(match, confidence=confidence)
        for rule in self._without_words:
            code = rule.code
            if code in reading.ruled_out or judgement.finding(code) < self._alone[code]:
                continue
            if holds(rule.when, reading) and not _said_before(rule, reading):
                yield from self._find(rule, places, matched, reading)

    def _find(
        self, rule: Rule, places: "_Places", matched: set[tuple[str, int]], reading: Reading
    ) -> Iterator[Match]:
        """Yield what the model finds in sentences where the rule's own wordings do not match."""
        code, whole = rule.code, places.whole(rule.code)
        for sentence, chance in places.candidates(rule):
            if chance < self._alone[code] or (code, -1 if whole else sentence.number) in matched:
                continue
            confidence = self._trust.alone.of(chance)
            if _sure(confidence, reading):
                yield _whole(rule, sentence, reading, confidence)


def _sure(confidence: float, reading: Reading) -> bool:
    return reading.draft.kind is not Kind.MACRO or confidence >= _SURE


def _said_before(rule: Rule, reading: Reading) -> bool:
    """Tell whether an earlier message of ours has what the rule misses, where that is enough."""
    match = rule.match
    return isinstance(match, Missing) and match.earlier and reading.said_earlier(match.acts)


def _whole(rule: Rule, sentence: Sentence, reading: Reading, confidence: float) -> Match:
    """Return the match of a sentence of which the words that carry the finding are not known."""
    return Match(
        rule,
        reading.place(sentence.start, sentence.end),
        sentence,
        message=rule.summary,
        tokens=(sentence.start, sentence.end),
        confidence=confidence,
        alone=True,
    )


class _Places:
    """A judgement by the sentences of a reading."""

    def __init__(self, reading: Reading, judgement: Judgement) -> None:
        self._reading = reading
        self._judgement = judgement

    def whole(self, code: str) -> bool:
        """Tell whether a code is judged for the reply as a whole."""
        return code in self._judgement.labels.absences

    def candidates(self, rule: Rule) -> list[tuple[Sentence, float]]:
        """Return where a finding may stand, and how likely it does.

        For something missing, that is only the likeliest place.
        """
        places = self._judgement.place(rule.code).tolist()
        own = [
            (sentence, chance)
            for sentence, chance in zip(self._sentences, places, strict=True)
            if sentence.zone in rule.match.zones and sentence.start not in self._reading.quoted
        ]
        finding = self._judgement.finding(rule.code)
        if self.whole(rule.code):
            return [(max(own, key=itemgetter(1))[0], finding)] if own else []
        likeliest = max(*places, _NEVER)
        return [(sentence, finding * chance / likeliest) for sentence, chance in own]

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return [self._reading.sentence_at(start) for start, _ in self._judgement.sentences]
