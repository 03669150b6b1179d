"""What the tests of the GitHub action and the GitLab component share: a checkout to run them in."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from command_line import ENVIRONMENT

ROOT = Path(__file__).parents[1]
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / "templates" / "replylint.yml"
GIT = shutil.which("git") or ""
BASH = shutil.which("bash") or ""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    report: Path | None = None


@dataclass(frozen=True)
class Job:
    """A checkout in which a service runs our script."""

    folder: Path
    temp: Path

    def git(self, *arguments: str) -> str:
        author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
        command = [GIT, *author, *arguments]
        done = subprocess.run(command, cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def github(self, **inputs: str) -> Outcome:
        """Run the steps of the action that run something, as GitHub runs them."""
        action = yaml.safe_load(ACTION.read_text("utf-8"))
        given = {name: one.get("default", "") for name, one in action["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        values = {f"inputs.{name}": value for name, value in given.items()}
        values["steps.python.outputs.python-path"] = sys.executable
        output = self.temp / "output"
        output.write_text("", "utf-8")
        (step,) = (one for one in action["runs"]["steps"] if "run" in one)
        environment = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], value)
            for name, value in step["env"].items()
        } | {
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(output),
            "RUNNER_TEMP": str(self.temp),
        }
        code, out = self._bash(step["run"], environment)
        told = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        report = told.get("sarif-file")
        return Outcome(code, out, Path(report) if report else None)

    def gitlab(self, variables: Mapping[str, str] = {}, **inputs: object) -> Outcome:
        """Run the script of the component, whose inputs GitLab puts into the text of its file."""
        header, text = TEMPLATE.read_text("utf-8").split("\n---\n")
        spec = yaml.safe_load(header)["spec"]["inputs"]
        given = {name: one.get("default", "") for name, one in spec.items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        for name, value in given.items():
            written = value if isinstance(value, str) else json.dumps(value)
            text = text.replace(f"$[[ inputs.{name} ]]", written)
        job = yaml.safe_load(text)["replylint"]
        environment = {
            name: value["value"] if isinstance(value, dict) else value
            for name, value in job["variables"].items()
        }
        environment["REPLYLINT_CACHE_DIR"] = str(self.folder / ".replylint_cache")
        environment["CI_COMMIT_SHA"] = self.git("rev-parse", "HEAD")
        code, out = self._bash("\n".join(job["script"]), environment | dict(variables))
        report = self.folder / job["artifacts"]["reports"]["codequality"]
        return Outcome(code, out, report if report.exists() else None)

    def _bash(self, script: str, environment: Mapping[str, str]) -> tuple[int, str]:
        path = f"{self.temp / 'replylint' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**ENVIRONMENT, "PATH": path, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr
