"""What corpus/README.md says of the corpus."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from replylint.ruleset import load

FILES = sorted((Path(__file__).parent.parent / "corpus" / "exchanges").glob("*.jsonl"))
GOLD = os.environ.get("REPLYLINT_GOLD", "")
RUN, SHARED = 6, 8
"""Words in a row that few replies may have in common, and none with the gold set."""
ACTS = frozenset(
    "greeting thanks apology non-apology acknowledgement restatement explanation blame"
    " contradiction doubt dismissal hostile policy refusal reason alternative offer commitment"
    " outcome-promise guarantee time vague-time instruction question request-for-data follow-up"
    " way-back hand-over sign-off".split()
)
Exchange = dict[str, Any]


def exchanges(files: Iterable[Path] = FILES) -> Iterator[Exchange]:
    """Yield the exchanges of JSON Lines files."""
    for file in files:
        yield from map(json.loads, file.read_text("utf-8").splitlines())


def runs(text: str, length: int) -> Iterator[str]:
    """Yield every run of so many words."""
    words = re.findall(r"[\w'’]+", text.lower())
    yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_labels_point_at_words_of_the_reply(file: Path) -> None:
    codes = {rule.code for rule in load()}
    for exchange in exchanges([file]):
        reply, findings = exchange["reply"], exchange["findings"]
        assert {finding["code"] for finding in findings} <= codes, exchange["id"]
        assert all(finding["quote"] in reply for finding in findings), exchange["id"]
        end = 0
        for start, stop, acts in exchange.get("acts", ()):
            assert end <= start < stop <= len(reply), exchange["id"]
            assert set(acts.split()) <= ACTS, exchange["id"]
            end = stop


def test_every_exchange_has_a_name_of_its_own() -> None:
    names = [exchange["id"] for exchange in exchanges()]
    assert len(names) == len(set(names))


def test_many_industries_and_many_that_do_not_complain() -> None:
    found = list(exchanges())
    calm = [exchange for exchange in found if not exchange["complaint"]]
    assert len({exchange["industry"] for exchange in found}) >= 25
    assert 3 * len(calm) >= len(found)


def test_replies_do_not_repeat_each_other() -> None:
    holding: defaultdict[str, int] = defaultdict(int)
    found = list(exchanges())
    for exchange in found:
        for run in set(runs(exchange["reply"], RUN)):
            holding[run] += 1
    repeated = {run: count for run, count in holding.items() if 100 * count > len(found)}
    assert not repeated


@pytest.mark.skipif(not GOLD, reason="REPLYLINT_GOLD names no file")
def test_nothing_comes_from_the_gold_set() -> None:
    texts = (text for e in exchanges([Path(GOLD)]) for text in (e["reply"], e["customer"] or ""))
    gold = {run for text in texts for run in runs(text, SHARED)}
    shared = [
        (exchange["id"], run)
        for exchange in exchanges()
        for text in (exchange["reply"], exchange["customer"])
        for run in runs(text, SHARED)
        if run in gold
    ]
    assert shared == []
