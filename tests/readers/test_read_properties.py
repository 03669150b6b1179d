"""What holds for any reply: every character is found again, and an edit is all that changes."""

import json
from email.message import EmailMessage
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.files import FileState, write_edits
from replylint.readers import SUFFIXES, encode, read, read_stdin

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters=">:_")
LINES = st.lists(st.text(CHARACTERS, max_size=30), min_size=1, max_size=5)
REPLIES = LINES.map("\n".join).filter(str.strip)
ANY_REPLIES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
WORDS = st.text(CHARACTERS, min_size=1, max_size=10).filter(str.strip)


def draft(name: str, content: bytes) -> Draft:
    (found,) = read_stdin(BytesIO(content), filename=name)
    assert isinstance(found, Draft), found
    return found


def sources(found: Draft, content: bytes) -> list[str]:
    """Return for each character of the reply what the file holds for it."""
    text = content.decode().removeprefix("\ufeff")
    places = [found.source(TextSpan(at, at + 1)) for at in range(len(found.text))]
    return [place.of(text) for place in places if place]


def json_line(reply: str, *, ascii_only: bool) -> bytes:
    fields = {"customer": "\u2013 \N{GRINNING FACE} \n", "reply": reply, "x": {"reply": "no"}}
    return f"\n {json.dumps(fields, ensure_ascii=ascii_only)}\r\n".encode()


def csv_row(reply: str) -> bytes:
    quoted = reply.replace('"', '""')
    return f'\ufeffid,reply,customer\r\n\u2013,"{quoted}",x\r\n'.encode()


def mail(reply: str, cte: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Re: it"
    message.set_content(reply, cte=cte)
    return message.as_bytes()


@given(reply=ANY_REPLIES, ascii_only=st.booleans())
def test_each_character_of_a_json_reply_is_found_as_its_escape(
    *, reply: str, ascii_only: bool
) -> None:
    content = json_line(reply, ascii_only=ascii_only)
    found = draft("a.jsonl", content)
    assert found.text == reply
    assert [json.loads(f'"{part}"') for part in sources(found, content)] == list(reply)


@given(ANY_REPLIES.filter(lambda reply: "\0" not in reply))
def test_each_character_of_a_csv_reply_is_found_quotes_doubled(reply: str) -> None:
    content = csv_row(reply)
    found = draft("a.csv", content)
    assert found.text == reply
    assert sources(found, content) == ['""' if each == '"' else each for each in reply]


@given(REPLIES)
def test_each_character_of_a_plain_mail_is_found_as_it_is(reply: str) -> None:
    content = mail(reply, "8bit")
    found = draft("a.eml", content)
    assert found.text.strip() == reply.strip()
    assert "".join(sources(found, content)) == found.text


@given(REPLIES)
def test_each_character_of_quoted_printable_is_found_as_its_escapes(reply: str) -> None:
    content = mail(reply, "quoted-printable")
    found = draft("a.eml", content)
    parts = [part.replace("=\n", "").replace("=", "") for part in sources(found, content)]
    assert found.text.strip() == reply.strip()
    for character, part in zip(found.text, parts, strict=True):
        assert part == character or bytes.fromhex(part).decode() == character


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<b>", "<br>", "<li>", "&amp;", "&nbsp", "a", " "]))
)
def test_each_piece_of_html_prose_is_what_the_markup_says(parts: list[str]) -> None:
    content = f"{''.join(parts)}a"
    found = draft("a.html", content.encode())
    assert found.view_map is not None
    for piece in found.view_map.pieces:
        shown = found.prose[piece.start : piece.end]
        written = content[piece.source_start : piece.source_end]
        assert shown in (unescape(written), " " if written.isspace() else "\n")


@given(st.text("ab *_`[]()<>!#-\\&\n\t>1."))
def test_each_piece_of_markdown_prose_stands_in_the_file(text: str) -> None:
    content = f"a\n\n{text}"
    found = draft("a.md", content.encode())
    assert found.view_map is not None
    for piece in found.view_map.pieces:
        written = content[piece.source_start : piece.source_end]
        assert found.prose[piece.start : piece.end] in (written, unescape(written), written[1:])


@given(st.binary(max_size=300), st.sampled_from(sorted(SUFFIXES)))
def test_no_reader_raises_whatever_the_bytes(content: bytes, suffix: str) -> None:
    list(read_stdin(BytesIO(content), filename=f"a{suffix}"))


@given(st.text("<>![]-/abc&#;=\"'x \n?"), st.sampled_from([".html", ".md", ".csv", ".eml"]))
def test_no_reader_raises_whatever_the_markup(content: str, suffix: str) -> None:
    list(read_stdin(BytesIO(f"From: a\n\n{content}".encode()), filename=f"a{suffix}"))


HISTORY_PARTS = [
    "From: a\n",
    "Sent: b\r\n",
    "On Mon, 3 May wrote:\n",
    "> ",
    ">> ",
    "a",
    "\n",
    "On ",
]


@given(st.lists(st.sampled_from(HISTORY_PARTS)), st.sampled_from(["a.txt", "a.md", "a.eml"]))
def test_quotes_lie_in_the_prose_whatever_the_history(parts: list[str], name: str) -> None:
    content = f"x: y\n\n{''.join(parts)}a\n"
    for found in read_stdin(BytesIO(content.encode()), filename=name):
        if isinstance(found, Draft):
            assert all(span.end <= len(found.prose) for span in found.quotes)


def written(name: str, reply: str) -> bytes:
    match name.partition(".")[2]:
        case "jsonl":
            return json_line(reply, ascii_only=True)
        case "csv":
            return csv_row(reply)
        case "qp.eml":
            return mail(reply, "quoted-printable")
        case "eml":
            return mail(reply, "8bit")
    return f"\ufeff{reply}".encode()


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.eml", "a.qp.eml"])
@given(data=st.data(), reply=REPLIES, words=WORDS)
def test_an_edit_is_read_again_and_all_else_stays(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    data: st.DataObject,
    reply: str,
    words: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    before = written(name, f"A{reply}Z")
    path.write_bytes(before)
    state = FileState.of(path)
    found = draft(name, before)
    start = data.draw(st.integers(1, len(found.text) - 1))
    end = data.draw(st.integers(start, len(found.text) - 1))
    place = found.source(TextSpan(start, end))
    assert place is not None
    write_edits(path, state, [(place, encode(found.carrier, f"({words})"))])
    (again,) = read(path)
    assert isinstance(again, Draft)
    assert again.text == f"{found.text[:start]}({words}){found.text[end:]}"
    _assert_same_around(place, before, path)


def _assert_same_around(place: TextSpan, before: bytes, path: Path) -> None:
    bom = before.startswith(b"\xef\xbb\xbf")
    head = before.decode()[: place.start + bom].encode()
    tail = before.decode()[place.end + bom :].encode()
    after = path.read_bytes()
    assert after.startswith(head)
    assert after.endswith(tail)
