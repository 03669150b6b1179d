"""Time per draft in a process that has everything loaded, over replies of the corpus."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from replylint.config import Settings
from replylint.draft import Draft
from replylint.linter import Linter
from replylint.readers import Defaults, UnreadableError, read
from replylint.training.plan import read_plan

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "corpus" / "training.toml"
ROUNDS = 5
Run = Callable[[], object]


def drafts() -> list[Draft]:
    """Return the corpus's drafts that no model was trained on, with what they answer.

    Models are surer of what they were trained on, and what they are sure of costs less.
    """
    corpus = ROOT / "corpus"
    files = [corpus / "exchanges" / f"{name}.jsonl" for name in read_plan(PLAN).held_out]
    found = [draft for file in files for draft in read(file, Defaults())]
    return [draft for draft in found if not isinstance(draft, UnreadableError)]


def best(*runs: Run, rounds: int = ROUNDS) -> list[float]:
    """Return the seconds of each one's fastest round, after one to warm up.

    They run by turns: a machine that others use is now faster, now slower, for all of them.
    """
    for run in runs:
        run()
    times = [[_seconds(run) for run in runs] for _ in range(rounds)]
    return [min(own) for own in zip(*times, strict=True)]


def _seconds(run: Run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def replylint(drafts: list[Draft]) -> Run:
    """Return a round of the fast tier with all rules, rewrites included."""
    linter = Linter(Settings(tier="fast"))
    return lambda: [linter.lint(draft) for draft in drafts]


def full_tier(drafts: list[Draft]) -> tuple[float, float]:
    """Return the seconds that the full tier takes for the median draft and the slowest twentieth.

    Each draft's time is its best of several rounds.
    """
    linter = Linter(Settings(tier="full"))
    times = sorted(best(lambda draft=draft: linter.lint(draft), rounds=3)[0] for draft in drafts)
    return times[len(times) // 2], times[len(times) * 19 // 20]


def tokenizing(drafts: list[Draft]) -> Run:
    """Return a round of what any spaCy program does first."""
    import spacy  # noqa: PLC0415 - so that the other tools are timed without it

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda: [nlp(draft.text) for draft in drafts]


def proselint(drafts: list[Draft]) -> Run:
    """Return a round of proselint with its default checks."""
    from proselint.checks import __register__  # noqa: PLC0415
    from proselint.config import DEFAULT  # noqa: PLC0415
    from proselint.registry import CheckRegistry  # noqa: PLC0415
    from proselint.tools import LintFile  # noqa: PLC0415

    CheckRegistry().register_many(__register__)
    return lambda: [LintFile("draft", draft.text).lint(DEFAULT) for draft in drafts]


def write_good(drafts: list[Draft]) -> float | None:
    """Return the seconds of write-good's best round, None where node or write-good is absent."""
    package = Path(__file__).parent / "node_modules" / "write-good"
    if shutil.which("node") is None or not package.is_dir():
        return None
    script = Path(__file__).parent / "write_good.cjs"
    texts = json.dumps([draft.text for draft in drafts])
    command = ["node", str(script), str(ROUNDS)]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, check=True)
    return float(done.stdout)
