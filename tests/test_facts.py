"""What replylint takes an exchange to be: a complaint, our fault, a refusal, open, settled."""

import pytest

from replylint import Draft, Facts, Kind
from replylint.pipeline import build_pipeline, read

ANSWER = "Hello,\n\nThanks for writing to us. Here is what I found.\n\nKind regards,\nNoor"


def facts(reply: str = ANSWER, customer: str = "", *thread: str, kind: Kind = Kind.DRAFT) -> Facts:
    draft = Draft(reply, customer=customer, thread=thread, kind=kind)
    return read(build_pipeline(), draft).facts


@pytest.mark.parametrize(
    "customer",
    [
        "The parcel never came and nobody picks up the phone.",
        "My kettle leaks. It is four weeks old.",
        "You charged my card twice for one ticket!",
        "I ordered a medium and the box holds a large.",
        "The waiter was rude to my mother. We won't be back.",
        "Still no word about my repair, this is the third time I ask.",
    ],
)
def test_a_failure_of_ours_is_a_complaint_and_our_fault(customer: str) -> None:
    found = facts(customer=customer)
    assert found.complaint
    assert found.at_fault


@pytest.mark.parametrize(
    "customer",
    [
        "Do you sell the kettle in green?",
        "Please move my booking to Thursday.",
        "Thank you, the repair was quick and the staff were lovely!",
        "What happens if my parcel arrives broken?",
        "How do I reset my password?",
    ],
)
def test_questions_changes_and_praise_are_no_complaint(customer: str) -> None:
    found = facts(customer=customer)
    assert not found.complaint
    assert not found.at_fault


@pytest.mark.parametrize(
    "customer",
    [
        "Customs charged me 40 euros for the parcel, that is outrageous.",
        "I dropped my camera and the lens is cracked. I'm devastated.",
        "Your insurance turned down my claim. Ridiculous!",
        "The seller sent me an empty box and won't answer.",
    ],
)
def test_what_is_not_our_doing_is_a_complaint_without_fault(customer: str) -> None:
    found = facts(customer=customer)
    assert found.complaint
    assert not found.at_fault


def test_a_reply_that_owns_the_failure_shows_our_fault() -> None:
    reply = "Hi Ben,\n\nWe sent the wrong size, and that was our mistake. I am sorry."
    assert facts(reply, "The fee on my bill puzzles me, I am not happy.").at_fault


def test_a_macro_about_a_delay_that_it_regrets_answers_a_complaint() -> None:
    reply = "Hi {{name}},\n\nWe are sorry that your order {{order}} is late."
    assert facts(reply, kind=Kind.MACRO).complaint


def test_a_macro_with_news_answers_no_complaint() -> None:
    reply = "Hi {{name}},\n\nYour order {{order}} is ready. You can collect it until six."
    assert not facts(reply, kind=Kind.MACRO).complaint


@pytest.mark.parametrize(
    "reply",
    [
        "Unfortunately we are unable to refund the ticket.",
        "Under our terms the deposit is non-refundable and the decision is final.",
        "I'm afraid we cannot make an exception here.",
    ],
)
def test_a_no_to_what_was_asked_is_a_refusal(reply: str) -> None:
    assert facts(reply, "I want my money back for the ticket.").refusal


@pytest.mark.parametrize(
    "reply",
    [
        "I have refunded the ticket today. You don't need to do anything.",
        "Yes, of course. If you can't come on Monday, choose another day.",
    ],
)
def test_a_yes_with_a_not_in_it_is_no_refusal(reply: str) -> None:
    assert not facts(reply, "I want my money back for the ticket.").refusal


@pytest.mark.parametrize(
    "reply",
    [
        "I will ask the depot and write to you by Friday.",
        "Your case has been passed to the relevant department and will be reviewed.",
        "Our engineers are working on it and we will get back to you.",
    ],
)
def test_a_step_of_ours_that_is_still_to_come_leaves_the_case_open(reply: str) -> None:
    assert facts(reply, "My line has been dead since Monday.").open


@pytest.mark.parametrize(
    "reply",
    [
        "The line is back since noon. If it drops again, reply here and I will look.",
        "Could you tell me which light on the box is red?",
    ],
)
def test_a_case_that_is_done_or_waits_for_the_customer_is_not_open(reply: str) -> None:
    assert not facts(reply, "My line has been dead since Monday.").open


def test_a_remedy_that_was_given_settles_the_case() -> None:
    found = facts("I have refunded both charges this morning.", "You charged me twice.")
    assert found.settled
    assert not found.open


def test_the_customers_words_in_a_quotation_are_not_taken_for_ours() -> None:
    reply = 'You wrote "we are unable to refund the ticket at all". The money is on its way.'
    assert not facts(reply, "I want my money back.").refusal


@pytest.mark.parametrize(
    ("customer", "situation"),
    [
        ("My parcel still hasn't arrived.", "late"),
        ("The zip is broken.", "defective"),
        ("You charged me twice.", "overcharged"),
        ("★☆☆☆☆ Cold soup, slow service.", "review"),
        ("The buyer says that the vase was cracked.", "dispute"),
    ],
)
def test_the_kind_of_case_is_named(customer: str, situation: str) -> None:
    assert situation in facts(customer=customer).situation


def test_trouble_is_only_named_where_there_is_a_complaint() -> None:
    assert "late" not in facts(customer="Hi! Can I book a late table? Thanks").situation


@pytest.mark.parametrize(
    "reply",
    [
        "I've refunded the £25.",
        "The debit is cancelled and a correct bill is in your account.",
        "A new frame is ordered.",
        "It's repaired now.",
    ],
)
def test_a_remedy_that_has_been_given_settles_a_complaint(reply: str) -> None:
    assert facts(reply, "The frame you sent is broken and you charged me twice!").settled


@pytest.mark.parametrize(
    "reply",
    [
        "I will refund you.",
        "Once you send the form, the money is refunded.",
        "I've passed this to the team.",
    ],
)
def test_a_remedy_that_is_to_come_does_not_settle_a_complaint(reply: str) -> None:
    assert not facts(reply, "The frame you sent is broken and you charged me twice!").settled


@pytest.mark.parametrize(
    "customer",
    [
        "My lamp came today and it is GORGEOUS. Thank you!",
        "You made my day.",
        "Shout-out to Kim at the desk for finding my purse.",
        "Do you have a plugin for our shop?",
        "Please provide us with a quote for 40 chairs.",
    ],
)
def test_praise_and_plain_requests_are_no_complaint(customer: str) -> None:
    assert not facts(customer=customer).complaint
