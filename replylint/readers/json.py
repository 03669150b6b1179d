"""JSON: a library of macros, as a helpdesk exports or lists them."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.json_tree import json_tree
from replylint.readers.macros import library
from replylint.readers.setting import Defaults

_MAX_BYTES = 50_000_000
"""A large helpdesk's library; it takes ten times its size in memory."""


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro; raise `UnreadableError` for what is no library."""
    return library(json_tree, stream, path, defaults, _MAX_BYTES)
