"""How messages tell of steps: what was done, what is asked for, and what makes it another step."""

import re

STEPS = [
    re.compile(step, re.IGNORECASE)
    for step in (
        (
            r"\b(?:re-?start|re-?boot|power.?cycl|(?:turn|switch|power)\w*\b.{0,25}\boff\b"
            r"|off and on"
            r"|unplug|plug\w* (?:it |them )?(?:out|back))"
        ),
        r"\b(?:un-?install|re-?install|delet\w* (?:and \S+ )?the app|install\w*\b.{0,20}\bagain)",
        r"\b(?:cache|cookies)\b",
        r"\b(?:log|sign)\w*\b.{0,20}\b(?:out|off|back in|in again)\b",
        r"\b(?:browser|chrome|firefox|edge|safari|incognito)\b",
        (
            r"\b(?:forgot|reset|password) (?:\w+ )?(?:link|password|e?mail)|\breset (?:your|my"
            r"|the) password"
        ),
        r"(?<!password )\breset(?:ting)?\b(?! (?:link|password|your password|my password))",
        r"\b(?:spam|junk)\b",
        r"\bupdat\w+ (?:the |your |my )?(?:app|software|firmware|driver)|latest version",
        r"\b(?:cable|lead|socket|plug)s?\b",
        r"\bbatter(?:y|ies)\b",
        (
            r"\bdescal\w+|\bhead clean"
            r"|\bclean\w*\b.{0,25}\b(?:nozzle|filter|head|brush|lens|contacts)"
            r"|\b(?:nozzle|filter|head|brush)\b.{0,25}\bclean"
        ),
        r"\brewetting drops|\bblink\w+",
        (
            r"\b(?:ask|check|contact|call|ring|rang|spoke|speak|asked|called"
            r"|went)\w*\b.{0,15}\bneighbou?rs?\b"
        ),
        (
            r"\b(?:ask|check|contact|call|speak|spoke|talk|ring|rang|went)\w*\b.{0,20}\bbank\b"
            r"|\bbank (?:says?|said|told|has|knows?|can't)\b"
        ),
        (
            r"\b(?:ask|check|contact|call|speak|spoke|talk|ring|rang|went)\w*\b.{0,20}"
            r"\b(?:courier|carrier|depot|post office|royal mail)\b"
        ),
        (
            r"\b(?:another|other|different|second|2nd) (?:device|phone|computer|laptop|tablet|pc"
            r"|tablet)\b"
            r"|\b(?:wife|husband|sister|brother|friend|mum|dad|partner)'?s? (?:phone|laptop"
            r"|computer"
            r"|pc)"
        ),
        r"\bcapsules?\b",
        r"\bcharg(?:e|ed|ing) (?:it|fully|for|over)|\bover ?night\b.{0,15}\bcharg",
        r"\brouter\b",
        r"\bpair\w*\b.{0,15}\bagain|\bre-?pair(?:ed|ing)?\b.{0,10}\bbluetooth|\bbluetooth\b",
        r"\b(?:re-?enter\w*|enter\w* (?:it|them|the \w+) again)\b",
        r"\b(?:re-?upload\w*|upload\w*\b.{0,20}\bagain)\b",
    )
]
DONE = re.compile(
    r"\b(?:i|we|i've|we've|ive|weve)\b(?:'ve)?(?: have| had| even| also| already| just| both)*"
    r" (?:tried|did|done|cleared|restarted|rebooted|re-?installed|uninstalled|cleaned|descaled"
    r"|reset"
    r"|changed|swapped|replaced|checked|called|rang|phoned|asked|contacted|spoke|went|turned"
    r"|switched"
    r"|unplugged|moved|updated|deleted|logged|signed|used|bought|charged|soaked|paired|emailed)\b"
    r"|\b(?:tried|done|cleared|restarted|reinstalled|cleaned|rebooted|unplugged)\b"
    r"|\b(?:already|no (?:change|difference|better|luck|use)|did(?:n't| not) (?:help|work|change)"
    r"|does(?:n't| not) (?:help|work)|makes no|same|not in (?:my )?(?:spam|junk)"
    r"|(?:bank|courier|carrier|depot|neighbou?rs?|royal mail|it)(?: \w+)? (?:says?|said|told|has"
    r"|have"
    r"|knows?|never|nobody|won't)"
    r"|is not (?:the|my)|it's not (?:the|my)|isn't (?:the|my)|isnt (?:the|my)|no longer|don'?t have"
    r"|goes to my old)\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:please|pls|kindly|could you|can you|could u|can u|would you|have you (?:\w+ed"
    r"|resent|done|had)|try|tried|you (?:should|need to|must|have to)"
    r"|i(?:'d| would) (?:suggest|recommend|encourage|ask)|we (?:suggest|recommend|would encourage"
    r"|advise|ask you))\b|^\W*(?:and |or )?(?:first|then|just|now|next)?,? ?(?:re-?start"
    r"|re-?boot|re-?install"
    r"|uninstall|clear|log|sign|check|contact|call|ask|clean|unplug|turn|switch|reset|go|open"
    r"|press|tap|click"
    r"|delete|update|change|use|have a go)\b",
    re.IGNORECASE,
)
EXCUSED = re.compile(
    r"\b(?:no need|don't|do not|not (?:have|need) to|instead|already|because|since|so that|rather"
    r"|you(?:'ve| have) (?:tried|done|checked|cleared|restarted|cleaned)|this time (?:with|in"
    r"|by)|if you (?:like|want|prefer)|we(?:'ll| will)|i(?:'ll| will)|next time"
    r"|in (?:the )?future)\b",
    re.IGNORECASE,
)
"""The step is changed, has its reason, or is none for the customer to do now."""
AS_ASKED = re.compile(
    r"^\W*(?:done|yes|yep|yeah)\b|\b(?:(?:did|done|tried) (?:that|this|both|it|all)|already did)\b",
    re.IGNORECASE,
)
"""The customer says that they did what we asked for."""
CHANGED = re.compile(r"\b(?:another|different|other)\b", re.IGNORECASE)
"""The step is asked for with something else."""
SEVERAL = re.compile(
    r"\b(?:another|different|other|two|three|four|five|several|all|every|both|edge|firefox)\b",
    re.IGNORECASE,
)
"""The customer has tried more than one already."""
TRIED = re.compile(
    r"\b(?:tried|twice|times|again|already|still|same|no (?:change|difference|better|luck|use))\b",
    re.IGNORECASE,
)
"""What is told is no mere event but an attempt that did not help."""
