"""What happened, said back in the customer's own words."""

import pytest

from replylint.suggest.restate import restate


@pytest.mark.parametrize(
    ("customer", "event"),
    [
        ("My parcel has not arrived.", "your parcel has not arrived"),
        ("Hi, my parcel never arrived. Where is it?", "your parcel never arrived"),
        ("I am still waiting for my new boots.", "you are still waiting for your new boots"),
        ("I was overcharged for March.", "you were overcharged for March"),
        (
            "I was cut off and was left without a phone.",
            "you were cut off and were left without a phone",
        ),
        ("I've been waiting for three weeks.", "you have been waiting for three weeks"),
        ("We've had no hot water since Sunday.", "you have had no hot water since Sunday"),
        ("You charged me twice in June.", "we charged you twice in June"),
        ("You've sent us the wrong size!", "we have sent you the wrong size"),
        ("Driver left my bags in the rain.", "the driver left your bags in the rain"),
        ("Your app crashed and wiped my notes.", "our app crashed and wiped your notes"),
        ("It's been nine days and nobody called.", "it has been nine days and nobody called"),
        ("Nobody answered my two emails.", "nobody answered your two emails"),
        ("Still waiting for my card.", "you are still waiting for your card"),
        (
            "Our kettle (order 5512) stopped working after a week.",
            "your kettle stopped working after a week",
        ),
        (
            "The lid was cracked when I opened the box.",
            "the lid was cracked when you opened the box",
        ),
        ("I can't log in to my account.", "you cannot log in to your account"),
        ("My order didn't come, you thieves!", "your order did not come"),
        (
            "The harness you sold me snapped on its second walk.",
            "the harness we sold you snapped on its second walk",
        ),
        ("I rang you twice. My parcel is still missing.", "your parcel is still missing"),
        ("Hello. Great shop. But my jumper shrank in the wash.", "your jumper shrank in the wash"),
    ],
)
def test_the_clause_that_tells_what_happened_is_turned_to_you(customer: str, event: str) -> None:
    assert restate(customer) == event


@pytest.mark.parametrize(
    "customer",
    [
        "",
        "Do you sell gift cards?",
        "Where is my parcel?",
        "You liars stole my money.",
        "You charged me £40 twice.",
        "I WANT MY MONEY BACK",
        "You probably never sent it.",
        "You did this on purpose, it was broken before.",
        "I would like a refund for the broken lamp.",
        "Thanks, all fine with my order.",
        "I bought a kettle.",
        "Please cancel my order, I am not happy.",
        "If it's not here tomorrow I'm cancelling.",
        "This is a joke!!",
        "Your update broke my website.",
        "My late husband never had a contract with you.",
        "You never told me about the fee.",
        "I have been to every door in the street: nobody has it.",
        "I sent you the photos twice.",
        "It does not.",
        "The driver said use the services and never stopped.",
    ],
)
def test_nothing_is_said_back_where_no_clause_is_sure(customer: str) -> None:
    assert restate(customer) is None


def test_what_is_said_back_has_3_to_18_words() -> None:
    rambling = "My parcel never arrived at the " + "very " * 15 + "old house"
    assert restate(rambling) is None
    assert restate("It broke.") is None
