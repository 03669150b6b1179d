"""What is private in a public reply: shapes of numbers, addresses, matters and requests."""

import re

REFERENCE = re.compile(
    r"\b(?P<kept>(?:order|account|policy|ticket|case|booking|reservation|claim|invoice|customer"
    r"|member(?:ship)?"
    r"|tracking|contract|parcel|meter|loan|card|sale|return|complaint|incident)"
    r"(?: (?:number|no\.?|ref(?:erence)?|id))?)(?: is| was|:)?"
    r" ?(?:#|no\.? ?|n° ?)?(?=[\w-]*\d{3})(?P<code>[A-Z0-9][\w-]*\d[\w-]*(?: \d{3,})*)",
    re.IGNORECASE,
)
BARE_CODE = re.compile(r"(?<![\w/#-])(?:#\d{4,}|[A-Z]{2,4}-\d{4,})\b")
BOOKING = re.compile(
    r"\b(?P<kept>(?:booking|reservation|confirmation)(?: (?:code|number"
    r"|ref(?:erence)?))?) (?=[A-Z]*\d)(?P<code>[A-Z0-9]{5,8})\b"
)
CARD_END = re.compile(
    r"\byour (?:\w+ )?(?P<kept>card (?:ending|that ends) (?:in |with )?\d{4})\b", re.IGNORECASE
)
ROOM = re.compile(
    r"\b(?:in|of|from|to) (?P<kept>(?:room|flat|apartment|suite|ward) \d{1,4})\b", re.IGNORECASE
)
QUOTE_IT = re.compile(
    r"\b(?:quot(?:e|ing)|mention(?:ing)?|subject|with the (?:word|reference|code))\b", re.IGNORECASE
)
STREET = re.compile(
    r"\b(?:at|to|of|in|outside|for|from) (?P<kept>(?:(?:flat|apartment|unit"
    r"|no\.?) ?\d+\w?,? )?(?:\d{1,4}[a-z]?,? )?"
    r"(?:[A-Z][\w'’]+ ){1,3}(?:Road|Rd|Street|St|Lane|Close|Avenue|Ave|Drive|Way|Court|Crescent"
    r"|Place|Terrace"
    r"|Gardens|Grove|Square|Boulevard|Blvd|Mews|Hill|Walk|Row|Park))\b"
)
SENT_THERE = re.compile(
    r"\b(?:deliver\w*|ship\w*|sent|address|live|home|your|service|visit\w*|left|installed)\b",
    re.IGNORECASE,
)
OUR_PLACE = re.compile(
    r"\b(?:our|branch|shop|store|depot|club|centre|center|hotel|restaurant|food bank|come|pop in"
    r"|visit us)\b",
    re.IGNORECASE,
)
FREE_MAIL = re.compile(
    r"\b[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|gmx|proton(?:mail)?"
    r"|me|web)\.\w{2,3}(?:\.\w{2})?\b",
    re.IGNORECASE,
)
THEIR_MAIL = re.compile(
    r"\byour (?:[\w-]+ ){0,4}?(?P<kept>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)
THEIR_PHONE = re.compile(
    r"\b(?:your (?:[\w-]+ ){0,3}?(?:number|phone|mobile|landline)|(?:rang|called|phoned|texted"
    r"|ring|reach(?:ed)?) you (?:at|on))"
    r"(?: [a-z]+){0,3}? (?P<kept>\+?\d[\d ()-]{6,}\d)",
    re.IGNORECASE,
)
MATTER = re.compile(
    r"\b(?:(?P<kept>you (?:also |have |had |still |never |did not |didn['’]t "
    r"|'ve )*(?:miss(?:ed)? (?:\w+ ){0,3}?"
    r"(?:premium|payment|instalment|installment)s?|owe\b|pa(?:y|id) (?:your |the )?(?:last "
    r"|final )?(?:bill|rent|invoice|premium)s?"
    r"|default(?:ed)?\b))|(?P<money>your (?:\w+ ){0,2}?(?:debts?|arrears|overdraft"
    r"|credit (?:score|rating|record|check)|loan|mortgage"
    r"|outstanding balance|unpaid \w+|late payments?|bankruptcy))"
    r"|(?P<state>your (?:\w+ ){0,2}?(?:payment|card|direct debit|premium)s? (?:was|were|had been"
    r"|has been|have been|bounced)"
    r" ?(?:declined|refused|returned|rejected|late|missed)?"
    r"|your account (?:is|was) (?:in arrears|overdrawn|past due|in collections?|suspended for \w+))"
    r"|(?P<health>your (?:\w+ ){0,2}?(?:diagnosis|prescription|medical \w+|illness|pregnancy"
    r"|medication|treatment"
    r"|test results?|surgery|disability|therapy|symptoms)))",
    re.IGNORECASE,
)
THING = (
    r"(?:(?:order|account|booking|policy|sale|customer|member(?:ship)?|reference|ticket|tracking"
    r"|frame|phone|mobile"
    r"|contact|telephone|reservation|meter|claim|serial|invoice|card|case"
    r"|parcel)['’s]* (?:number|no|id|ref|details|code)s?"
    r"|e-?mail(?: address)?|(?:full |home |delivery |postal )?address|full name|date of birth"
    r"|post ?code|zip(?: code)?"
    r"|phone|(?:account|personal|contact) details|details|order id)"
)
POST_IT = re.compile(
    r"\b(?P<kept>(?:(?:reply|respond|comment|post|drop|pop|leave|put|add"
    r"|write)\b(?:(?! us at\b)[^.!?\n]){0,60}?"
    rf"\b(?:your|the|with|a|his|her)\b[^.!?\n]{{0,60}}?\b{THING}(?:[^.!?\n]*)"
    r"|(?:send|share|give|tell|confirm|provide|let (?:us|me) (?:know|have)|what(?:['’]s| is"
    r"| was)|(?:may|can|could) (?:i|we)"
    r" (?:have|get)|(?:we|i)(?:['’]ll| will)? need)\b[^.!?\n]{0,30}?\byour\b[^.!?\n]{0,50}?"
    rf"\b{THING}(?:[^.!?\n]*)))",
    re.IGNORECASE,
)
PRIVATELY = re.compile(
    r"\b(?:dms?|pms?|direct message|private(?:ly)?|inbox|messenger|whatsapp|secure|form|chat"
    r"|call us|ring us|e-?mail us"
    r"|write to|message us|by (?:e-?mail|phone|message)|via)\b|@|https?:|\blink\b",
    re.IGNORECASE,
)
