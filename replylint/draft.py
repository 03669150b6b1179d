"""What is linted: a reply, what it answers, and where both were read."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.lazy import lazy
from replylint.sourcemap import SourceMap


class Kind(StrEnum):
    """A draft is about to be sent; a macro is a reusable reply with placeholders."""

    DRAFT = "draft"
    MACRO = "macro"


class Channel(StrEnum):
    """Where the reply will be read."""

    EMAIL = "email"
    CHAT = "chat"
    REVIEW = "review"
    SOCIAL = "social"


class Library(StrEnum):
    """A format of macro libraries: that of a helpdesk, or any list of records with a text."""

    ZENDESK = "zendesk"
    FRESHDESK = "freshdesk"
    INTERCOM = "intercom"
    HELPSCOUT = "helpscout"
    FRONT = "front"
    GORGIAS = "gorgias"
    SALESFORCE = "salesforce"
    CHATWOOT = "chatwoot"
    ZAMMAD = "zammad"
    DISCOURSE = "discourse"
    GITHUB = "github"
    GITLAB = "gitlab"
    WORDPRESS = "wordpress"
    GENERIC = "generic"


Tier = Literal["fast", "full"]
"""How much is asked of a draft: rules and a small model, or an encoder besides."""


class Ignore(Struct, frozen=True):
    """Rules whose findings in a reply are wanted away, as the reply or its record says."""

    selectors: tuple[str, ...]
    """Codes, prefixes of codes or names; some may be of no rule that there is."""
    span: TextSpan | None = None
    """The comment that says it, in the text; None where it stands outside of the text."""


class Draft(Struct, frozen=True, dict=True):
    """A reply and its setting. All offsets of a report count in `text`.

    `text` is what was read: the field of a record, the body of a mail, or a whole .txt, .md or
    .html file. `view` is the prose in it, decoded and without markup, if it differs from `text`;
    `view_map` leads from the view back to `text`.
    """

    text: str
    customer: str = ""
    thread: tuple[str, ...] = ()
    """Earlier messages, oldest first, each beginning with "C: " or "A: "."""
    channel: Channel | None = None
    kind: Kind = Kind.DRAFT
    library: Library | None = None
    """The format of the library that a macro stands in."""
    attachments: int | None = None
    """How many files go with the reply; None where the source cannot tell."""
    path: str = "-"
    """The file as the user named it; "-" is standard input."""
    id: str | None = None
    line: int | None = None
    """The line on which the record begins in a file of many, from 1."""
    line_offset: int = 0
    """The offset in the file at which that line begins."""
    raw: str | None = None
    """What holds the reply as it stands in the file: the record, or the whole document that macros
    share; None for a file of one draft."""
    raw_offset: int | None = None
    """The offset in the file at which `raw` begins; None where that is `line_offset`."""
    view: str | None = None
    view_map: SourceMap | None = None
    quotes: tuple[TextSpan, ...] = ()
    """Other people's words and notices within the view: context, never flagged."""
    ignores: tuple[Ignore, ...] = ()
    """Those that stand outside the text, and those in its comments once replylint.ignores has
    found them."""
    cuts: frozenset[int] = frozenset()
    """Where in the prose a macro's tag was left out: behind it others may get other words."""
    source_map: SourceMap | None = None
    """From `text` to the file; None where `text` is the file itself. An empty map means that
    the file's encoding has no such place (base64 mail)."""
    markup: str = "plain"
    """How `text` writes prose: "plain", or "html" where `&` must be `&amp;`."""
    carrier: str = "plain"
    """How the file writes `text`: "plain", "json", "csv", "quoted-printable", …; see
    replylint.readers.encode."""

    @property
    def raw_start(self) -> int:
        """Return the offset in the file at which `raw` begins."""
        return self.line_offset if self.raw_offset is None else self.raw_offset

    @lazy
    def prose(self) -> str:
        """Return the text that is analysed: the view, or the text where there is none."""
        return self.text if self.view is None else self.view

    def ranges(self, span: TextSpan) -> list[TextSpan]:
        """Return the stretches of `text` behind a span of the prose (several around markup)."""
        return [span] if self.view_map is None else self.view_map.ranges(span)

    def span(self, span: TextSpan) -> TextSpan:
        """Return the place in `text` of a span of the prose, markup between included."""
        if self.view_map is None:
            return span
        ranges = self.view_map.ranges(span)
        return TextSpan(ranges[0].start, ranges[-1].end) if ranges else TextSpan(0, 0)

    def source(self, span: TextSpan) -> TextSpan | None:
        """Return the place in the file of a span of `text`, None if the file has no such place."""
        return span if self.source_map is None else self.source_map.span(span)
