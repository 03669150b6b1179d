"""What models say, in the order in which they say it."""

from msgspec import Struct


class Labels(Struct, frozen=True):
    """The names of the models' outputs."""

    acts: tuple[str, ...]
    codes: tuple[str, ...]
    facts: tuple[str, ...]
    """complaint, at_fault, refusal, open, settled, and "situation:late" for each situation."""
    absences: tuple[str, ...]
    """Codes that are judged for the reply as a whole: a sentence only says where to point."""
