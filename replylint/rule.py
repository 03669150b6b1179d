"""A rule as its file holds it: one TOML file, one rule.

The file's folder is the rule's family and its stem the rule's name, so neither is written down.
Everything else is a key below; an unknown key is an error. What a code means is in docs/rules.md.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct, field

from replylint.diagnostic import Applicability, Severity
from replylint.draft import Channel, Kind, Library, Tier

Pattern = str | list[dict[str, Any]]
"""A wording in the short notation (see replylint.patterns), or a spaCy token pattern."""


class _Table(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of a rule file: unknown keys are errors."""


class Principle(_Table, frozen=True, kw_only=True):
    """Where the rule comes from: the document's title and its thought in a line."""

    title: str
    thought: str


class When(_Table, frozen=True, kw_only=True):
    """What must hold of the exchange; a key that is absent does not matter."""

    complaint: bool | None = None
    at_fault: bool | None = None
    refusal: bool | None = None
    open: bool | None = None
    settled: bool | None = None
    customer: bool | None = None
    """Whether there is a customer's message to read."""
    situation: tuple[str, ...] = ()
    """One of these situations is there."""
    any_of: tuple[str, ...] = ()
    """One of these facts holds, or one of these situations is there ("situation:angry")."""
    channel: tuple[Channel, ...] = ()
    not_channel: tuple[Channel, ...] = ()
    kind: tuple[Kind, ...] = ()
    library: bool | None = None
    """Whether it is read beside the other macros of its library."""
    without_blank: tuple[str, ...] = ()
    """No placeholder or blank of the reply names one of these ("reason", "step", …): it counts as
    what it names, so nothing is missing."""


class SuggestionTemplate(_Table, frozen=True, kw_only=True):
    """How to say it better.

    `text` may name slots in braces: those of the pattern, and `{match}`, `{sentence}`,
    `{replacement}`, `{event}` (what happened, in the customer's words). A suggestion whose slot
    is unknown is left out, so a list may begin with the most specific. Words in square
    brackets are blanks for the agent to fill.
    """

    text: str = ""
    title: str = ""
    at: Literal["match", "sentence", "end", "before", "after", "first", "last"] = "match"
    """What is replaced ("match", "sentence"), or where words are put in: at the "end" of the
    finding's sentence; as a new sentence "before" or "after" it, "first" or "last" in the body."""
    applicability: Applicability = Applicability.DISPLAY
    alone: bool = False
    """Only where the models alone have found the sentence, and no wording tells the words."""


class Variant(_Table, frozen=True, kw_only=True):
    """Wordings of a rule that have a rewrite of their own."""

    patterns: tuple[Pattern, ...]
    suggestion: SuggestionTemplate | None = None
    message: str = ""


class Guards(_Table, frozen=True, kw_only=True):
    """Where a match does not count. Wordings are sought in the sentence if not said otherwise."""

    unless: tuple[Pattern, ...] = ()
    unless_nearby: tuple[Pattern, ...] = ()
    """In the sentence, the one before or the one after."""
    unless_anywhere: tuple[Pattern, ...] = ()
    unless_customer_says: bool = False
    """The customer's message or the thread holds the matched words."""
    without: tuple[str, ...] = ()
    """Speech acts that the sentence must not hold."""
    without_nearby: tuple[str, ...] = ()
    without_anywhere: tuple[str, ...] = ()
    with_acts: tuple[str, ...] = field(default=(), name="with")
    """Speech acts one of which the sentence must hold."""
    with_anywhere: tuple[str, ...] = ()
    question: bool | None = None
    """Whether the sentence must be a question."""
    zones: tuple[str, ...] = ("body",)
    gives_way_to: tuple[str, ...] = ()
    """Codes whose finding on the same words is meant instead."""
    once: bool = False
    """Only the first finding in a reply is reported."""
    words: dict[str, tuple[str, ...]] = {}
    """Classes of words for this rule's patterns, besides the built-in ones."""


class Phrases(Guards, frozen=True, kw_only=True, tag_field="kind", tag="phrases"):
    """Fixed words, in any case; `replace` pairs them with plain ones."""

    phrases: tuple[str, ...] = ()
    replace: dict[str, str] = {}


class Tokens(Guards, frozen=True, kw_only=True, tag_field="kind", tag="tokens"):
    """Wordings in the short notation, or spaCy token patterns."""

    patterns: tuple[Pattern, ...] = ()
    variants: tuple[Variant, ...] = ()


class Act(Guards, frozen=True, kw_only=True, tag_field="kind", tag="act"):
    """A speech act that the pipeline found; `span` says what is pointed at."""

    acts: tuple[str, ...]
    span: str = "act"
    """"act" for the act's own words, or "sentence"."""
    first: bool = False


class Missing(Guards, frozen=True, kw_only=True, tag_field="kind", tag="missing"):
    """None of these acts is there, though it is due."""

    acts: tuple[str, ...]
    anchor: str
    """"first" or "last" body sentence, or the first sentence that holds the act named here."""
    earlier: bool = False
    """Whether an act in an earlier message of ours, in the same chat, is enough."""


class Order(Guards, frozen=True, kw_only=True, tag_field="kind", tag="order"):
    """The first of `acts` comes only after a sentence with one of `after`."""

    acts: tuple[str, ...]
    after: tuple[str, ...]
    fine_after: tuple[str, ...] = ()
    """Acts that excuse a sentence that also holds one of `after`."""


class Count(Guards, frozen=True, kw_only=True, tag_field="kind", tag="count"):
    """An act stands in at least so many sentences; the last ones too many are pointed at."""

    acts: tuple[str, ...]
    at_least: int


class Metric(Guards, frozen=True, kw_only=True, tag_field="kind", tag="metric"):
    """A measure of the body or of a sentence lies above a limit."""

    metric: str
    """"grade" (Flesch-Kincaid, of the body) or "sentence-words"."""
    above: float
    min_words: int = 0


class Function(Guards, frozen=True, kw_only=True, tag_field="kind", tag="function"):
    """A named Python function of replylint.matchers.function: the last resort."""

    function: str
    phrases: tuple[str, ...] = ()
    """Words that the function needs, so that they can be edited here."""


class UnusedIgnore(Guards, frozen=True, kw_only=True, tag_field="kind", tag="unused-ignore"):
    """An inline ignore that took no finding away: known when all else is (replylint.ignores)."""


AnyMatch = Phrases | Tokens | Act | Missing | Order | Count | Metric | Function | UnusedIgnore


class Beside(_Table, frozen=True, kw_only=True):
    """Another macro of the library that an example's macro stands in."""

    title: str
    text: str


class Example(_Table, frozen=True, kw_only=True):
    """A `bad` with its span marked and the `good` it becomes, or a `good` that stays silent.

    Facts that are not stated are false.
    """

    bad: str = ""
    good: str = ""
    customer: str = ""
    thread: tuple[str, ...] = ()
    channel: Channel | None = None
    kind: Kind = Kind.DRAFT
    library: Library | None = None
    attachments: int | None = None
    title: str = ""
    """The macro's own name."""
    beside: tuple[Beside, ...] = ()
    """The macros before it in its library."""
    facts: tuple[str, ...] = ()
    """The facts that hold; "situation:late" for a situation."""
    known_miss: bool = False


class RuleFile(_Table, frozen=True, kw_only=True):
    """The keys of a rule file."""

    code: str
    severity: Severity
    summary: str
    why: str
    principle: Principle
    message: str
    """What the agent reads; may name the slots of the match, as a suggestion may."""
    match: AnyMatch
    examples: tuple[Example, ...]
    suggestions: tuple[SuggestionTemplate, ...] = ()
    when: When = When()
    confidence: Mapping[Tier, float] = {}
    """By tier, the least confidence at which a finding is shown; 0.5 if not said otherwise."""
    needs_words: bool = False
    """Whether models may only weigh what the rule's own match finds, and find nothing alone: where
    a fact decides that they cannot read, or a false finding would do harm."""
    preview: bool = False


class Rule(RuleFile, frozen=True, kw_only=True):
    """A rule, with what its place says of it."""

    name: str
    family: str
    path: str = ""
    """The file, as far as it is known: for messages only."""
