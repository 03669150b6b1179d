"""Where a reply's signature begins: sign-off, names, the "-- " line, legal notices."""

import re

_SIGN_OFF = re.compile(
    r"[^\S\n]*(?:(?:(?:with\s+|my\s+)?(?:very\s+)?(?:kind(?:est)?|best|warm(?:est"
    r"|ly)?|many|all the|sincere|"
    r"friendly|good)\s+)?(?:regards|wishes|thanks|best|greetings)|thank you|thanks"
    r"|cheers|sincerely|"
    r"yours(?:\s+\w+)?|respectfully|all the best|take care|warmly|kind regards and \w+|"
    r"have a (?:good|great|nice|lovely) (?:one|day|evening|week|weekend)|"
    r"with (?:friendly|all good|every good) (?:regards|wish(?:es)?)|speak (?:soon"
    r"|tomorrow|then)|talk soon|"
    r"looking forward to [^.!?\n]{2,30}|see you (?:soon|then|there|on \w+|at"
    r" [^.!?\n]{2,20})|all good wishes)"
    r"(?:[^\S\n]+(?:again|so much|and regards|from \w+))?[^\S\n]*"
    r"(?:[,.!–—-]*[^\S\n]*(?:\n|$)|[,–—-]+[^\S\n]*[A-Z][^\n.!?]{0,40}(?:\n|$))",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\s,|/·•–—&+@^~*()-]+")
_SMALL = frozenset(
    "of the and for at in from de der den van von la le du dos und your team".split()
)
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|Ltd|Inc|Co|Jr|Sr|Dr|Mr|Mrs|Ms|St)\.")
_INLINE_NAME = re.compile(
    r"(?<=[\s.!?])(?:[\^~–—-]{1,2}[^\S\n]?|(?:(?:kind|best|warm|many) )?(?:regards"
    r"|wishes|best|thanks|cheers)"
    r",[^\S\n])(?-i:[A-Z])[\w.]*(?:[^\S\n]?[,/@|][^\n.!?]{1,30})?\s*$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:this (?:e-?mail|message)[^.\n]{0,60}(?:confidential|intended|privileged)"
    r"|confidentiality notice|registered (?:in|office)|company (?:no|number|registration)"
    r"|please consider the environment|do not reply to this|authorised and regulated)",
)
_DELIMITER = re.compile(r"\n(?=(?:-- ?|—|_{5,}|-{5,})\r?$)", re.MULTILINE)
_TO_LAST_PARAGRAPH = re.compile(r".*\n\s*\n", re.DOTALL)
_NAME_AT_END = 120
"""Characters in which a name at the end of the last line stands: looking further takes long."""
_MAX_LINES = 9
_MAX_WORDS = 7
_MAX_LOWER = 2


def signature_start(text: str, start: int, end: int) -> int:
    """Return the offset at which the signature of text[start:end] begins, `end` if it has none.

    What a "-- " line or a legal notice cuts off belongs to it with all that follows.
    """
    body_end = _before_notices(text, start, _before_delimiter(text, start, end))
    names = _names_start(text, start, body_end)
    if names < body_end or body_end < end:
        return names
    inline = _INLINE_NAME.search(text, max(start, end - _NAME_AT_END), end)
    return inline.start() if inline else end


def _before_delimiter(text: str, start: int, end: int) -> int:
    lines = (line.end() for line in _DELIMITER.finditer(text, start, end))
    return next((at for at in lines if text[start:at].strip()), end)


def _before_notices(text: str, start: int, end: int) -> int:
    """Return where the last paragraphs that are legal notices begin."""
    while True:
        stripped = start + len(text[start:end].rstrip())
        before = _TO_LAST_PARAGRAPH.match(text, start, stripped)
        if not before or not _NOTICE.search(text[before.end() : stripped].lower()):
            return end
        end = before.end()


def _names_start(text: str, start: int, end: int) -> int:
    """Return where the sign-off and the names before `end` begin, `end` if there are none."""
    first, above = end, text[start:end].rstrip()
    for _ in range(_MAX_LINES):
        above, newline, line = above.rpartition("\n")
        if not newline:
            break
        line = line.rstrip("\r")
        if _SIGN_OFF.fullmatch(line) or (_is_name(line) and _stands_apart(_last_line(above))):
            first = start + len(above) + 1
        elif line.strip():
            break
    return first


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2].rstrip()


def _is_name(line: str) -> bool:
    """Tell whether a line could be a name with what belongs to it: title, team, number."""
    words = _WORDS.findall(line)
    if (
        not words
        or len(words) > _MAX_WORDS
        or (words[0][0].islower() and words[0][0] not in "ƛƍƞƿƣȣ")
        or _ABBREVIATED.sub("", line).rstrip()[-1:] in {".", "!", "?", ";", ":"}
    ):
        return False
    lower = [
        w for w in words if w[0].islower() and w.lower() not in _SMALL and w[0] not in "ƛƍƞƿƣȣ"
    ]
    return len(lower) < (_MAX_LOWER + 1 if re.search(r"[,|/]", line) else _MAX_LOWER)


def _stands_apart(before: str) -> bool:
    """Tell whether the line before is empty, a sign-off, a name, or a finished sentence."""
    return (
        not before.strip()
        or before[-1] in ".!?)"
        or bool(_SIGN_OFF.fullmatch(before))
        or _is_name(before)
    )
