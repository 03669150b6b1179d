"""What was learned from the corpus: models that judge a whole exchange.

A model reads a reply with what it answers and says how likely each speech act, finding and fact
is. The matchers find words; the models say how far to trust what was found, and find what no
wording foresees. The fast tier asks the linear model, the full tier the encoder besides.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np
from spacy.tokens import Doc

from replylint.draft import Tier
from replylint.learned.exchange import Turn, turn_of
from replylint.learned.judgement import Judgement, Scores, judgement_of
from replylint.learned.labels import Labels
from replylint.learned.linear import Linear

FOLDER = Path(__file__).parent.parent / "models"
LABELS = "labels.json"

__all__ = ["FOLDER", "LABELS", "Judge", "Judgement", "Labels", "judge", "labels_in"]


class Model(Protocol):
    """Scores a reply that has at least one sentence, with what it answers."""

    def __call__(self, turn: Turn) -> Scores:
        """Return the log odds of all labels."""
        ...


class Judge:
    """The models of a tier. Loaded once, asked about every draft."""

    def __init__(self, models: Sequence[Model], labels: Labels) -> None:
        self.labels = labels
        self._models = models
        self._absences = np.isin(labels.codes, labels.absences)

    def __call__(self, doc: Doc) -> Judgement | None:
        """Return what the models say; None for a reply without a sentence."""
        turn = turn_of(doc)
        if not turn.sentences:
            return None
        scores = [model(turn) for model in self._models]
        return judgement_of(self.labels, self._absences, turn.sentences, scores)


@cache
def labels_in(folder: Path = FOLDER) -> Labels:
    """Return what the models in `folder` judge."""
    return msgspec.json.decode((folder / LABELS).read_bytes(), type=Labels)


@cache
def judge(tier: Tier, folder: Path = FOLDER) -> Judge:
    """Return the judge of a tier, its models read from `folder`."""
    labels = labels_in(folder)
    models: list[Model] = [Linear(folder / "fast")]
    if tier == "full":
        from replylint.learned.encoder import Encoder  # noqa: PLC0415 - onnxruntime is large

        models.append(Encoder(folder / "full", labels))
    return Judge(models, labels)
