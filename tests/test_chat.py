"""A chat is one conversation: what we said earlier in it counts."""

import pytest

from replylint.draft import Channel, Draft
from replylint.linter import Linter

COMPLAINT = "my parcel is two weeks late, nobody answers, this is awful"
SORRY = ("C: my parcel is late!!", "A: I'm so sorry that your parcel is late. Let me look.")


def codes(thread: tuple[str, ...], channel: Channel) -> set[str]:
    draft = Draft("It arrives on Friday.", customer=COMPLAINT, thread=thread, channel=channel)
    return {diagnostic.code for diagnostic in Linter(learned=False).lint(draft).diagnostics}


def test_an_apology_earlier_in_the_chat_is_enough() -> None:
    assert codes(SORRY, Channel.CHAT).isdisjoint({"ACK001", "APO001"})


@pytest.mark.parametrize(
    ("thread", "channel"),
    [
        ((), Channel.CHAT),
        (("C: where is it?", "A: Let me look."), Channel.CHAT),
        (("C: I'm so sorry to bother you again",), Channel.CHAT),
        (SORRY, Channel.EMAIL),
    ],
)
def test_other_words_and_earlier_mails_are_not(thread: tuple[str, ...], channel: Channel) -> None:
    assert "APO001" in codes(thread, channel)
