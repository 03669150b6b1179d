"""One record of a batch file, checked, made a draft."""

from collections.abc import Mapping

from msgspec import Struct

from replylint.draft import Draft, Ignore
from replylint.readers.ignored import in_field
from replylint.readers.setting import (
    Defaults,
    Setting,
    setting_of,
    settled,
    text_field,
    whole_characters,
)
from replylint.sourcemap import SourceMap


class Record(Struct, frozen=True):
    """The fields of a record, and where and how it stands in its file."""

    path: str
    line: int
    offset: int
    raw: str
    fields: Mapping[str, object]


def record_draft(
    record: Record, defaults: Defaults, source_map: SourceMap | None, carrier: str
) -> Draft:
    """Return the draft of `record`; raise `ValueError` for a reply or a field that is wrong."""
    reply = text_field(record.fields, "reply")
    if reply is None:
        msg = '"reply" is missing; every record needs one'
        raise ValueError(msg)
    if not reply.strip():
        msg = '"reply" is empty'
        raise ValueError(msg)
    draft = Draft(
        text=reply,
        path=record.path,
        id=_identity(record.fields.get("id")),
        line=record.line,
        line_offset=record.offset,
        raw=record.raw,
        ignores=_ignored(record.fields.get(defaults.ignore_field)),
        source_map=source_map or SourceMap([]),
        carrier=carrier,
    )
    return settled(draft, defaults, setting_of(record.fields), Setting())


def _ignored(value: object) -> tuple[Ignore, ...]:
    return () if value is None or value == "" else tuple(in_field(value))


def _identity(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        msg = '"id" must be a string or a number'
        raise ValueError(msg)  # noqa: TRY004 - one kind of error for all that a file gets wrong
    return whole_characters(str(value), "id")
