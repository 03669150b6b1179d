"""kind = "act", "missing", "order", "count": rules over the speech acts of a reply."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from msgspec.structs import replace
from spacy.language import Language

from replylint.match import Match, anchored, match_of
from replylint.pipeline.reading import Reading
from replylint.rule import Act, Count, Missing, Order, Rule


class _OverActs(ABC):
    """A rule over speech acts."""

    def __init__(self, rule: Rule, nlp: Language) -> None:
        del nlp
        self._rule = rule

    @abstractmethod
    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""


class ActMatcher(_OverActs):
    """A speech act stands there."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        rule, match = self._rule, self._rule.match
        assert isinstance(match, Act)  # noqa: S101 - the registry pairs them
        for act in reading.acts_of(match.acts)[: 1 if match.first else None]:
            found = match_of(rule, reading, act.start, act.end)
            if match.span == "sentence":
                whole = reading.place(found.sentence.start, found.sentence.end)
                words = found.span.of(reading.draft.prose)
                found = replace(found, span=whole, slots={"act": words})
            yield found


class MissingMatcher(_OverActs):
    """A speech act is due and absent."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        rule, match = self._rule, self._rule.match
        assert isinstance(match, Missing)  # noqa: S101 - the registry pairs them
        said = reading.has(match.acts) or (match.earlier and reading.said_earlier(match.acts))
        found = None if said else anchored(rule, reading, match.anchor)
        if found:
            yield found


class OrderMatcher(_OverActs):
    """A speech act comes too late."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        rule, match = self._rule, self._rule.match
        assert isinstance(match, Order)  # noqa: S101 - the registry pairs them
        for act in reading.acts_of(match.acts)[:1]:
            sentence = reading.sentence_at(act.start)
            before = [s for s in reading.body if s.number < sentence.number]
            if reading.has(match.acts, before):
                continue
            early = [s for s in before if not reading.has(match.fine_after, [s])]
            if reading.has(match.after, early) and sentence.zone == "body":
                whole = reading.place(sentence.start, sentence.end)
                yield replace(match_of(rule, reading, act.start, act.end), span=whole)


class CountMatcher(_OverActs):
    """A speech act stands in too many sentences."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        rule, match = self._rule, self._rule.match
        assert isinstance(match, Count)  # noqa: S101 - the registry pairs them
        holding = [s for s in reading.body if reading.has(match.acts, [s])]
        if len(holding) >= match.at_least:
            last = holding[-1]
            yield Match(rule, reading.place(last.start, last.end), last)
