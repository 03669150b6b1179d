"""The encoder with its heads, as it is trained.

`replylint.learned.encoder` computes the same without torch; whoever changes one changes the other.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformers import BertModel

from replylint.learned.labels import Labels
from replylint.learned.window import Window

_SHORT = torch.backends.mkldnn.is_available() and bool(
    torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001 - no other way to ask
)
"""Whether torch computes with numbers of 16 bits on this processor."""


class Network(nn.Module):
    """An encoder, and on its word pieces a head for sentences and one for the reply.

    A sentence is the mean and the maximum of its pieces beside the first piece of the window; a
    reply is the first piece, the mean and the maximum of its sentences' means, and the mean of
    what stands before it.
    """

    def __init__(self, encoder: BertModel, labels: Labels, dropout: float) -> None:
        """Begin with an encoder and with heads that know nothing."""
        super().__init__()
        self.encoder = encoder
        size = self.encoder.config.hidden_size
        self.sentence = nn.Linear(3 * size, len(labels.acts) + len(labels.codes))
        self.reply = nn.Linear(4 * size, len(labels.facts) + len(labels.codes))
        self.dropout = nn.Dropout(dropout)

    def forward(self, windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
        """Return the logits of all sentences in a row, and those of each window."""
        hidden = self.hidden(*padded(windows))
        sentences, replies = [], []
        for states, window in zip(hidden, windows, strict=True):
            own = [states[start:end] for start, end in window.bounds]
            means = torch.stack([part.mean(0) for part in own])
            tops = torch.stack([part.max(0).values for part in own])
            first = states[0]
            sentences.append(torch.cat([means, tops, first.expand(len(own), -1)], dim=1))
            before = states[: window.context].mean(0)
            replies.append(torch.cat([first, means.mean(0), means.max(0).values, before]))
        found = self.sentence(self.dropout(torch.cat(sentences)))
        return found, self.reply(self.dropout(torch.stack(replies)))

    def hidden(self, pieces: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """Return the encoder's states of all pieces."""
        # half as many bits a number: less than half the time, where the processor knows them
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and _SHORT):
            out: Tensor = self.encoder(
                input_ids=pieces, attention_mask=mask, token_type_ids=kinds
            ).last_hidden_state
        return out.float()


def padded(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, mask and kinds (0 for the context, 1 for the reply), filled up with zeros."""
    size = len(windows), max(len(window.pieces) for window in windows)
    pieces, mask, kinds = (torch.zeros(size, dtype=torch.long) for _ in range(3))
    for row, window in enumerate(windows):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        mask[row, : len(window.pieces)] = 1
        kinds[row, window.context : len(window.pieces)] = 1
    return pieces, mask, kinds
