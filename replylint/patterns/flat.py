"""A Doc's tokens as flat lists. Making a Token object for each costs ten times as much."""

from dataclasses import dataclass

from spacy.attrs import IDX, IS_ALPHA, LENGTH, LIKE_EMAIL, LIKE_URL, NORM, SPACY
from spacy.tokens import Doc

_KEY = "replylint_words"


@dataclass(slots=True)
class Words:
    """What the pipeline asks of every token, by token number; offsets in characters."""

    text: str
    starts: list[int]
    ends: list[int]
    norms: list[int]
    """The NORM of a word; for a link or an e-mail address "@url" or "@address"."""
    spaced: list[int]
    """1 where a space follows."""
    alpha: list[int]
    """1 for words of letters."""
    texts: list[str]


def words_of(doc: Doc, text: str | None = None) -> Words:
    """Return the flat view of a doc, made at the first call; `text` saves building doc.text."""
    known: Words | None = doc.user_data.get(_KEY)
    if known is not None and len(known.norms) == len(doc):
        return known
    whole = doc.text if text is None else text
    columns = doc.to_array([IDX, LENGTH, NORM, SPACY, IS_ALPHA, LIKE_URL, LIKE_EMAIL]).T.tolist()
    starts, lengths, norms, spaced, alpha, urls, addresses = columns if len(doc) else [[]] * 7
    for flags, name in ((urls, "@url"), (addresses, "@address")):
        if 1 in flags:
            kind = doc.vocab.strings.add(name)
            norms = [kind if flag else norm for flag, norm in zip(flags, norms, strict=True)]
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    texts = [whole[start:end] for start, end in zip(starts, ends, strict=True)]
    words = Words(whole, starts, ends, norms, spaced, alpha, texts)
    doc.user_data[_KEY] = words
    return words
