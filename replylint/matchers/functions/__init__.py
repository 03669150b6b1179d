"""kind = "function": named Python functions, for what no other kind can say.

A function takes a rule and a reading and yields matches. Its name in a rule file is its module's
name in this folder; the function itself is always called `find`.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from spacy.language import Language

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import Function, Rule
from replylint.rule_file import RuleError

Find = Callable[[Rule, Reading], Iterator[Match]]


class FunctionMatcher:
    """Calls the function that a rule names."""

    def __init__(self, rule: Rule, nlp: Language) -> None:
        """Raise RuleError for a rule that names no function."""
        del nlp
        self._rule = rule
        self._module = _module(rule)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        yield from _function(self._module)(self._rule, reading)


def _module(rule: Rule) -> str:
    """Return the module that a rule names. It is imported when a draft first needs it."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    name = rule.match.function
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        raise RuleError(Path(rule.path), f"names no function of replylint.matchers: {name!r}")
    return f"{__name__}.{name}"


@cache
def _function(module: str) -> Find:
    find: Find = import_module(module).find
    return find
