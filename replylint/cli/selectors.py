"""Say where a selector that means no rule was written."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import asdict

from replylint.config import Settings
from replylint.config_file import ConfigError
from replylint.ruleset import UnknownRuleError


def placed_among(
    error: UnknownRuleError, used: Iterable[Settings], overrides: Mapping[str, object]
) -> UnknownRuleError | ConfigError:
    """Return what `placed` does, for the first of the settings in use that has the selector."""
    having = (one for one in used if error.selector in _words(asdict(one).values()))
    settings = next(having, None)
    return placed(error, settings, overrides) if settings else error


def placed(
    error: UnknownRuleError, settings: Settings, overrides: Mapping[str, object] | None = None
) -> UnknownRuleError | ConfigError:
    """Return `error`, or one that names the configuration file if the selector came from there.

    `overrides` are the keys that the command line set.
    """
    if settings.file is None or error.selector in _words((overrides or {}).values()):
        return error
    return ConfigError(settings.file, str(error))


def _words(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _words((*value, *value.values()))
        elif isinstance(value, Iterable):
            yield from _words(value)
