"""Write a file, read it, look at what came."""

from collections.abc import Callable
from pathlib import Path

import pytest

from replylint.draft import Draft
from replylint.readers import Defaults, UnreadableError, read

Reading = Callable[..., list[Draft | UnreadableError]]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Write `content` to `name` in a fresh folder and return all that its reader yields."""

    def write_and_read(
        name: str, content: str | bytes, defaults: Defaults | None = None
    ) -> list[Draft | UnreadableError]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read(path, defaults or Defaults()))

    return write_and_read


@pytest.fixture
def draft(reading: Reading) -> Callable[..., Draft]:
    """Do the same and return the one draft; fail if it is an error or not alone."""

    def one(*args: object) -> Draft:
        (found,) = reading(*args)
        assert isinstance(found, Draft), found
        return found

    return one


@pytest.fixture
def reason(reading: Reading) -> Callable[..., str]:
    """Do the same and return the reason of the one error."""

    def one(*args: object) -> str:
        (found,) = reading(*args)
        assert isinstance(found, UnreadableError), found
        return found.reason

    return one
