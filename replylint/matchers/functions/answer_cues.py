"""How replies answer: what an amount, a date, a yes or an announced answer looks like.

All expressions are for texts in small letters: folding each letter takes several times as long.
"""

import re


def _cue(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|several"
    r"|half an)"
)
_UNIT = r"(?:minute|hour|day|week|month|year|night|fortnight|second)s?"
_PERIOD = (
    rf"\b{_COUNT}(?:[ -](?:to|or|working|business|more|full|extra|\d+|[a-z]+)){{0,3}}[ -]{_UNIT}\b",
    r"\b(?:overnight|fortnight|weekly|hourly)\b",
    r"\d\s?[-\u2013]\s?\d",
)
_DATE = (
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    r"\b(?:today|tomorrow|tonight|noon|midnight|weekend|spring|summer|autumn|fall|winter)\b",
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    r"\d(?:st|nd|rd|th)\b|\d{1,2} may\b|\bmay \d|\bend of\b",
)
_UNKNOWN_TIME = (
    r"\bno (?:fixed |firm |exact )?(?:date|eta|time|plans)\b",
    r"\b(?:don't|do not|can't|cannot|won't|not)\b.{0,40}\b(?:date|eta|time|when|yet)\b",
)
_MOMENT = (
    r"\d{1,2}[:.]\d\d",
    r"\d\s?(?:am|pm|p\.m|a\.m)\b",
    r"\b(?:now|already|soon|shortly|later|once|week|month|year|morning|afternoon|evening|days?)\b",
)

CUES = {
    "amount": _cue(
        r"[£$€]\s?\d",
        r"\d\s?(?:%|pounds?|euros?|dollars?|eur|gbp|usd|pence|p\b|cents?|chf|kr|zł|quid)",
        r"\b(?:chf|eur|gbp|usd|rs)\s?\d",
        r"\bfree\b|\bno (?:extra|additional|charge|cost|fee)|\bnothing\b|\bincluded\b|\bwaived?\b",
        r"\bquote\b|\bon us\b|\bon the house\b|\bsame price\b|\bcomplimentary\b|\bhalf\b"
        r"|without charge",
    ),
    "duration": _cue(
        *_PERIOD,
        rf"\b(?:by|on|until|from|before|this|next) (?:the )?(?:{'|'.join(_DATE)})",
        *_UNKNOWN_TIME,
        r"\b(?:straight|right) away\b|\bimmediately\b",
    ),
    "time": _cue(*_DATE, *_PERIOD, *_MOMENT, *_UNKNOWN_TIME),
    "own place": _cue(
        r"\byours?\b(?! (?:patience|message|query|email|understanding))",
        r"\b(?:i|we) (?:can see|found|checked|sent|shipped)\b",
        r"https?:|\btracking (?:number|link)\b",
        r"\bdriver\b|\bcourier\b|\bon (?:the|its|his|her) way\b",
    ),
    "plan": _cue(
        r"\b(?:i|we)(?:'ll|'ve|'m|'re|'d| will| have| am| are| would| can) ",
        r"\b(?:has|have|is|are|will) be(?:en|ing)?\b|\bon its way\b|\brefunded\b",
    ),
}
"""For kinds of question: what a reply holds that answers it."""

ANNOUNCED = _cue(
    r"\blet you know\b|\b(?:get|come|be) back to you\b|\bfind(?:ing)? out\b|\bdon't know yet\b",
    r"\bhear from (?:me|us)\b|\bi'll tell you\b|\bupdate you\b|\bkeep you (?:posted|updated)\b",
    r"\bconfirm (?:this|that|it|whether|when|the date)\b",
    r"\b(?:check|ask|write|call|ring|reply)\w*\b.{0,60}\b(?:by|before|on|until|today|tomorrow)\b",
)
"""The answer is named as still to come."""

YES_OR_NO = _cue(
    r"(?:^|[.!?,:]\s)(?:yes|yep|yeah|nope|sure|of course|certainly|absolutely|correct|exactly)\b",
    r"(?:^|[.!?,:]\s)no(?:[.,;!]| (?:it|we|you|they|there|that|need))",
    r"^(?:unfortunately|sadly|i'm sorry, )",
    r"\b(?:i|we|you|it|they|that|this|there) (?:do|don't|does|doesn't|can|can't|cannot|is|isn't"
    r"|are|will|won't|have)"
    r"[.,;!]",
    r"\bafraid\b|\bno problem\b|\bdone\b|\bsorted\b|\ball set\b",
)
DONE = _cue(
    r"\b(?:done|sorted|all set|as (?:you )?(?:asked|requested)|happy to)\b",
    r"\b(?:i|we)(?:'ve| have| can|'ll) ",
)
ELSEWHERE = _cue(
    r"\b(?:details|information|info|everything|more)\b.*\b(?:website|page|faqs?|site"
    r"|help cent\w+|online|app)\b"
)
"""The answer is said to stand somewhere else, which answers nothing."""
ATTACHED = _cue(r"\b(?:attached|attaching|enclosed|download\w*)\b")
EITHER = _cue(r"\b(?:neither|a mix|a bit of both)\b|\b(?:both|either)[.,;!]")
