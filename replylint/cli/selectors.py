"""Say where a selector that means no rule was written."""

from collections.abc import Iterable, Iterator, Mapping

from replylint.config import Settings
from replylint.config_file import ConfigError
from replylint.ruleset import UnknownRuleError


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
            yield from _words(value.values())
        elif isinstance(value, Iterable):
            yield from _words(value)
