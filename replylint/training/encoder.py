"""Train the encoder of the full tier: acts, places, findings and facts at once."""

import random
from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from replylint.learned.labels import Labels
from replylint.learned.window import Window, Windows
from replylint.training import Tell
from replylint.training.examples import Example
from replylint.training.network import Network
from replylint.training.plan import EncoderPlan, Plan
from replylint.training.start import Start

_SHUFFLE = 60
"""Word pieces by which the lengths of a batch may differ, so that batches differ in each round."""
_LEAST = 0.02
"""The share of the learning rate that is left at the end."""


class Lesson(Struct, frozen=True):
    """The first window of an exchange, with its labels."""

    window: Window
    example: Example


def train(
    examples: Sequence[Example], labels: Labels, plan: Plan, begin: Start, tell: Tell
) -> Network:
    """Return a trained network. The same seed on the same machine gives the same."""
    torch.manual_seed(plan.seed)
    order = random.Random(plan.seed)  # noqa: S311 - no secret
    lessons = list(_lessons(examples, begin.tokenizer))
    network = Network(begin.encoder, labels, plan.encoder.dropout)
    optimizer, schedule = _optimizer(network, plan.encoder, len(lessons))
    for number in range(plan.encoder.rounds):
        network.train()
        total = 0.0
        batches = _batches(lessons, plan.encoder.batch, order)
        for batch in batches:
            loss = _loss(network, batch, plan.encoder.weights)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        tell(f"round {number + 1} of {plan.encoder.rounds}: loss {total / len(batches):.3f}")
    network.eval()
    return network


def _lessons(examples: Sequence[Example], tokenizer: str) -> list[Lesson]:
    windows = Windows(Tokenizer.from_str(tokenizer))
    return [Lesson(next(windows.of(example.exchange)), example) for example in examples]


def _optimizer(
    network: Network, plan: EncoderPlan, lessons: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    heads = [*network.sentence.parameters(), *network.reply.parameters()]
    groups = [
        {"params": network.encoder.parameters(), "lr": plan.rate},
        {"params": heads, "lr": plan.rate * plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.weight_decay, fused=True)
    steps = plan.rounds * -(-lessons // plan.batch)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / (plan.warm_up * steps)) * max(_LEAST, 1 - step / steps),
    )


def _batches(lessons: list[Lesson], size: int, order: random.Random) -> list[list[Lesson]]:
    """Return the lessons in batches of like length, which need little filling up."""
    ranked = sorted(lessons, key=lambda one: len(one.window.pieces) + order.random() * _SHUFFLE)
    batches = [ranked[at : at + size] for at in range(0, len(ranked), size)]
    order.shuffle(batches)
    return batches


def _loss(network: Network, batch: Sequence[Lesson], weights: dict[str, float]) -> Tensor:
    sentences, replies = network([lesson.window for lesson in batch])
    counts = [len(lesson.window.bounds) for lesson in batch]
    acts = _stacked([lesson.example.acts[:n] for lesson, n in zip(batch, counts, strict=True)])
    places = _stacked([lesson.example.places[:n] for lesson, n in zip(batch, counts, strict=True)])
    known = torch.tensor(np.stack([lesson.example.known for lesson in batch]))
    findings = torch.tensor(np.stack([lesson.example.findings for lesson in batch]))
    facts = torch.tensor(np.stack([lesson.example.facts for lesson in batch]))
    spread = known.repeat_interleave(torch.tensor(counts), dim=0)
    split, first = acts.shape[1], facts.shape[1]
    return (
        weights["acts"] * _cross(sentences[:, :split], acts).sum() / len(acts)
        + weights["places"] * (_cross(sentences[:, split:], places) * spread).sum() / len(places)
        + weights["facts"] * _cross(replies[:, :first], facts).sum() / len(facts)
        + weights["findings"] * (_cross(replies[:, first:], findings) * known).sum() / len(findings)
    )


def _cross(logits: Tensor, target: Tensor) -> Tensor:
    return binary_cross_entropy_with_logits(logits, target, reduction="none")


def _stacked(grids: list[np.ndarray]) -> Tensor:
    return torch.tensor(np.concatenate(grids))
