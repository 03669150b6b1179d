"""Echoes: a sentence of the reply that says back what the customer wrote.

Wordings alone miss many a restatement ("Three weeks of cold showers and nobody answers"); the
customer's own words in one of the first sentences give it away. A defence uses them too, so a
sentence that disputes, rules, asks or instructs is none.
"""

import re
from collections.abc import Iterable, Sequence

EARLY = 3
"""How many sentences may echo."""
_ENOUGH = 2
"""Shared words that make an echo: one alone stands in many a defence too."""
_STEM = 5
_WORDS = re.compile(r"\d+|[^\W\d_]{3,}")
_DEFENCE = re.compile(
    r"^\s*(?:no|thanks?|thank you|(?:i|we)(?:'ve| have)? (?:sold|chased|spoke|spoken|asked))"
    r"\b|\b(?:according to|records?|as per|per (?:the|our)|polic(?:y"
    r"|ies)|terms"
    r"|conditions|clause|section|stated?|displayed|published|explained|disagree|allegations?"
    r"|assertion"
    r"|claim(?:s|ed)? (?:that|to)|accurate|obvious(?:ly)?|clear(?:ly)?|evident(?:ly)?|should have"
    r"|had you"
    r"|if (?:you|the|this|it|we)|you (?:must|need|may|can|will|could|should|agreed)|please|kindly"
    r"|normally"
    r"|usually|generally|always|classified|valid|advis(?:e|ed|able)|intended|regarding|reference"
    r"|inspect\w*"
    r"|your (?:request|message|enquiry|feedback|correspondence|email|comments|experience)"
    r"|we (?:have )?reviewed"
    r"|no reason|(?:did not|didn't|do not|don't|does not|doesn't) (?:break|crack|make|usually"
    r"|accept|cover)"
    r"|means that|entitle\w*|responsib\w*|trained|would|may|might|strictly|as anyone|setting that"
    r"|off"
    r"|nobody here|no one (?:here|else)|nothing has|no such|not an? offer|technically"
    r"|as you (?:well|will|know)"
    r"|(?:says?|said|sure|insists?|maintains?|confirms?|denies|assures? (?:me|us))"
    r" (?:that )?(?:he|she|they|we)"
    r"|turns out|it will|there (?:is|are) (?:a lot|lots|many)|sort itself|accepts?"
    r"|(?:answer\w*|repl(?:y|ied)|respond\w*|got back) (?:to )?(?:me|us)\b"
    r"|delighted|pleased|glad|we can|(?:passengers|guests|customers|users) (?:who|are|have"
    r"|must))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\byou(?:'ve|’ve|'d|’d)? (?:were|had|have|got|did|paid|waited|asked|wrote|rang|called|spent"
    r"|lost|came|stood|sat)\b"
    r"|\b(?:\d+|a|an|one|two|three|four|five|six|eight|nine|ten|half)"
    r" (?:minute|hour|day|night|week|month|visit|attempt|time|call|email)s?\b"
    r"|\b(?:never|nobody|nothing|without|still|twice|late|too|wrong|broke\w*|fail\w*|lost"
    r"|miss(?:ed|ing)|stuck|waited|waiting|again|refus\w*|delay\w*|cancel\w*|crack\w*|damag\w*"
    r"|leak\w*|closed|blank|empty|cold|wet|gone|dead|declined|withdrawn)\b"
    r"|\b(?:did|has|have|had|was|were)(?:n['’]t| not)\b",
    re.IGNORECASE,
)
"""What the customer did or bore, a length of time, or something that went wrong."""
_DULL = frozenset(
    "order orders number please thank thanks email emails account name help want could there"
    " their about"
    " which where when what with from that this have been were will your they them than just only"
    " also"
    " still even very more much most some here into over after before because since does doing"
    " done being"
    " having dear hello service customer support company team reply message case ticket booking"
    " refund"
    " money back the and you are was for not but had has can our its all any out how why who did"
    " let now"
    " see per yet off him her his she use way own say yes ask try get got".split()
)
_FIGURES = {
    "one": "1", "once": "1", "two": "2", "twice": "2", "double": "2", "second": "2", "three": "3",
    "third": "3", "four": "4", "fourth": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip


def echoes(sentences: Sequence[str], messages: Iterable[str]) -> list[int]:
    """Return which of a reply's body sentences say back what the customer's messages say.

    Takes the sentences in order, all of them or the first few; returns their numbers from 0.
    """
    telling = [at for at, sentence in enumerate(sentences[:EARLY]) if _tells(sentence)]
    if not telling:
        return []
    said = frozenset[str]().union(*map(_content, messages))
    return [at for at in telling if len(_content(sentences[at]) & said) >= _ENOUGH]


def _tells(text: str) -> bool:
    return "?" not in text and bool(_TOLD.search(text)) and not _DEFENCE.search(text)


def _content(text: str) -> frozenset[str]:
    """Return the stems and figures of the words that carry meaning."""
    return frozenset(filter(None, map(_stem, _WORDS.findall(text.lower()))))


def _stem(word: str) -> str:
    """Return what two forms of a word share, "" for a word that carries no meaning of its own."""
    if word in _DULL or word in _FIGURES:
        return _FIGURES.get(word, "")
    return word if word[0].isdigit() else word[:_STEM]
