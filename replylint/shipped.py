"""What a wheel holds in a form that loads quickly, and a checkout does not."""

from pathlib import Path
from typing import TypeVar

import msgspec

Shipped = TypeVar("Shipped")


def shipped(name: str, kind: type[Shipped]) -> Shipped | None:
    """Return the content of a JSON file of the package, None where there is no such file."""
    path = Path(__file__).parent / name
    return msgspec.json.decode(path.read_bytes(), type=kind) if path.is_file() else None
