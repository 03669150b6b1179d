"""Ignores that stand beside a reply: in a YAML comment, or in a field that the configuration names.

Those in comments within its text are found by replylint.ignores.
"""

import re
from collections.abc import Iterator

from replylint.diagnostic import TextSpan
from replylint.draft import Ignore

_COMMENT = re.compile(
    r"(?:^|(?<=[ \t]))#[ \t]*replylint:[ \t]*ignore\[([^\]\n]*)\][^\r\n]*", re.MULTILINE
)


def in_yaml(text: str) -> Iterator[Ignore]:
    """Yield the ignores that comments of a YAML text name, with their places in it."""
    if "replylint:" in text:
        for found in _COMMENT.finditer(text):
            yield Ignore(selectors_in(found[1]), TextSpan(*found.span()))


def in_field(value: object) -> Iterator[Ignore]:
    """Yield the ignore that a record's field holds: a list of rules, or a text with commas.

    Raises ValueError for another value.
    """
    rules = value.split(",") if isinstance(value, str) else value
    if not isinstance(rules, list) or not all(isinstance(rule, str) for rule in rules):
        msg = 'the field of ignored rules must be a list or a text, such as "ARG001, PRM"'
        raise ValueError(msg)
    if selectors := selectors_in(",".join(rules)):
        yield Ignore(selectors)


def selectors_in(words: str) -> tuple[str, ...]:
    """Return the rules that a list such as "ARG001, PRM" names."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
