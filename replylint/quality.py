"""How good each rule is: what `replylint corpus quality` measured on the validation batches."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from replylint.draft import Tier

FILE = Path(__file__).parent / "models" / "quality.json"
ALL = "all"
"""What the figures of all rules together stand under."""
_FEW = 5


class Quality(Struct, frozen=True):
    """A rule's figures on replies that nothing was trained or tuned on."""

    precision: float | None
    """The share of findings that a careful reader asked for; None where nothing was found."""
    recall: float | None
    """The share of what the reader asked for that was found; None where nothing was asked for."""
    support: int
    """How many replies the reader asked for it in."""
    f1: float | None = None
    noise: float | None = None
    """Of all rules together: findings per reply of which the reader asked for nothing."""


@cache
def published() -> Mapping[Tier, Mapping[str, Quality]]:
    """Return the figures of each tier by code, and under "all"; empty if none were published."""
    if not FILE.is_file():
        return {}
    return msgspec.json.decode(FILE.read_bytes(), type=dict[Tier, dict[str, Quality]])


def in_words(code: str) -> str:
    """Return a rule's figures as a sentence; "" for a rule without any."""
    known = {tier: own[code] for tier, own in published().items() if code in own}
    if not known:
        return ""
    said = "; ".join(f"{tier} tier {_figures(quality)}" for tier, quality in known.items())
    support = max(quality.support for quality in known.values())
    few = ", too few to rely on" if support < _FEW else ""
    return f"On validation replies ({support} labelled{few}): {said}."


def _figures(quality: Quality) -> str:
    return f"precision {share(quality.precision)}, recall {share(quality.recall)}"


def share(value: float | None) -> str:
    """Return a share with two decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.2f}"
