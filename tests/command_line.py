"""What the tests of the command line share: outcomes, sample replies, files."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import replylint

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(replylint.__file__).parents[1])}
"""For a process of its own, whether or not the package is installed."""

STIFF = "Hi Sam,\n\nPlease be advised that the parcel left on Monday.\n\nBest,\nAnn\n"
"""A reply with a finding under JRG003, a hint, which a safe fix mends."""
MENDED = "Hi Sam,\n\nThe parcel left on Monday.\n\nBest,\nAnn\n"
DOUBTFUL = "Hi Sam,\n\nWe are sorry if this caused any confusion.\n\nBest,\nAnn\n"
"""A reply with a finding under APO003, a warning, which only an unsafe fix mends."""
GERMAN = (
    "Guten Tag,\n\nvielen Dank für Ihre Nachricht. Wir haben das Paket heute verschickt und es "
    "wird morgen bei Ihnen eintreffen. Melden Sie sich gern, wenn noch etwas fehlt.\n"
)


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Call = Callable[..., Outcome]


def write(name: str, text: str) -> Path:
    """Write a file below the working folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


_NO_SPACY = (
    "import sys; sys.modules['spacy'] = None\nfrom replylint.cli.main import run\n"
    "sys.exit(run(sys.argv[1:]))"
)


def answered_without_spacy(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process that cannot import spaCy."""
    command = [sys.executable, "-c", _NO_SPACY, *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
