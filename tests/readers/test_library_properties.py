"""What holds for any library: a text is what a parser reads, and an edit changes that text only."""

import json
import re
from io import BytesIO
from typing import Any

import yaml
from hypothesis import given, reject
from hypothesis import strategies as st

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.readers import encode, read_stdin

ODD = "ab \n\t'\"\\|>#:-&*{}[],\u2028\u2029\x85\xa0\u00e9\N{GRINNING FACE}"
PIECES = st.sampled_from([*ODD, ": ", " #", "\n  "])
CHARACTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
BODIES = st.lists(PIECES | CHARACTERS, max_size=20).map("".join)
LIBRARIES = st.lists(BODIES, min_size=1, max_size=4)
SHAPES = st.sampled_from(["a list", "by key", "under a name", "of a helpdesk"])
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.booleans(),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([5, 80]),
        "indent": st.sampled_from([2, 4]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)
HEADERS = ["|", "|-", "|+", ">", ">-", "|2", "|1", "|3-", ">2", "| # c", "&x |"]
AROUND = st.sampled_from(
    [("", ""), ("'", "'"), ('"', '"'), *((f"{one}\n    ", "") for one in HEADERS)]
)
BREAKS = [
    f"{end}{' ' * by}" for end in ("\n", "\r\n", "\u2028", "\x85", "\\\n") for by in (3, 4, 6)
]
ESCAPES = ["\\n", "\\ ", "\\x41", "\\u00e9", "\\ud83d\\ude00", '\\"', "\\N", "\\L", "''"]
BY_HAND = st.lists(st.sampled_from(["a", "bc", " ", "\t", "\n", " # c", *BREAKS, *ESCAPES]))


def drafts(name: str, content: str) -> list[Draft]:
    found = list(read_stdin(BytesIO(content.encode()), filename=name))
    assert all(isinstance(one, Draft) for one in found), found
    return found  # type: ignore[return-value]


def texts(name: str, content: str) -> list[str]:
    return [draft.text for draft in drafts(name, content)]


def parsed(content: str) -> list[str]:
    """Return the texts of a library as PyYAML reads them, the halves of pairs made whole."""
    whole = [one.encode("utf-16", "surrogatepass").decode("utf-16") for one in bodies(content)]
    return list(filter(str.strip, whole))


def bodies(content: str) -> list[str]:
    waiting, found = [yaml.safe_load(content)], []
    while waiting:
        match waiting.pop(0):
            case {"body": body}:
                found.append(body or "")
            case dict() as named:
                waiting.extend(named.values())
            case list() as values:
                waiting.extend(values)
    return found


def library(shape: str, bodies: list[str]) -> object:
    """Return texts as one of the structures in which macros come."""
    records = [{"title": f"t{number}", "n": 1, "body": body} for number, body in enumerate(bodies)]
    match shape:
        case "by key":
            return {record["title"]: record for record in records}
        case "under a name":
            return {"version": 2, "macros": records}
        case "of a helpdesk":
            return {"data": {"viewer": {"savedReplies": {"nodes": records}}}}
    return records


def assert_each_word_can_be_replaced(name: str, content: str) -> None:
    found = drafts(name, content)
    for number, draft in enumerate(found):
        for word in re.finditer(r"\w+", draft.text):
            for new in ("Xy", "X\n\ny"):
                after = [one.text for one in found]
                after[number] = f"{draft.text[: word.start()]}{new}{draft.text[word.end() :]}"
                assert texts(name, replaced(content, draft, word.span(), new)) in (after, [])


def replaced(content: str, draft: Draft, span: tuple[int, int], new: str) -> str:
    """Return the file with `new` in the place of `span`, "" where the format says it cannot."""
    place = draft.source(TextSpan(*span))
    assert place is not None, content
    try:
        return content[: place.start] + encode(draft.carrier, new) + content[place.end :]
    except ValueError:
        assert "\n" in new
        return "[{body: ''}]"


@given(SHAPES, LIBRARIES, STYLES)
def test_yaml_however_it_is_written(shape: str, said: list[str], style: dict[str, Any]) -> None:
    content = yaml.dump(library(shape, said), **style)
    # not `said`: PyYAML does not always write what it would read
    assert texts("a.yaml", content) == parsed(content)
    assert_each_word_can_be_replaced("a.yaml", content)


@given(AROUND, BY_HAND)
def test_yaml_that_a_person_wrote(around: tuple[str, str], pieces: list[str]) -> None:
    body = "".join(pieces).join(around)
    content = f"- title: t\n  body: {body}\n- title: u\n  body: end\n"
    try:
        expected = parsed(content)
    except (yaml.YAMLError, TypeError, ValueError):
        reject()
    assert texts("a.yaml", content) == expected
    assert_each_word_can_be_replaced("a.yaml", content)


@given(
    SHAPES,
    LIBRARIES,
    st.fixed_dictionaries(
        {
            "ensure_ascii": st.booleans(),
            "indent": st.sampled_from([None, 2]),
            "sort_keys": st.booleans(),
        }
    ),
)
def test_json_however_it_is_written(shape: str, said: list[str], style: dict[str, Any]) -> None:
    content = json.dumps(library(shape, said), **style)
    assert texts("a.json", content) == list(filter(str.strip, said))
    assert_each_word_can_be_replaced("a.json", content)
