"""The texts that customers may get from a macro whose tags choose its words."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from replylint.cuts import made_of
from replylint.diagnostic import TextSpan
from replylint.draft import Draft, Kind
from replylint.pipeline.choice import Part, width_of
from replylint.pipeline.tags import has_tags
from replylint.pipeline.template import template_of

_MOST = 16
"""Texts that a macro is read as; with more branches it is read as one, tags and all."""


def variants(draft: Draft) -> Sequence[Draft]:
    """Return the texts that a macro may become, or just the draft if no tag changes its words.

    Text number i takes branch number i of every choice, so that conditions that recur are answered
    alike and each branch is in some text. In a draft about to be sent, tags are left: so the
    customer would get them.
    """
    if draft.kind is not Kind.MACRO or "{" not in draft.prose or not has_tags(draft.library):
        return (draft,)
    template = template_of(draft.prose)
    width = width_of(template.parts)
    if not template.tagged or template.stray or width > _MOST:
        return (draft,)
    return [_variant(draft, list(_words(template.parts, index))) for index in range(width)]


def _words(parts: Sequence[Part], index: int) -> Iterator[TextSpan]:
    """Yield the stretches of words that text number `index` is made of."""
    waiting = [(part, index) for part in reversed(parts)]
    while waiting:
        part, number = waiting.pop()
        if isinstance(part, TextSpan):
            yield part
        else:
            branch, inner = part.at(number)
            waiting += [(inside, inner) for inside in reversed(branch)]


def _variant(draft: Draft, words: Sequence[TextSpan]) -> Draft:
    """Return a draft of these stretches of its prose."""
    ends = accumulate(span.end - span.start for span in words)
    return replace(made_of(draft, words), cuts=frozenset([0, *ends]))
