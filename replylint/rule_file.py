"""Read rule files. Every error names the file, the key and what would be right."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from replylint.rule import Rule

_CODE = re.compile(r"[A-Z]{2,6}\d{3}")
_MIN_EXAMPLES, _MAX_EXAMPLES = 2, 12


class RuleError(ValueError):
    """A rule file that cannot be used; `path` and a reason that says what to change."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return how the error is made again in another process."""
        return type(self), (self.path, self.reason)


def read_rule(path: Path) -> Rule:
    """Return the rule in the TOML file at `path`. Raises RuleError."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise RuleError(path, f"cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(path, f"is no valid TOML: {error}") from error
    place = {"name": path.stem, "family": path.parent.name, "path": str(path)}
    for key in place.keys() & data.keys():
        raise RuleError(path, f"key {key!r} is not written down: it comes from the file's place")
    try:
        rule = msgspec.convert({**data, **place}, Rule)
    except msgspec.ValidationError as error:
        raise RuleError(path, _reason(str(error), data)) from error
    _check(rule, path)
    return rule


def compiled(rules: Iterable[Rule], folder: Path) -> bytes:
    """Return rules as JSON, with paths relative to `folder`: what a wheel holds beside them."""
    places = [
        msgspec.structs.replace(rule, path=Path(rule.path).relative_to(folder).as_posix())
        for rule in rules
    ]
    return msgspec.json.encode(places)


def _check(rule: Rule, path: Path) -> None:
    if not _CODE.fullmatch(rule.code):
        raise RuleError(path, f"code {rule.code!r} is not capitals and three digits, as ABC001")
    if not _MIN_EXAMPLES <= len(rule.examples) <= _MAX_EXAMPLES:
        raise RuleError(path, f"has {len(rule.examples)} examples; 2 to 12 are needed")
    if all(example.bad for example in rule.examples):
        raise RuleError(path, "has no near miss: an example with `good` alone that stays silent")
    if not any(example.bad for example in rule.examples):
        raise RuleError(path, "has no example with `bad`, the words that it finds")
    for example in rule.examples:
        if example.bad and ("[[" not in example.bad or "]]" not in example.bad):
            raise RuleError(path, f"example {example.bad!r} marks no [[span]]")


def _reason(message: str, data: dict[str, object]) -> str:
    """Return msgspec's message with the nearest known key for an unknown one."""
    unknown = re.search(r"unknown field `([^`]+)`(?: - at `\$\.?([^`]*)`)?", message)
    if not unknown:
        return message.replace("`$.", "`").replace(" - at ", " at ")
    key, place = unknown.group(1), unknown.group(2)
    known = _known_keys(place or "", data)
    near = difflib.get_close_matches(key, known, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
    return f"unknown key {key!r}" + (f" in [{place}]" if place else "") + hint


def _known_keys(place: str, data: dict[str, object]) -> list[str]:
    """Return the keys that the table at `place` ("match", "examples[0]", …) may have."""
    shape: object = Rule
    for part in filter(None, re.split(r"\.|\[[^]]*\]", place)):
        names = {f.encode_name: f.type for f in msgspec.structs.fields(shape)}  # type: ignore[arg-type]
        shape = _struct(names.get(part), data.get(part))
    hidden = {"name", "family", "path"} if shape is Rule else set()
    found = [f.encode_name for f in msgspec.structs.fields(shape)]  # type: ignore[arg-type]
    return [*(["kind"] if place == "match" else []), *(key for key in found if key not in hidden)]


def _struct(annotation: object, value: object) -> object:
    """Return the struct that `annotation` (a union, a tuple of structs) means for `value`."""
    tag = value.get("kind") if isinstance(value, dict) else None
    options = [annotation, *getattr(annotation, "__args__", ())]
    structs = [o for o in options if isinstance(o, type) and issubclass(o, msgspec.Struct)]
    tagged = [s for s in structs if s.__struct_config__.tag == tag]
    return (tagged or structs or [Rule])[0]
