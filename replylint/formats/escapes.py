"""Text made fit for the commands that CI services read out of a log."""

from collections.abc import Mapping

from replylint.formats.visible import visible


def escaped(text: str, forms: Mapping[str, str]) -> str:
    """Return `text` with the characters of `forms` written as they say, other controls made safe.

    In one pass: the per cent sign of an escape is not escaped again.
    """
    return visible(text.translate({ord(char): form for char, form in forms.items()}))
