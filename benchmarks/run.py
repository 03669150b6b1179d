"""Compare replylint's speed with its references, in one run over the same drafts.

    make bench

Prints ratios, never bare times: replylint's time over the reference's, the best of several
rounds each, and the limit that DESIGN sets. Exits 1 if a ratio is above its limit.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

import cold
import macros
import warm


@dataclass(frozen=True)
class Ratio:
    """replylint's time over a reference's, and what it may be at most (None: for information)."""

    what: str
    reference: str
    value: float
    limit: float | None


def measured() -> Iterable[Ratio]:
    """Yield every ratio, the slow ones last."""
    drafts = warm.drafts()
    tools = warm.replylint(drafts), warm.proselint(drafts), warm.tokenizing(drafts)
    ours, proselint, tokens = warm.best(*tools)
    yield Ratio("lint a draft, warm", "proselint", ours / proselint, 0.5)
    yield Ratio("lint a draft, warm", "spaCy tokenizing and sentencizer", ours / tokens, 10)
    write_good = warm.write_good(drafts)
    if write_good is not None:
        yield Ratio("lint a draft, warm", "write-good", ours / write_good, None)
    median, slow = (time * len(drafts) for time in warm.full_tier(drafts))
    yield Ratio("full tier, median draft", "proselint, mean draft", median / proselint, 10)
    yield Ratio("full tier, 95th percentile", "proselint, mean draft", slow / proselint, 20)
    spacy, click = cold.best(cold.IMPORT_SPACY), cold.best(cold.IMPORT_CLICK)
    fast, full = (cold.best([*cold.CHECK, "--tier", tier]) for tier in ("fast", "full"))
    yield Ratio("check one draft, cold", "import spacy", fast / spacy, 1.4)
    yield Ratio("check one, cold, full tier", "import spacy", full / spacy, 2)
    for name, command, limit in cold.SMALL:
        yield Ratio(name, "import click", cold.best(command) / click, limit)
    with macros.library() as library:
        proselint = library.proselint()
        for tier in ("fast", "full"):
            first = library.first(tier) / proselint
            yield Ratio(f"2,000 macros, first, {tier}", "proselint, as .txt files", first, None)
        yield Ratio(
            "2,000 macros, unchanged", "import click", library.again("macros.json") / click, 3
        )
        yield Ratio("2,000 files, unchanged", "import click", library.again("texts") / click, None)


def main() -> int:
    """Print the table and return the exit code."""
    print(f"{'what':<27} {'over':<34} {'ratio':>6}  limit")
    failed = False
    for ratio in measured():
        over = ratio.limit is not None and ratio.value > ratio.limit
        failed |= over
        limit = "" if ratio.limit is None else f"{ratio.limit:g}"
        mark = "  too slow" if over else ""
        print(f"{ratio.what:<27} {ratio.reference:<34} {ratio.value:>6.2f}  {limit}{mark}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
