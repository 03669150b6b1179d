"""Time over whole macro libraries: the first run, and the run that finds all unchanged."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import cold
from warm import ROOT

COUNT = 2_000
_BESIDE = Path(sys.executable)
_CHECK = [str(_BESIDE.with_name("replylint")), "check", "--exit-zero", "--output-format", "concise"]
_PROSELINT = [str(_BESIDE.with_name("proselint")), "check"]
_CONFIGURATION = 'kind = "macro"\ninclude = ["macros.json", "texts/"]\n'


@contextmanager
def library() -> Iterator["Library"]:
    """Provide a library of 2,000 replies of the corpus in which nothing was labelled.

    It stands in a folder of its own, as one list of records and as text files.
    """
    with TemporaryDirectory() as folder:
        yield Library(Path(folder))


class Library:
    """The same macros twice: as one list of records, and as a folder of files."""

    def __init__(self, folder: Path) -> None:
        """Write them into `folder`."""
        self._folder = folder
        texts = list(islice(_texts(), COUNT))
        records = [{"title": f"Macro {n}", "body": text} for n, text in enumerate(texts)]
        (folder / "macros.json").write_text(json.dumps(records, indent=1), "utf-8")
        (folder / "texts").mkdir()
        for number, text in enumerate(texts):
            (folder / "texts" / f"{number:04}.txt").write_text(text, "utf-8")
        (folder / "replylint.toml").write_text(_CONFIGURATION, "utf-8")

    def first(self, tier: str) -> float:
        """Return the seconds of a run over the list with an empty cache."""
        (self._folder / ".replylint_cache" / "reports.sqlite3").unlink(missing_ok=True)
        return self._once([*_CHECK, "--tier", tier, "macros.json"])

    def again(self, what: str) -> float:
        """Return the seconds of the quickest of several runs that find `what` unchanged."""
        command = [*_CHECK, "--tier", "fast", what]
        self._once(command)
        return min(self._once(command) for _ in range(cold.ROUNDS))

    def proselint(self) -> float:
        """Return the seconds that proselint takes for the text files."""
        return self._once([*_PROSELINT, "texts"])

    def _once(self, command: list[str]) -> float:
        start = time.perf_counter()
        done = subprocess.run(command, cwd=self._folder, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
        return time.perf_counter() - start


def _texts() -> Iterator[str]:
    for file in sorted((ROOT / "corpus" / "exchanges").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            exchange = json.loads(line)
            if not exchange["findings"]:
                yield exchange["reply"]
