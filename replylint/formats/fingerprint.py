"""What makes a finding known again in a later run, wherever it has moved to."""

from collections import Counter
from hashlib import blake2b

from replylint.formats.finding import Finding

_BYTES = 16


class Fingerprints:
    """Names the findings of a run, which come file by file.

    The same words, found again by the same rule in the same file, have another name each time.
    """

    def __init__(self) -> None:
        """Begin before the first file."""
        self._path = ""
        self._before: Counter[tuple[str, str]] = Counter()

    def of(self, finding: Finding) -> str:
        """Return the name of the next finding: a hash, so that nobody's words leave the house."""
        if finding.path != self._path:
            self._path, self._before = finding.path, Counter()
        code, words = finding.diagnostic.code, " ".join(finding.words.split())
        number = self._before[code, words]
        self._before[code, words] += 1
        return _hash(code, finding.path, words, str(number))


def _hash(*parts: str) -> str:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=_BYTES).hexdigest()
