"""Where a macro speaks of another one: by an include, a link to its file, or its name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from replylint.diagnostic import TextSpan
from replylint.draft import Draft

Classes = Mapping[str, tuple[str, ...]]
"""Words of the rule by their class: "sure", "doubtful", "sends", "bare", "makes", "internal",
"theirs"."""

_PIECE = r"(?:macro|snippet|template|canned[ _]?response|saved[ _]?reply|text[ _]?block|partial)"
_INCLUDE = re.compile(
    rf"\{{%-?\s*(?:include|render|insert|include_relative)\s+(?:{_PIECE}\s+)?"
    r"(?:([\"'])(?P<quoted>[^\"'\n{}]{1,80})\1"
    r"|(?P<file>[\w./-]{1,80}\.(?:html?|md|txt|liquid)))|\{\{>\s*(?P<partial>[\w./-]{1,80})"
    rf"|(?:\{{[{{%]|\[\[|<<|%)\s*(?:include|insert|{_PIECE})\s?[:=]\s*"
    r"[\"']?(?P<piece>[^\"'\n{}%<>|\[\]]{1,80}?)[\"']?\s*(?:[}%]\}|\]\]|>>|%)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,200})\]\((?!\w+:|//|#|/)"
    r"(?P<name>[^()\s#?]{1,200}\.(?:md|markdown|txt|html?|liquid))(?:#[^()\s]*)?\)"
)
_PATH = re.compile(r"(?<![\w/.:-])(?P<name>macros?/[\w-][\w./-]{1,120}[\w-])")
_QUOTED = r"[\"“”„‟'‘’«»`](?P<quoted>[^\"“”„‟«»`\n]{2,80}?)[\"“”‟'’«»`](?!\w)"
_CODE = (
    r"(?P<named>#?[A-Z0-9#][^\n.;,?!()\[\]{}\"“”„]{1,80}|#?\w+(?:::|[-_#/])\w[\w:/#-]*"
    r"|/[a-z][\w-]+)"
)
_STOP = re.compile(
    r"\s(?:and|when|if|once|instead|next|to|for|before|after|then|as|so|in|with|from|that|which"
    r"|unless|rather|until|or|on|at|is|are|was|will|has|by|here|now|again)\b|\s[-–—/]{2,}|\s//"
)
_PLACE_OF_PRODUCT = re.compile(
    r"\s(?:in|from|under|on) (?:your|the|our) (?:account|app|editor|gallery|dashboard|settings"
    r"|menu|shop|store|workspace|help cent(?:re|er)|website|site|top|toolbar|sidebar)\b"
    r"|\s(?:in|under|from) (?:the )?[A-Z]"
)
_SURELY_NAME = re.compile(r"#|\w_\w|::")
_BARE = re.compile(
    rf"(?:{_QUOTED}|(?P<tag>#[a-z][\w-]*-[\w-]+))(?!\s?(?:tag|status|form|code|button))"
)
"""A name that stands alone, right behind what is done with it."""
_FILED = re.compile(
    r"(?P<named>\b[A-Z]\w*(?:[ &-]{1,3}\w+)?(?:::|/)(?=\w)[^\n.;,?!()\[\]{}\"“”„]{2,80})"
    r"|(?<!\w)(?P<tag>#[a-z]\w*[-_][\w-]+)"
)
"""A name with its folder or its mark: one of ours where the library has such names."""
_LEADS = re.compile(r"(?:[:→»]|=>|->|>>)\s*$|\b(?:use|see|then)\s$", re.IGNORECASE)
_TAGS = re.compile(r"\b(?:tag|label|channel|hashtag)\w*\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
_REACH = 40
"""Characters before a name in which a verb says what is done with the macro."""


class Reference(Struct, frozen=True):
    """The name of another macro, and where it stands in the prose."""

    name: str
    span: TextSpan
    after: str = ""
    """For a name without quotation marks: all of the line from where it begins."""
    by_style: bool = False
    """Whether it is only by its folder or its mark that it looks like a macro's name."""


def references(draft: Draft, classes: Classes) -> Iterator[Reference]:
    """Yield the macros that a draft names, other than by links to files."""
    prose = draft.prose
    for found in _INCLUDE.finditer(prose):
        yield _under(found, "quoted", "file", "partial", "piece")
    for found in _PATH.finditer(prose):
        yield _under(found, "name")
    for found in _BARE.finditer(prose):
        before, noted = _before(prose, found.start(), classes)
        if noted and _any_of(classes["bare"]).search(before):
            yield _under(found, "quoted", "tag")
    yield from _filed(prose, classes)
    for found in _named(*_key(classes)).finditer(prose):
        if _speaks_of_macro(prose, found, classes):
            yield from _reference(prose, found)


def _filed(prose: str, classes: Classes) -> Iterator[Reference]:
    """Yield the names in notes among colleagues that a folder or a mark tells."""
    for found in _FILED.finditer(prose):
        before, noted = _before(prose, found.start(), classes)
        led = _LEADS.search(before) or _any_of(classes["bare"]).search(before)
        if noted and led and not _TAGS.search(before):
            if found["tag"]:
                yield replace(_under(found, "tag"), by_style=True)
            else:
                yield from (replace(each, by_style=True) for each in _reference(prose, found))


def links(text: str) -> Iterator[tuple[str, TextSpan, TextSpan]]:
    """Yield the relative links in Markdown: the file, where it stands, where its words do."""
    for found in _LINK.finditer(text):
        yield found["name"], TextSpan(*found.span("name")), TextSpan(*found.span("words"))


def _key(classes: Classes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return classes["sure"], classes["doubtful"]


@cache
def _named(sure: tuple[str, ...], doubtful: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of a macro's name with the noun that says so."""
    first, second = ("|".join(map(re.escape, nouns)) for nouns in (sure, doubtful))
    noun = rf"\b(?:(?P<sure>(?i:{first}))|(?P<doubtful>(?i:{second})))"
    by_name = (
        rf"{noun}(?:,?\s(?:called|named|titled|entitled))?(?P<colon>:)?\s(?:{_QUOTED}|{_CODE})"
    )
    # `the "Late parcel" macro`
    return re.compile(
        by_name + "|" + re.sub(r"\?P<(\w+)>", r"?P<\1_before>", rf"{_QUOTED}\s{noun}\b")
    )


def _under(found: re.Match[str], *groups: str) -> Reference:
    """Return the reference in the one of these groups that holds a name."""
    group = next(group for group in groups if found[group])
    return Reference(found[group].strip(), TextSpan(*found.span(group)))


def _reference(prose: str, found: re.Match[str]) -> Iterator[Reference]:
    if not found["named"]:
        yield _under(found, "quoted", "quoted_before")
        return
    start, line_end = found.start("named"), prose.find("\n", found.start("named"))
    after = prose[start : line_end if line_end >= 0 else len(prose)]
    stop = _STOP.search(found["named"])
    name = (found["named"][: stop.start()] if stop else found["named"]).rstrip(" -–—:'’/*_")
    yield Reference(name, TextSpan(start, start + len(name)), after)


def _speaks_of_macro(prose: str, found: re.Match[str], classes: Classes) -> bool:
    """Tell whether an agent is told to use one of our own macros."""
    before, noted = _before(prose, found.start(), classes)
    if _any_of(classes["makes"]).search(before) and not noted:
        return False
    if _PLACE_OF_PRODUCT.match(prose, found.end()):
        return False
    if not noted and _any_of(classes["theirs"]).search(_sentence(prose, found)):
        return False
    noun = found["sure"] or found["sure_before"] or ""
    # without quotation marks "macro" alone may be the beginning of another noun
    if " " in noun or (noun and (found["colon"] or not found["named"])):
        return True
    if found["named"] and _SURELY_NAME.search(found["named"]):
        return True
    return noted or bool(_any_of(classes["sends"]).search(before))


def _sentence(prose: str, found: re.Match[str]) -> str:
    """Return the sentence around a match, on its line."""
    starts = [end.end() for end in _SENTENCE_END.finditer(prose, 0, found.start())]
    end = _SENTENCE_END.search(prose, found.end())
    return prose[starts[-1] if starts else 0 : end.start() if end else len(prose)]


def _before(prose: str, at: int, classes: Classes) -> tuple[str, bool]:
    """Return the words before a place, and whether they are a note among colleagues."""
    line = prose[prose.rfind("\n", 0, at) + 1 : at]
    return line[-_REACH:], bool(_any_of(classes["internal"]).search(line))


@cache
def _any_of(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(expressions), re.IGNORECASE)
