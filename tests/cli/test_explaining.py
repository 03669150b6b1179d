"""`replylint rule`, `config`, `init` and `corpus evaluate`."""

import json
from pathlib import Path

import pytest
from command_line import DOUBTFUL, STIFF, Call, write

from replylint.config_file import Configuration
from replylint.config_keys import keys


@pytest.mark.parametrize("name", ["APO003", "apo003", "conditional-apology"])
def test_a_rule_is_explained_by_code_or_name(cli: Call, name: str) -> None:
    done = cli("rule", name)
    assert done.code == 0
    assert "APO003" in done.out
    assert "conditional-apology" in done.out


def test_an_unknown_rule_is_wrong_use_and_names_the_nearest(cli: Call) -> None:
    done = cli("rule", "conditional-apologies")
    assert (done.code, done.out) == (2, "")
    assert "conditional-apology" in done.err


def test_without_a_rule_it_says_how_to_ask(cli: Call) -> None:
    done = cli("rule")
    assert done.code == 2
    assert "--all" in done.err


def test_a_rule_and_all_rules_can_be_had_as_json(cli: Call) -> None:
    one = json.loads(cli("rule", "APO003", "--output-format", "json").out)
    every = json.loads(cli("rule", "--all", "--output-format", "json").out)
    assert (one["code"], one["severity"]) == ("APO003", "warning")
    assert one in every
    assert [rule["code"] for rule in every] == sorted(rule["code"] for rule in every)


def test_config_lists_every_key(cli: Call) -> None:
    lines = cli("config").out.splitlines()
    assert all(one.name in lines for one in keys())


def test_config_explains_a_key(cli: Call) -> None:
    done = cli("config", "fail-level")
    assert '"error", "warning", "information", "hint", "never"' in done.out
    assert 'Default: "warning"' in done.out


def test_config_names_the_nearest_key(cli: Call) -> None:
    done = cli("config", "fail_level")
    assert done.code == 2
    assert "did you mean `fail-level`" in done.err


def test_config_shows_the_settings_that_hold_for_a_path_as_toml(cli: Call) -> None:
    text = 'select = ["APO"]\nchannels = { "a \\"b\\"/" = "chat" }\nglossary.acronyms = ["IMEI"]\n'
    write("team/replylint.toml", text)
    done = cli("config", "--show", "team/a.txt")
    assert done.out.startswith("# from ")
    copy = write("copy.toml", done.out)
    shown, meant = (
        Configuration(file).settings(Path()) for file in (copy, Path("team/replylint.toml"))
    )
    assert shown.channels == meant.channels == {'a "b"/': "chat"}
    assert (shown.select, shown.glossary) == (meant.select, meant.glossary)


def test_init_writes_a_configuration_that_reads_the_folders_that_are_there(cli: Call) -> None:
    write("macros/a.txt", DOUBTFUL)
    write("README.md", DOUBTFUL)
    assert cli("init", "--yes").code == 0
    assert "APO003" in cli("check", "--select", "APO").out
    assert Configuration().settings(Path()).include == ("macros/",)


def test_init_takes_patterns(cli: Call) -> None:
    cli("init", "--include", "a/,b/*.md")
    assert Configuration().settings(Path()).include == ("a/", "b/*.md")


def test_init_never_writes_over_a_configuration(cli: Call) -> None:
    file = write("replylint.toml", "")
    done = cli("init", "--yes")
    assert done.code == 2
    assert file.read_text("utf-8") == ""


def test_every_line_that_init_comments_out_is_sound(cli: Call) -> None:
    cli("init", "--yes")
    text = Path("replylint.toml").read_text("utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    write("all.toml", "\n".join(line for line in lines if " = " in line))
    assert Configuration(Path("all.toml")).settings(Path()).select == ("ALL",)


def labelled() -> str:
    records = [
        {"reply": DOUBTFUL, "findings": [{"code": "APO003", "quote": "sorry if"}]},
        {"reply": STIFF, "findings": [], "complaint": False},
    ]
    return "\n".join(json.dumps(record) for record in records)


def test_corpus_evaluate_compares_findings_with_labels(cli: Call) -> None:
    write("gold.jsonl", labelled())
    options = ("--codes", "APO003,JRG003", "--output-format", "json")
    figures = json.loads(cli("corpus", "evaluate", "gold.jsonl", *options).out)
    assert figures["codes"]["APO003"] == {
        "precision": 1,
        "recall": 1,
        "f1": 1,
        "labelled": 1,
        "found": 1,
        "right": 1,
    }
    assert figures["codes"]["JRG003"]["precision"] == 0
    assert figures["lesser_findings_per_clean_reply"] == 1
    assert figures["right_findings_that_touch"] == 1


def test_corpus_evaluate_prints_a_table(cli: Call) -> None:
    write("gold.jsonl", labelled())
    done = cli("corpus", "evaluate", "gold.jsonl")
    assert done.code == 0
    assert "APO003" in done.out
    assert "2 replies, 1 of them clean." in done.out


def test_corpus_evaluate_names_a_code_that_no_rule_has(cli: Call) -> None:
    write("gold.jsonl", labelled())
    done = cli("corpus", "evaluate", "gold.jsonl", "--codes", "XYZ001")
    assert done.code == 2
    assert "XYZ001" in done.err


def test_corpus_evaluate_refuses_a_file_without_labels(cli: Call) -> None:
    write("plain.jsonl", json.dumps({"reply": DOUBTFUL}))
    done = cli("corpus", "evaluate", "plain.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "plain.jsonl: no record has a label" in done.err
