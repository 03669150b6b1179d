from collections.abc import Callable
from email.message import EmailMessage

import pytest

from replylint.diagnostic import TextSpan
from replylint.draft import Channel, Draft

One = Callable[..., Draft]
Reason = Callable[..., str]

REPLY = "Hi Ann\N{COMMA} caf\u00e9 \u2013 it\u2019s fine.\n"
QUOTED = "\nOn Mon, 3 May 2026 at 10:00, Ann <ann@b.example> wrote:\n> It broke.\n> Help!\n"


def mail(text: str, cte: str, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "bob@shop.example"
    message.set_content(text, cte=cte, charset=charset)
    return message


@pytest.mark.parametrize("cte", ["8bit", "quoted-printable", "base64"])
def test_the_newest_text_is_the_reply_and_what_it_quotes_the_message(draft: One, cte: str) -> None:
    found = draft("a.eml", mail(REPLY + QUOTED, cte).as_bytes())
    assert found.text == REPLY.strip()
    assert found.customer == "It broke.\nHelp!"
    assert found.channel is Channel.EMAIL


@pytest.mark.parametrize("cte", ["8bit", "quoted-printable"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_words_of_a_mail_are_found_again_in_the_file(draft: One, cte: str, newline: bytes) -> None:
    message = mail("A part of many.", "8bit")
    message.make_mixed()
    message.add_attachment(REPLY, subtype="x-note")
    next(message.iter_parts()).set_content(REPLY, cte=cte)
    data = message.as_bytes().replace(b"\n", newline)
    found = draft("a.eml", data)
    at = found.text.index("fine")
    place = found.source(TextSpan(at, at + 4))
    assert place is not None
    assert place.of(data.decode()) == "fine"
    assert place.start < data.decode().index("x-note")


def test_base64_has_no_place_in_the_file(draft: One) -> None:
    assert draft("a.eml", mail(REPLY, "base64").as_bytes()).source(TextSpan(0, 2)) is None


def test_a_mail_in_html_alone_is_read_as_prose(draft: One) -> None:
    html = "<p>Hi&nbsp;Ann</p><p>Caf\u00e9</p><blockquote>It broke</blockquote>"
    data = b"From: a\nContent-Type: text/html; charset=latin-1\n\n" + html.encode("latin-1")
    found = draft("a.eml", data)
    assert found.text == "Hi\N{NO-BREAK SPACE}Ann\n\nCaf\u00e9"
    assert found.customer == "It broke"
    assert found.source(TextSpan(2, 3)) == TextSpan(55, 61)
    assert found.carrier == "html+plain/iso8859-1"


def test_html_is_read_where_the_plain_part_is_blank(draft: One) -> None:
    message = mail("\n", "8bit")
    message.add_alternative("<p>Hi Ann</p>", subtype="html")
    assert draft("a.eml", message.as_bytes()).text == "Hi Ann"


def test_quotes_between_the_lines_of_a_reply_stay_there_as_quotes(draft: One) -> None:
    found = draft("a.eml", mail("> It broke\nSorry.\n> Twice\nSorry!\n", "8bit").as_bytes())
    assert [span.of(found.text) for span in found.quotes] == ["> It broke\n", "> Twice\n"]
    assert found.customer == "It broke\n\nTwice"


def test_utf_8_that_calls_itself_ascii_is_read(draft: One) -> None:
    data = b"From: a\nContent-Type: text/plain; charset=us-ascii\n\nCaf\xc3\xa9"
    assert draft("a.eml", data).text == "Caf\u00e9"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Hi Ann", "is no mail"),
        (b"From: a\nContent-Type: image/png\n\nxx", "holds no text"),
        (b"From: a\nContent-Type: multipart/mixed; boundary=x\n\nxx", "holds no text"),
        (b"From: a\n\n> It broke\n", "only quoted text"),
        (b"From: a\n\n> It broke\n\nOn Mon, 3 May wrote:\nTwice\n", "only quoted text"),
        (b"From: a\nContent-Type: text/plain; charset=klingon\n\nHi", "unknown character set"),
        (b"From: a\n\nCaf\xe9", "is not utf-8"),
        (b"From: a" + b"a" * 10_000_000, "larger than 10 MB"),
    ],
)
def test_a_mail_that_cannot_be_read_says_why(reason: Reason, data: bytes, words: str) -> None:
    assert words in reason("a.eml", data)


def test_the_files_of_a_mail_are_counted_wherever_they_stand(draft: One) -> None:
    message = mail(REPLY, "8bit")
    assert draft("a.eml", message.as_bytes()).attachments == 0
    message.add_alternative("<p>Hi Ann</p>", subtype="html")
    assert draft("b.eml", message.as_bytes()).attachments == 0
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf")
    message.add_attachment("a,b", filename="list.csv")
    assert draft("c.eml", message.as_bytes()).attachments == 2
    forwarded = mail(REPLY, "8bit")
    forwarded.add_attachment(mail("The form.", "8bit"))
    assert draft("d.eml", forwarded.as_bytes()).attachments == 1


def test_a_source_without_attachments_says_nothing_of_them(draft: One) -> None:
    assert draft("a.txt", REPLY).attachments is None
