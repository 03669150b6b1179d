"""What the models add to a reading: facts and acts they are sure of, and trust in the matches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from replylint.config import Settings
from replylint.learned import Judgement, exchange_of, judge
from replylint.learned.trust import Curve, trust_of
from replylint.match import Match
from replylint.matchers.learned import Weighing
from replylint.pipeline.reading import Reading, Sentence
from replylint.report import Facts, SpeechAct
from replylint.rule import Rule
from replylint.selection import JARGON

if TYPE_CHECKING:
    from replylint.patterns.flat import Act

_LIKELY = 0.5
_SITUATION = "situation:"


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
        return self._judge(exchange_of(reading.doc))

    def added(self, reading: Reading, judgement: Judgement) -> Reading:
        """Return the reading with the models' facts, and without the rules that they rule out."""
        facts = facts_of(judgement, reading.facts, self._trust.facts)
        ruled_out = self._weighing.ruled_out(judgement) - ({JARGON} if self._named else set())
        return replace(reading, facts=facts, ruled_out=ruled_out)

    def weigh(
        self, matches: Iterable[Match], reading: Reading, judgement: Judgement
    ) -> Iterator[Match]:
        """Yield the matches that are likely enough, and what the models alone find.

        A word that the configuration's glossary names is found whatever the models think.
        """
        found = list(matches)
        named = [match for match in found if self._is_named(match, reading)]
        yield from named
        others = [match for match in found if match not in named]
        for match in self._weighing.weigh(others, reading, judgement):
            if match.confidence is None or match.confidence >= self._least:
                yield match

    def _is_named(self, match: Match, reading: Reading) -> bool:
        if not self._named or match.rule.code != JARGON:
            return False
        return match.span.of(reading.draft.prose).lower() in self._named


def facts_of(judgement: Judgement, said: Facts, trust: Mapping[str, Curve]) -> Facts:
    """Return the facts that more likely hold than not; `said` are those by the wordings."""
    plain = {
        name: curve.of(judgement.facts[name], said=getattr(said, name)) > _LIKELY
        for name, curve in trust.items()
    }
    situations = (
        name.removeprefix(_SITUATION)
        for name, chance in judgement.facts.items()
        if name.startswith(_SITUATION) and chance > _LIKELY
    )
    return Facts(**plain, situation=tuple(sorted({*situations, *said.situation})))


def acts_of(reading: Reading, judgement: Judgement | None) -> Iterator[SpeechAct]:
    """Yield the acts that wordings found; where the models know the act, those they find likely.

    An act is its own words where a wording has found it, else its sentence.
    """
    known = judgement.acts if judgement else {}
    for act in reading.acts:
        if act.label not in known:
            yield SpeechAct(act.label, reading.draft.span(reading.place(act.start, act.end)))
    if judgement:
        yield from _likely(reading, judgement)


def _likely(reading: Reading, judgement: Judgement) -> Iterator[SpeechAct]:
    found: dict[tuple[int, str], list[Act | Sentence]] = {}
    for act in reading.acts:
        found.setdefault((reading.sentence_at(act.start).number, act.label), []).append(act)
    sentences = [reading.sentence_at(start) for start in judgement.starts]
    for label, chances in judgement.acts.items():
        for sentence, chance in zip(sentences, chances, strict=True):
            if chance > _LIKELY:
                for own in found.get((sentence.number, label), [sentence]):
                    place = reading.draft.span(reading.place(own.start, own.end))
                    yield SpeechAct(label, place, chance)
