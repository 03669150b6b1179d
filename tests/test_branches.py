"""Macros whose tags choose their words are read as each text that a customer may get."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from replylint import Draft, Facts, Report
from replylint.config import Settings
from replylint.diagnostic import Applicability, Diagnostic, TextSpan
from replylint.draft import Kind, Library
from replylint.linter import Linter
from replylint.pipeline.variants import variants
from replylint.readers import Defaults, read
from replylint.readers.html_view import html_view
from replylint.rewrite import apply, edits

CODES = ("APO001", "APO005", "ARG001", "JRG003", "TPL", "IGN")
LINTER = Linter(Settings(select=CODES, language="en"), learned=False)
FAULT = Facts(complaint=True, at_fault=True)
LATE = "Your parcel is late, and we are sorry about that."
DAMAGED = "Your parcel arrived damaged."


def macro(text: str, library: Library | None = None) -> Draft:
    return Draft(text, kind=Kind.MACRO, library=library)


def texts(text: str) -> list[str]:
    """Return what customers may get of a macro."""
    return [draft.prose for draft in variants(macro(text))]


def lint(draft: Draft) -> Report:
    """Return what is found where we were at fault."""
    return LINTER.lint(draft, FAULT)


def found(text: str, code: str, library: Library | None = None) -> list[Diagnostic]:
    """Return the findings of a macro with this code."""
    return [one for one in lint(macro(text, library)).diagnostics if one.code == code]


def fixed(draft: Draft) -> str:
    """Return the text after `--fix --unsafe-fixes`."""
    return apply(draft.text, edits(lint(draft), lint, unsafe=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{% if x %}b{% else %}c{% endif %}d", ["abd", "acd"]),
        ("{% if x %}a{% elsif y %}b{% else %}c{% endif %}", ["a", "b", "c"]),
        ("{% unless x %}a{% else %}b{% endunless %}", ["b", "a"]),
        ("{% case x %} {% when 1 %}a{% when 2, 3 %}b{% else %}c{% endcase %}", ["a", "b", "c"]),
        ("{{#if x}}a{{else if y}}b{{else}}c{{/if}}", ["a", "b", "c"]),
        ("{{#unless x}}a{{else}}b{{/unless}}", ["b", "a"]),
        ("{% if x %}a{% else %}b{% endif %}{% if y %}c{% else %}d{% endif %}", ["ac", "bd"]),
        (
            "{% if x %}a{% if y %}b{% else %}c{% endif %}{% else %}d{% endif %}",
            ["ab", "ac", "d"],
        ),
        ("{% if x %}a{% elsif y %}b{% else %}c{% endif %}{% if z %}d{% else %}e{% endif %}",
         ["ad", "be", "ce"]),
        ("a {%- if x -%} b {%- else %} c {% endif -%} d", ["abd", "a c d"]),
        ("a {{~#if x~}} b {{~else}} c {{/if~}} d", ["abd", "a c d"]),
        ("{% for x in y %}a {{x.b}}{% endfor %}", ["a {{x.b}}"]),
        ("{{#each y}}a {{this}}{{/each}}", ["a {{this}}"]),
        ("a{% comment %}b {% if %}{% endcomment %}c{%- # d -%} e{{! f }}{{!-- g }} --}}", ["ace"]),
        ("a{% raw %}{% if x %}{% endraw %}b{% assign x = 1 %}", ["a{% if x %}b"]),
        ("a {% render 'b' %} c", ["a {% render 'b' %} c"]),
    ],
)  # fmt: skip
def test_each_branch_is_in_a_text(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi{% if x %} {{x}}{% endif %}, hello.", ["Hi {{x}}, hello."]),
        ("Hello. {% if x %}Bye.{% endif %}", ["Hello. Bye.", "Hello. "]),
        ("Hello. {% unless x %}Bye.{% endunless %}", ["Hello. ", "Hello. Bye."]),
        ("Hello. {{#if x}}It is “so.” {{/if}}", ["Hello. It is “so.” ", "Hello. "]),
        ("{% if x %}A.{% elsif y %}B.{% endif %}", ["A.", "B."]),
    ],
)
def test_what_a_condition_leaves_out_counts_where_it_is_a_sentence(
    text: str, expected: list[str]
) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{% if x == 'a' %}A{% endif %} {% if x=='b' %}B{% endif %}{% if x == c %}C{% endif %}.",
            ["A.", "B.", "C."],
        ),
        ("{% if x == 1 %}A{% endif %}{% if x == 2 %}B{% else %}C{% endif %}", ["A", "B", "C"]),
        ("{% if x == 1 %}A{% endif %}{% if y == 2 %}B{% endif %}", ["AB"]),
        ("{% if x == 1 %}A{% endif %}{% if x == 1 %}B{% endif %}", ["AB"]),
        ("{% if x == 1 %}A{% endif %}, {% if x == 2 %}B{% endif %}", ["A, B"]),
        (
            "{% if x == 1 %}A{% else %}B{% endif %}{% if x == 2 %}C{% else %}D{% endif %}",
            ["AC", "BD"],
        ),
    ],
)
def test_conditions_that_exclude_each_other_are_branches(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("{% if x %}a{% else %}b", ["{% if x %}"]),
        ("a{% endif %}", ["{% endif %}"]),
        ("{% if x %}a{% endunless %}{% endif %}", ["{% endunless %}"]),
        ("a{% else %}b", ["{% else %}"]),
        ("{% if x %}a{% when 1 %}b{% endif %}", ["{% when 1 %}"]),
        ("{% comment %}a", ["{% comment %}"]),
        ("{{#if x}}a{{/unless}}{{/if}}", ["{{/unless}}"]),
        ("a{{else}}b", ["{{else}}"]),
    ],
)
def test_tags_that_do_not_fit_are_said_and_the_text_is_read_as_it_stands(
    text: str, stray: list[str]
) -> None:
    assert texts(text) == [text]
    assert [one.span.of(text) for one in found(text, "TPL002")] == stray


def test_with_too_many_branches_a_macro_is_read_as_it_stands() -> None:
    text = "{% case x %}" + "{% when 1 %}One." * 17 + "{% endcase %}"
    assert texts(text) == [text]
    assert found(text, "TPL002") == []


def test_tags_in_a_draft_are_text_that_the_customer_would_get() -> None:
    draft = Draft("{% if x %}Hello.{% else %}Bye.{% endif %}")
    assert list(variants(draft)) == [draft]


def test_where_a_helpdesk_has_no_tags_they_are_words() -> None:
    text = "{% if x %}Hello.{% else %}Bye.{% endif %}"
    assert [draft.prose for draft in variants(macro(text, Library.ZAMMAD))] == [text]


MARKS = re.compile(r"\{%.*?%\}|\{\{[#/].*?\}\}|\{\{else\}\}|<.*?>|&amp;")
WORDS = st.sampled_from(["one. ", "two ", "{{three}} ", "four. "])


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return blocks of other texts; every word of them is said to somebody."""
    pieces = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        pieces.map("".join),
        pieces.map(lambda parts: "{% if x %}" + "{% elsif y %}".join(parts) + "{% endif %}"),
        pieces.map(
            lambda parts: "{% unless x %}" + "{% else %}".join(parts[:2]) + "{% endunless %}"
        ),
        pieces.map(
            lambda p: "{% case x %}{% when 1 %}" + "{%- when 2 -%}".join(p) + "{% endcase %}"
        ),
        pieces.map(lambda parts: "{{#if x}}" + "{{else}}".join(parts[:2]) + "{{/if}}"),
        pieces.map(lambda parts: "{% for a in b %}" + "".join(parts) + "{% endfor %}"),
    )


@given(st.recursive(WORDS, blocks, max_leaves=12), st.booleans())
def test_every_word_is_in_a_text_and_known_by_its_place(text: str, html: bool) -> None:  # noqa: FBT001
    draft = macro(text)
    if html:
        text = f"<p>{text.replace('. ', '. <b>&amp;</b> ')}</p>"
        view = html_view(text)
        draft = replace(draft, text=text, view=view.text, view_map=view.source_map, markup="html")
    read = variants(draft)
    assert len(read) <= 16
    said = set()
    for one in read:
        for at, character in enumerate(one.prose):
            for place in one.ranges(TextSpan(at, at + 1)) if character.isalnum() else ():
                assert place.of(text) == character
                said.add(place.start)
    assume(read[0] is not draft)
    words = MARKS.sub(lambda mark: " " * len(mark[0]), text)
    assert said == {at for at, character in enumerate(words) if character.isalnum()}


def test_what_one_branch_lacks_is_found_there() -> None:
    text = f"Hi,\n\n{{% if x %}}{LATE}{{% else %}}{DAMAGED}{{% endif %}} A new one comes by Friday."
    (one,) = found(text, "APO001")
    assert one.span.of(text) == DAMAGED


def test_replies_of_which_a_customer_gets_one_have_the_findings_of_each() -> None:
    replies = [
        "Hi,\n\nPlease be advised that you failed to pay. We guarantee that it won't happen again.",
        "Dear Ann,\n\nWe cannot refund you. It's our policy!! Calm down, it's only two days.",
        "Hello,\n\nI'm sorry for the delay. We will look into it as soon as possible.",
    ]
    linter = Linter(Settings(language="en", tier="fast"))
    text = "{% case x %}" + "".join(f"{{% when 1 %}}{reply}" for reply in replies) + "{% endcase %}"
    alone = [(one.code, one.span.of(reply), one.confidence)
             for reply in replies for one in linter.lint(macro(reply)).diagnostics]  # fmt: skip
    branches = [(one.code, one.span.of(text), one.confidence)
                for one in linter.lint(macro(text)).diagnostics]  # fmt: skip
    assert len({code for code, _, _ in alone}) > 3
    assert branches == alone


def test_what_every_text_lacks_is_found_once() -> None:
    text = (
        "Hi,\n\nYour parcel was lost by us. "
        "{% if x %}Look at our website.{% else %}Look at your account.{% endif %}"
    )
    (one,) = found(text, "APO001")
    assert one.span.of(text) == "Your parcel was lost by us."


def test_apologies_of_which_a_customer_gets_one_are_not_repeated() -> None:
    sorry = ["We are sorry that it is late.", "We are sorry that it broke.", "We apologise for it."]
    branches = f"{{% if x %}}{sorry[0]}{{% elsif y %}}{sorry[1]}{{% else %}}{sorry[2]}{{% endif %}}"
    assert found(f"Hi,\n\n{' '.join(sorry)}", "APO005")
    assert not found(f"Hi,\n\n{branches}", "APO005")


def test_a_sentence_goes_on_across_tags() -> None:
    words = "Please be {% if x %}advised{% else %}told{% endif %} that"
    text = f"{words} it is due on Friday."
    (one,) = found(text, "JRG003")
    assert one.span.of(text) == words
    assert one.suggestions == (), "what others get would change with it"


def test_a_comment_is_not_linted() -> None:
    comment = "You should have read the terms, and we guarantee {{nothing}."
    text = (
        f"It comes on Monday.{{% comment %}}{comment}{{% endcomment %}} {{{{! {comment[:20]} }}}}"
    )
    assert found(text, "ARG001") == found(text, "TPL002") == []
    assert found(comment, "ARG001")
    assert found(comment, "TPL002")


def test_an_ignore_counts_for_every_branch() -> None:
    text = "{% if x %}Please be advised that it is late.{% else %}You failed to pay.{% endif %}"
    ignored = f"{{% comment %}}replylint: ignore[ARG001]{{% endcomment %}}{text}"
    assert found(text, "ARG001")
    assert found(ignored, "ARG001") == found(ignored, "IGN001") == []
    assert [one.span.of(ignored) for one in found(ignored, "JRG003")] == ["Please be advised that"]


def test_a_name_that_a_macro_makes_itself_is_known() -> None:
    text = "{% assign day = 'Monday' %}{% if x %}It comes on {{day}}.{% else %}No.{% endif %}"
    assert found(text, "TPL002", library=Library.ZENDESK) == []


def test_a_name_that_a_condition_asks_for_needs_no_fallback() -> None:
    name = "{{contact.first_name}}"
    guarded = f"Hi {{% if contact.first_name %}}{name}{{% else %}}there{{% endif %}},\n\nHello."
    assert found(guarded, "TPL003", library=Library.CHATWOOT) == []
    assert found(f"Hi {name},\n\nHello.", "TPL003", library=Library.CHATWOOT)


def test_other_languages_are_left_out_text_by_text() -> None:
    german = "Guten Tag, Ihr Paket kommt leider erst am Montag bei Ihnen an. " * 3
    english = "Please be advised that your parcel is going to be with you on Monday. " * 3
    text = f"{{% if x == 'de' %}}{german}{{% else %}}{english}{{% endif %}}"
    report = Linter(Settings(tier="fast")).lint(macro(text))
    assert report.skipped is None
    assert "JRG003" in report.counts()
    assert Linter(Settings(tier="fast")).lint(macro(german)).skipped


def test_what_is_missing_is_added_in_the_branch_that_lacks_it() -> None:
    text = f"Hi,\n\n{{% if x %}}{LATE}{{% else %}}{DAMAGED}{{% endif %}} A new one comes by Friday."
    added = text.replace(DAMAGED, f"I'm sorry for [what happened]. {DAMAGED}")
    assert fixed(macro(text)) == added
    assert fixed(macro(added)) == added


def test_in_html_a_fix_stays_in_its_branch_too() -> None:
    text = (
        f"<p>Hi,</p>\n<p>{{% if x %}}{LATE}{{% else %}}<b>{DAMAGED}</b>{{% endif %}}</p>\n"
        "<p>A new one comes by Friday &amp; costs nothing.</p>"
    )
    view = html_view(text)
    draft = replace(macro(text), view=view.text, view_map=view.source_map, markup="html")
    added = text.replace(DAMAGED, f"I'm sorry for [what happened]. {DAMAGED}")
    assert fixed(draft) == added


def test_a_rewrite_that_would_change_what_others_get_is_only_shown() -> None:
    shared = "Hi,\n\nThank you for writing. "
    text = (
        f"{shared}{{% if x %}}{LATE}{{% else %}}{DAMAGED}{{% endif %}} A new one comes by Friday."
    )
    (one,) = found(text, "APO001")
    assert {way.applicability for way in one.suggestions} == {Applicability.DISPLAY}
    assert one.message.endswith(f"So it is where the customer gets “{DAMAGED[:-1]}”.")
    assert fixed(macro(text)) == text


def test_what_is_missing_without_an_optional_sentence_says_so() -> None:
    text = "Hi,\n\nYour parcel arrived damaged. {% if x %}We are sorry about that.{% endif %}"
    (one,) = found(text, "APO001")
    assert one.message.endswith("does not get “We are sorry about that”.")


def test_words_of_a_branch_are_rewritten_in_a_library(tmp_path: Path) -> None:
    html = (
        "<p>{% if x %}Please be advised that it is late. We are sorry.{% else %}"
        "We are sorry that it is lost.{% endif %}</p>"
    )
    path = tmp_path / "macros.json"
    action = {"field": "comment_value_html", "value": html}
    path.write_text(json.dumps({"macros": [{"id": 1, "title": "Late", "actions": [action]}]}))
    (draft,) = read(path, Defaults())
    assert isinstance(draft, Draft)
    assert draft.library is Library.ZENDESK
    after = html.replace("Please be advised that it", "It")
    assert fixed(draft) == after
    assert fixed(macro(after, Library.ZENDESK)) == after
