"""What the answer rules tell an agent about a customer's questions."""

from functools import cache

import pytest

from replylint import Draft, Facts
from replylint.config import Settings
from replylint.linter import Linter


@cache
def linter() -> Linter:
    return Linter(Settings(preview=True, language="en", select=("ANS",)), learned=False)


def found(customer: str, reply: str, *thread: str) -> list[tuple[str, str]]:
    draft = Draft(reply, customer=customer, thread=thread)
    report = linter().lint(draft, Facts(complaint=True))
    return [(d.code, d.span.of(reply)) for d in report.diagnostics]


@pytest.mark.parametrize(
    ("customer", "reply"),
    [
        (
            "Does the tent have a footprint, and is the colour still green?",
            "Yes, the footprint is in the bag. Enjoy the outdoors with us.",
        ),
        (
            "How much is the gym a month and is there parking?",
            "It is £30 a month and you can join online. We look forward to seeing you.",
        ),
        (
            "Why was I charged twice? When do I get it back?",
            "We value your feedback. The charge was made by our provider.",
        ),
        (
            "Can you tell me if the jacket is waterproof and whether you ship to Chile?",
            "The jacket is fully waterproof, with taped seams. Lovely for the mountains.",
        ),
        (
            "What are you going to do about this? I lost a day.",
            "Deliveries are slowed by traffic. Customers are advised to stay at home.",
        ),
    ],
)
def test_a_question_that_no_sentence_speaks_to_is_found_at_the_last_sentence(
    customer: str, reply: str
) -> None:
    assert found(customer, reply) == [("ANS001", reply.split(". ", 1)[1])]


@pytest.mark.parametrize(
    ("customer", "reply"),
    [
        ("When will the heater be back?", "We don't have a date yet, sorry."),
        ("Is there parking?", "You can leave the car behind the building."),
        (
            "How long does shipping to Norway take and do I pay customs?",
            "About five days. Customs is included in the price.",
        ),
        (
            "Do you have a cot and can I bring the dog?",
            "I am asking the hotel about both and will write to you by Friday.",
        ),
        ("Are you kidding me? How hard can it be?", "The lamp was packed badly."),
        ("The lamp came today, and it is lovely.", "That is good to hear."),
    ],
)
def test_an_answer_in_other_words_or_announced_is_an_answer(customer: str, reply: str) -> None:
    assert found(customer, reply) == []


@pytest.mark.parametrize(
    ("customer", "thread", "reply", "words"),
    [
        ("Order KB-20931 leaks.", (), "Could you send me your order number?", "order number"),
        ("Any news?", ("C: Order 884712, late.",), "Please send the order number.", "order number"),
        ("Write to jo@post.example.", (), "What is your e-mail address?", "e-mail address"),
        ("Nobody came to SW1A 2AA.", (), "May I have your postcode?", "postcode"),
        ("It hums. Photo attached.", (), "Please send us a photo of it.", "photo"),
        ("We are 40 people.", (), "Let me know how many people it is for.", "how many people"),
    ],
)
def test_asking_for_what_the_customer_gave_is_found(
    customer: str, thread: tuple[str, ...], reply: str, words: str
) -> None:
    assert ("ANS002", words) in found(customer, reply, *thread)


@pytest.mark.parametrize(
    ("customer", "reply"),
    [
        ("My order never came.", "Could you send me your order number?"),
        ("Order 884712 never came.", "Your order number is 884712."),
        ("Order 884712 never came.", "Could you confirm that 884712 is your order number?"),
        ("It hums. Photo attached.", "Could you send me a closer photo of the lid?"),
    ],
)
def test_asking_for_something_new_or_doubtful_is_fine(customer: str, reply: str) -> None:
    assert found(customer, reply) == []


def test_a_complaint_answered_by_a_link_alone_is_found() -> None:
    link = "Please see our FAQ at https://lamps.example/faq."
    assert found("My lamp flickers.", f"Thank you for writing. {link}") == [("ANS003", link)]


def test_a_link_beside_its_answer_is_fine() -> None:
    reply = "The bulb is loose: turn it until it clicks. See https://lamps.example/faq."
    assert found("My lamp flickers.", reply) == []


def test_without_a_customer_there_is_nothing_to_answer() -> None:
    assert found("", "Please see our FAQ at https://lamps.example/faq.") == []
