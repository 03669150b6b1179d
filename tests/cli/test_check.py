"""`replylint check`: what is read, what is printed, and the exit code."""

import json
from pathlib import Path

import pytest
from command_line import DOUBTFUL, GERMAN, MENDED, STIFF, Call, write


def test_a_clean_reply_exits_0(cli: Call) -> None:
    write("a.txt", MENDED)
    assert cli("check", "a.txt").code == 0


def test_a_warning_exits_1_and_is_printed(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--output-format", "concise")
    assert done.code == 1
    assert "a.txt:3:8: APO003" in done.out
    assert done.err == ""


def test_a_hint_is_printed_but_exits_0_unless_the_fail_level_says_so(cli: Call) -> None:
    write("a.txt", STIFF)
    assert "JRG003" in cli("check", "a.txt").out
    assert cli("check", "a.txt").code == 0
    assert cli("check", "a.txt", "--fail-level", "hint").code == 1
    assert cli("check", "a.txt", "--fail-level", "hint", "--exit-zero").code == 0


def test_fail_level_never_exits_0_whatever_is_found(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    assert cli("check", "a.txt", "--fail-level", "never").code == 0


def test_a_missing_file_exits_2_while_the_rest_is_checked(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "gone.txt", "a.txt", "--output-format", "concise", "--exit-zero")
    assert done.code == 2
    assert "a.txt:3:8: APO003" in done.out
    assert done.err.startswith("replylint: gone.txt: ")


def test_a_broken_record_is_named_by_its_line_and_the_others_are_checked(cli: Call) -> None:
    good = json.dumps({"id": "a", "reply": DOUBTFUL})
    write("a.jsonl", f'{good}\n{{"id": "b"}}\nno json\n{good}\n')
    done = cli("check", "a.jsonl", "--output-format", "json")
    document = json.loads(done.out)
    assert done.code == 2
    assert document["summary"]["replies"] == 2
    assert [error["path"] for error in document["errors"]] == ["a.jsonl", "a.jsonl"]
    assert document["errors"][0]["message"].startswith("line 2: ")
    assert "replylint: a.jsonl:2: " in done.err
    assert "replylint: a.jsonl:3: " in done.err


def test_another_language_is_skipped_named_once_and_no_error(cli: Call) -> None:
    record = json.dumps({"reply": GERMAN})
    write("de.jsonl", f"{record}\n{record}\n")
    done = cli("check", "de.jsonl", "--output-format", "json")
    document = json.loads(done.out)
    assert done.code == 0
    assert document["replies"] == []
    assert [skip["path"] for skip in document["skipped"]] == ["de.jsonl"]
    assert done.err.count("de.jsonl") == 1


def test_language_en_checks_it_all_the_same(cli: Call) -> None:
    write("de.txt", GERMAN)
    document = json.loads(cli("check", "de.txt", "--language", "en", "--output-format=json").out)
    assert (len(document["replies"]), document["skipped"]) == (1, [])


def test_a_folder_without_configuration_is_not_read_and_says_what_to_do(cli: Call) -> None:
    write("README.md", DOUBTFUL)
    done = cli("check")
    assert done.code == 2
    assert "APO003" not in done.out
    assert "`replylint init`" in done.err


def test_a_folder_is_read_as_its_configuration_says(cli: Call) -> None:
    write("replylint.toml", 'include = ["macros/"]\nselect = ["JRG003"]')
    write("README.md", DOUBTFUL)
    write("macros/a.txt", DOUBTFUL)
    done = cli("check", ".", "--output-format", "json")
    assert done.code == 0
    assert [one["path"] for one in json.loads(done.out)["replies"]] == ["macros/a.txt"]


def test_nothing_included_exits_0_and_says_so(cli: Call) -> None:
    write("replylint.toml", 'include = ["macros/"]')
    done = cli("check")
    assert (done.code, "nothing to check" in done.err) == (0, True)


def test_each_folder_has_the_settings_nearest_to_it(cli: Call) -> None:
    write("strict/replylint.toml", 'fail-level = "hint"')
    write("strict/a.txt", STIFF)
    write("lax/a.txt", STIFF)
    assert cli("check", "lax/a.txt").code == 0
    assert cli("check", "lax/a.txt", "strict/a.txt").code == 1


def test_rules_are_selected_by_code_prefix_and_name_with_commas_or_repeats(cli: Call) -> None:
    write("a.txt", DOUBTFUL + STIFF)

    def codes(*options: str) -> set[str]:
        done = cli("check", "a.txt", "--output-format", "json", *options)
        return set(json.loads(done.out)["summary"]["by_code"])

    assert codes("--select", "APO003,JRG003") == {"APO003", "JRG003"}
    assert codes("--select", "APO003", "--select", "officialese") == {"APO003", "JRG003"}
    assert codes("--select", "APO003", "--extend-select", "JRG") == {"APO003", "JRG003"}
    assert codes("--select", "APO003,JRG003", "--ignore", "JRG003") == {"APO003"}
    assert codes("--select", "APO003,JRG003", "--per-file-ignores", "a.*:APO003") == {"JRG003"}


def test_an_unknown_selector_is_wrong_use_and_names_the_nearest(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--select", "APO03")
    assert (done.code, done.out) == (2, "")
    assert "did you mean APO003" in done.err


def test_per_file_ignores_want_a_pattern_and_a_rule(cli: Call) -> None:
    done = cli("check", "a.txt", "--per-file-ignores", "APO003")
    assert done.code == 2
    assert "PATTERN:CODE" in done.err


def test_a_mistake_in_the_configuration_is_told_before_anything_is_written(cli: Call) -> None:
    write("replylint.toml", 'fail-level = "high"')
    write("a.txt", DOUBTFUL)
    write("old.json", "kept")
    done = cli("check", "a.txt", "--output-format", "json", "-o", "old.json")
    assert (done.code, done.out) == (2, "")
    assert "replylint.toml: `fail-level` takes one of" in done.err
    assert Path("old.json").read_text("utf-8") == "kept"


def test_an_unknown_output_format_in_the_configuration_names_those_there_are(cli: Call) -> None:
    write("replylint.toml", 'output-format = "xml"')
    done = cli("check", "a.txt")
    assert done.code == 2
    assert "`output-format` takes one of full, concise, grouped, json, json-lines" in done.err


def test_findings_can_be_written_to_a_file(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--output-format=json", "-o", "out.json", "--select=APO003")
    assert (done.code, done.out) == (1, "")
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["diagnostics"] == 1


def test_a_file_that_cannot_be_written_is_named(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "-o", "no/such/folder.txt")
    assert done.code == 2
    assert "no/such/folder.txt: No such file or directory" in done.err


def test_statistics_take_the_place_of_the_findings(cli: Call) -> None:
    write("a.txt", STIFF)
    write("b.txt", STIFF)
    done = cli("check", "a.txt", "b.txt", "--statistics", "--select", "JRG003")
    assert done.out.splitlines()[0].split() == ["2", "JRG003", "[*]", "officialese"]


def test_json_lines_give_one_reply_per_line_and_the_rest_at_the_end(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    write("b.txt", MENDED)
    done = cli("check", "a.txt", "b.txt", "--output-format", "json-lines")
    first, second, rest = map(json.loads, done.out.splitlines())
    assert (first["path"], second["path"]) == ("a.txt", "b.txt")
    assert rest["summary"]["replies"] == 2


def test_the_format_may_come_from_the_environment(
    cli: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPLYLINT_OUTPUT_FORMAT", "concise")
    write("a.txt", DOUBTFUL)
    assert "\na.txt:3:8: APO003" in "\n" + cli("check", "a.txt").out


def test_colour_is_for_terminals_unless_it_is_asked_for(
    cli: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", DOUBTFUL)
    escape = "\x1b["
    assert escape not in cli("check", "a.txt").out
    assert escape in cli("check", "a.txt", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert escape in cli("check", "a.txt").out
    assert escape not in cli("check", "a.txt", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert escape not in cli("check", "a.txt").out


def test_the_customers_message_may_be_named_or_lie_beside_the_draft(cli: Call) -> None:
    write("a.txt", MENDED)
    write("b.txt", MENDED)
    write("b.customer.txt", "My parcel is two weeks late and I am furious!")
    write("c.txt", "My parcel is two weeks late and I am furious!")

    def facts(*arguments: str) -> dict[str, bool]:
        done = cli("check", *arguments, "--output-format", "json")
        found: dict[str, bool] = json.loads(done.out)["replies"][0]["facts"]
        return found

    assert not facts("a.txt")["complaint"]
    assert facts("b.txt")["complaint"]
    assert facts("a.txt", "--customer", "c.txt")["complaint"]


def test_a_customers_message_is_skipped_when_it_is_named(cli: Call) -> None:
    write("b.customer.txt", DOUBTFUL)
    done = cli("check", "b.customer.txt")
    assert done.code == 0
    assert "read with the draft beside it" in done.err


def test_an_unknown_selector_in_a_configuration_names_the_file(cli: Call) -> None:
    file = write("replylint.toml", 'select = ["APO03"]')
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt")
    assert done.code == 2
    assert f"{file.absolute()}: `select`: no rule is called 'APO03'" in done.err
    done = cli("check", "a.txt", "--select", "JRG03")
    assert done.err.startswith("replylint: `select`: no rule is called 'JRG03'")


def test_a_customers_message_must_be_a_regular_file(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--customer", "/dev/zero")
    assert done.code == 2
    assert "/dev/zero: is no regular file" in done.err


def test_an_empty_path_is_wrong_use(cli: Call) -> None:
    done = cli("check", "")
    assert done.code == 2
    assert "an empty path names nothing" in done.err


def test_an_output_file_called_dash_is_standard_output(cli: Call) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "-o", "-")
    assert "APO003" in done.out
    assert not Path("-").exists()


@pytest.mark.parametrize("name", ["json", "json-lines"])
def test_statistics_go_with_the_formats_for_people_only(cli: Call, name: str) -> None:
    write("a.txt", DOUBTFUL)
    done = cli("check", "a.txt", "--statistics", "--output-format", name)
    assert (done.code, done.out) == (2, "")
    assert "`--statistics` goes with the formats full, concise and grouped" in done.err


@pytest.mark.parametrize("turned", [False, True])
def test_a_configuration_cannot_be_named_and_forbidden(cli: Call, *, turned: bool) -> None:
    write("other.toml", "")
    options = ["--config=other.toml", "--isolated"]
    done = cli("check", *(reversed(options) if turned else options))
    assert done.code == 2
    assert "leave one out" in done.err


def test_the_page_compares_with_earlier_reports(cli: Call) -> None:
    write("a.txt", STIFF)
    cli("check", "a.txt", "--output-format", "json", "-o", "monday.json", "--exit-zero")
    done = cli("check", "a.txt", "--output-format", "html", "--trend", "monday.json", "--exit-zero")
    assert done.code == 0
    assert "monday.json" in done.out
    assert "0.0" in done.out


def test_a_trend_of_what_is_no_report_is_refused(cli: Call) -> None:
    write("a.txt", STIFF)
    done = cli("check", "a.txt", "--output-format", "html", "--trend", "a.txt")
    assert done.code == 2
    assert "a.txt: is no report of `--output-format json`" in done.err
    assert "--trend" in cli("check", "a.txt", "--output-format", "json", "--trend", "a.txt").err
