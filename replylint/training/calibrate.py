"""Measure on held-out batches how far to trust the models.

Nothing here looks at batches that were trained on: there the models are always right.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from sklearn.linear_model import LogisticRegression

from replylint.draft import Tier
from replylint.learned import Labels
from replylint.learned.labels import SITUATION
from replylint.learned.trust import Curve, FactCurve, Trust, log_odds
from replylint.match import Match
from replylint.matchers import Matchers
from replylint.matchers.guards import belongs
from replylint.matchers.learned import Weighing
from replylint.pipeline import build_pipeline
from replylint.rule import Rule
from replylint.second_opinion import Conclusions, acts_in, chances_of, own_sentences
from replylint.training.examples import FACTS, acts_labelled
from replylint.training.levels import best_level
from replylint.training.observed import Observed

_IN_QUESTION = 0.05
"""What the models find less likely than this tells nothing about where to draw a line."""
_FREEDOM = 10.0
_EVEN = Curve(1.0, 0.0)
_BROUGHT_ABOUT = {
    "at_fault": ("apology",),
    "refusal": ("refusal",),
    "open": ("commitment", "follow-up", "hand-over", "vague-time"),
}
"""The acts that say more of a fact than a model of whole replies knows."""
_FLAT = 0.05
"""The least slope: where models tell nothing, more probable must still not mean less likely."""
_OPEN = 1e-6
"""A threshold that shows everything."""


class Sighting(Struct, frozen=True):
    """The surest finding of a code in a reply, 0 where there is none, and whether it is right."""

    code: str
    confidence: float
    right: bool


def trust_in(observed: Sequence[Observed], rules: Sequence[Rule]) -> Trust:
    """Return the curves that fit what was observed."""
    facts = {fact: _fact_curve(observed, fact) for fact in FACTS}
    trust = Trust(_EVEN, _EVEN, facts, _act_levels(observed), _situation_curve(observed))
    matchers = Matchers(rules, build_pipeline())
    conclusions = Conclusions(observed[0].judgement.labels, trust)
    matched, alone = [], []
    for one in observed:
        reading = conclusions.on(one.reading, one.judgement)
        codes = {found.rule.code for found in matchers.find(reading) if not found.taken_back}
        due = one.due
        for rule in rules:
            chance = one.judgement.finding(rule.code)
            if rule.code in one.unlabelled:
                continue
            if rule.code in codes:
                matched.append(((log_odds(chance),), rule.code in due))
            elif chance > _IN_QUESTION and belongs(rule.when, reading):
                alone.append(((log_odds(chance),), rule.code in due))
    return replace(trust, matched=_curve(matched), alone=_curve(alone))


def sightings(
    observed: Sequence[Observed], rules: Sequence[Rule], labels: Labels, trust: Trust, tier: Tier
) -> Iterator[Sighting]:
    """Yield, for every reply and code, the surest finding, and every finding that was missed."""
    open_rules = [replace(rule, confidence={tier: _OPEN}) for rule in rules]
    nlp = build_pipeline()
    matchers = Matchers(open_rules, nlp)
    weighing = Weighing(open_rules, labels, trust, tier)
    conclusions = Conclusions(labels, trust)
    for one in observed:
        reading = conclusions.on(one.reading, one.judgement)
        found = weighing.weigh(list(matchers.find(reading)), reading, one.judgement)
        labelled = [rule for rule in open_rules if rule.code not in one.unlabelled]
        yield from _sighted(found, one.due, labelled)


def _sighted(matches: Iterable[Match], due: set[str], rules: Sequence[Rule]) -> Iterator[Sighting]:
    surest: dict[str, float] = {}
    for match in matches:
        if match.confidence is not None:
            code = match.rule.code
            surest[code] = max(match.confidence, surest.get(code, 0.0))
    for rule in rules:
        if rule.code in surest or rule.code in due:
            yield Sighting(rule.code, surest.get(rule.code, 0.0), rule.code in due)


def _fact_curve(observed: Sequence[Observed], fact: str) -> FactCurve:
    """Return the curve of a fact from its probability and from those of its acts."""
    acts = _BROUGHT_ABOUT.get(fact, ())
    seen = []
    for one in observed:
        own = own_sentences(one.judgement, one.reading)
        by_act = chances_of(one.judgement.labels, acts_in(one.judgement, own))
        chances = (one.judgement.fact(fact), *map(by_act.__getitem__, acts))
        seen.append((tuple(map(log_odds, chances)), bool(getattr(one.row, fact))))
    (slope, *weights), bias = _line(seen)
    # an act can only speak for the fact that it brings about
    counted = {act: weight for act, weight in zip(acts, weights, strict=True) if weight > 0}
    return FactCurve(max(slope, _FLAT), bias, counted)


def _act_levels(observed: Sequence[Observed]) -> dict[str, float]:
    """Return from which probability on each act is done."""
    chances, true = [], []
    labels = observed[0].judgement.labels
    for one in observed:
        places = [one.reading.place(*tokens) for tokens in one.judgement.sentences]
        chances.append(one.judgement.by_sentence[:, : len(labels.acts)])
        true.append(acts_labelled(one.row, places, labels))
    columns = zip(np.concatenate(chances).T, np.concatenate(true).T, strict=True)
    return {act: best_level(*column) for act, column in zip(labels.acts, columns, strict=True)}


def _situation_curve(observed: Sequence[Observed]) -> Curve:
    """Return the one curve of all situations."""
    seen = []
    for one in observed:
        for name in filter(_is_situation, one.judgement.labels.facts):
            held = name.removeprefix(SITUATION) in one.row.situation
            seen.append(((log_odds(one.judgement.fact(name)),), held))
    return _curve(seen)


def _is_situation(fact: str) -> bool:
    return fact.startswith(SITUATION)


def _curve(seen: Sequence[tuple[tuple[float, ...], bool]]) -> Curve:
    """Return the curve through log odds."""
    (slope,), bias = _line(seen)
    return Curve(max(slope, _FLAT), bias)


def _line(seen: Sequence[tuple[tuple[float, ...], bool]]) -> tuple[list[float], float]:
    """Return the weights and the bias of a logistic regression."""
    model = LogisticRegression(C=_FREEDOM).fit([given for given, _ in seen], [y for _, y in seen])
    return [float(weight) for weight in model.coef_[0]], float(model.intercept_[0])
