"""The setting of a reply: whose words win, and how a setting is checked."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from replylint.draft import Channel, Draft, Kind, Library
from replylint.readers.errors import UnreadableError
from replylint.readers.source import text_of

COMPANION_SUFFIX = ".customer.txt"


class Setting(Struct, frozen=True):
    """What a source says of a reply besides its text; None or () where it says nothing."""

    customer: str | None = None
    thread: tuple[str, ...] = ()
    channel: Channel | None = None
    kind: Kind | None = None


class Defaults(Struct, frozen=True):
    """What holds where a file does not say otherwise.

    `force` names the fields that hold even where it does: what was given on the command line.
    """

    customer: str | None = None
    channel: Channel | None = None
    kind: Kind | None = None
    library: Library | None = None
    """The format that macro libraries have; None where their content is to tell."""
    ignore_field: str = ""
    """The field of a record that names the rules to ignore in it; "" for none."""
    force: frozenset[str] = frozenset()


def settled(draft: Draft, defaults: Defaults, said: Setting, guess: Setting) -> Draft:
    """Return `draft` in its setting: forced, else said by the file, else default, else guessed."""
    first = Setting(
        **{
            name: getattr(defaults, name)
            for name in ("customer", "channel", "kind")
            if name in defaults.force
        }
    )
    order = (first, said, defaults, guess)
    customer = next((each.customer for each in order if each.customer), "")
    guessed = customer == guess.customer
    return replace(
        draft,
        customer=customer,
        thread=said.thread or (guess.thread if guessed else ()),
        channel=next((each.channel for each in order if each.channel), None),
        kind=next((each.kind for each in order if each.kind), Kind.DRAFT),
    )


def companion(path: str) -> str:
    """Return the path of the customer's message beside a draft: NAME.customer.txt."""
    return f"{os.path.splitext(path)[0]}{COMPANION_SUFFIX}"  # noqa: PTH122 - much quicker


def with_companion(said: Setting, path: str) -> Setting:
    """Return `said`, its customer's message read from NAME.customer.txt if it names none."""
    beside = Path(companion(path))
    # os.path also says no to a name that is too long, where Path raises
    if said.customer or path == "-" or not os.path.isfile(beside):  # noqa: PTH113
        return said
    try:
        with beside.open("rb") as stream:
            return replace(said, customer=text_of(stream, str(beside)).strip())
    except OSError as error:
        raise UnreadableError(str(beside), f"cannot be read: {error.strerror}") from None


def setting_of(fields: Mapping[str, object]) -> Setting:
    """Return the setting that a record or front matter names; raise `ValueError` on wrong values.

    Channel "macro" is read as kind macro, channel unknown. Other fields are ignored.
    """
    channel, kind = _word(fields, "channel"), _word(fields, "kind")
    if channel == "macro":
        channel, kind = None, kind or "macro"
    return Setting(
        customer=text_field(fields, "customer"),
        thread=_thread(fields.get("thread")),
        channel=Channel(_known(channel, "channel", (*Channel, "macro"))) if channel else None,
        kind=Kind(_known(kind, "kind", tuple(Kind))) if kind else None,
    )


def text_field(fields: Mapping[str, object], name: str) -> str | None:
    """Return the string in field `name`, or None; raise `ValueError` if it is no proper text."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        msg = f'"{name}" must be a string, not {_called(value)}'
        raise ValueError(msg)  # noqa: TRY004 - the value of a file is wrong, not a type of ours
    return whole_characters(value, name)


def whole_characters(value: str, name: str) -> str:
    """Return `value`; raise `ValueError` if it holds half of a UTF-16 pair, which is no text."""
    if any("\ud800" <= character <= "\udfff" for character in value):
        msg = f'"{name}" holds half a character (a lone surrogate such as \\ud83d)'
        raise ValueError(msg)
    return value


def _word(fields: Mapping[str, object], name: str) -> str | None:
    value = text_field(fields, name)
    return value.strip().lower() or None if value else None


def _known(value: str, name: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        msg = f'"{name}" is "{value}"; it must be one of {", ".join(allowed)}'
        raise ValueError(msg)
    return value


def _thread(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.strip().splitlines()
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        msg = '"thread" must be a list of strings such as "C: Where is my parcel?"'
        raise ValueError(msg)
    return tuple(whole_characters(each, "thread") for each in value)


def _called(value: object) -> str:
    shown = json.dumps(value, default=str)
    return shown if len(shown) <= 20 else f"{shown[:20]}…"  # noqa: PLR2004
