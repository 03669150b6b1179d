"""The hook in .pre-commit-hooks.yaml, run by pre-commit itself on a scratch repository."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GIT = shutil.which("git") or ""
BAD = "Hi Sam,\n\nWe guarantee that it will never be late again.\n\nBest,\nAnn\n"
GOOD = "Hi Sam,\n\nThe parcel left on Monday and is due on Friday.\n\nBest,\nAnn\n"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Return a repository with a good and a bad reply."""
    if not (ROOT / ".git").exists() or not GIT:
        pytest.skip("needs git and a checkout: pre-commit installs hooks from repositories")
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    subprocess.run([GIT, "init", "--quiet", "."], cwd=tmp_path, check=True)
    subprocess.run([GIT, "add", "."], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize(("file", "expected"), [("good.txt", "Passed"), ("bad.txt", "PRM001")])
def test_the_hook_passes_good_replies_and_fails_bad_ones(
    scratch: Path, file: str, expected: str
) -> None:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "replylint"]
    done = subprocess.run(
        [*command, "--files", file], cwd=scratch, capture_output=True, text=True, check=False
    )
    assert expected in done.stdout, done.stdout + done.stderr
    assert (done.returncode == 0) == (file == "good.txt")
