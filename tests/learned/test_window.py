"""How an exchange becomes the encoder's input."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from replylint.learned import FOLDER
from replylint.learned.encoder import TOKENIZER
from replylint.learned.exchange import Exchange
from replylint.learned.window import LONGEST, Windows

WINDOWS = Windows(Tokenizer.from_file(str(FOLDER / "full" / TOKENIZER)))


def exchange(sentences: list[str], customer: str = "", thread: tuple[str, ...] = ()) -> Exchange:
    return Exchange("email", thread, customer, tuple(sentences))


@settings(deadline=None)
@given(st.lists(st.text(max_size=400), min_size=1, max_size=40), st.text(max_size=3_000))
def test_every_sentence_is_read_once_and_no_window_is_too_long(
    sentences: list[str], customer: str
) -> None:
    windows = list(WINDOWS.of(exchange(sentences, customer)))
    assert sum(len(window.bounds) for window in windows) == len(sentences)
    assert all(len(window.pieces) <= LONGEST for window in windows)
    for window in windows:
        ends = [window.context, *(end for _, end in window.bounds)]
        assert [start for start, _ in window.bounds] == ends[:-1]
        assert ends[-1] == len(window.pieces) - 1


def test_each_window_of_a_long_reply_has_the_message_before_it() -> None:
    windows = list(WINDOWS.of(exchange(["We look into it today. " * 12] * 12, "Where is my lamp?")))
    assert len(windows) > 1
    assert len({window.pieces[: window.context] for window in windows}) == 1


def test_a_short_sentence_takes_few_pieces() -> None:
    (window,) = WINDOWS.of(exchange(["Thank you.", "It is on its way."]))
    assert [end - start for start, end in window.bounds] == [3, 6]
