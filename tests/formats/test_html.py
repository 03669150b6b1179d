import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import replylint.formats
from replylint.diagnostic import Applicability, Diagnostic, Edit, Severity, Suggestion, TextSpan
from replylint.draft import Draft
from replylint.formats.html import HtmlRenderer
from replylint.formats.renderer import Failure, RenderOptions, RuleCount, Summary
from replylint.report import Report
from replylint.ruleset import load

Render = Callable[..., str]
VOID = {"meta", "br"}
ATTACK = "<script>alert('&amp;')</script>\"><img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """A page as a browser takes it in; each element with the text inside it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, int]] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, len(self._words)))

    def handle_endtag(self, tag: str) -> None:
        opened, start = self._open.pop()
        assert opened == tag
        self.texts.append((tag, " ".join("".join(self._words[start:]).split())))
        if tag in {"td", "th"}:
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def text(self) -> str:
        return dict(self.texts)["body"]

    def all(self, tag: str) -> list[str]:
        """Return the texts of the elements with this tag."""
        return [text for name, text in self.texts if name == tag]


@pytest.fixture
def page(render: Render) -> Callable[..., Page]:
    return lambda *given, **options: Page(render("html", *given, **options))


def report_on(text: str, span: TextSpan, *edits: Edit) -> Report:
    """Return a report with one finding at `span`."""
    suggestions = (Suggestion("Better", edits, Applicability.SAFE),) if edits else ()
    found = Diagnostic("X001", "x", Severity.HINT, span, "A message.", suggestions=suggestions)
    return Report(Draft(text, path="a.txt"), (found,))


def json_report(path: Path, render: Render, *reports: Report) -> Path:
    """Write the report that an earlier run would have left, and return its path."""
    path.write_text(render("json", reports), "utf-8")
    return path


def test_the_page_begins_with_what_the_run_came_to(
    page: Callable[..., Page], every_report: list[Report]
) -> None:
    assert page(every_report).all("p")[:2] == [
        "8 findings in 5 replies. 2 errors, 2 warnings, 1 for information, 3 hints.",
        "2 can be fixed safely, 5 more with a look at the words.",
    ]


def test_a_clean_run_says_so(page: Callable[..., Page], clean: Report, french: Report) -> None:
    assert "All clear: nothing was found in 12 replies." in page([clean] * 12).text
    assert "No replies were linted." in page([french]).text
    assert "All clear" not in page([french]).text


def test_rules_stand_with_count_and_summary_and_lead_to_their_description(
    page: Callable[..., Page], every_report: list[Report]
) -> None:
    shown = page(every_report)
    rows = [row for row in shown.all("tr") if re.match(r"[A-Z]{3}\d{3}", row)]
    assert [row[:6] for row in rows] == ["NXT003", "PRM001", "APO001", "ARG002", "JRG003"]
    assert "absolute-guarantee" in rows[1]
    rule = next(one for one in load() if one.code == "PRM001")
    assert rule.summary in rows[1]
    links = [attributes["href"] for tag, attributes in shown.tags if tag == "a"]
    assert "docs/rules.md#prm001-absolute-guarantee" in links
    widths = [attributes["style"] for _, attributes in shown.tags if "style" in attributes]
    assert widths[-5:] == ["width:100%", "width:67%", "width:33%", "width:33%", "width:33%"]


def test_a_rule_of_the_users_own_has_no_link_to_our_documentation(
    page: Callable[..., Page],
) -> None:
    shown = page([report_on("We write soon.", TextSpan(9, 13))])
    assert [at["href"] for tag, at in shown.tags if tag == "a"] == ["#X001"]
    assert ("tr", {"id": "X001"}) in shown.tags


def test_a_finding_shows_its_words_the_thought_behind_and_a_rewrite(
    page: Callable[..., Page], late_parcel: Report
) -> None:
    shown = page([late_parcel])
    (article,) = [text for text in shown.all("article") if "PRM001" in text]
    assert article.startswith("error PRM001 Nobody can give this certainty")
    assert "promise only what you can keep" in article
    assert "Say what has changed (unsafe)" in article
    assert "I guarantee" in shown.all("u")
    assert "will never" in shown.all("del")
    assert "[what we have changed]" in shown.all("mark")
    sentence = next(text for text in shown.all("blockquote") if "I guarantee" in text)
    assert sentence.startswith("As I already explained, the parcel left")
    assert sentence.endswith("never be late again.")


def test_removed_and_added_words_differ_by_more_than_colour(
    page: Callable[..., Page], html: Report
) -> None:
    lines = [text for text in page([html]).all("p") if text[:1] in {"−", "+"}]
    assert [line.split(":")[0] for line in lines] == ["−Instead of", "+write"]


def test_where_something_is_missing_the_page_says_so(
    page: Callable[..., Page], late_parcel: Report
) -> None:
    assert "(missing here) Thank you for your patience." in page([late_parcel]).all("blockquote")


def test_the_gravest_reply_comes_first_and_a_clean_one_is_only_counted(
    page: Callable[..., Page], every_report: list[Report]
) -> None:
    shown = page(every_report)
    assert shown.all("summary")[:4] == [
        "replies/late-parcel.txt 1 error, 2 warnings, 1 hint",
        "replies/week.jsonl · a-012 1 error, 1 hint",
        "macros/return.html 1 for information",
        "inbox/4711.eml 1 hint",
    ]
    assert "good.txt" not in shown.text


def test_a_record_without_an_id_is_told_by_its_line(
    page: Callable[..., Page], record: Report
) -> None:
    nameless = replace(record, draft=replace(record.draft, id=None))
    assert page([nameless]).all("h3") == [f"{record.draft.path} · line {record.draft.line}"]


def test_replies_are_spread_by_findings_where_there_are_no_scores(
    page: Callable[..., Page], every_report: list[Report]
) -> None:
    shown = page([replace(report, score=None) for report in every_report])
    assert "Findings per reply" in shown.all("h2")
    assert shown.all("tr")[1:6] == ["0 1", "1 2", "2 1", "3 0", "4 or more 1"]


def test_replies_are_spread_by_score_where_there_are_scores(
    page: Callable[..., Page], clean: Report
) -> None:
    shown = page([replace(clean, score=score) for score in (0, 9, 41, 90, 100, None)])
    assert "Score per reply" in shown.all("h2")
    rows = shown.all("tr")[1:]
    assert [row for row in rows if not row.endswith(" 0")] == [
        "0 to 9 2",
        "40 to 49 1",
        "90 to 100 2",
        "no score 1",
    ]
    assert len(rows) == 11


def test_what_was_left_out_stands_at_the_end(
    page: Callable[..., Page], every_report: list[Report]
) -> None:
    shown = page(every_report, errors=["broken.txt"])
    assert shown.all("h2")[-2:] == ["Could not be read (1)", "Skipped (1)"]
    assert shown.all("li") == ["broken.txt is empty", "replies/fr.txt not in English (French)"]


def test_markup_in_replies_and_names_is_only_text(late_parcel: Report, tmp_path: Path) -> None:
    (found, *_) = report_on(ATTACK, TextSpan(0, 8), Edit(TextSpan(0, 8), ATTACK)).diagnostics
    found = replace(found, code=ATTACK, name=ATTACK, message=ATTACK, principle=ATTACK)
    earlier = tmp_path / "<script>.json"
    earlier.write_text('{"version": 1, "summary": {"replies": 1, "diagnostics": 1}}', "utf-8")
    renderer = HtmlRenderer(RenderOptions(earlier=(earlier,)))
    renderer.begin()
    renderer.reply(Report(Draft(ATTACK, path=ATTACK, id=ATTACK), (found,)))
    renderer.reply(late_parcel)
    rules = (RuleCount(ATTACK, ATTACK, 1, 0),)
    shown = Page(renderer.end(Summary(2, rules, errors=(Failure(ATTACK, ATTACK),))))
    assert not {"script", "img"} & {tag for tag, _ in shown.tags}
    assert not [name for _, attributes in shown.tags for name in attributes if name[:2] == "on"]
    assert f"{ATTACK} · {ATTACK}" in shown.all("h3")
    assert f"{ATTACK} {ATTACK}" in shown.all("li")
    assert "<script>.json" in shown.all("th")
    assert "<script>" in shown.all("u")


def test_nothing_is_loaded_from_elsewhere(render: Render, every_report: list[Report]) -> None:
    html = render("html", every_report)
    tags = Page(html).tags
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in tags}
    assert not [attributes for _, attributes in tags if "src" in attributes]
    assert not re.search(r"url\(|@import|//", html.split("</style>")[0])


def test_a_screen_reader_finds_its_way(
    page: Callable[..., Page], every_report: list[Report], tmp_path: Path, render: Render
) -> None:
    earlier = json_report(tmp_path / "october.json", render, *every_report)
    shown = page(every_report, errors=["broken.txt"], earlier=(earlier,))
    levels = [int(tag[1]) for tag, _ in shown.tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert shown.tags[0] == ("html", {"lang": "en-GB"})
    assert len(shown.all("table")) == len(list(filter(None, shown.all("caption")))) == 3
    identities = [attributes["id"] for _, attributes in shown.tags if "id" in attributes]
    assert len(identities) == len(set(identities))


def test_every_text_stands_out_from_its_ground_by_day_and_by_night(
    render: Render, clean: Report
) -> None:
    day, night = re.findall(r":root \{(.*?)\}", render("html", [clean]), re.DOTALL)
    for mode in (day, night):
        colours = dict(re.findall(r"--([\w-]+): #(\w+)", mode))
        for text in ("text", "quiet", "link", "error", "warning"):
            assert contrast(colours[text], colours["page"]) >= 4.5
            assert contrast(colours[text], colours["card"]) >= 4.5
        for ground in ("old", "new", "blank"):
            assert contrast(colours[f"{ground}-text"], colours[ground]) >= 4.5
        assert contrast(colours["bar"], colours["page"]) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_page_over_two_thousand_macros_stays_below_15_megabytes(
    render: Render, late_parcel: Report, clean: Report
) -> None:
    tenth = [late_parcel] * 200
    assert len(render("html", tenth).encode()) < 1_500_000
    less = len(render("html", [*tenth, clean]))
    assert abs(len(render("html", [*tenth, *[clean] * 1_800])) - less) < 100


def test_a_sentence_without_end_is_clipped(render: Render) -> None:
    text = "and so on " * 20_000 + "soon " + "and so on " * 20_000
    at = text.index("soon")
    html = render("html", [report_on(text, TextSpan(at, at + 4))])
    assert len(html) < 20_000
    assert "<u>soon</u>" in html


def test_a_rewrite_without_end_is_clipped(render: Render) -> None:
    endless = " ".join(map(str, range(20_000)))
    html = render(
        "html", [report_on("We write soon.", TextSpan(9, 13), Edit(TextSpan(9, 13), endless))]
    )
    assert len(html) < 20_000
    assert "1 2 3" in html


def test_earlier_reports_stand_before_the_present_run(
    page: Callable[..., Page], render: Render, tmp_path: Path, late_parcel: Report, clean: Report
) -> None:
    earlier = (
        json_report(tmp_path / "september.json", render),
        json_report(tmp_path / "october.json", render, late_parcel, clean),
        json_report(tmp_path / "november.json", render, late_parcel),
    )
    rows = page([late_parcel, clean, clean], earlier=earlier).all("tr")[1:5]
    assert rows == [
        "september.json 0 0 – –",
        "october.json 2 4 200.0 –",
        "november.json 1 4 400.0 +200.0",
        "this run 3 4 133.3 −266.7",
    ]


def test_without_earlier_reports_there_is_no_word_of_them(
    page: Callable[..., Page], late_parcel: Report
) -> None:
    assert "this run" not in page([late_parcel]).text


@pytest.mark.parametrize(
    "content",
    [
        "",
        "replies",
        "[]",
        '{"version": 2, "summary": {"replies": 1, "diagnostics": 1}}',
        '{"version": 1, "summary": {"replies": -1, "diagnostics": 1}}',
        '{"version": 1, "replies": []}',
        '{"path": "a.txt"}\n{"version": 1, "summary": {"replies": 1, "diagnostics": 1}}',
    ],
)
def test_a_file_that_is_no_report_is_named_before_a_reply_is_linted(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "notes.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ValueError, match=re.escape(f"{path}: is no report of ")):
        HtmlRenderer(RenderOptions(earlier=(path,))).begin()


def test_an_earlier_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.json"
    with pytest.raises(ValueError, match=re.escape(f"{path}: cannot be read: No such file")):
        HtmlRenderer(RenderOptions(earlier=(path,))).begin()


def test_the_report_of_any_run_is_taken_as_an_earlier_one(
    page: Callable[..., Page], render: Render, tmp_path: Path, every_report: list[Report]
) -> None:
    earlier = json_report(tmp_path / "all.json", render, *every_report)
    counts = json.loads(earlier.read_text("utf-8"))["summary"]
    row = page(every_report, earlier=(earlier,)).all("tr")[2]
    assert row == f"this run {counts['replies']} {counts['diagnostics']} 160.0 0.0"


TEXTS = st.text(st.sampled_from("ab. \n\r\t[]-1👋日é\u200b\x1b\ud800\u202e<p>&\"'"), max_size=200)


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.data())
def test_any_text_and_span_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = TextSpan(start, data.draw(st.integers(start, len(text))))
    renderer = HtmlRenderer(RenderOptions())
    renderer.reply(report_on(text, span, Edit(span, data.draw(TEXTS))))
    html = renderer.end(Summary(replies=1))
    html.encode()
    assert not {"\x1b", "\u202e"} & set(html)
    assert len(Page(html).all("blockquote")) == 1


def test_the_template_engine_is_not_loaded_for_other_formats() -> None:
    code = "import sys, replylint.formats; print('jinja2' in sys.modules)"
    root = Path(replylint.formats.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_a_reply_in_html_is_shown_as_its_reader_sees_it(render: Render) -> None:
    text = "<p>Hi&nbsp;Ann,</p><p>We are <b>sorry if</b> this &amp; that <i>hurt</i> you.</p>"
    start, end = text.index("sorry if"), text.index("hurt") + 4
    edits = (Edit(TextSpan(start, start + 8), "sorry &amp; sad that"),)
    finding = Diagnostic(
        "APO003",
        "conditional-apology",
        Severity.WARNING,
        TextSpan(start, end),
        "It doubts.",
        suggestions=(Suggestion("Own it", edits, Applicability.UNSAFE),),
    )
    page = Page(render("html", [Report(Draft(text, path="a.json", markup="html"), (finding,))]))
    assert "We are sorry if this & that hurt you." in page.text
    assert "sorry & sad that" in page.text
    assert "<b>" not in page.text
