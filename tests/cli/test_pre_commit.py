"""The hooks in .pre-commit-hooks.yaml, run by pre-commit itself on a scratch repository."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import MENDED, STIFF

ROOT = Path(__file__).parents[2]
GIT = shutil.which("git") or ""
GOOD = "Hi Sam,\n\nThe parcel left on Monday and is due on Friday.\n\nBest,\nAnn\n"
GUARANTEE = "We guarantee that it will never be late again."
FILES = {
    "good.txt": GOOD,
    "good.json": json.dumps([{"title": "Late", "body": "The parcel is due on {{day}}."}]),
    "bad.txt": f"Hi Sam,\n\n{GUARANTEE}\n\nBest,\nAnn\n",
    "bad.json": json.dumps([{"title": "Late", "body": GUARANTEE}]),
    "stiff.txt": STIFF,
}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Return a repository with good and bad replies and macros."""
    if not (ROOT / ".git").exists() or not GIT:
        pytest.skip("needs git and a checkout: pre-commit installs hooks from repositories")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    subprocess.run([GIT, "init", "--quiet", "."], cwd=tmp_path, check=True)
    subprocess.run([GIT, "add", "."], cwd=tmp_path, check=True)
    return tmp_path


def all_hooks(scratch: Path, *files: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--files", *files]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_hooks_pass_good_replies_and_macros(scratch: Path) -> None:
    code, said = all_hooks(scratch, "good.txt", "good.json")
    assert code == 0, said
    assert said.count("Passed") == 3, said


def test_the_hooks_fail_bad_ones_and_mend_what_is_safe(scratch: Path) -> None:
    code, said = all_hooks(scratch, "bad.txt", "bad.json", "stiff.txt")
    assert code == 1
    assert said.count("Failed") == 3, said
    assert "bad.txt:3:1" in said
    assert "bad.json:1:" in said
    assert "PRM001" in said
    assert (scratch / "stiff.txt").read_text("utf-8") == MENDED
    assert (scratch / "bad.json").read_text("utf-8") == FILES["bad.json"]
