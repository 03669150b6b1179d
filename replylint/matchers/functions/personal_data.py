"""SEC002: card numbers, bank accounts, national identifiers and passwords that are written out."""

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"[A-Z0-9](?:[ .-]?[A-Z0-9]){7}")
"""Every number that is looked for holds so many capitals and figures in a row."""
_DIGITS = re.compile(r"(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])")
_CARD = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|6\d{15}|3[47]\d{13}|3[068]\d{12}"
)
_CARD_WORDS = re.compile(
    r"\b(?:card|visa|mastercard|amex|maestro|debit|credit|paid|pay|payment)\b", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_OURS = re.compile(
    r"\b(?:our|us|ours|pay into|pay to|transfer (?:it |the \w+ )?to)\b", re.IGNORECASE
)
_THEIRS = re.compile(r"\b(?:your|his|her|their) (?:\w+ )?(?:account|iban|bank)\b", re.IGNORECASE)
_NINO = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_SSN = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_SECRET = re.compile(
    r"\b(?i:(?:pass(?:word|code|phrase)|pin|cvv|cvc|security code|memorable word|secret answer)s?"
    r"(?: (?:for|on|of|to) (?:the |your )?[\w ]{1,25}?)?)"
    r"(?:\s*[:=]\s*|\s+(?i:is|was|has been set to|is set to|to|will be|reads)\s*:?\s+)[\"“'‘`]?"
    r"(?P<value>[^\s\"”'’`]{4,40})"
)
_SECRETS = (
    *("password", "passcode", "passphrase", "pin", "cvv", "cvc", "security code"),
    *("memorable word", "secret answer"),
)
"""Every naming of a secret holds one of these."""
_PLAIN_WORD = re.compile(r"[A-Za-z][a-z'’-]*[.,;:!?)]*|\[.*|\{.*|<.*|\*+.*|•+.*|https?:.*")
_NATIONAL = (
    (re.compile(r"\bssn\b|social security", re.IGNORECASE), "us.ssn"),
    (re.compile(r"\bdni\b", re.IGNORECASE), "es.dni"),
    (re.compile(r"\bnie\b", re.IGNORECASE), "es.nie"),
    (re.compile(r"codice fiscale", re.IGNORECASE), "it.codicefiscale"),
    (re.compile(r"\bbsn\b", re.IGNORECASE), "nl.bsn"),
    (re.compile(r"\bpesel\b", re.IGNORECASE), "pl.pesel"),
    (re.compile(r"\bcpf\b", re.IGNORECASE), "br.cpf"),
    (re.compile(r"aadhaar", re.IGNORECASE), "in_.aadhaar"),
    (re.compile(r"personnummer|personal number", re.IGNORECASE), "se.personnummer"),
    (re.compile(r"\bnhs number", re.IGNORECASE), "gb.nhs"),
)
_IDENTIFIER = re.compile(r"(?<![\w-])[A-Z0-9](?:[ .-]?[A-Z0-9]){7,15}(?![\w-])")
_HIDDEN = re.compile(r"[A-Za-z0-9]")
_LAST = 4
_Shape = tuple[re.Pattern[str], Callable[[str, str], bool], int]
"""A shape, a test of its value and sentence, and how many characters stay."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each private number or secret, its masked form in the slot `masked`."""
    text = reading.words.text
    if not _DIGIT.search(text) and "pass" not in text.lower():
        return
    taken: list[TextSpan] = []
    for sentence in reading.sentences if _worth_trying(text) else ():
        offset = reading.words.starts[sentence.start]
        for span, masked in _exposed(reading.text(sentence), offset):
            if not any(span.touches(other) for other in taken):
                taken.append(span)
                tokens = _tokens(reading, sentence, span)
                yield Match(rule, span, sentence, {"masked": masked}, tokens=tokens)


def _worth_trying(words: str) -> list[_Shape]:
    """Return the shapes that a text may hold, as far as can be told at little cost."""
    low = words.lower()
    numbers, secrets = bool(_CODE.search(words)), any(map(low.__contains__, _SECRETS))
    return [shape for shape in _SHAPES if (secrets if shape[0] is _SECRET else numbers)]


def _exposed(words: str, offset: int) -> Iterator[tuple[TextSpan, str]]:
    for shape, is_private, kept in _worth_trying(words):
        for found in shape.finditer(words):
            group = "value" if "value" in shape.groupindex else 0
            value = found.group(group).rstrip(".,;:!?)")
            if is_private(value, words):
                start = offset + found.start(group)
                yield TextSpan(start, start + len(value)), _masked(value, kept)


def _is_card(value: str, words: str) -> bool:
    digits = re.sub(r"\D", "", value)
    if not _CARD.fullmatch(digits) or not (_GROUPED.fullmatch(value) or _CARD_WORDS.search(words)):
        return False
    return _valid("luhn", digits)


def _is_iban(value: str, words: str) -> bool:
    return _valid("iban", value) and not (_OURS.search(words) and not _THEIRS.search(words))


def _is_ssn(value: str, words: str) -> bool:
    del words
    return _valid("us.ssn", value)


def _is_nino(value: str, words: str) -> bool:
    return "insurance" in words.lower() or "nino" in words.lower() or " " not in value


def _is_national(value: str, words: str) -> bool:
    return any(named.search(words) and _valid(module, value) for named, module in _NATIONAL)


def _is_secret(value: str, words: str) -> bool:
    del words
    return not _PLAIN_WORD.fullmatch(value) and any(c.isalnum() for c in value)


def _valid(module: str, value: str) -> bool:
    """Tell whether python-stdnum finds the number's checksum right."""
    valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
    return valid(value)


_SHAPES: tuple[_Shape, ...] = (
    (_DIGITS, _is_card, _LAST),
    (_IBAN, _is_iban, _LAST),
    (_SSN, _is_ssn, _LAST),
    (_NINO, _is_nino, 0),
    (_SECRET, _is_secret, 0),
    (_IDENTIFIER, _is_national, 0),
)


def _masked(value: str, kept: int) -> str:
    """Return the value with all but its last `kept` characters as dots."""
    places = [at for at, character in enumerate(value) if character.isalnum()]
    border = places[-kept] if kept else len(value)
    return _HIDDEN.sub("•", value[:border]) + value[border:]


def _tokens(reading: Reading, sentence: Sentence, span: TextSpan) -> tuple[int, int]:
    start, end = reading.tokens(span)
    return max(start, sentence.start), min(end, sentence.end)
