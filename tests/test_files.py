from pathlib import Path

import pytest

from replylint.diagnostic import TextSpan
from replylint.files import ChangedError, FileState, SpoiltError, write_edits


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


def edit(path: Path, *edits: tuple[int, int, str]) -> bytes:
    state = FileState.of(path)
    write_edits(path, state, [(TextSpan(start, end), text) for start, end, text in edits])
    return path.read_bytes()


def test_edits_may_come_in_any_order_and_count_code_points(path: Path) -> None:
    path.write_text("caf\u00e9 \N{GRINNING FACE} bad end", encoding="utf-8")
    assert edit(path, (11, 14, "END"), (7, 10, "good"), (0, 0, "A ")).decode() == (
        "A caf\u00e9 \N{GRINNING FACE} good END"
    )


def test_a_byte_order_mark_and_odd_bytes_stay(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfHi \xff\xe2\x82 you\n")
    assert edit(path, (7, 10, "Ann")) == b"\xef\xbb\xbfHi \xff\xe2\x82 Ann\n"


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_a_new_line_ends_as_the_others_of_the_file(path: Path, newline: bytes) -> None:
    path.write_bytes(newline.join([b"one", b"two", b""]))
    assert edit(path, (3, 3, "\nand\r\na half")) == newline.join(
        [b"one", b"and", b"a half", b"two", b""]
    )


def test_mode_bits_stay_and_a_link_stays_a_link(path: Path) -> None:
    path.write_text("you")
    path.chmod(0o640)
    link = path.with_name("link.txt")
    link.symlink_to(path.name)
    edit(link, (0, 3, "we"))
    assert link.is_symlink()
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("we", 0o640)


def test_a_file_that_has_changed_is_left_alone(path: Path) -> None:
    path.write_text("you failed")
    state = FileState.of(path)
    path.write_text("you")
    with pytest.raises(ChangedError, match="has changed"):
        write_edits(path, state, [(TextSpan(4, 10), "won")])
    assert path.read_text() == "you"


@pytest.mark.parametrize("edits", [[(0, 2, "a"), (1, 3, "b")], [(9, 10, "a")]])
def test_edits_that_overlap_or_lie_outside_change_nothing(
    path: Path, edits: list[tuple[int, int, str]]
) -> None:
    path.write_text("you")
    with pytest.raises(ValueError, match="edit"):
        edit(path, *edits)
    assert [each.name for each in path.parent.iterdir()] == ["a.txt"]
    assert path.read_text() == "you"


def test_a_file_larger_than_a_block_is_edited_far_in(path: Path) -> None:
    text = "\u00e9" * 700_000 + "\r\n"
    path.write_bytes(text.encode() * 3)
    state = FileState.of(path)
    write_edits(path, state, [(TextSpan(1_400_000, 1_400_000), "x\n")])
    assert state.newline == "\r\n"
    expected = (text * 3)[:1_400_000] + "x\r\n" + (text * 3)[1_400_000:]
    assert path.read_bytes() == expected.encode()


def test_a_file_that_would_not_be_sound_is_left_alone(path: Path) -> None:
    path.write_text("you")
    seen: list[str] = []

    def is_sound(new: Path) -> bool:
        seen.append(new.read_text())
        return False

    with pytest.raises(SpoiltError):
        write_edits(path, FileState.of(path), [(TextSpan(0, 3), "we")], is_sound)
    assert seen == ["we"]
    assert path.read_text() == "you"
    assert [each.name for each in path.parent.iterdir()] == ["a.txt"]
