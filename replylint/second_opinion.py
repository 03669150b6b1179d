"""What the models add to a reading: facts and acts they are sure of, and trust in the matches."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from msgspec.structs import replace

from replylint.config import Settings
from replylint.learned import Judgement, judge
from replylint.learned.labels import SITUATION
from replylint.learned.trust import LIKELY, Trust, trust_of
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
        """Return the reading without the rules that the models rule out, and with their facts.

        Facts that were given before stay.
        """
        facts = reading.given or facts_of(judgement, reading, self._trust)
        ruled_out = self._weighing.ruled_out(judgement) - ({JARGON} if self._named else set())
        return replace(reading, given=facts, ruled_out=ruled_out)

    def weigh(
        self, matches: Iterable[Match], reading: Reading, judgement: Judgement
    ) -> Iterator[Match]:
        """Yield the matches that are likely enough, and what the models alone find.

        A word that the configuration's glossary names is found whatever the models think.
        """
        others = []
        for match in matches:
            if self._is_named(match, reading):
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


def facts_of(judgement: Judgement, reading: Reading, trust: Trust) -> Facts:
    """Return the facts that more likely hold than not, and the situations that may well be meant.

    The wordings are asked only where the models leave it open.
    """
    plain = {}
    for name, curve in trust.facts.items():
        holds = curve.decides(judgement.fact(name))
        if holds is None:
            holds = curve.of(judgement.fact(name), said=getattr(reading.stated, name)) > LIKELY
        plain[name] = holds
    named = judgement.by_fact > trust.situation.chance_for(_SITUATION_LIKELY)
    situations = (
        name.removeprefix(SITUATION)
        for name in compress(judgement.labels.facts, named)
        if name.startswith(SITUATION)
    )
    return Facts(**plain, situation=tuple(sorted(situations)))


def acts_of(reading: Reading, judgement: Judgement | None) -> Iterator[SpeechAct]:
    """Yield the sentences with the acts that the models find likely.

    Without a judgement, the words in which wordings find an act.
    """
    if judgement is None:
        for label, start, end in reading.acts:
            yield SpeechAct(label, reading.draft.span(reading.place(start, end)))
        return
    places = [reading.draft.span(reading.place(*tokens)) for tokens in judgement.sentences]
    for label, number, chance in judgement.acts_above(LIKELY):
        yield SpeechAct(label, places[number], chance)
