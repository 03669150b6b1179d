"""The YAML block at the head of a draft that names its setting."""

import difflib
import re
from collections.abc import Iterable

from msgspec import Struct

from replylint.draft import Ignore
from replylint.readers.errors import UnreadableError
from replylint.readers.ignored import in_yaml
from replylint.readers.setting import Setting, setting_of

_BLOCK = re.compile(
    r"---[ \t]*(?:\r\n?|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEYS = ("customer", "thread", "channel", "kind")
_ALIKE = 0.85


class FrontMatter(Struct, frozen=True):
    """A setting, and the offset at which the prose begins."""

    setting: Setting
    end: int
    ignores: tuple[Ignore, ...] = ()
    """Those in its comments."""


def front_matter(text: str, path: str) -> FrontMatter:
    """Return the front matter of `text`, an empty one if it has none.

    Two lines of dashes with anything but a YAML mapping between are part of the prose. Raises
    `UnreadableError`, with the line, for broken YAML, wrong values and misspelt keys.
    """
    found = _BLOCK.match(text)
    ignores = tuple(in_yaml(found.group())) if found else ()
    fields = _fields(found[1], path) if found else None
    if found and fields is None and ignores:
        fields = {}  # comments alone
    if found is None or fields is None:
        return FrontMatter(Setting(), 0)
    try:
        _refuse_misspellings(fields)
        return FrontMatter(setting_of(fields), found.end(), ignores)
    except ValueError as error:
        raise UnreadableError(path, f"front matter: {error}", 1) from None


def _fields(block: str, path: str) -> dict[str, object] | None:
    import yaml  # noqa: PLC0415 - most drafts have no front matter

    try:
        fields = yaml.safe_load(block)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        reason = f"front matter is not YAML: {error.problem}; correct it, or quote the value"
        raise UnreadableError(path, reason, line) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).partition("\n")[0]
        raise UnreadableError(path, f"front matter is not YAML: {first}", 1) from None
    if not isinstance(fields, dict):
        return None
    return {str(key).lower(): value for key, value in fields.items()}


def _refuse_misspellings(keys: Iterable[str]) -> None:
    for key in keys:
        near = difflib.get_close_matches(key, _KEYS, n=1, cutoff=_ALIKE)
        if near and key not in _KEYS:
            msg = f'unknown key "{key}"; did you mean "{near[0]}"?'
            raise ValueError(msg)
