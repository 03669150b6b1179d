"""English as spaCy splits it, with exceptions of our own."""

from collections.abc import Mapping
from typing import Any

from spacy.lang.en import English, EnglishDefaults
from spacy.symbols import NORM, ORTH

Exceptions = dict[str, list[dict[int, str]]]
_POSSESSIVES = ("'s", "’s")


def _exceptions(known: Mapping[str, Any]) -> Exceptions:
    """Return spaCy's exceptions with the past of "do", without those that change nothing."""
    kept = {word: parts for word, parts in known.items() if not _follows_the_rule(word, parts)}
    return kept | _past()


def _follows_the_rule(word: str, parts: list[dict[int, str]]) -> bool:
    """Tell whether an exception splits "it's" as the suffix "'s" would.

    An exception costs Python objects wherever it stands, and half of all replies have one of these.
    """
    stem = word[:-2]
    plain = [{ORTH: stem, NORM: stem.lower()}, {ORTH: word[-2:], NORM: "'s"}]
    return word.endswith(_POSSESSIVES) and len(stem) > 1 and parts == plain


def _past() -> Exceptions:
    """Give "didn't" the NORMs of "did not"; spaCy's own are those of "do not"."""
    return {
        did + n_t: [{ORTH: did, NORM: "did"}, {ORTH: n_t, NORM: "not"}]
        for did in ("did", "Did", "DID")
        for n_t in ("n't", "n’t", "nt", "N'T", "N’T", "NT")
    }


class _Defaults(EnglishDefaults):
    tokenizer_exceptions = _exceptions(EnglishDefaults.tokenizer_exceptions)


class Replies(English):  # type: ignore[no-untyped-call]
    """`spacy.blank("en")` but for its exceptions."""

    Defaults = _Defaults
