from collections.abc import Callable

import pytest

from replylint.diagnostic import TextSpan
from replylint.draft import Channel, Draft, Kind

One = Callable[..., Draft]
Reason = Callable[..., str]

HISTORY = """Hi Ann, it is on its way.

On Mon, 3 May 2026 at 10:00, Ann Lee
<ann@example.com> wrote:
> Where is it?

> I wait.
>
> On Sun, 2 May 2026 at 10:00, Bob <bob@shop.example> wrote:
>> It left today.
>> On Sat, 1 May 2026 at 10:00, Ann Lee <ann@example.com> wrote:
>>> Hello?
"""


def quotes(draft: Draft) -> list[str]:
    return [span.of(draft.prose) for span in draft.quotes]


def test_front_matter_sets_the_scene_and_is_no_prose(draft: One) -> None:
    head = "---\ncustomer: It broke.\nchannel: review\nkind: macro\nthread: ['C: Hi']\n---\n"
    found = draft("a.txt", f"{head}Sorry, Ann.")
    assert (found.customer, found.channel, found.kind) == ("It broke.", Channel.REVIEW, Kind.MACRO)
    assert found.thread == ("C: Hi",)
    assert found.prose == "Sorry, Ann."
    assert found.span(TextSpan(0, 5)).of(found.text) == "Sorry"


def test_a_rule_of_dashes_is_no_front_matter(draft: One) -> None:
    assert draft("a.txt", "---\nHi Ann\n---\nBye").prose == "---\nHi Ann\n---\nBye"


def test_front_matter_may_hold_other_keys(draft: One) -> None:
    assert draft("a.md", "---\ntitle: Refunds\n---\nHi").prose == "Hi"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("chanel: email", 'did you mean "channel"?'),
        ("channel: fax", "must be one of email"),
        ("customer: 3", '"customer" must be a string'),
        ("thread: 3", '"thread" must be a list'),
        ("a: b: c", "not YAML"),
        ("a: [1", "not YAML"),
        ("a: 2026-99-99", "not YAML"),
    ],
)
def test_wrong_front_matter_is_an_error(reason: Reason, head: str, words: str) -> None:
    assert words in reason("a.txt", f"---\n{head}\n---\nHi")


def test_line_ends_stay_as_they_are(draft: One) -> None:
    assert draft("a.txt", "Hi\r\nAnn\r\n").text == "Hi\r\nAnn\r\n"


def test_marked_lines_are_somebody_elses_words(draft: One) -> None:
    found = draft("a.txt", "Hi\n> It broke\n> twice\nSorry.\n> Again\nSorry.\n")
    assert quotes(found) == ["> It broke\n> twice\n", "> Again\n"]
    assert found.customer == "It broke\ntwice\n\nAgain"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_quoted_history_is_the_customers_message_and_the_thread(draft: One, newline: str) -> None:
    found = draft("a.txt", HISTORY.replace("\n", newline))
    assert found.customer == "Where is it?\n\nI wait."
    assert found.thread == ("C: Hello?", "A: It left today.")
    assert quotes(found)[0].startswith("On Mon")
    assert found.quotes[-1].end == len(found.prose)


def test_a_reply_below_the_quoted_message_is_still_a_reply(draft: One) -> None:
    found = draft("a.txt", "On Mon, 3 May 2026, Ann <a@b.example> wrote:\n> It broke\n\nSorry!\n")
    assert found.quotes[-1].of(found.prose).endswith("It broke\n")
    assert found.customer == "It broke"


@pytest.mark.parametrize(
    "divider",
    ["-----Original Message-----\n", "________________________________\n", ""],
)
def test_outlooks_history_reaches_to_the_end(draft: One, divider: str) -> None:
    head = "From: Ann\nSent: Monday\nTo: Us\nSubject: Help\n\n"
    found = draft("a.txt", f"Hi Ann\n\n{divider}{head}It broke\n\nAnn\n")
    assert quotes(found) == [f"{divider}{head}It broke\n\nAnn\n"]
    assert found.customer == "It broke\n\nAnn"


@pytest.mark.parametrize(
    "text",
    [
        "Hi\n____________________________\nLegal notice\n",
        "Hi\nOn Monday you wrote:\nit broke. Sorry!\n",
        "Collection\nFrom: 9am\nTo: 5pm\nBring: the box\n",
    ],
)
def test_what_only_looks_like_history_stays_in_the_reply(draft: One, text: str) -> None:
    assert draft("a.txt", text).quotes == ()


def test_a_customer_named_in_front_matter_wins_over_quoted_history(draft: One) -> None:
    found = draft("a.txt", f"---\ncustomer: Mine\n---\n{HISTORY}")
    assert (found.customer, found.thread) == ("Mine", ())


MARKDOWN = """# Hello *Ann* &amp; co

We **always** test, see [our
page](http://example.com/you "failed") ![us](us.png) and use `reset`.

- one
  1. two

> You broke it

```
You must never
```

<!-- You failed -->
<p>Yours <b>truly</b></p>
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_without_its_marks_is_the_prose(draft: One, newline: str) -> None:
    found = draft("a.md", MARKDOWN.replace("\n", newline))
    assert found.prose.replace("\r\n", "\n") == (
        "Hello Ann & co\n\nWe always test, see our\npage  and use reset.\n\n- one\n1. two\n\n"
        "> You broke it\n\n\n\nYours truly\n"
    )
    assert [quote.strip() for quote in quotes(found)] == ["> You broke it"]
    assert found.customer == ""


def test_words_of_markdown_are_found_again_in_the_file(draft: One) -> None:
    found = draft("a.md", MARKDOWN)
    for word in ("Ann", "always", "page", "reset", "two", "truly"):
        at = found.prose.index(word)
        assert found.span(TextSpan(at, at + len(word))).of(found.text) == word
    at = found.prose.index("We always")
    assert [part.of(found.text) for part in found.ranges(TextSpan(at, at + 9))] == ["We ", "always"]


HTML = (
    "<html><head><title>no</title><style>p {}</style></head><body><p>Hi&nbsp;Ann,</p>\n"
    "<p>we&rsquo;re  \n<b>so</b> sorry<br>R&D</p><ol><li>a</li><li>b</li></ol><!-- no -->"
    "<div class='gmail_quote'>On Mon, 3 May 2026, Ann &lt;a@b.example&gt; wrote:<br>"
    "<blockquote>It broke</blockquote></div>Bob</body></html>"
)


def test_html_shows_as_prose_with_lines_for_blocks(draft: One) -> None:
    found = draft("a.html", HTML)
    prose = "Hi\N{NO-BREAK SPACE}Ann,\n\nwe\N{RIGHT SINGLE QUOTATION MARK}re so sorry\nR&D\n\n"
    assert found.prose.startswith(f"{prose}1. a\n2. b\n\nOn Mon")
    assert found.prose.endswith("It broke\n\nBob")
    assert found.customer == "It broke"
    assert found.markup == "html"
    assert quotes(found)[0].endswith("It broke")


def test_words_of_html_are_found_again_in_the_file(draft: One) -> None:
    found = draft("a.html", HTML)
    at = found.prose.index("we")
    assert found.span(TextSpan(at, at + 5)).of(found.text) == "we&rsquo;re"
    at = found.prose.index("re so")
    parts = [part.of(found.text) for part in found.ranges(TextSpan(at, at + 5))]
    assert parts == ["re  \n", "so"]


@pytest.mark.parametrize("broken", ["<a ", "<a x='", '<a x="', "<!-- "])
def test_a_megabyte_of_tags_that_never_end_does_not_hang(draft: One, broken: str) -> None:
    found = draft("reply.html", f"<p>Dear Ann, {broken * 150_000} we <b>will</b> write.</p>")
    assert found.prose.startswith("Dear Ann,")
    assert found.prose.endswith("write.")


def test_html_that_shows_nothing_is_empty(reason: Reason) -> None:
    assert "is empty" in reason("a.html", "<p>&#32;<br></p><script>You()</script>")
