"""What a model says of the rules' matches, and what it finds where no wording matched."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from replylint.draft import Tier
from replylint.learned import Judgement, Labels
from replylint.learned.trust import Trust
from replylint.match import Match
from replylint.matchers.guards import holds
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Missing, Rule

_NEVER = 1e-9
_LIKELY = 0.5


class Weighing:
    """Gives matches their confidence, drops the doubtful ones and adds the model's own."""

    def __init__(self, rules: Sequence[Rule], labels: Labels, trust: Trust, tier: Tier) -> None:
        self._rules = {rule.code: rule for rule in rules if rule.code in labels.codes}
        self._labels = labels
        self._trust = trust
        least = {code: rule.confidence.get(tier, _LIKELY) for code, rule in self._rules.items()}
        self._matched = {code: trust.matched.chance_for(value) for code, value in least.items()}
        """By code, the probability from which on what its wordings match is shown."""
        self._alone = {code: trust.alone.chance_for(value) for code, value in least.items()}
        """By code, the probability from which on what only the models find is shown."""

    def ruled_out(self, judgement: Judgement) -> frozenset[str]:
        """Return the codes of which no match would be likely enough."""
        chances = judgement.findings
        return frozenset(
            code
            for code in self._rules
            if chances[code] < self._matched[code] and chances[code] < self._alone[code]
        )

    def weigh(
        self, matches: Iterable[Match], reading: Reading, judgement: Judgement
    ) -> Iterator[Match]:
        """Yield what is likely enough; matches of rules that the model does not know stand."""
        places = _Places(reading, judgement, self._labels)
        matched: set[tuple[str, int]] = set()
        for match in matches:
            code = match.rule.code
            if code not in self._rules:
                yield match
                continue
            matched |= {(code, match.sentence.number), (code, -1)}
            chance = judgement.findings[code]
            if chance >= self._matched[code]:
                yield replace(match, confidence=self._trust.matched.of(chance))
        for code, rule in self._rules.items():
            if rule.needs_words or judgement.findings[code] < self._alone[code]:
                continue
            if holds(rule.when, reading) and not _said_before(rule, reading):
                yield from self._find(rule, places, matched, reading)

    def _find(
        self, rule: Rule, places: "_Places", matched: set[tuple[str, int]], reading: Reading
    ) -> Iterator[Match]:
        """Yield what the model finds in sentences where the rule's own wordings do not match."""
        for sentence in places.candidates(rule):
            if (rule.code, -1 if places.whole(rule.code) else sentence.number) in matched:
                continue
            chance = places.chance(rule.code, sentence)
            if chance >= self._alone[rule.code]:
                yield _whole(rule, sentence, reading, self._trust.alone.of(chance))


def _said_before(rule: Rule, reading: Reading) -> bool:
    """Tell whether an earlier message of ours has what the rule misses, where that is enough."""
    match = rule.match
    return (
        isinstance(match, Missing) and match.earlier and not reading.earlier.isdisjoint(match.acts)
    )


def _whole(rule: Rule, sentence: Sentence, reading: Reading, confidence: float) -> Match:
    """Return the match of a sentence of which the words that carry the finding are not known."""
    span = reading.place(sentence.start, sentence.end)
    tokens = sentence.start, sentence.end
    return Match(
        rule,
        span,
        sentence,
        message=rule.summary,
        tokens=tokens,
        confidence=confidence,
        alone=True,
    )


class _Places:
    """A judgement by the sentences of a reading."""

    def __init__(self, reading: Reading, judgement: Judgement, labels: Labels) -> None:
        self._judgement = judgement
        self._absences = labels.absences
        self._quoted = reading.quoted
        self._sentences = [reading.sentence_at(start) for start in judgement.starts]
        self._at = {sentence.number: at for at, sentence in enumerate(self._sentences)}

    def whole(self, code: str) -> bool:
        """Tell whether a code is judged for the reply as a whole."""
        return code in self._absences

    def chance(self, code: str, sentence: Sentence) -> float:
        """Return how likely a finding with this code is at this sentence."""
        chance = self._judgement.findings[code]
        if self.whole(code):
            return chance
        places = self._judgement.places[code]
        return chance * places[self._at[sentence.number]] / max(*places, _NEVER)

    def candidates(self, rule: Rule) -> list[Sentence]:
        """Return where a finding may stand: for something missing, only the likeliest place."""
        places = self._judgement.places[rule.code]
        own = [
            (chance, sentence)
            for chance, sentence in zip(places, self._sentences, strict=True)
            if sentence.zone in rule.match.zones and sentence.start not in self._quoted
        ]
        if self.whole(rule.code):
            return [max(own, key=lambda pair: pair[0])[1]] if own else []
        return [sentence for _, sentence in own]
