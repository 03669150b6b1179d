"""A macro's text as the shelf reads it: without gaps and quotes, in parts, sentences and stems."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.pipeline.placeholders import find_placeholders, mask
from replylint.pipeline.shelf.terms import words
from replylint.pipeline.zones import places

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(
    r"(?<=[.!?…])(?<!approx\.)(?<!max\.)(?<!min\.)(?<!incl\.)[\"”’)\]]*\s+(?=[^a-z\s])"
    r"|\n\s*\n|\n(?=\s*(?:[-*•>]|\d+[.)]\s))"
)
_CLITIC = re.compile(r"['’](?:s|ll|ve|re|d|m)$")
_ENDINGS = (
    *("ations", "ation", "ings", "ing", "ied", "ies", "edly", "ed", "ly", "es", "s", "e", "y"),
)
_KEPT = 65_536
"""Words whose stems the process keeps."""
_SHORTEST = 3
"""Letters that an ending must leave."""


class Text(Struct, frozen=True):
    """A macro's prose with spaces for placeholders and quotes; `body` is what is said in it."""

    prose: str
    body: TextSpan
    """Without greeting and sign-off."""

    @property
    def sign_off(self) -> str:
        """Return what follows the body."""
        return self.prose[self.body.end :]


def text_of(draft: Draft) -> Text:
    """Return the text of a draft; offsets are those of its prose."""
    gaps = find_placeholders(draft.prose)
    zones = dict(places(mask(draft.prose, gaps), draft.quotes))
    start = zones["greeting"].end if "greeting" in zones else 0
    end = zones["signature"].start if "signature" in zones else len(draft.prose)
    prose = blanked(draft.prose, [*(gap.span for gap in gaps), *draft.quotes])
    return Text(prose, TextSpan(start, max(start, end)))


def blanked(text: str, spans: Iterable[TextSpan]) -> str:
    """Return a text, equally long, with spaces in these places."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def sentences_in(text: str, within: TextSpan) -> Iterator[TextSpan]:
    """Yield the sentences, list items included, of a stretch of text, those without words too."""
    at = within.start
    for found in _BREAK.finditer(text, within.start, within.end):
        yield TextSpan(at, found.start())
        at = found.end()
    yield TextSpan(at, within.end)


def stems(text: str) -> Iterator[str]:
    """Yield the stems of the words that carry meaning, one stem for words that mean the same."""
    for found in _WORD.finditer(text.lower().replace("’", "'")):
        stem = _stem(found.group())
        if stem:
            yield stem


@lru_cache(_KEPT)
def _stem(word: str) -> str:
    """Return what a word counts as, "" for one that carries no meaning of its own."""
    word = _CLITIC.sub("", word)
    return "" if word in words().small else _alike().get(_cut(word), _cut(word))


@cache
def _alike() -> dict[str, str]:
    """Return, by stem, the stem that it counts as where several words mean the same."""
    return {_cut(word): _cut(group[0]) for group in words().alike for word in group}


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word[:-1] if word[-2:-1] == word[-1:] and len(word) > _SHORTEST else word
