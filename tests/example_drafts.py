"""The examples of rule files as drafts, with their marks taken out."""

import re

from replylint import Draft, Facts, TextSpan
from replylint.draft import Kind
from replylint.pipeline.shelf import Shelf
from replylint.rule import Example

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def draft_of(example: Example, text: str) -> Draft:
    """Return the draft that an example speaks of, with `text` as its reply."""
    return Draft(
        text,
        customer=example.customer,
        thread=example.thread,
        channel=example.channel,
        kind=example.kind,
        library=example.library,
        attachments=example.attachments,
        id=example.title or None,
    )


def shelf_of(example: Example, draft: Draft) -> Shelf | None:
    """Return the library of an example's draft, None where it stands in none."""
    others = [Draft(each.text, kind=Kind.MACRO, id=each.title) for each in example.beside]
    return Shelf.of([*others, draft]) if others else None


def facts_of(example: Example) -> Facts:
    """Return the facts of an example: those that it does not state are false."""
    situation = tuple(f.removeprefix("situation:") for f in example.facts if ":" in f)
    return Facts(**{f: True for f in example.facts if ":" not in f}, situation=situation)


def unmarked(bad: str) -> tuple[str, list[TextSpan]]:
    """Return the text without its [[marks]], and the spans that they marked."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(bad):
        text += bad[at : mark.start()]
        spans.append(TextSpan(len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        at = mark.end()
    return text + bad[at:], spans
