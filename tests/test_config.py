"""Configuration: where it is found, what it may say, and how files extend one another."""

from pathlib import Path

import pytest

from replylint.config import FailLevel, Settings
from replylint.config_file import ConfigError, Configuration, merged
from replylint.config_keys import keys
from replylint.diagnostic import Severity
from replylint.draft import Channel, Kind
from replylint.globs import channel_of, ignored_in, kind_of


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def settings(folder: Path) -> Settings:
    return Configuration().settings(folder)


def error(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        settings(folder)
    return str(caught.value)


def test_without_a_file_the_defaults_hold() -> None:
    found = Configuration(isolated=True).settings(Path())
    assert found.select == ("ALL",)
    assert found.fail_level is FailLevel.WARNING
    assert found.reading_grade == 10
    assert found.include == ()


@pytest.mark.parametrize("name", ["replylint.toml", ".replylint.toml"])
def test_a_file_of_our_own_configures_its_folder_and_all_below(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, 'select = ["PRM"]')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert settings(below).select == ("PRM",)
    assert settings(below).root == tmp_path
    assert settings(below).file == tmp_path / name


def test_a_pyproject_counts_only_if_it_holds_our_table(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'select = ["PRM"]')
    write(tmp_path / "lib/pyproject.toml", '[project]\ndependencies = ["replylint"]')
    write(tmp_path / "app/pyproject.toml", '[tool.replylint]\nselect = ["ACK"]')
    assert settings(tmp_path / "lib").select == ("PRM",)
    assert settings(tmp_path / "app").select == ("ACK",)


def test_the_nearest_file_wins_and_is_not_merged_with_those_above(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'ignore = ["JRG"]\nchannel = "chat"')
    write(tmp_path / "team/replylint.toml", 'channel = "email"')
    found = settings(tmp_path / "team")
    assert (found.channel, found.ignore) == (Channel.EMAIL, ())


def test_a_file_that_is_named_holds_everywhere(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'select = ["PRM"]')
    named = write(tmp_path / "other.toml", 'select = ["ACK"]')
    assert Configuration(named).settings(tmp_path).select == ("ACK",)


def test_isolated_means_no_file_at_all(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'select = ["PRM"]')
    assert Configuration(isolated=True).settings(tmp_path).select == ("ALL",)


def test_every_key_can_be_set(tmp_path: Path) -> None:
    text = "\n".join(one.example for one in keys() if "." not in one.name and one.name != "extend")
    write(tmp_path / "replylint.toml", text)
    found = settings(tmp_path)
    assert found.severity == {"PRM": Severity.ERROR, "APO004": Severity.HINT}
    assert found.kinds == {"macros/": Kind.MACRO}
    assert found.glossary.words == {"RMA": "return number"}
    assert found.rules == (tmp_path / "replylint-rules",)
    assert found.kind is Kind.MACRO


def test_every_key_is_documented_with_an_example_that_names_it() -> None:
    for one in keys():
        assert one.description.endswith(".")
        assert one.example.startswith(one.name.rpartition(".")[2] + " = ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('selct = ["A"]', "unknown key `selct`; did you mean `select`? (see `replylint config`)"),
        (
            "force_exclude = true",
            "unknown key `force_exclude`; did you mean `force-exclude`? (see `replylint config`)",
        ),
        ('root = "x"', "unknown key `root` (see `replylint config`)"),
        (
            "[glossary]\nacronym = []",
            "unknown key `glossary.acronym`; did you mean `acronyms`? (see `replylint config`)",
        ),
        ('select = "PRM"', '`select` takes a list of strings, not "PRM"'),
        ("preview = 1", "`preview` takes true or false, not 1"),
        ('language = "de"', '`language` takes one of "auto", "en", not "de"'),
        (
            'channels = { "a/" = "fax" }',
            '`channels.a/` takes one of "email", "chat", "review", "social", not "fax"',
        ),
        ("glossary = 3", "`glossary` takes a table, not 3"),
        ("reading-grade = -1", "`reading-grade` takes a number above 0, not -1"),
    ],
)
def test_a_mistake_names_the_file_the_key_and_what_is_right(
    tmp_path: Path, text: str, reason: str
) -> None:
    file = write(tmp_path / "replylint.toml", text)
    assert error(tmp_path) == f"{file}: {reason}"


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", "select = [\n\nignore")
    assert "is not valid TOML" in error(tmp_path)
    assert "line 3" in error(tmp_path)


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "replylint.toml").write_bytes(b'# caf\xe9\nselect = ["PRM"]')
    assert "is not UTF-8 (byte 5)" in error(tmp_path)


def test_a_file_extends_another_key_by_key(tmp_path: Path) -> None:
    write(
        tmp_path / "base.toml",
        'select = ["PRM"]\nignore = ["PRM003"]\nchannel = "chat"\nrules = ["own"]\n'
        'severity = { PRM = "error", PRM002 = "hint" }\nglossary = { acronyms = ["IMEI"] }',
    )
    write(
        tmp_path / "team/replylint.toml",
        'extend = "../base.toml"\nextend-select = ["ACK"]\nignore = ["ACK002"]\n'
        'severity = { PRM002 = "warning" }\nglossary = { acronyms = ["SEPA"] }\nrules = ["ours"]',
    )
    found = settings(tmp_path / "team")
    assert (found.select, found.extend_select) == (("PRM",), ("ACK",))
    assert found.ignore == ("PRM003", "ACK002")
    assert found.channel is Channel.CHAT
    assert found.severity == {"PRM": Severity.ERROR, "PRM002": Severity.WARNING}
    assert found.glossary.acronyms == ("IMEI", "SEPA")
    assert found.rules == (tmp_path / "own", tmp_path / "team" / "ours")


def test_a_select_of_its_own_starts_the_selection_afresh() -> None:
    base = {"select": ["PRM"], "extend-select": ["ACK"], "ignore": ["PRM001"], "preview": True}
    assert merged(base, {"select": ["PRM001"]}) == {"select": ["PRM001"], "preview": True}


def test_what_extends_itself_is_an_error_that_shows_the_circle(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'extend = "b.toml"')
    write(tmp_path / "b.toml", 'extend = "replylint.toml"')
    message = error(tmp_path)
    assert "`extend` goes in a circle" in message
    assert f"{tmp_path / 'b.toml'} -> {tmp_path / 'replylint.toml'}" in message


def test_extending_a_missing_file_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'extend = "gone.toml"')
    assert error(tmp_path) == f"{tmp_path / 'gone.toml'}: cannot be read: No such file or directory"


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", 'select = ["PRM"]\nignore = ["PRM001"]\nchannel = "chat"')
    over = Configuration(overrides={"select": ["PRM001"]}).settings(tmp_path)
    assert (over.select, over.ignore, over.channel) == (("PRM001",), (), Channel.CHAT)


def test_the_same_file_gives_the_same_settings_object(tmp_path: Path) -> None:
    write(tmp_path / "replylint.toml", "")
    (tmp_path / "sub").mkdir()
    configuration = Configuration()
    assert configuration.settings(tmp_path) is configuration.settings(tmp_path / "sub")


def test_tables_of_patterns_tell_channel_kind_and_ignores(tmp_path: Path) -> None:
    write(
        tmp_path / "replylint.toml",
        'channel = "email"\nchannels = { "public/" = "review", "public/x/" = "social" }\n'
        'kinds = { "*.macro.md" = "macro" }\n'
        'per-file-ignores = { "legal/" = ["JRG"], "*.md" = ["ACK001"] }',
    )
    found = settings(tmp_path)
    assert channel_of(found, tmp_path / "a.txt") is Channel.EMAIL
    assert channel_of(found, tmp_path / "public/a.txt") is Channel.REVIEW
    assert channel_of(found, tmp_path / "public/x/a.txt") is Channel.SOCIAL
    assert kind_of(found, tmp_path / "a.macro.md") is Kind.MACRO
    assert kind_of(found, tmp_path / "a.md") is None
    assert ignored_in(found, tmp_path / "legal/a.md") == ("JRG", "ACK001")


def test_a_confidence_above_one_is_no_confidence(tmp_path: Path) -> None:
    file = tmp_path / "replylint.toml"
    file.write_text("min-confidence = 80\n", "utf-8")
    with pytest.raises(ConfigError, match="`min-confidence` takes a number from 0 to 1, not 80"):
        Configuration(file).settings(tmp_path)
