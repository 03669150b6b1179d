"""A Doc's tokens as flat lists. Making a Token object for each costs ten times as much."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.strings import get_string_id
from spacy.tokens import Doc

from replylint.lazy import lazy
from replylint.patterns.forms import Column, Values, forms_of

if TYPE_CHECKING:
    from replylint.patterns.row import Row

_KEY = "replylint_words"
_LENGTH = Column(lambda form: len(form.text), np.int64)
ALPHA = Column(lambda form: form.is_alpha, np.bool_)
"""Words of letters."""
_PUNCT = Column(lambda form: form.is_punct, np.bool_)
BLANK = Column(lambda form: form.is_space, np.bool_)
"""White space."""
_TEXT = Column(lambda form: form.text, np.object_)
_SILENT = Column(lambda form: form.is_punct or form.is_space, np.bool_)
_NORM = Column(lambda form: form.norm, np.object_)
_COUNTED = Column(lambda form: form.is_alpha or form.like_num, np.int64)


class Act(NamedTuple):
    """A speech act and its tokens."""

    label: str
    start: int
    end: int


class Zone(NamedTuple):
    """A part of a reply that is not its body, and its tokens."""

    label: str
    start: int
    end: int


class Words:
    """What the pipeline asks of every token, by token number; offsets in characters."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.bounds: list[tuple[int, int]] | None = None
        """The token offsets of the sentences, once they are known."""
        self.zones: list[Zone] | None = None
        """The parts of a reply, once they are known."""
        self.acts: dict[str, list[Act]] = {}
        """Where the speech acts stand that have been looked for, by act."""
        self.symbols: tuple[int, list[int]] = (-1, [])
        """The text as symbols (see Symbols), and how many words were told apart by then."""
        self.row: Row | None = None
        """The text as automata read it."""
        # three attributes: spaCy takes as long for each as numpy does for a column of forms
        orths, norms, self._spaced = doc.to_array([ORTH, NORM, SPACY]).T
        self._forms = forms_of(doc.vocab)
        self._orths = orths
        self._sums: dict[Column, list[int]] = {}
        self._rows = self._forms.rows(orths, norms)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self._rows)

    def column(self, column: Column) -> Values:
        """Return what a column says of each token's form."""
        values: Values = self._forms.values(column)[self._rows]
        return values

    def rename(self, token: int, norm: str) -> None:
        """Let a token count as `norm`, before anything is asked of it."""
        norms = np.array([get_string_id(norm)], dtype=np.uint64)
        self._rows[token] = self._forms.rows(self._orths[token : token + 1], norms)[0]

    @lazy
    def starts(self) -> list[int]:
        """Return where each token begins."""
        return self._places[0]

    @lazy
    def ends(self) -> list[int]:
        """Return where each token ends."""
        return self._places[1]

    @lazy
    def _places(self) -> tuple[list[int], list[int]]:
        lengths = self.column(_LENGTH)
        following = (lengths + self._spaced.astype(np.int64)).cumsum()
        ends = following - self._spaced.astype(np.int64)
        return (ends - lengths).tolist(), ends.tolist()

    @lazy
    def texts(self) -> list[str]:
        """Return the text of each token."""
        texts: list[str] = self.column(_TEXT).tolist()
        return texts

    def of(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` to before `end`, as a span's text."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    @lazy
    def spaced(self) -> list[int]:
        """Return 1 where a space follows."""
        spaced: list[int] = self._spaced.tolist()
        return spaced

    @lazy
    def alpha(self) -> list[bool]:
        """Return True for words of letters."""
        alpha: list[bool] = self.column(ALPHA).tolist()
        return alpha

    def count(self, start: int, end: int) -> int:
        """Return the words from token `start` to before `end`, as readers count: numbers too."""
        sums = self.sums(_COUNTED)
        return sums[end] - sums[start]

    def sums(self, column: Column) -> list[int]:
        """Return, for each token and the end, the sum of a column over the tokens before it."""
        sums = self._sums.get(column)
        if sums is None:
            sums = self._sums[column] = [0, *self.column(column).cumsum().tolist()]
        return sums

    @lazy
    def punct(self) -> list[bool]:
        """Return True for punctuation."""
        punct: list[bool] = self.column(_PUNCT).tolist()
        return punct

    @lazy
    def silent(self) -> bytes:
        """Return 1 for punctuation and white space, a byte a token: those are quickly searched."""
        return self.column(_SILENT).tobytes()

    def blank(self, start: int, end: int) -> bool:
        """Tell whether there is nothing but white space from token `start` to before `end`."""
        return self._blank.find(0, start, end) < 0

    @lazy
    def _blank(self) -> bytes:
        return self.column(BLANK).tobytes()

    @lazy
    def said(self) -> list[str]:
        """Return the NORM of each token; for a link or an e-mail address "@url" or "@address"."""
        said: list[str] = self.column(_NORM).tolist()
        return said


def words_of(doc: Doc, text: str | None = None) -> Words:
    """Return the flat view of a doc, made at the first call; `text` saves building doc.text."""
    known: Words | None = doc.user_data.get(_KEY)
    if known is not None and len(known) == len(doc):
        return known
    words = Words(doc, doc.text if text is None else text)
    doc.user_data[_KEY] = words
    return words
