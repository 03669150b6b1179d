"""Measure the linter on labelled exchanges (JSON Lines with the labels of DESIGN: findings, facts).

A code counts once per reply. Micro-averaged over the labelled codes: precision, recall, F1.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from replylint.diagnostic import Severity, TextSpan
from replylint.draft import Draft
from replylint.linter import Linter
from replylint.report import Report

LABELLED = (
    "ACK001 ACK002 ACK003 APO001 APO002 APO003 APO004 APO005 ARG001 ARG002 ARG003 ARG004 ARG005"
    " ARG006 ARG007 PRM001 PRM002 PRM003 NXT001 NXT002 NXT003 NXT004 NXT005 REF001 REF002 REF003"
    " REF004 JRG001 JRG002 JRG003 JRG005 JRG007 SOL001 SEC001 PUB001 PUB002 PUB003 MED001 ESC001"
    " TPL001 ANS001 ANS002 ANS003"
).split()
"""The codes that are labelled by hand; the others decide themselves or are new."""
FACTS = ("complaint", "at_fault", "refusal", "open")


class Label(msgspec.Struct, frozen=True):
    """A finding that a reader asked for, with the words that carry it."""

    code: str
    quote: str = ""


class Labels(msgspec.Struct, frozen=True):
    """The labels of one record; a fact that is None is not labelled."""

    findings: tuple[Label, ...] = ()
    complaint: bool | None = None
    at_fault: bool | None = None
    refusal: bool | None = None
    open: bool | None = None


@dataclass(slots=True)
class Counts:
    """True and false positives and false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def support(self) -> int:
        """Return how many there are by the labels."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 0 where nothing was found."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found."""
        return self.right / max(1, self.support)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def add(self, other: "Counts") -> None:
        """Add the counts of `other`."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(slots=True)
class Evaluation:
    """All figures of one run."""

    codes: dict[str, Counts] = field(default_factory=dict)
    facts: dict[str, Counts] = field(default_factory=dict)
    fact_replies: int = 0
    replies: int = 0
    clean: int = 0
    loud: int = 0
    """Warnings and errors in clean replies: those without a labelled finding."""
    quiet: int = 0
    """Lesser findings in clean replies."""
    placed: int = 0
    """Right findings that touch the labelled words."""

    @property
    def total(self) -> Counts:
        """Return the counts over all codes."""
        return _sum(self.codes.values())

    def families(self) -> dict[str, Counts]:
        """Return the counts of each family, by the letters of its codes."""
        names = dict.fromkeys(code[:3] for code in self.codes)
        return {n: _sum(c for code, c in self.codes.items() if code.startswith(n)) for n in names}


def evaluate(
    records: Iterable[tuple[Draft, Labels]], linter: Linter, codes: Iterable[str] = LABELLED
) -> Evaluation:
    """Return the figures of `linter` on labelled drafts, over `codes`."""
    result = Evaluation({code: Counts() for code in codes}, {fact: Counts() for fact in FACTS})
    for draft, labels in records:
        _add(result, linter.lint(draft), labels)
    return result


def labels_of(path: Path) -> Iterator[Labels]:
    """Yield the labels of each line of a JSON Lines file. Raises ValueError with the line."""
    decoder = msgspec.json.Decoder(Labels)
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError as error:
                    msg = f"line {number}: {error}"
                    raise ValueError(msg) from error


def _add(result: Evaluation, report: Report, labels: Labels) -> None:
    due = {label.code for label in labels.findings if label.code in result.codes}
    found = {d.code for d in report.diagnostics if d.code in result.codes}
    for code in due | found:
        counts = result.codes[code]
        counts.right += code in due and code in found
        counts.wrong += code in found and code not in due
        counts.missed += code in due and code not in found
    result.replies += 1
    result.placed += sum(_touches(report, labels, code) for code in due & found)
    if not due:
        result.clean += 1
        heavy = [d.severity.reaches(Severity.WARNING) for d in _labelled(report, result)]
        result.loud += sum(heavy)
        result.quiet += len(heavy) - sum(heavy)
    for fact in FACTS:
        label = getattr(labels, fact)
        if label is not None:
            _add_fact(result.facts[fact], guess=getattr(report.facts, fact), label=label)
    result.fact_replies += labels.complaint is not None


def _labelled(report: Report, result: Evaluation) -> list:  # type: ignore[type-arg]
    return [d for d in report.diagnostics if d.code in result.codes]


def _touches(report: Report, labels: Labels, code: str) -> bool:
    text = report.draft.text
    quotes = [label.quote for label in labels.findings if label.code == code]
    places = [TextSpan(at, at + len(q)) for q in quotes if (at := text.find(q)) >= 0]
    spans = [d.span for d in report.diagnostics if d.code == code]
    return any(span.touches(place) for span in spans for place in places)


def _add_fact(counts: Counts, *, guess: bool, label: bool) -> None:
    counts.right += guess and label
    counts.wrong += guess and not label
    counts.missed += label and not guess


def _sum(parts: Iterable[Counts]) -> Counts:
    total = Counts()
    for part in parts:
        total.add(part)
    return total
