"""How each rule did on replies that were written without a look at its wordings."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from replylint import Draft
from replylint.config import Settings
from replylint.draft import Channel, Kind
from replylint.linter import Linter

INTRO = """# Trials

Written by `make docs` from tests/trials/.

For every code ten replies were written from its meaning alone, without a look at its wordings:
five in which it must fire, five look-alikes in which it must not. Nothing was tuned on them.
*Found* counts the first five, *silent* the other five. The replies are invented and
machine-written.

| code | found | silent | not found | false alarm |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Trial:
    """One reply with which a code is tried."""

    code: str
    fires: bool
    about: str
    right: bool


def trials(folder: Path) -> Iterator[Trial]:
    """Yield every trial with its result."""
    linter = Linter(Settings(language="en", preview=True))
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            found = {d.code for d in linter.lint(_draft(record)).diagnostics}
            right = (record["code"] in found) == record["fires"]
            yield Trial(record["code"], record["fires"], record["about"], right)


def trials_page(folder: Path) -> str:
    """Return the table of all trials."""
    by_code: dict[str, list[Trial]] = {}
    for trial in trials(folder):
        by_code.setdefault(trial.code, []).append(trial)
    rows = [_row(code, found) for code, found in sorted(by_code.items())]
    everything = [trial for found in by_code.values() for trial in found]
    return INTRO + "\n".join([*rows, _row("all", everything, detail=False)]) + "\n"


def _row(code: str, found: list[Trial], *, detail: bool = True) -> str:
    fires = [trial for trial in found if trial.fires]
    silent = [trial for trial in found if not trial.fires]
    counts = [f"{sum(t.right for t in some)}/{len(some)}" for some in (fires, silent)]
    wrong = [
        "; ".join(t.about for t in some if not t.right) if detail else ""
        for some in (fires, silent)
    ]
    return "| " + " | ".join([code, *counts, *wrong]) + " |"


def _draft(record: dict[str, str]) -> Draft:
    return Draft(
        record["reply"],
        customer=record["customer"],
        thread=tuple(record["thread"]),
        channel=Channel(record["channel"]),
        kind=Kind(record["kind"]),
        attachments=record.get("attachments"),
    )
