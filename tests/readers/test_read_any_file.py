import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from replylint.draft import Channel, Draft, Kind
from replylint.readers import Defaults, UnreadableError, read, read_stdin

One = Callable[..., Draft]
Reason = Callable[..., str]


def _only_reason(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, UnreadableError)
    return found.reason


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    assert "does not exist" in _only_reason(tmp_path / "gone.txt")


def test_a_directory_is_not_read_as_a_file(tmp_path: Path) -> None:
    assert "is a directory" in _only_reason(tmp_path)


def test_an_unknown_suffix_is_answered_with_the_known_ones(reason: Reason) -> None:
    assert ".txt .md" in reason("reply.docx", "Hi")


def test_a_customers_message_is_not_a_draft(reason: Reason) -> None:
    assert "customer's message" in reason("a.customer.txt", "It broke")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"Hi\0Ann", "byte 2 is NUL"),
        (b"Caf\xe9", "not UTF-8 at byte 3"),
        ("Hi".encode("utf-16"), "UTF-16"),
        (b"a" * 10_000_001, "larger than 10 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(
    reason: Reason, content: bytes, words: str
) -> None:
    assert words in reason("a.txt", content)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".csv", ".eml"])
def test_an_empty_file_is_called_empty_in_every_format(reason: Reason, suffix: str) -> None:
    assert "is empty" in reason(f"a{suffix}", "")


def test_a_byte_order_mark_is_no_part_of_the_text(draft: One) -> None:
    assert draft("a.txt", b"\xef\xbb\xbfHi Ann").text == "Hi Ann"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml"])
def test_the_customers_message_beside_a_draft_is_read(
    draft: One, tmp_path: Path, suffix: str
) -> None:
    (tmp_path / "a.customer.txt").write_text("It broke.\n")
    assert draft(f"a{suffix}", "From: us\n\nHi Ann").customer == "It broke."


def test_the_files_word_wins_over_a_default_but_not_over_a_forced_one(draft: One) -> None:
    content = "---\nchannel: chat\n---\nHi"
    configured = Defaults(channel=Channel.EMAIL, kind=Kind.MACRO)
    forced = Defaults(channel=Channel.EMAIL, force=frozenset({"channel"}))
    assert draft("a.txt", content, configured).channel is Channel.CHAT
    assert draft("a.txt", content, configured).kind is Kind.MACRO
    assert draft("a.txt", content, forced).channel is Channel.EMAIL


def test_standard_input_is_plain_text() -> None:
    (found,) = read_stdin(BytesIO(b"<b>Hi</b>"))
    assert isinstance(found, Draft)
    assert (found.path, found.prose) == ("-", "<b>Hi</b>")


def test_standard_input_under_a_file_name_is_read_as_that_file_would_be() -> None:
    (found,) = read_stdin(BytesIO(b"<b>Hi</b>"), filename="a.html")
    assert isinstance(found, Draft)
    assert (found.path, found.prose) == ("a.html", "Hi")


def test_a_pipe_or_device_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    assert _only_reason(tmp_path / "pipe.txt").startswith("is no regular file; ")
    assert _only_reason(tmp_path / "device.txt").startswith("is no regular file; ")


def test_a_linked_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("Hi Ann", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (found,) = read(tmp_path / "link.txt")
    assert isinstance(found, Draft)
