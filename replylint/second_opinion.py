"""What the models add to a reading: facts, acts, and how far to trust the matches."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from replylint.config import Settings
from replylint.learned import Judgement, Labels, judge
from replylint.learned.exchange import MOST
from replylint.learned.judgement import Grid
from replylint.learned.labels import SITUATION
from replylint.learned.trust import Trust, trust_of
from replylint.match import Match
from replylint.matchers.learned import Weighing
from replylint.pipeline.reading import Reading
from replylint.report import Facts, SpeechAct
from replylint.rule import Rule
from replylint.selection import JARGON

_SITUATION_LIKELY = 0.35
"""Confidence from which on a situation is named: an exchange has some, and each alone is rare."""


class SecondOpinion:
    """The models of a tier, asked about readings."""

    def __init__(self, rules: Sequence[Rule], settings: Settings) -> None:
        """Load the models of the tier that `settings` name."""
        self._judge = judge(settings.tier)
        labels, trust = self._judge.labels, trust_of(settings.tier)
        self._conclusions = Conclusions(labels, trust)
        self._weighing = Weighing(rules, labels, trust, settings.tier)
        self._least = settings.min_confidence
        self._named = frozenset(word.lower() for word in settings.glossary.words)

    def on(self, reading: Reading) -> Judgement | None:
        """Return what the models say of a reading; None for a reply without a sentence."""
        return self._judge(reading.doc)

    def added(self, reading: Reading, judgement: Judgement) -> Reading:
        """Return the reading without the rules that the models rule out, with their facts and acts.

        Facts that were given before stay.
        """
        ruled_out = self._weighing.ruled_out(judgement) - ({JARGON} if self._named else set())
        return replace(self._conclusions.on(reading, judgement), ruled_out=ruled_out)

    def weigh(
        self, matches: Iterable[Match], reading: Reading, judgement: Judgement
    ) -> Iterator[Match]:
        """Yield the matches that are likely enough, and what the models alone find.

        A word that the configuration's glossary names is found whatever the models think.
        """
        others = []
        for match in matches:
            if self._is_named(match, reading) and not match.taken_back:
                yield match
            else:
                others.append(match)
        for match in self._weighing.weigh(others, reading, judgement):
            if match.confidence is None or match.confidence >= self._least:
                yield match

    def _is_named(self, match: Match, reading: Reading) -> bool:
        if not self._named or match.rule.code != JARGON:
            return False
        return match.span.of(reading.draft.prose).lower() in self._named


class Conclusions:
    """Which acts are done and which facts hold, by what the models of a tier say."""

    def __init__(self, labels: Labels, trust: Trust) -> None:
        self._labels = labels
        self._levels = np.array([trust.acts[name] for name in labels.acts], np.float32)
        self._facts = trust.facts
        self._likely = trust.situation.chance_for(_SITUATION_LIKELY)
        self._situations = sorted(
            (name.removeprefix(SITUATION), at)
            for at, name in enumerate(labels.facts)
            if name.startswith(SITUATION)
        )

    def on(self, reading: Reading, judgement: Judgement) -> Reading:
        """Return the reading with the acts that models find and, unless given, their facts."""
        own = own_sentences(judgement, reading)
        acts = acts_in(judgement, own)
        facts = reading.given or self._facts_of(judgement, acts)
        # wordings know all of a reply that is longer than what models read
        done = {} if len(reading.sentences) > MOST else self._done(acts, list(own.values()))
        return replace(reading, given=facts, done=done)

    def _done(self, acts: Grid, numbers: Sequence[int]) -> dict[str, dict[int, float]]:
        """Return, by act, the sentences that do it (their numbers) and how likely.

        `acts` has a row for each of `numbers`.
        """
        names = self._labels.acts
        places = (acts >= self._levels).nonzero()
        found: dict[str, dict[int, float]] = {name: {} for name in names}
        likely = zip(*(index.tolist() for index in places), acts[places].tolist(), strict=True)
        for row, act, chance in likely:
            found[names[act]][numbers[row]] = chance
        return found

    def _facts_of(self, judgement: Judgement, acts: Grid) -> Facts:
        """Return the facts that likely hold, and the situations that may well be meant."""
        likeliest = chances_of(self._labels, acts)
        chances = judgement.by_fact.tolist()
        plain = {
            name: curve.holds(chances[self._labels.fact(name)], likeliest)
            for name, curve in self._facts.items()
        }
        situations = [name for name, at in self._situations if chances[at] > self._likely]
        return Facts(**plain, situation=tuple(situations))


def own_sentences(judgement: Judgement, reading: Reading) -> dict[int, int]:
    """Return the numbers in the reading of the judged sentences, without other people's words."""
    quoted = reading.quoted
    return {
        row: reading.sentence_at(start).number
        for row, (start, _) in enumerate(judgement.sentences)
        if start not in quoted
    }


def acts_in(judgement: Judgement, own: Iterable[int]) -> Grid:
    """Return how likely each act is, with a row for each of the judged sentences `own`."""
    return judgement.by_sentence[list(own), : len(judgement.labels.acts)]


def chances_of(labels: Labels, acts: Grid) -> dict[str, float]:
    """Return how likely each act is in the sentence of `acts` that is likeliest to do it."""
    return dict(zip(labels.acts, acts.max(0, initial=0.0).tolist(), strict=True))


def acts_of(reading: Reading) -> Iterator[SpeechAct]:
    """Yield the sentences with the acts that models find, or the words in which wordings do."""
    draft = reading.draft
    if not reading.done:
        for label, start, end in reading.acts_of():
            yield SpeechAct(label, draft.span(reading.place(start, end)))
        return
    places = [draft.span(reading.place(s.start, s.end)) for s in reading.sentences]
    for act, sentences in reading.done.items():
        for number, chance in sentences.items():
            yield SpeechAct(act, places[number], chance)
