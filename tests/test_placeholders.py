"""Placeholders in macros: what each helpdesk would fill in, and what it would not."""

import tomllib
from importlib.resources import files

import pytest

from replylint import Draft
from replylint.config import Settings
from replylint.draft import Kind, Library
from replylint.linter import Linter
from replylint.pipeline import syntaxes
from replylint.pipeline.syntaxes import slots_in, syntax_of

LINTER = Linter(Settings(select=("TPL",), language="en"), learned=False)
SYNTAXES = [library for library in Library if syntax_of(library)]


def found(text: str, library: Library | None = None) -> list[tuple[str, str, str | None]]:
    """Return code, words and first rewrite of what is found in a macro."""
    draft = Draft(text, kind=Kind.MACRO, library=library)
    return [
        (one.code, one.span.of(text), one.suggestions[0].edits[0].text if one.suggestions else None)
        for one in LINTER.lint(draft).diagnostics
    ]


@pytest.mark.parametrize("library", SYNTAXES)
def test_every_name_that_a_helpdesk_knows_is_fine(library: Library) -> None:
    syntax = syntax_of(library)
    assert syntax is not None
    for name in (*syntax.names, *syntax.person):
        written = f"It is {syntax.open}{name}{syntax.close} today."
        assert [slot.name for slot in slots_in(written, syntax)] == [name]
        assert found(written, library) == []


@pytest.mark.parametrize("library", SYNTAXES)
def test_a_greeting_wants_a_fallback_where_there_is_one(library: Library) -> None:
    syntax = syntax_of(library)
    assert syntax is not None
    for name in syntax.person:
        bare = f"Hi {syntax.open}{name}{syntax.close},\n\nIt is here."
        instead = f"{name}{syntax.fallback}"
        assert found(bare, library) == ([("TPL003", name, instead)] if syntax.fallback else [])
        if syntax.fallback:
            assert found(bare.replace(name, instead), library) == []


@pytest.mark.parametrize(
    ("text", "library", "expected"),
    [
        ("See {{ticket.idd}}.", Library.ZENDESK, ("ticket.idd", "ticket.id")),
        ("See {{tickets.id}}.", Library.ZENDESK, ("tickets.id", "ticket.id")),
        ("See {{order.number}}.", Library.ZENDESK, ("order.number", None)),
        ("See {{ticket.id}.", Library.ZENDESK, ("{{ticket.id}", "{{ticket.id}}")),
        ("See {ticket.id}}.", Library.ZENDESK, ("{ticket.id}}", "{{ticket.id}}")),
        ("See {{ticket.id now.", Library.ZENDESK, ("{{ticket.id", "{{ticket.id}}")),
        (
            "It is {%conversation.numbr%}.",
            Library.HELPSCOUT,
            ("conversation.numbr", "conversation.number"),
        ),
        ("It is %{topic_title}, %{my_nam}.", Library.DISCOURSE, ("my_nam", "my_name")),
        ("It is {{day}.", None, ("{{day}", "{{day}}")),
    ],
)
def test_what_would_not_be_filled_in_is_found(
    text: str, library: Library | None, expected: tuple[str, str | None]
) -> None:
    assert found(text, library) == [("TPL002", *expected)]


@pytest.mark.parametrize(
    ("text", "library"),
    [
        ("{{ticket.ticket_field_360012}} and {{dc.opening_hours}}", Library.ZENDESK),
        ("{{ ticket.requester.first_name | upcase }}", Library.ZENDESK),
        ("{% assign day = 'Monday' %}It is due on {{day}}.", Library.ZENDESK),
        ("{% if ticket.id %}a{% elsif x %}b{% else %}c{% endif %}", Library.ZENDESK),
        ("{{ticket.customer.integrations.shopify.orders[0].name}}", Library.GORGIAS),
        ('{!BLANKVALUE(Contact.FirstName, "there")} {{{Recipient.FirstName}}}', Library.SALESFORCE),
        ("#{ticket.customer.firstname} #{t(ticket.state.name)}", Library.ZAMMAD),
        ("Use a { brace } and a }} twice? No: {one}.", Library.ZAMMAD),
        ("Any {{name}} will do.", Library.GENERIC),
        ("Any {{name}} will do.", None),
    ],
)
def test_what_a_helpdesk_fills_in_is_fine(text: str, library: Library | None) -> None:
    assert found(text, library) == []


def test_the_files_of_the_syntaxes_are_those_of_libraries() -> None:
    names = [f.name for f in files(syntaxes).iterdir() if f.name.endswith(".toml")]
    assert sorted(names) == sorted(f"{library}.toml" for library in SYNTAXES)
    for name in names:
        assert tomllib.loads((files(syntaxes) / name).read_text("utf-8"))["source"]


def test_a_draft_is_asked_to_be_filled_in_and_no_more() -> None:
    draft = Draft("Hi {{ticket.idd}}, hello.", library=Library.ZENDESK)
    assert {one.code for one in LINTER.lint(draft).diagnostics} == {"TPL001"}
