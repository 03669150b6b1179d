"""Placeholders and blanks: what stands for a fact that is not there yet.

They are masked before the text is tokenized, a letter that no English text holds for each of
their characters, so that each becomes one token and no offset shifts; the component then gives
the token a NORM that says what it names (`[time]`, `[person]`, …), which wordings can name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc

from replylint.diagnostic import TextSpan
from replylint.patterns.flat import words_of

_SHAPES = re.compile(
    r"(?=[{\[$%#*<_(£€XTBICAFLYOl])(?:"  # tells of most places at once that none begins there
    r"\{\{\{.{0,400}?\}\}\}|\{\{.{0,400}?\}\}|\{%.{0,400}?%\}|\{[!$][A-Za-z][\w.:]{0,80}\}"
    r"|\$\{[^{}\n]{1,60}\}|%\{[^{}\n]{1,60}\}|#\{[^{}\n]{1,60}\}"
    r"|\*\|[A-Z_:]{2,40}\|\*|\[\[[^\]\n]{1,60}\]\]"
    r"|\{[A-Za-z][\w .-]{1,40}\}|\[[A-Za-z][^\[\]\n]{0,60}\](?!\()"
    r"|<(?:insert|your|customer|agent|first|last|name|date|order|amount|link)\b[^<>\n]{0,50}>"
    r"|<[A-Z][A-Z_ ]{2,30}>|<<[^<>\n]{1,50}>>|%[A-Z][A-Z_]{2,30}%|(?<![^\W_])_{3,}(?![^\W_])"
    r"|__[A-Z][A-Z_]{2,30}__|\((?:insert|add|enter) (?!here)[a-z' ]{3,40}\)|[£$€]X{2,}(?:\.XX)?\b"
    r"|(?<![\w-])X{3,}(?![\w-])|\bTODO\b|\bTBD\b|\bINSERT(?: [A-Z]{2,12}){1,4}\b"
    r"|\b(?:CUSTOMER|CLIENT|AGENT|FIRST|LAST|YOUR|COMPANY|ORDER) (?:NAME|NUMBER)\b|lorem ipsum)",
    re.DOTALL,
)
_HINTS = (
    *("{", "[", "<", "%", "*", "_", "XX", "TODO", "TBD", "INSERT", " NAME", " NUMBER"),
    *("(insert ", "(add ", "(enter ", "lorem ipsum"),
)
"""Every placeholder holds one of these. To look for each is much quicker than one expression."""
_CHANNEL_MARK = re.compile(
    r"\[(?:photo|image|picture|video|gif|sticker|emoji|voice message|audio|file|screenshot"
    r"|attachment|sic"
    r"|redacted|removed|edited|attached|heart|thumbs up)s?(?: \w+)?\]",
    re.IGNORECASE,
)
_PRESSED = re.compile(
    r"\b(?:click|tap|press|hit|select|choose|pick|button|key|labell?ed|marked|tab|menu|into?)"
    r"(?: (?:on|the|and|then))*[ \"“'‘]*$",
    re.IGNORECASE,
)
_NAMES = (
    ("time", re.compile(r"\b(day|date|time|when|deadline|eta|hours?|until|by|week|month|window)")),
    ("link", re.compile(r"(link|url|e-?mail|phone|contact|number to call|address|portal|form)")),
    ("person", re.compile(r"(name|agent|team|who|owner|manager|department|signature|colleague)")),
    ("step", re.compile(r"(step|option|action|what i|what we|alternative|next|remedy|answer)")),
    ("reason", re.compile(r"(reason|cause|why|because|happened|problem|issue)")),
)
_JOINTS = str.maketrans("_.-", "   ")
_LETTERS = {"thing": "ƛ", "time": "ƍ", "link": "ƞ", "person": "ƿ", "step": "ƣ", "reason": "ȣ"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_MASKED = re.compile(f"([{''.join(_KINDS)}])\\1*")


class Placeholder(Struct, frozen=True):
    """A placeholder, where it stands in the prose, and what it names ("time", "thing", …)."""

    span: TextSpan
    text: str
    names: str


def find_placeholders(prose: str) -> list[Placeholder]:
    """Return the placeholders and blanks of a text, in order."""
    if not any(map(prose.__contains__, _HINTS)):
        return []
    return [
        Placeholder(TextSpan(*match.span()), match.group(), _names(match.group()))
        for match in _SHAPES.finditer(prose)
        if not _stands_for_itself(prose, match)
    ]


def _stands_for_itself(prose: str, match: re.Match[str]) -> bool:
    """Tell whether these are no gap: the channel's "[photo]", a button's "[OK]", quoted code."""
    text, before = match.group(), prose[max(0, match.start() - 30) : match.start()]
    after = prose[match.end() : match.end() + 1]
    if before[-1:] in {'"', "`", "“", "'"} and after in {'"', "`", "”", "'"}:
        return True
    if text[0] != "[":
        return False
    return bool(_CHANNEL_MARK.fullmatch(text) or (_PRESSED.search(before) and text[1].isupper()))


def mask(prose: str, placeholders: Iterable[Placeholder]) -> str:
    """Return the text, equally long, with every placeholder made one word."""
    parts, at = [], 0
    for placeholder in placeholders:
        span = placeholder.span
        filler = _LETTERS[placeholder.names] * (span.end - span.start)
        parts += [prose[at : span.start], filler]
        at = span.end
    return "".join([*parts, prose[at:]])


def named(masked: str) -> str:
    """Return a masked text with what each placeholder names, "[time]", in its place."""
    if masked.isascii():
        return masked
    return _MASKED.sub(lambda found: f"[{_KINDS[found.group()[0]]}]", masked)


def _names(text: str) -> str:
    spaced = text.lower().translate(_JOINTS)
    return next((name for name, words in _NAMES if words.search(spaced)), "thing")


@Language.component("replylint_placeholders")
def placeholders(doc: Doc) -> Doc:
    """Give masked placeholders the NORM of what they name: "[time]", "[person]", "[thing]", …."""
    words = words_of(doc)
    for match in () if words.text.isascii() else _MASKED.finditer(words.text):
        kind = f"[{_KINDS[match.group()[0]]}]"
        for at in range(bisect_right(words.starts, match.start()) - 1, len(words)):
            if words.starts[at] >= match.end():
                break
            doc[at].norm_ = kind
            words.rename(at, kind)
    return doc
