"""The GitHub action and the GitLab component, run on scratch repositories as their services do."""

import json
import re
import shlex
import sys
from pathlib import Path

import pytest
import yaml
from ci_jobs import ACTION, BASH, GIT, ROOT, TEMPLATE, Job
from click.testing import CliRunner
from command_line import DOUBTFUL, STIFF

from replylint.cli.check import check

PAGE = ROOT / "docs" / "macro-libraries.md"
GOOD = "Hi {{ticket.requester.first_name}},\n\nYour parcel left on Monday.\n"
CONFIGURATION = """
include = ["macros/"]
kind = "macro"
tier = "fast"
select = ["APO003", "JRG003"]
"""
HARMFUL = "$(touch harm) `touch harm` '; touch harm; ' \" && touch harm"
"""What does harm where a shell reads it. Its quotation marks do not match, so it is no `args`."""

pytestmark = pytest.mark.skipif(not (ACTION.exists() and GIT and BASH), reason="needs git and bash")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A checkout with a good macro on main, and an environment that holds replylint."""
    job = Job(tmp_path / "checkout", tmp_path / "temp dir")
    programs = job.temp / "replylint" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "replylint").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m replylint "$@"\n', "utf-8"
    )
    (programs / "replylint").chmod(0o755)
    job.folder.mkdir()
    job.write("replylint.toml", CONFIGURATION)
    job.write("macros/good.md", GOOD)
    job.git("init", "-q", "-b", "main")
    job.git("add", "-A")
    job.git("commit", "-q", "-m", "Macros")
    return job


def test_the_action_hands_its_inputs_on_without_writing_them_into_a_script() -> None:
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    assert not [step for step in action["runs"]["steps"] if "${{" in step.get("run", "")]
    # GitHub evaluates expressions in descriptions, and refuses them there
    assert "${{" not in json.dumps(action["inputs"])


@pytest.mark.parametrize("file", [ROOT / "ci" / "github.sh", TEMPLATE, PAGE])
def test_only_options_that_there_are_are_named(file: Path) -> None:
    known = set(re.findall(r"--[a-z][-a-z]+", CliRunner().invoke(check, ["--help"]).output))
    lines = file.read_text("utf-8").splitlines()
    ours = [line for line in lines if "replylint check" in line or "set --" in line]
    named = {option for line in ours for option in re.findall(r"(?<=[ `])--[a-z][-a-z]+", line)}
    assert named
    assert named <= known


def test_the_action_passes_good_macros_and_annotates_bad_ones(job: Job) -> None:
    assert job.github().code == 0
    job.write("macros/bad.md", DOUBTFUL)
    done = job.github()
    assert done.code == 1
    assert "::warning file=macros/bad.md,line=3,col=8," in done.out


def test_the_action_says_where_the_sarif_file_is(job: Job) -> None:
    job.write("macros/bad.md", DOUBTFUL)
    done = job.github(output_format="sarif")
    assert done.code == 1
    assert done.report
    run = json.loads(done.report.read_text("utf-8"))["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["APO003"]
    assert job.github().report is None


def test_the_action_tells_only_what_a_pull_request_brings(job: Job) -> None:
    job.write("macros/old.md", DOUBTFUL)
    job.git("add", "-A")
    job.git("commit", "-q", "-m", "Old")
    job.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert job.github(diff_base="origin/main").code == 0
    assert job.github(diff_base="origin/").code == 1  # no pull request: github.base_ref is empty
    job.write("macros/new.md", STIFF)
    done = job.github(diff_base="origin/main", args="--fail-level hint")
    assert done.code == 1
    assert "macros/new.md" in done.out
    assert "macros/old.md" not in done.out
    assert job.github(diff_base="origin/nowhere").code == 2


def test_options_are_split_as_a_shell_does(job: Job) -> None:
    job.write("macros/an old one.md", DOUBTFUL)
    assert job.github(args="--per-file-ignores 'macros/an old*:APO003'").code == 0
    done = job.github(args="--ignore 'APO003")
    assert done.code == 2
    assert "a quotation mark is not closed" in done.out


def test_paths_are_taken_as_they_are(job: Job) -> None:
    job.write(f"macros/{HARMFUL}.md".replace("touch harm", "touch${IFS}harm"), DOUBTFUL)
    name = next(path.name for path in (job.folder / "macros").iterdir() if "harm" in path.name)
    done = job.github(paths=f"macros/good.md\n\nmacros/{name}\n", output_format="concise")
    assert done.code == 1
    assert f"macros/{name}:3:8: APO003" in done.out
    assert job.gitlab(paths=["macros/good.md", f"macros/{name}"], diff_base="").code == 1
    assert job.github(paths="--fix").code == 2  # a path, which is not there
    assert not (job.folder / "harm").exists()


@pytest.mark.parametrize("name", ["paths", "args", "output-format", "diff-base"])
def test_no_input_of_the_action_is_evaluated(job: Job, name: str) -> None:
    value = shlex.quote(HARMFUL) if name == "args" else HARMFUL
    assert job.github(**{name: value}).code == 2
    assert job.github(**{name: "$(touch harm) `touch harm`; touch harm"}).code == 2
    assert not list(job.folder.rglob("harm"))


def test_a_module_in_the_checkout_is_not_run(job: Job) -> None:
    for name in ("shlex.py", "json.py", "venv.py", "pip.py"):
        job.write(name, "open('harm', 'w').close()\n")
    assert job.github().code == 0
    assert job.gitlab().code == 0
    assert not (job.folder / "harm").exists()


def test_the_component_reports_what_a_merge_request_brings(job: Job) -> None:
    job.write("macros/old.md", DOUBTFUL)
    job.git("add", "-A")
    job.git("commit", "-q", "-m", "Old")
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": job.git("rev-parse", "HEAD")}
    assert job.gitlab(base).code == 0
    job.write("macros/new.md", f"{DOUBTFUL}\n")
    job.git("add", "-A")
    job.git("commit", "-q", "-m", "New")
    done = job.gitlab(base)
    assert done.code == 1
    assert done.report
    found = json.loads(done.report.read_text("utf-8"))
    assert [one["location"]["path"] for one in found] == ["macros/new.md"]


def test_the_component_gives_main_an_empty_report_to_compare_with(job: Job) -> None:
    job.write("macros/old.md", DOUBTFUL)
    job.git("add", "-A")
    job.git("commit", "-q", "-m", "Old")
    done = job.gitlab()
    assert done.code == 0
    assert done.report
    assert json.loads(done.report.read_text("utf-8")) == []
    assert job.gitlab(diff_base="").code == 1
    assert job.gitlab(diff_base="HEAD~1").code == 1
    assert job.gitlab(diff_base="nowhere").code == 2


@pytest.mark.parametrize("name", ["paths", "args", "diff-base"])
def test_no_input_of_the_component_is_evaluated(job: Job, name: str) -> None:
    for value in (HARMFUL, shlex.quote(HARMFUL)):
        given: object = [value] if name == "paths" else value
        assert job.gitlab(**{"diff-base": "", name: given}).code == 2
    assert not list(job.folder.rglob("harm"))


def test_the_component_hands_options_on(job: Job) -> None:
    job.write("macros/an old one.md", DOUBTFUL)
    done = job.gitlab(diff_base="", args="--per-file-ignores 'macros/an old*:APO003'")
    assert done.code == 0
    assert (job.folder / ".replylint_cache").exists()
