"""What a configuration may say, what each key means, and what holds where nothing is said."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from replylint.diagnostic import Severity
from replylint.draft import Channel, Kind, Library, Tier

EXCLUDED = (".git", ".hg", ".svn", ".nox", ".tox", ".venv", "venv", "node_modules", "__pycache__")


class FailLevel(StrEnum):
    """From which severity on a finding makes `check` exit 1."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """Return the least grave severity that fails, or None where nothing does."""
        return None if self is FailLevel.NEVER else Severity(self.value)


class Glossary(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Words that this team's customers know, or that have a plainer name."""

    words: Annotated[
        Mapping[str, str],
        Meta(
            description="Words of the trade and what customers call the thing.",
            examples=['words = { "RMA" = "return number" }'],
        ),
    ] = {}
    acronyms: Annotated[
        tuple[str, ...],
        Meta(
            description="Acronyms that customers know: never reported as unexplained.",
            examples=['acronyms = ["IMEI", "SEPA"]'],
        ),
    ] = ()
    products: Annotated[
        tuple[str, ...],
        Meta(
            description="Names of products and plans: never reported as jargon or shouting.",
            examples=['products = ["MAXI BOX"]'],
        ),
    ] = ()


class Keys(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The keys of a configuration file; `replylint config` prints what is written here."""

    extend: Annotated[
        str | None,
        Meta(
            description="Another configuration file to start from, relative to this one. "
            "Tables merge key by key. `select` starts the selection afresh; without it "
            "`extend-select` and `ignore` add to the other file's, as do `extend-exclude`, "
            "`rules`, `allowed-promises` and the lists of `glossary`. Other keys replace.",
            examples=['extend = "../replylint.toml"'],
        ),
    ] = None
    include: Annotated[
        tuple[str, ...],
        Meta(
            description="The replies: in a folder only files that one of these patterns names "
            "are read. Patterns are written as in .gitignore and count from the configuration "
            "file's folder.",
            examples=['include = ["macros/", "replies/**/*.md"]'],
        ),
    ] = ()
    exclude: Annotated[
        tuple[str, ...],
        Meta(
            description="Files and folders that are passed over, even where `include` names them.",
            examples=['exclude = ["archive/"]'],
        ),
    ] = EXCLUDED
    extend_exclude: Annotated[
        tuple[str, ...],
        Meta(
            description="More to pass over, beside `exclude`.",
            examples=['extend-exclude = ["macros/old/"]'],
        ),
    ] = ()
    force_exclude: Annotated[
        bool,
        Meta(
            description="Hold files named on the command line to `exclude` and, where it is set, "
            "`include`, as if they had been found in a folder. pre-commit needs this.",
            examples=["force-exclude = true"],
        ),
    ] = False
    respect_gitignore: Annotated[
        bool,
        Meta(
            description="Pass over what .gitignore files name.",
            examples=["respect-gitignore = false"],
        ),
    ] = True
    select: Annotated[
        tuple[str, ...],
        Meta(
            description="The rules to use: codes, prefixes of codes, names, or ALL.",
            examples=['select = ["ACK", "APO", "PRM001"]'],
        ),
    ] = ("ALL",)
    extend_select: Annotated[
        tuple[str, ...],
        Meta(
            description="Rules to use beside `select`.",
            examples=['extend-select = ["JRG004"]'],
        ),
    ] = ()
    ignore: Annotated[
        tuple[str, ...],
        Meta(
            description="Rules to leave out. A longer selector wins over a shorter one.",
            examples=['ignore = ["JRG", "missing-timeline"]'],
        ),
    ] = ()
    preview: Annotated[
        bool,
        Meta(
            description="Use rules that are new and may still change.", examples=["preview = true"]
        ),
    ] = False
    severity: Annotated[
        Mapping[str, Severity],
        Meta(
            description="Another severity for a rule, by code or prefix; the longest one wins.",
            examples=['severity = { PRM = "error", APO004 = "hint" }'],
        ),
    ] = {}
    per_file_ignores: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(
            description="Rules to leave out in the files that a pattern names.",
            examples=['per-file-ignores = { "macros/legal/" = ["JRG003"] }'],
        ),
    ] = {}
    fail_level: Annotated[
        FailLevel,
        Meta(
            description="From which severity on a finding makes `check` exit 1.",
            examples=['fail-level = "error"'],
        ),
    ] = FailLevel.WARNING
    output_format: Annotated[
        str,
        Meta(
            description="How findings are written; `replylint check --help` lists the formats.",
            examples=['output-format = "concise"'],
        ),
    ] = "full"
    tier: Annotated[
        Tier,
        Meta(
            description="How much is asked of each draft: `full` reads it with the encoder, "
            "`fast` makes do with rules and a small model, for libraries of thousands.",
            examples=['tier = "fast"'],
        ),
    ] = "full"
    min_confidence: Annotated[
        float,
        Meta(
            description="Findings that are less sure than this, between 0 and 1, are left out, "
            "besides those that each rule leaves out by itself.",
            examples=["min-confidence = 0.8"],
            ge=0,
            le=1,
        ),
    ] = 0
    language: Annotated[
        Literal["auto", "en"],
        Meta(
            description="With `auto`, drafts in other languages are skipped; with `en`, every "
            "draft is taken for English.",
            examples=['language = "en"'],
        ),
    ] = "auto"
    rules: Annotated[
        tuple[Path, ...],
        Meta(
            description="Folders with rules of your own, relative to the configuration file.",
            examples=['rules = ["replylint-rules"]'],
        ),
    ] = ()
    allowed_promises: Annotated[
        tuple[str, ...],
        Meta(
            description="Promises that you do keep: never reported as PRM.",
            examples=['allowed-promises = ["30-day money-back guarantee"]'],
        ),
    ] = ()
    reading_grade: Annotated[
        float,
        Meta(
            description="The school grade (Flesch-Kincaid) above which a reply is hard to read.",
            examples=["reading-grade = 8"],
        ),
    ] = 10
    channel: Annotated[
        Channel | None,
        Meta(
            description="Where replies are read, for files that do not say so themselves.",
            examples=['channel = "email"'],
        ),
    ] = None
    kind: Annotated[
        Kind | None,
        Meta(
            description="What files hold that do not say so themselves: a draft about to be sent, "
            "or a macro (a saved reply with placeholders).",
            examples=['kind = "macro"'],
        ),
    ] = None
    channels: Annotated[
        Mapping[str, Channel],
        Meta(
            description="The channel of the files that a pattern names; the last match wins.",
            examples=['channels = { "reviews/" = "review" }'],
        ),
    ] = {}
    kinds: Annotated[
        Mapping[str, Kind],
        Meta(
            description="The kind of the files that a pattern names; the last match wins.",
            examples=['kinds = { "macros/" = "macro" }'],
        ),
    ] = {}
    libraries: Annotated[
        Mapping[str, Library],
        Meta(
            description="The format of the macro libraries that a pattern names, where replylint "
            "would take them for another; the last match wins.",
            examples=['libraries = { "exports/" = "zendesk" }'],
        ),
    ] = {}
    ignore_field: Annotated[
        str,
        Meta(
            description="The field of a JSON, YAML or CSV record that names rules to leave out "
            'in this reply: a list, or a text such as "ARG001, PRM".',
            examples=['ignore-field = "replylint"'],
        ),
    ] = ""
    glossary: Annotated[
        Glossary,
        Meta(
            description="Words that your customers know, or that have a plainer name.",
            examples=['glossary = { acronyms = ["IMEI"], words = { "RMA" = "return number" } }'],
        ),
    ] = Glossary()


class Settings(Keys, frozen=True, kw_only=True):
    """The settings that hold for a file: a configuration with all it extends, and defaults."""

    root: Path = Path()
    """The folder from which patterns count."""
    file: Path | None = None
    """The configuration file, or None where none was found."""
