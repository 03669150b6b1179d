"""Names of people, and whether two of them may be one person's."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib import import_module
from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from nicknames import NickNamer

_TITLES = frozenset("mr mrs ms miss mx dr prof professor herr frau mme mlle".split())
_SMALL = frozenset("van von de der den da di dos du la le el al bin ibn ter ten y".split())
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_NO_PERSON = frozenset(
    # those who are greeted without a name
    "there all team everyone everybody folks guys both again ladies gentlemen friend friends"
    " sir madam sirs customer customers client guest guests member members user reader"
    " passenger patient subscriber buyer seller partner partners resident residents tenant"
    " parent parents student applicant backer borrower neighbour neighbor colleague colleagues"
    " owner host driver rider shopper consumer traveller traveler visitor viewer listener"
    " player fan supporter donor volunteer learner pupil teacher candidate attendee"
    " participant employee leaseholder policyholder cardholder homeowner householder landlord"
    " contributor examiner bursar captain chef coach valued esteemed reviewer doctor professor"
    " support service services hi hiya hello hey dear good greetings howdy morning afternoon"
    " evening"
    # firms and families
    " ltd limited inc llc llp plc gmbh ag kg bv company co group holdings the family office"
    " dept department school college university hotel hostel bank clinic dental surgery"
    " practice studio studios shop store bakery cafe restaurant bar club church council centre"
    " center association society foundation trust committee joinery plumbing builders motors"
    " garage interiors textiles press books media design designs solutions systems software"
    " labs consulting associates kitchen gallery salon spa gym farm estate estates house"
    # what ends a message
    " thanks thank thx ta tx cheers regards best rgds kind warm yours sincerely faithfully"
    " love bye please help sent ref order booking asap urgent ps many merci danke gracias"
    " grazie diolch saludos blessings mfg".split()
)
_MOST_WORDS = 3
_SHORT, _BEGIN = 2, 3
"""Letters of a short form, and those that a name shares with a diminutive of it."""
_DIMINUTIVES = ("ie", "y", "i")


class Name(Struct, frozen=True):
    """A name as written, whether it has a title, and its words without it, folded."""

    text: str
    titled: bool
    words: tuple[str, ...]

    @property
    def full(self) -> int:
        """Return how many words are more than an initial."""
        return sum(len(word) > 1 for word in self.words)


def folded(word: str) -> str:
    """Return a word, or a text, in small letters, without accents or outer marks."""
    plain = word.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.strip(".'’")


def name_of(text: str) -> Name | None:
    """Return the name that a text is, with or without a title; None if it is anything else."""
    words = re.split(r"[\s-]+", text.strip())
    titles = [word for word in words if folded(word) in _TITLES]
    rest = [word for word in words[len(titles) :] if folded(word) not in _SMALL]
    if not 1 <= len(rest) <= _MOST_WORDS or not all(map(_may_be_name, rest)):
        return None
    name = Name(text.strip(), bool(titles), tuple(map(folded, rest)))
    return name if name.full else None


def _may_be_name(word: str) -> bool:
    letters = re.sub(r"[.'’]", "", word)
    return letters.isalpha() and letters[0].isupper() and folded(word) not in _NO_PERSON | _TITLES


def differ(one: Name, other: Name, forms: Mapping[str, Collection[str]]) -> bool:
    """Tell whether two names are surely not one person's: no word of the one is in the other.

    A surname alone and a first name alone may belong together. `forms` holds names that are one,
    folded, under one of them.
    """
    if len(one.words) == len(other.words) == 1 and one.titled != other.titled:
        return False
    groups = [{name, *others} for name, others in forms.items()]
    return not any(_alike(a, b, groups) for a, b in product(one.words, other.words))


def _alike(one: str, other: str, groups: Iterable[set[str]]) -> bool:
    """Tell whether two words are forms of one name: an initial, a short form, a nickname."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return any(form.startswith(short) for form in _forms(long))
    if _plain(long).startswith(_plain(short)) and len(short) >= _SHORT:
        return True
    if one[:_BEGIN] == other[:_BEGIN] and any(word.endswith(_DIMINUTIVES) for word in (one, other)):
        return True
    return not _forms(one).isdisjoint(_forms(other)) or any(
        {one, other} <= group for group in groups
    )


def _plain(word: str) -> str:
    """Return a folded word with an umlaut and its other spelling ("ue") as one."""
    return re.sub(r"([aou])e", r"\1", word)


def _forms(name: str) -> set[str]:
    """Return a name and those that it is short for."""
    return {name, *_nicknames().canonicals_of(name)}


def is_first_name(name: str) -> bool:
    """Tell whether a folded word is a first name that is common in English, or short for one."""
    known = _nicknames()
    return bool(known.canonicals_of(name) or known.nicknames_of(name))


@cache
def _nicknames() -> "NickNamer":
    # reading its list takes longer than linting a draft, and few drafts ask for it
    namer: NickNamer = import_module("nicknames").NickNamer()
    return namer
