"""Names: who signed a message, and whether a greeting means somebody else."""

import pytest

from replylint import Draft
from replylint.config import Settings
from replylint.linter import Linter
from replylint.matchers.functions.signed import signed_name

LINTER = Linter(Settings(select=("TPL005",), preview=True, language="en"), learned=False)


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Where is it?\n\nThanks,\nPriya", "Priya"),
        ("Where is it?\n\nKind regards\nAda Okafor\n4 Mill Road\nLeeds", "Ada Okafor"),
        ("Where is it? Cheers, Zoltán", "Zoltán"),
        ("Where is it? Kind regards Wendy Shaw", "Wendy Shaw"),
        ("Where is it? – Oliver Grant", "Oliver Grant"),
        ("Where is it? Helen Marsh, order 55", "Helen Marsh"),
        ("Where is it?\n\nHelen\nMarsh Joinery Ltd", "Helen"),
        ("Where is it?\n\nYours sincerely,\nMrs J. Oakes", "Mrs J. Oakes"),
        ("Where is it?\n\nThanks,\nPriya\n\nSent from my iPhone", "Priya"),
        ("Where is it?\n\nThanks,\nPriya\n> We sent it.\n> Regards, Marco", "Priya"),
        ("Where is it? Two weeks now. Unacceptable", None),
        ("Where is it? This is money we talk about, Kit.", None),
        ("Thanks, Peter, for the help. Where is it?", None),
        ("Where is it?\n\nKind regards,\nNorthgate Joinery Ltd", None),
        ("Where is it?\n\nThanks,\nAnna & Tom", None),
        ("Never again. British Gas", None),
        ("", None),
    ],
)
def test_a_name_counts_only_where_it_is_surely_a_signature(message: str, name: str | None) -> None:
    found = signed_name(message)
    assert (found.text if found else None) == name


def wrong(greeted: str, signed: str, **draft: object) -> bool:
    customer = f"Where is it?\n\nRegards,\n{signed}"
    reply = Draft(f"Dear {greeted},\n\nIt left us today.", **{"customer": customer, **draft})  # type: ignore[arg-type]
    return bool(LINTER.lint(reply).diagnostics)


@pytest.mark.parametrize(
    ("greeted", "signed"),
    [
        ("Bob", "Robert Hale"),
        ("Liz", "Elizabeth"),
        ("Alexander", "Sasha"),
        ("Misha", "Mikhail Orlov"),
        ("Katie", "Katherine"),
        ("John", "J. Smith"),
        ("Bob", "R. Hale"),
        ("Ms Okafor", "Ada Okafor"),
        ("Ada", "Mrs Okafor"),
        ("Mr Baker", "Tom"),
        ("Francois", "François"),
        ("Mr Mueller", "Jan Müller"),
        ("JOSÉ", "jose Ruiz".title()),
        ("Anna and Tom", "Wendy"),
        ("Leaseholder", "Wendy Shaw"),
        ("Oak House team", "Wendy Shaw"),
    ],
)
def test_other_forms_of_a_name_and_other_kinds_of_greeting_are_no_wrong_name(
    greeted: str, signed: str
) -> None:
    assert not wrong(greeted, signed)


@pytest.mark.parametrize(
    ("greeted", "signed"),
    [
        ("Mark", "Priya"),
        ("Micheal", "Michael"),
        ("Ms Brown", "J. Smith"),
        ("Carol", "J. Smith"),
        ("Mr Jones", "Mr Harold Finch"),
        ("Anna Hill", "Wendy Shaw"),
    ],
)
def test_a_name_that_is_not_the_signed_one_is_found(greeted: str, signed: str) -> None:
    assert wrong(greeted, signed)


def test_whoever_the_customer_writes_of_may_be_greeted() -> None:
    letter = "Where is my father's kettle? He is Peter Shaw.\n\nRegards,\nWendy"
    assert not wrong("Peter", "", customer=letter)


def test_whom_the_customer_greets_is_not_the_customer() -> None:
    assert wrong("Peter", "", customer="Hi Peter, where is it?\n\nRegards,\nWendy")


def test_thanks_to_the_agent_are_no_signature() -> None:
    signed = "Dear Anna,\n\nIt left us today.\n\nRegards,\nMarco"
    draft = Draft(signed, customer="Could you look? Thanks, Marco")
    assert not LINTER.lint(draft).diagnostics
