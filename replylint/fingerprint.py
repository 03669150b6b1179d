"""What makes a finding known again in a later run, wherever it has moved to."""

from collections import Counter
from hashlib import blake2b

from replylint.diagnostic import Diagnostic
from replylint.draft import Draft

_BYTES = 16
_WORDLESS = ("SEC", "PUB", "ACK001", "APO001", "NXT001", "NXT005", "REF002")
"""Codes that are known without their words: those of private numbers and names could be guessed
from a hash, and what a reply lacks as a whole it lacks whatever its first or last sentence is."""


class Fingerprints:
    """Names the findings of a run, which come file by file.

    The same words, found again by the same rule in the same reply, have another name each time;
    so they have in another reply of the file where replies bear no id.
    """

    def __init__(self) -> None:
        """Begin before the first file."""
        self._path = ""
        self._before: Counter[tuple[str, ...]] = Counter()

    def of(self, path: str, draft: Draft, diagnostic: Diagnostic) -> str:
        """Return the name of the next finding: a hash, so that nobody's words leave the house.

        `path` is what the name of the file is to be, with forward slashes.
        """
        if path != self._path:
            self._path, self._before = path, Counter()
        wordless = diagnostic.code.startswith(_WORDLESS)
        words = "" if wordless else " ".join(diagnostic.span.of(draft.text).split())
        parts = (diagnostic.code, draft.id or "", words)
        number = self._before[parts]
        self._before[parts] += 1
        return _hash(path, *parts, str(number))


def _hash(*parts: str) -> str:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=_BYTES).hexdigest()
