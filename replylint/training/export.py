"""Write a trained network as what replylint.learned.encoder loads: int8 ONNX and heads."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from replylint.learned.encoder import ENCODER, HEADS, TOKENIZER
from replylint.training.network import Network

_INPUTS = ["pieces", "mask", "kinds"]


class _States(nn.Module):
    """What ONNX holds: the encoder without its heads."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        network.encoder.set_attn_implementation("eager")  # what the exporter can write down
        self.network = network

    def forward(self, pieces: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """Return the states of all pieces."""
        return self.network.hidden(pieces, mask, kinds)


def export(network: Network, tokenizer: str, folder: Path) -> None:
    """Write the model to `folder`, with the tokenizer that training began with."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with TemporaryDirectory() as place:
        exact = Path(place) / ENCODER
        given = tuple(torch.ones((1, 8), dtype=torch.long) for _ in _INPUTS)
        torch.onnx.export(
            _States(network),
            given,
            str(exact),
            input_names=_INPUTS,
            output_names=["states"],
            dynamic_axes={name: {0: "replies", 1: "pieces"} for name in [*_INPUTS, "states"]},
            opset_version=17,
            dynamo=False,
        )
        # by channel and with a reduced range int8 loses a third of what it loses by tensor
        quantize_dynamic(
            exact,
            folder / ENCODER,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    (folder / TOKENIZER).write_text(tokenizer, "utf-8")
    heads = {
        f"{name}.{part}": values.detach().numpy()
        for name in ("sentence", "reply")
        for part, values in getattr(network, name).named_parameters()
    }
    np.savez(folder / HEADS, **heads)
