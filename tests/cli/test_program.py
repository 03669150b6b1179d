"""The program as a whole: what it loads, how it ends, what it says when it fails."""

import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from command_line import DOUBTFUL, ENVIRONMENT, Call

import replylint

HEAVY = ("spacy", "rich", "pathspec")


def loaded(*arguments: str) -> set[str]:
    code = (
        "import sys; from replylint.cli.main import run; run(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        env=ENVIRONMENT,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("command", [(), ("check",), ("rule",), ("config",), ("init",)])
def test_help_loads_nothing_heavy(command: tuple[str, ...]) -> None:
    assert not loaded(*command, "--help") & set(HEAVY)


@pytest.mark.parametrize("command", [("rule", "APO003"), ("rule", "--all"), ("config",)])
def test_explaining_loads_neither_spacy_nor_rich(command: tuple[str, ...]) -> None:
    assert not loaded(*command) & {"spacy", "rich", "pathspec"}


def test_help_lists_the_commands(cli: Call) -> None:
    done = cli("--help")
    assert done.code == 0
    assert all(f"\n  {name} " in done.out for name in ("check", "rule", "config", "init", "corpus"))


def test_the_version_is_the_packages(cli: Call) -> None:
    assert cli("--version").out == f"replylint {replylint.__version__}\n"


def test_a_file_in_the_place_of_a_command_gets_a_hint(cli: Call) -> None:
    Path("a.txt").write_text(DOUBTFUL, "utf-8")
    done = cli("a.txt")
    assert done.code == 2
    assert "replylint check a.txt" in done.err


def test_an_unknown_option_is_wrong_use(cli: Call) -> None:
    done = cli("check", "--fixx")
    assert done.code == 2
    assert "--fix" in done.err


def test_python_m_replylint_works(program: Call) -> None:
    done = program("check", "-", stdin=DOUBTFUL)
    assert done.code == 1
    assert "APO003" in done.out


def test_an_error_of_our_own_is_one_line_that_asks_for_a_report() -> None:
    code = (
        "import sys, replylint.cli.session as session\n"
        "def broken(request): raise RuntimeError('out of cheese')\n"
        "session.run = broken\n"
        "from replylint.cli.main import run\n"
        "sys.exit(run(['check', 'a.txt']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("replylint: internal error: RuntimeError: out of cheese; please")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_stops_early_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DOUBTFUL * 2000, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "replylint", "check", "a.txt", "--output-format", "concise"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_control_c_ends_it_with_130_and_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "replylint", "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with process:
        sleep(3)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [("check", "a.txt"), ("rule", "--all")])
def test_a_full_disk_is_named_as_such(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(DOUBTFUL, "utf-8")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "replylint", *arguments],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("replylint: output: No space left on device; make room")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_output_file_on_a_full_disk_is_named(cli: Call) -> None:
    Path("a.txt").write_text(DOUBTFUL, "utf-8")
    done = cli("check", "a.txt", "-o", "/dev/full")
    assert done.code == 2
    assert done.err.startswith("replylint: /dev/full: No space left on device; make room")
