"""Lint a draft: the one place where rules, pipeline, matchers and suggestions meet."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from operator import attrgetter
from typing import TYPE_CHECKING

from replylint.config import Settings
from replylint.diagnostic import Diagnostic
from replylint.draft import Draft
from replylint.ignores import heeded, with_comments
from replylint.language import foreign_language
from replylint.learned import Judgement
from replylint.match import Match
from replylint.matchers import Matchers
from replylint.pipeline import KEPT_WORDS, build_pipeline, read
from replylint.pipeline.reading import Reading
from replylint.pipeline.together import in_order, together
from replylint.pipeline.variants import variants
from replylint.report import Facts, Report
from replylint.rule import Rule
from replylint.ruleset import load
from replylint.second_opinion import SecondOpinion, acts_of
from replylint.selection import ignored_codes, selected
from replylint.suggest import Slots, suggestions_for
from replylint.vocabulary import Vocabulary

if TYPE_CHECKING:
    from replylint.pipeline.shelf import Shelf

_KEPT = 4
_linters: list["Linter"] = []


class Linter:
    """Rules and pipeline, ready for any number of drafts."""

    def __init__(self, settings: Settings | None = None, *, learned: bool = True) -> None:
        """Load the pipeline and the rules that `settings` select. Raises RuleError.

        Without `learned` no model is asked: rules say what they match, and no confidence.
        """
        self.settings = settings or Settings()
        self._nlp = build_pipeline()
        self._all = load(self.settings.rules)
        self.rules = selected(self._all, self.settings)
        self._matchers = Matchers(self.rules, self._nlp)
        self._vocabulary = Vocabulary(self._nlp, self.settings)
        self._opinion = SecondOpinion(self.rules, self.settings) if learned else None

    def lint(
        self, draft: Draft, facts: Facts | None = None, shelf: "Shelf | None" = None
    ) -> Report:
        """Return the report on a draft; `facts` replace those that the pipeline would find.

        A macro whose tags choose its words is read as each text that a customer may get. Beside
        the macros of `shelf` it is read by the rules across a library; without, they rest.
        """
        draft = with_comments(draft)
        texts = [self._lint_text(text, facts, shelf) for text in variants(draft)]
        report = together(draft, texts)
        if report.skipped or not draft.ignores:
            return report
        asked = [rule for rule in self._asked_of(draft) if shelf or not rule.when.library]
        return heeded(report, self._all, asked)

    def _lint_text(self, draft: Draft, facts: Facts | None, shelf: "Shelf | None") -> Report:
        with self._memory():
            return self._report(draft, facts, shelf)

    def lint_all(self, drafts: Iterable[Draft]) -> Iterator[Report]:
        """Yield the report on each draft, in order."""
        return map(self.lint, drafts)

    def _memory(self) -> AbstractContextManager[object]:
        """Return a context that keeps memory bounded however many drafts are linted.

        The first drafts teach the vocabulary the words that all drafts share, which makes later
        ones twice as fast; from then on what a draft adds is given back when it is done.
        """
        learning = len(self._nlp.vocab) < KEPT_WORDS
        return nullcontext() if learning else self._nlp.memory_zone()

    def _report(self, draft: Draft, facts: Facts | None, shelf: "Shelf | None") -> Report:
        reading = read(self._nlp, draft, facts, shelf)
        language = None if self.settings.language == "en" else foreign_language(reading.words)
        if language:
            return Report(draft, skipped=f"written in another language ({language})")
        reading, judgement = self._judged(reading)
        matches = self._stand(self._found(reading, judgement), reading)
        diagnostics = in_order(_diagnostic(match, reading) for match in matches)
        acts = sorted(acts_of(reading), key=attrgetter("span"))
        tier = self.settings.tier
        return Report(draft, diagnostics, reading.facts, tuple(acts), tier=tier)

    def _asked_of(self, draft: Draft) -> list[Rule]:
        """Return the rules that the configuration wants for this draft's file."""
        ignored = ignored_codes(self.settings, self._all, draft.path)
        return [rule for rule in self.rules if rule.code not in ignored]

    def _judged(self, reading: Reading) -> tuple[Reading, Judgement | None]:
        """Return a reading with what the models add to it, and what they say."""
        judgement = self._opinion.on(reading) if self._opinion else None
        if self._opinion and judgement:
            reading = self._opinion.added(reading, judgement)
        return reading, judgement

    def _found(self, reading: Reading, judgement: Judgement | None) -> list[Match]:
        found = list(self._matchers.find(reading))
        if self._opinion and judgement:
            return list(self._opinion.weigh(found, reading, judgement))
        return [match for match in found if not match.taken_back]

    def _stand(self, matches: list[Match], reading: Reading) -> Iterator[Match]:
        """Yield the matches that neither configuration nor another rule takes back."""
        ignored = ignored_codes(self.settings, self._all, reading.draft.path)
        seen: set[object] = set()
        for match in sorted(matches, key=lambda match: (match.alone, match.span)):
            rule = match.rule
            key = rule.code if rule.match.once else (rule.code, match.span)
            if key in seen or rule.code in ignored or self._vocabulary.allows(match, reading):
                continue
            if not any(_gives_way(match, other) for other in matches):
                seen.add(key)
                yield match


def linter_for(settings: Settings | None) -> Linter:
    """Return a linter for these settings, one used lately if there is any."""
    wanted = settings or Settings()
    found = next((linter for linter in _linters if linter.settings == wanted), None)
    if found is None:
        found = Linter(wanted)
        _linters.insert(0, found)
        del _linters[_KEPT:]
    return found


def _gives_way(match: Match, other: Match) -> bool:
    """Tell whether the other finding is meant instead; words win over what only models found."""
    if other.alone and not match.alone:
        return False
    return other.rule.code in match.rule.match.gives_way_to and match.span.touches(other.span)


def _diagnostic(match: Match, reading: Reading) -> Diagnostic:
    rule, draft = match.rule, reading.draft
    slots = Slots(match, reading)
    template = match.message or rule.message
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        span=draft.span(match.span),
        message=slots.fill(template) or template,
        principle=f"{rule.principle.title}: {rule.principle.thought}",
        suggestions=tuple(suggestions_for(match, reading, slots)),
        confidence=match.confidence,
    )
