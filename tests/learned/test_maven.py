"""What training fetches, by a Maven that is none: the command is what counts."""

from pathlib import Path
from stat import S_IXUSR

import pytest

from replylint.training import StartError, maven

PACKAGE = "org.example:words:1.0"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a command `mvn` may be put; no other one is on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder / "mvn"


def write(command: Path, *lines: str) -> None:
    command.write_text("\n".join(["#!/bin/sh", *lines]), "utf-8")
    command.chmod(command.stat().st_mode | S_IXUSR)


def test_without_maven_the_message_says_what_to_install(command: Path, tmp_path: Path) -> None:
    assert not command.exists()
    with pytest.raises(StartError, match="install Maven"):
        maven.jar(PACKAGE, tmp_path)


def test_maven_is_asked_for_the_package_and_the_folder(command: Path, tmp_path: Path) -> None:
    write(command, 'echo "$@" > asked', "echo content > words-1.0.jar")
    found = maven.jar(PACKAGE, tmp_path)
    assert found.read_text("utf-8") == "content\n"
    asked = (tmp_path / "asked").read_text("utf-8")
    assert f"-Dartifact={PACKAGE}" in asked
    assert f"-DoutputDirectory={tmp_path}" in asked


@pytest.mark.parametrize("where", ["echo 'no way there'", "echo 'no way there' >&2"])
def test_what_maven_says_is_passed_on(command: Path, tmp_path: Path, where: str) -> None:
    write(command, where, "exit 1")
    with pytest.raises(StartError, match=rf"{PACKAGE}(.|\n)*no way there"):
        maven.jar(PACKAGE, tmp_path)
