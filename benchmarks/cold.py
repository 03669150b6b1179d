"""Time of whole processes, from start to exit."""

import subprocess
import sys
import time
from pathlib import Path

DRAFT = Path(__file__).parent.parent / "tests" / "drafts" / "late-parcel.md"
ROUNDS = 7
_PYTHON = [sys.executable, "-c"]
_REPLYLINT = [str(Path(sys.executable).with_name("replylint"))]

IMPORT_CLICK = [*_PYTHON, "import click"]
IMPORT_SPACY = [*_PYTHON, "import spacy"]
CHECK = [*_REPLYLINT, "check", "--isolated", "--exit-zero", str(DRAFT)]
SMALL = (
    ("--help", [*_REPLYLINT, "--help"], 1.5),
    ("rule APO003", [*_REPLYLINT, "rule", "APO003"], 2.0),
    ("config", [*_REPLYLINT, "config"], 2.0),
)


def best(command: list[str]) -> float:
    """Return the seconds of the fastest of several runs, after one that fills the disk's cache."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times[1:])
