"""Which files are read: those that are named, and in folders those that `include` names."""

from pathlib import Path

import pytest

from replylint.config_file import Configuration
from replylint.discovery import Found, PassedOver, discover
from replylint.globs import GlobError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Hello.", "utf-8")


def configure(text: str, folder: str = ".") -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / "replylint.toml").write_text(text, "utf-8")


def found(*paths: str, **overrides: object) -> list[str]:
    results = look(*paths, **overrides)
    return [one.path.as_posix() for one in results if isinstance(one, Found)]


def passed_over(*paths: str) -> list[PassedOver]:
    return [one for one in look(*paths) if isinstance(one, PassedOver)]


def look(*paths: str, **overrides: object) -> list[Found | PassedOver]:
    table = {key.replace("_", "-"): value for key, value in overrides.items()}
    return list(discover(map(Path, paths), Configuration(overrides=table)))


def test_a_named_file_is_read_whatever_it_is_called() -> None:
    make("notes.txt", "README.md")
    assert found("notes.txt", "README.md", "gone.rtf") == ["notes.txt", "README.md", "gone.rtf"]


def test_in_a_folder_only_what_include_names_is_read_in_a_fixed_order() -> None:
    configure('include = ["macros/", "*.reply.md"]')
    make("README.md", "macros/b.txt", "macros/a.md", "macros/sub/c.txt", "x/late.reply.md")
    assert found(".") == ["macros/a.md", "macros/b.txt", "macros/sub/c.txt", "x/late.reply.md"]


def test_without_include_a_folder_says_how_to_set_it() -> None:
    make("README.md")
    assert found(".") == []
    (message,) = passed_over(".")
    assert "`replylint init`" in message.reason
    assert not message.harmless


def test_an_include_that_names_nothing_is_no_error() -> None:
    configure('include = ["macros/"]')
    make("README.md")
    assert look(".") == []


def test_a_folder_below_may_have_a_configuration_of_its_own() -> None:
    configure('include = ["*.txt"]', "team")
    make("a.txt", "team/b.txt")
    assert found(".") == ["team/b.txt"]
    assert passed_over(".") == []


def test_unknown_kinds_of_file_are_left_alone_in_folders() -> None:
    configure('include = ["macros/"]')
    make("macros/a.txt", "macros/logo.png", "macros/b.TXT")
    assert found(".") == ["macros/a.txt", "macros/b.TXT"]


def test_excluded_files_and_folders_are_passed_over() -> None:
    configure('include = ["*.txt"]\nexclude = ["old/"]\nextend-exclude = ["draft-*"]')
    make("a.txt", "draft-b.txt", "old/c.txt", "new/draft-d.txt", "new/e.txt")
    assert found(".") == ["a.txt", "new/e.txt"]


def test_a_named_file_is_read_though_excluded_unless_exclusion_is_forced() -> None:
    configure('include = ["macros/"]\nextend-exclude = ["macros/old/"]')
    make("macros/old/a.txt", "macros/b.txt", "README.md")
    names = ("macros/old/a.txt", "macros/b.txt", "README.md")
    assert found(*names) == list(names)
    assert found(*names, force_exclude=True) == ["macros/b.txt"]


def test_gitignore_files_are_heeded_from_the_top_of_the_repository() -> None:
    Path(".git").mkdir()
    make("r/a.txt", "r/tmp/b.txt", "r/keep.log.txt", "r/c.log.txt")
    Path(".gitignore").write_text("tmp/\n*.log.txt\n!\n", "utf-8")
    Path("r/.gitignore").write_text("!keep.log.txt\n", "utf-8")
    assert found("r", include=["*.txt"]) == ["r/a.txt", "r/keep.log.txt"]
    assert found("r", include=["*.txt"], respect_gitignore=False) == [
        "r/a.txt",
        "r/c.log.txt",
        "r/keep.log.txt",
        "r/tmp/b.txt",
    ]


def test_a_customers_message_is_never_a_draft() -> None:
    configure('include = ["*.txt"]')
    make("late.txt", "late.customer.txt")
    assert found(".") == ["late.txt"]
    assert found("late.customer.txt") == []
    (message,) = passed_over("late.customer.txt")
    assert message.harmless


def test_a_file_is_read_once_however_often_it_is_named() -> None:
    configure('include = ["*.txt"]')
    make("a.txt")
    assert found("a.txt", ".", "./a.txt") == ["a.txt"]


def test_links_that_lead_in_a_circle_are_not_followed(folder: Path) -> None:
    configure('include = ["*.txt"]')
    make("sub/a.txt")
    Path("sub/up").symlink_to(folder, target_is_directory=True)
    Path("sub/gone.txt").symlink_to(folder / "nowhere.txt")
    assert found(".") == ["sub/a.txt"]


def test_patterns_count_from_the_configuration_not_from_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure('include = ["/macros/*.txt"]')
    make("macros/a.txt", "sub/macros/b.txt")
    monkeypatch.chdir(folder / "sub")
    assert found("..") == ["../macros/a.txt"]


def test_a_pattern_that_means_nothing_is_an_error() -> None:
    make("a.txt")
    with pytest.raises(GlobError, match="not a pattern"):
        found(".", include=["!"])


def test_a_link_to_itself_is_named_and_the_rest_is_read() -> None:
    configure('include = ["*.txt"]')
    make("a.txt", "c.txt")
    Path("b.txt").symlink_to("b.txt")
    assert found(".") == ["a.txt", "c.txt"]
    (message,) = passed_over(".")
    assert message.path == Path("b.txt")
    assert message.reason.startswith("cannot be read: ")
    assert not message.harmless
