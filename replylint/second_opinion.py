"""What the models add to a reading: facts, acts, and how far to trust the matches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

import numpy as np
from msgspec.structs import replace

from replylint.config import Settings
from replylint.learned import Judgement, judge
from replylint.learned.exchange import MOST
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
        self._trust = trust_of(settings.tier)
        self._weighing = Weighing(rules, self._judge.labels, self._trust, settings.tier)
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
        return replace(as_judged(reading, judgement, self._trust), ruled_out=ruled_out)

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


def as_judged(reading: Reading, judgement: Judgement, trust: Trust) -> Reading:
    """Return the reading with the acts that models find and, unless given, their facts."""
    own = own_sentences(judgement, reading)
    facts = reading.given or facts_of(judgement, own, trust)
    # wordings know all of a reply that is longer than what models read
    acts = {} if len(reading.sentences) > MOST else acts_done(judgement, own, trust)
    return replace(reading, given=facts, done=acts)


def own_sentences(judgement: Judgement, reading: Reading) -> dict[int, int]:
    """Return the numbers in the reading of the judged sentences, without other people's words."""
    sentences = [reading.sentence_at(start) for start, _ in judgement.sentences]
    quoted = reading.quoted
    return {
        row: sentence.number
        for row, sentence in enumerate(sentences)
        if sentence.zone != "quote" and sentence.start not in quoted
    }


def acts_done(
    judgement: Judgement, own: Mapping[int, int], trust: Trust
) -> dict[str, dict[int, float]]:
    """Return, by act, the sentences that do it (their numbers) and how likely.

    `own` has the number of each judged sentence that counts.
    """
    names = judgement.labels.acts
    acts = judgement.by_sentence[:, : len(names)]
    places = np.nonzero(acts >= np.array([trust.acts[name] for name in names], np.float32))
    found: dict[str, dict[int, float]] = {name: {} for name in names}
    likely = zip(*(index.tolist() for index in places), acts[places].tolist(), strict=True)
    for row, act, chance in likely:
        if row in own:
            found[names[act]][own[row]] = chance
    return found


def chances_of(judgement: Judgement, own: Iterable[int]) -> dict[str, float]:
    """Return how likely each act is in the sentence of `own` that is likeliest to do it."""
    names = judgement.labels.acts
    likeliest = judgement.by_sentence[list(own), : len(names)].max(0, initial=0.0)
    return dict(zip(names, likeliest.tolist(), strict=True))


def facts_of(judgement: Judgement, own: Iterable[int], trust: Trust) -> Facts:
    """Return the facts that likely hold, and the situations that may well be meant.

    `own` are the judged sentences that count.
    """
    chances = chances_of(judgement, own)
    plain = {
        name: curve.holds(judgement.fact(name), map(chances.__getitem__, curve.acts))
        for name, curve in trust.facts.items()
    }
    named = judgement.by_fact > trust.situation.chance_for(_SITUATION_LIKELY)
    situations = (
        name.removeprefix(SITUATION)
        for name in compress(judgement.labels.facts, named)
        if name.startswith(SITUATION)
    )
    return Facts(**plain, situation=tuple(sorted(situations)))


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
