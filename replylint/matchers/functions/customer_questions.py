"""What the customer asks: questions and explicit requests, one by one.

All expressions but those that split a text into clauses are for small letters.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from spacy.tokens import Doc

from replylint.matchers.functions.content_words import content_words
from replylint.patterns.flat import words_of
from replylint.pipeline.sentences import bounds

_AUX = r"is|are|was|do|does|did|can|could|will|would|has|have|should|am|may"
_BEGIN = rf"(?:how|what|what's|when|where|where's|why|which|who|whether|{_AUX})\b"
_BEGINS = re.compile(rf"(?:^|\s){_BEGIN}")
_CLAUSES = re.compile(
    rf"[,;:]?\s+(?:and|also|but|&|plus)\s+(?:also\s+)?(?={_BEGIN})"
    rf"|[,;:]\s+(?={_BEGIN})|[,;]\s+(?=(?:it|i|we)(?:'s|'m|\s))|\s+-\s+",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:(?:can|could|would) (?:you|i|we|someone|somebody)\b"
    r"|please (?!help|be|note|see|don't|do not|do something|advise|respond|reply|look|sort)"
    r"|i(?:'d| would) like to (?:know|speak|talk|see|have)|i (?:want|need) (?:to (?:know|speak"
    r"|talk)|an? )"
    r"|(?:let me know|tell me|say) (?:if|whether|when|why|what|how|where))",
)
_ANGER = re.compile(
    r"\b(?:kidding|jok(?:e|ing)|serious(?:ly)?|hard can|pay(?:ing)? (?:you )?for|dare|ridiculous"
    r"|the point"
    r"|shame|acceptable|on earth|the hell|wtf|right\?|what kind of|who does|can you (?:be|just"
    r"|not|treat)"
    r"|how (?:come|often|difficult|hard)|how many (?:more )?times|how much longer"
    r"|anyone (?:there|home)"
    r"|do you even|isn't|do you (?:think|care|know how|realise|realize)|don't you|you people"
    r"|supposed to"
    r"|am i meant|believe|clue|why (?:should|bother|do i)|blind|asleep|too much to ask|honest"
    r"|stupid|insane"
    r"|anybody|how is (?:that|this)|who's|what if|is it me)",
)
_KINDS = [
    (kind, re.compile(cue))
    for kind, cue in (
        (
            "amount",
            (
                r"\bhow much\b(?! (?:longer|time))|\b(?:what|any|is there an?|extra"
                r"|much)\b.*\b(?:price|costs?|fees?|charge|rate"
                r"|discount|spend)\b|\b(?:does|do|would|will) (?:it|that|this) cost\b"
            ),
        ),
        ("duration", r"\bhow long\b|\blead time\b|\bhow soon\b|\bhow many (?:days|weeks|hours)\b"),
        (
            "time",
            (
                r"^\W*(?:so |and |but )?when\b|\bwhat time\b|\beta\b"
                r"|\b(?:any idea|know|tell me|say) when"
            ),
        ),
        (
            "plan",
            (
                r"\bwhat (?:are you|will you|do you|you) (?:going|doing|do\b|intend|plan)"
                r"|\bwhat(?:'s| is) (?:next|your plan)\b"
            ),
        ),
        ("reason", r"\bwhy\b|\bexplain\b|\bwhat (?:happened|went wrong)\b"),
        ("own place", r"\bwhere(?:'s| is| are) (?:my|mine|our)\b"),
        ("place", r"\bwhere\b|\bwhere's\b"),
        ("how", r"\bhow\b"),
        ("choice", r"^\W*(?:and |but )?(?:is|are)\b.* or \w"),
    )
]
_PLAIN_ASK = re.compile(
    r"\W*(?:(?:hi|hello|hey|so|and)\W+)?(?:how much|how long|what does it"
    r"|when (?:will|do|does|is|can)"
    r"|(?:do|does|can|could|will|is|are) (?:you|i|we|it|there|the|this|my)\b)",
)
"""How a question begins where its mark may be left out."""
_CHOICE = re.compile(r"([\w-]+) or (?:an? |the )?([\w-]+)")


class Question(Struct, frozen=True):
    """One thing that the customer asks."""

    text: str
    kind: str
    """What would answer it: "amount", "duration", "time", "plan", "reason", "own place" (of the
    customer's own goods), "place", "how", "choice" (one of `words`), "open" (something about
    `words`) or "request"."""
    words: frozenset[str]
    """Its content words, as content_words gives them."""


def questions_of(message: Doc) -> Iterator[Question]:
    """Yield what a message asks, in order, less what is asked in anger only."""
    words = words_of(message)
    for start, end in bounds(message):
        text = " ".join(words.of(start, end).replace("\u2019", "'").split())
        low = text.lower()
        asks = "?" in text[-3:] or _PLAIN_ASK.match(low) is not None
        if not (asks or _REQUEST.search(low)) or _ANGER.search(low):
            continue
        clauses = _CLAUSES.split(text)
        for clause in clauses:
            low = clause.lower()
            if _REQUEST.search(low) or (asks and (len(clauses) == 1 or _BEGINS.search(low))):
                yield _question(clause, low, asked=asks)


def _question(clause: str, low: str, *, asked: bool) -> Question:
    """Return the question of a clause, also given in small letters."""
    default = "open" if asked else "request"
    kind = next((kind for kind, cue in _KINDS if cue.search(low)), default)
    choice = _CHOICE.search(clause) if kind == "choice" else None
    words = content_words(" ".join(choice.groups()) if choice else clause)
    return Question(clause.strip(" ?!.,:;-"), kind, words)
