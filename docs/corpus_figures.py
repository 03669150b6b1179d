"""What corpus/README.md says in numbers: how large the corpus is, how far two readings agree."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from replylint.training.curve import read_curves

FACTS = ("complaint", "at_fault", "refusal", "open", "settled")
FEW = 5
"""Labels that it takes for a share to be worth printing."""
Exchange = dict[str, Any]


def exchanges(files: Iterable[Path]) -> Iterator[Exchange]:
    """Yield the exchanges of JSON Lines files."""
    for file in files:
        yield from map(json.loads, file.read_text("utf-8").splitlines())


def size(corpus: Path) -> str:
    """Return how much the corpus holds."""
    found = list(exchanges(sorted((corpus / "exchanges").glob("*.jsonl"))))
    calm = sum(not exchange["complaint"] for exchange in found) / len(found)
    rows = {
        "exchanges": f"{len(found):,}",
        "industries": str(len({exchange["industry"] for exchange in found})),
        "sentences with their acts": f"{sum(len(e.get('acts', ())) for e in found):,}",
        "without a complaint": f"{calm:.0%}",
        "without a finding": f"{sum(not e['findings'] for e in found) / len(found):.0%}",
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {n} |" for name, n in rows.items())])


def agreement(corpus: Path) -> str:
    """Return how far a second reading, blind to the first, agrees with it."""
    first = {e["id"]: e for e in exchanges(sorted((corpus / "exchanges").glob("*.jsonl")))}
    pairs = [(first[e["id"]], e) for e in exchanges([corpus / "second-reading.jsonl"])]
    facts = {fact: sum(a[fact] == b[fact] for a, b in pairs) / len(pairs) for fact in FACTS}
    acts, codes = Tally(), Tally()
    for a, b in pairs:
        codes.add({f["code"] for f in a["findings"]}, {f["code"] for f in b["findings"]})
        for (_, _, one), other in zip(a["acts"], b["acts"], strict=True):
            acts.add(set(one.split()), set(other.split()))
    named = ", ".join(f"{fact} {share:.2f}" for fact, share in facts.items())
    return (
        f"{len(pairs)} exchanges were read a second time by a reader who did not see the first "
        f"labels. Facts, share of equal labels: {named}. Micro-F1 of one reading against the "
        f"other: acts {acts.f1():.2f}, findings {codes.f1():.2f}.\n\n"
        f"By act: {acts.listed()}.\n\nBy code, of {FEW} labels or more: {codes.listed()}."
    )


def curves(corpus: Path) -> str:
    """Return how well the models do by themselves, by how much they were trained on."""
    known = read_curves(corpus / "curve.json")
    families = next(iter(known.values()))[-1].by_family
    rows = [
        f"| tier | exchanges | acts | findings | {' | '.join(families)} |",
        f"|---|---|---|---|{'---|' * len(families)}",
    ]
    for tier, points in known.items():
        for point in points:
            figures = [
                point.acts,
                point.findings,
                *(point.by_family.get(name, 0) for name in families),
            ]
            shares = " | ".join(f"{figure:.2f}" for figure in figures)
            rows.append(f"| {tier} | {point.exchanges:,} | {shares} |")
    return "\n".join(rows)


def acts(corpus: Path) -> str:
    """Return how well the models tell each act."""
    known = {tier: points[-1].by_act for tier, points in read_curves(corpus / "curve.json").items()}
    rows = (
        f"| {act} | {' | '.join(f'{own.get(act, 0):.2f}' for own in known.values())} |"
        for act in next(iter(known.values()))
    )
    return "\n".join([f"| act | {' | '.join(known)} |", f"|---|{'---|' * len(known)}", *rows])


class Tally:
    """Labels of two readings, counted by name."""

    def __init__(self) -> None:
        self._both: Counter[str] = Counter()
        self._all: Counter[str] = Counter()

    def add(self, one: set[str], other: set[str]) -> None:
        """Count the labels of one place."""
        self._both.update(one & other)
        self._all.update(one)
        self._all.update(other)

    def f1(self) -> float:
        """Return the F1 over all labels: twice those of both, by those of either added up."""
        return 2 * self._both.total() / self._all.total()

    def listed(self) -> str:
        """Return the F1 of each label that both readings together gave often enough."""
        often = sorted(name for name, count in self._all.items() if count >= 2 * FEW)
        return ", ".join(f"{name} {2 * self._both[name] / self._all[name]:.2f}" for name in often)
