"""Say back what happened, in the customer's own words.

A clause qualifies only if it plainly tells an event or a state that went wrong; whatever could
be an insult, an accusation, a demand, a guess or a sum of money makes it unfit, since the agent
would sign it. Being left with a blank costs little, a wrong sentence costs trust.
"""

import re
from functools import lru_cache

_MIN_WORDS, _MAX_WORDS = 3, 18
_SENTENCES = re.compile(r"(?<=[.!?;:])\s+|\n+|\s[-–—]+\s|(?<=[.!?])(?=[A-Z])")
_ASIDES = re.compile(r"\s*\([^()]*\)|^(?:hi|hello|hey|dear)\b[^,.!]*[,.!]\s*", re.IGNORECASE)
_LEADS = re.compile(
    r"^(?:and|but|so|well|look|honestly|basically|unfortunately|sadly|also|then|now|ok|okay"
    r"|again)\b,?\s+",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"^(?:you(?:'ve| have)?|your\s+(?:[\w'-]+\s+){1,3}?)(?:\s*\w+ly)?\s*(?:broke|ruin\w*|kill\w*"
    r"|destroy\w*|wreck\w*"
    r"|bricked|never|promised|told|said|let|made|put|did|do|had|were|are|keep)\b",
    re.IGNORECASE,
)
"""What the company is charged with and has not admitted."""
_EFFORT = re.compile(
    r"^(?:i|we)(?:'ve|'d| have| had)?(?: (?:\w+ly|already|also|just|now|even|only))?"
    r" (?:rang|rung|call(?:ed)?|phoned|emailed|wrote|written|messaged|contacted|sent|asked|tried"
    r"|stayed|told|chased|paid|bought|took|taken|changed|agreed|been (?:to|told|asking|trying)"
    r"|never)\b",
    re.IGNORECASE,
)
"""What the customer did about it: true, and not what went wrong."""
_WITHOUT_SUBJECT = re.compile(
    r"^(?:(?:nobody|no one|nothing)\b(?!.*\b(?:my|me|our|us)\b)"
    r"|it\b(?!(?:'s| has) been (?:\d|a|an|two"
    r"|three|four|five|six|seven|eight|nine|ten|over|more|weeks|days|months)\b))",
    re.IGNORECASE,
)
"""Clauses that make no sense alone: who lacks what, and what is "it"?"""
_SPLICE = re.compile(r",\s(?!(?:and|but|which|so|when|although|because)\b)", re.IGNORECASE)
_SHORTER = re.compile(
    r",\s|\s(?=(?:and|but|so|because|which|while|when|since i|as i)\s)", re.IGNORECASE
)

# these two look at small letters: a long choice that ignores case takes four times as long
_UNFIT = re.compile(
    r"[$£€¥%\"“”*@#/\\<>{}\[\]?]|\b(?:eur|usd|gbp|quid|pounds?|dollars?|euros?|bucks?|pence)\b"
    r"|\d{5,}|[a-z]{2,}-?\d"
    r"|\b(?:liars?|lied|lying|lies|lie|scam\w*|steal\w*|stole\w*|thie(?:f|ves)|theft|fraud\w*"
    r"|cheat\w*|crook\w*|robb\w*"
    r"|rip\w*|con|conned|shame\w*|idiots?|stupid\w*|useless|pathetic|incompeten\w*|disgrac\w*"
    r"|disgust\w*|joke|rubbish"
    r"|crap|shit\w*|damn\w*|bloody|hell|fuck\w*|awful\w*|terrible|appalling|ridiculous\w*|absurd"
    r"|insane|insult\w*"
    r"|rude\w*|arrogant|lazy|careless\w*|negligen\w*|unprofessional|clueless|clowns?|morons?"
    r"|worst|garbage|trash"
    r"|deliberate\w*|purpose|probably|obviously|clearly|apparently|maybe|perhaps|must have|guess"
    r"|suspect|bet|seem\w*"
    r"|seriously|ignor\w*|refus\w*|bother\w*|care|cares|trick\w*|mislead\w*|misled|pretend\w*"
    r"|blam\w*|illegal\w*|sue"
    r"|lawyer|solicitor|court|compensat\w*|want|wants|demand\w*|need|needs|expect\w*|please"
    r"|could you|would like|'d like"
    r"|hope|wish|will|'ll|would|should|could|might|may|going to|think|believe|feel|feels|love"
    r"|loved|if|unless|whether"
    r"|review|never again|thanks|thank|sorry|dear|regards|cheers|lol|omg|wtf|yesterday|today"
    r"|tonight|tomorrow"
    r"|this (?:morning|afternoon|evening)|now|ago|here|he|she|they|him|her|his|their|them|died"
    r"|death|without (?:any )?(?:problem|issue|trouble)s?|passed away|funeral"
    r"|late (?:husband|wife|father|mother|dad|mum|mom|nan|son)|without asking|even|paying"
    r"|technical|says|said|saying|claims?|claimed)\b"
    r"|^(?:i|we) (?:do not|don't) (?!get\b|receive\b)|(?<!\w)'|'(?!\w)|\b(?:this|that|it|them)$"
    r"|\d{3,}[ -]\d{3}|\d an? (?:day|week|month)\b"
)
_SHOUT = re.compile(r"\b[A-Z]{3,}\b|!!|\?!")
_AMISS = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|without|still|twice|\w+n't|(?:did|was|is|has|have"
    r"|does|do|ca|wo|could)nt|late|later|delay\w*|overdue|missing|missed"
    r"|(?:was|were|been|you|you've) cancel\w*|left (?:my|our|me|us|it|them)|lost|damag\w*"
    r"|broke\w*|crack\w*|scratch\w*|torn|ripped|stain\w*|leak\w*|faulty|defect\w*|dead|stuck"
    r"|stopped|stops|fro(?:ze|zen)|down|offline|blocked|locked|fail\w*|wrong\w*|incorrect"
    r"|incomplete|overcharg\w*|reject\w*"
    r"|declined|bounc\w*|crash\w*|delet\w*|wiped|gone|ruined|soaked|mou?ld\w*|melted|cold"
    r"|dirty|filthy|noisy|smel\w*"
    r"|suspend\w*|closed|removed|disconnect\w*|burn\w*|disappear\w*|vanish\w*|waiting|waited|hurt"
    r"|injur\w*|sick|apart|error"
    r"|errors|keeps|hung up|cut off|too (?:small|big|short|long|hot|cold|loud)|dropped|shrank"
    r"|shrunk|fell|snapped|bricked"
    r"|(?:and|but) (?:you|i|we)(?:'ve| have)? (?:sent|got|received|delivered|were given))\b"
)
_AGAINST = (_SHOUT, _ACCUSED, _EFFORT, _WITHOUT_SUBJECT, _SPLICE)
_BE = (
    r"(?:am|is|are|was|were|'m|'re|'s|has|have|had|'ve|did|do|does|can|could|isn't|wasn't|weren't"
    r"|hasn't|haven't|hadn't|didn't|don't|doesn't|can't|cannot|couldn't|won't)"
)
_PAST = (
    r"(?:[a-z]{2,}ed|came|went|got|took|sent|left|lost|broke|fell|had|made|gave|told|said|paid"
    r"|bought|sat|stood|woke|kept|keeps|stopped|began|froze|shrank|cut|put|hung|stuck|ran|burnt"
    r"|leaks|smells|never|still|only|arrives|shows|stops)"
)
_SUBJECT = re.compile(
    r"^(?:(?:(?:i|we|you|it)(?:\s+(?:still|just|only|never|also|already))?(?:\s+|(?='))"
    r"|(?:my|our|your|the|both|half|one of|some of|all of|two of)\s+(?:[\w'-]+\s+){1,5}?"
    rf"|(?:nobody|no one|nothing)\s+)(?:{_BE}|{_PAST})\b"
    r"|there\s+(?:is|was|were|are|'s|has|have)\b)",
    re.IGNORECASE,
)
_DROPPED = (
    (re.compile(r"^still (?=waiting|no |without|not )", re.IGNORECASE), "I am "),
    (re.compile(r"^been (?=[a-z]+ing\b|on |without )", re.IGNORECASE), "I have "),
    (
        re.compile(
            r"^(?=(?:driver|courier|engineer|parcel|package|delivery|order|website|site|app)\s+"
            r"(?:\w+ed|never|left|was|has|is|did|keeps|came|went|threw)\b)",
            re.IGNORECASE,
        ),
        "the ",
    ),
)
_CONTRACTIONS = (
    (re.compile(r"\bcan't\b", re.IGNORECASE), "cannot"),
    (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
    (re.compile(r"n't\b", re.IGNORECASE), " not"),
    (re.compile(r"\b(i|we|you)'ve\b", re.IGNORECASE), r"\1 have"),
    (re.compile(r"\bi'm\b", re.IGNORECASE), "I am"),
    (re.compile(r"\b(we|you)'re\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"\b(it|there|that)'s (?=been\b)", re.IGNORECASE), r"\1 has "),
    (re.compile(r"\b(it|there|that)'s\b", re.IGNORECASE), r"\1 is"),
)
_MINE = {
    "i": "you", "me": "you", "we": "you", "us": "you", "my": "your", "our": "your", "mine": "yours",
    "ours": "yours", "myself": "yourself", "ourselves": "yourselves", "your": "our",
    "yours": "ours",
}  # fmt: skip
_VERBS_AFTER_I = {"am": "are", "was": "were"}
_BEFORE_SUBJECT = frozenset(
    "that and but which when because since as so where while after before then what how".split()
)
_SUPPLIED = frozenset(
    {"sold", "sent", "gave", "delivered", "shipped", "fitted", "installed", "supplied", "made"}
)
"""What "you" did in "the lamp you sold me"."""
_BEFORE_OBJECT = frozenset(
    {
        "to",
        "from",
        "for",
        "with",
        "by",
        "at",
        "of",
        "about",
        "on",
        "told",
        "sent",
        "gave",
        "asked",
        "paid",
    }
)
_VERB_AFTER_YOU = re.compile(rf"(?:{_BE}|{_PAST}|not|just|charged|again)$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z']+|[^A-Za-z']+")


@lru_cache(maxsize=64)
def restate(customer: str) -> str | None:
    """Return the clause that tells what happened, turned to "you", or None where none is sure.

    "My parcel never arrived." becomes "your parcel never arrived", and "You charged me twice"
    "we charged you twice": 3 to 18 words that read well after "I'm sorry that" and "I can see"
    " that".
    """
    for sentence in _SENTENCES.split(customer.replace("’", "'")):
        clause = _clause(sentence)
        if clause:
            return _turned(clause)
    return None


def _clause(sentence: str) -> str | None:
    """Return the longest beginning of a sentence that is fit to be said back."""
    if "?" in sentence or sentence.rstrip().endswith(":"):
        return None
    text = _LEADS.sub("", _ASIDES.sub("", sentence.strip())).rstrip(" .!;:,")
    for pattern, words in _DROPPED:
        if pattern.match(text):
            text = words + text[0].lower() + text[1:]
    if not _tells(text):
        return None  # nor does any beginning of it
    ends = [len(text), *(cut.start() for cut in reversed(list(_SHORTER.finditer(text))))]
    return next((text[:end] for end in ends if _fit(text[:end])), None)


def _tells(clause: str) -> bool:
    """Tell whether a clause says of somebody or something that it went wrong."""
    return bool(_SUBJECT.match(clause) and _AMISS.search(clause.lower()))


def _fit(clause: str) -> bool:
    return (
        _MIN_WORDS <= len(clause.split()) <= _MAX_WORDS
        and _tells(clause)
        and not any(pattern.search(clause) for pattern in _AGAINST)
        and not _UNFIT.search(clause.lower())
    )


def _turned(clause: str) -> str:
    """Return the clause from the company's side: "my" is "your", "your" is "our"."""
    for pattern, full in _CONTRACTIONS:
        clause = pattern.sub(full, clause)
    parts = _WORD.findall(clause[0].lower() + clause[1:])
    words = [(at, part.lower()) for at, part in enumerate(parts) if part[0].isalpha()]
    subject = words[0][1]
    for place, (at, word) in enumerate(words):
        before = words[place - 1][1] if place else ""
        after = words[place + 1][1] if place + 1 < len(words) else ""
        if word == "you":
            parts[at] = "we" if not place or _is_subject(before, after) else "us"
        elif word in _VERBS_AFTER_I and _of_i([w for _, w in words[:place]], subject):
            parts[at] = _VERBS_AFTER_I[word]
        else:
            parts[at] = _MINE.get(word, parts[at])
    return "".join(parts)


def _is_subject(before: str, after: str) -> bool:
    """Tell whether "you" between these words does something, rather than having it done."""
    if before in _BEFORE_SUBJECT:
        return bool(_VERB_AFTER_YOU.match(after))
    return after in _SUPPLIED and before not in _BEFORE_OBJECT


def _of_i(before: list[str], subject: str) -> bool:
    """Tell whether the verb after these words has "I" for its subject."""
    near = [word for word in before[-2:] if word not in {"still", "just", "only", "never", "also"}]
    return "i" in near[-1:] or (subject == "i" and near[-1:] == ["and"])
