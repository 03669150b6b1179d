"""Macro libraries: a format is known by its content, and every word has its place in the file."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from replylint import Draft, lint
from replylint.cli.main import run
from replylint.config import Settings
from replylint.draft import Kind, Library
from replylint.readers import Defaults, UnreadableError, read

FIXTURES = Path(__file__).parent / "libraries"
STIFF, PLAIN = "Please be advised that your order", "Your order"
REAL = os.environ.get("REPLYLINT_MACROS")


def macros(path: Path, library: Library | None = None) -> list[Draft]:
    found = list(read(path, Defaults(library=library)))
    assert all(isinstance(one, Draft) for one in found), found
    return found  # type: ignore[return-value]


def decoded(draft: Draft, cut: str) -> str:
    """Return what a piece of the file stands for."""
    match draft.carrier.partition("/")[0]:
        case "json" | "yaml-double":
            return str(json.loads(f'"{cut}"'))
        case "csv":
            return cut.replace('""', '"')
        case "yaml-single":
            return cut.replace("''", "'")
    return cut


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.json")), ids=lambda path: path.stem)
class TestEachFormat:
    def test_is_known_by_its_content(self, path: Path) -> None:
        found = macros(path)
        assert len(found) >= 2
        assert {draft.library for draft in found} == {Library(path.stem)}
        assert {draft.kind for draft in found} == {Kind.MACRO}
        assert all(draft.id for draft in found)

    def test_can_be_forced(self, path: Path) -> None:
        named = macros(path, Library(path.stem))
        assert [draft.text for draft in named] == [draft.text for draft in macros(path)]

    def test_every_word_stands_where_the_file_has_it(self, path: Path) -> None:
        file = path.read_bytes().decode()
        for draft in macros(path):
            assert draft.source_map is not None
            for piece in draft.source_map.pieces:
                cut = file[piece.source_start : piece.source_end]
                assert decoded(draft, cut) == draft.text[piece.start : piece.end]
            covered = sum(piece.end - piece.start for piece in draft.source_map.pieces)
            assert covered == len(draft.text)

    def test_a_fix_changes_the_words_and_no_other_byte(self, path: Path, tmp_path: Path) -> None:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        fix(copy)
        assert copy.read_bytes() == path.read_bytes().replace(STIFF.encode(), PLAIN.encode())
        assert copy.read_bytes() != path.read_bytes()


def fix(path: Path) -> None:
    options = ["--fix", "--select", "JRG003", "--tier", "fast", "--isolated", "--exit-zero"]
    assert run(["check", str(path), *options]) == 0


YAML = {
    "block": "- title: Late\n  body: |\n    Hi {{name}},\n\n    Please be advised that your order"
    " is late.\n      - one\n",
    "folded": "- title: Late\n  body: >-\n    Hi {{name}}.\n    Please be advised that your order\n"
    "    is late.\n",
    "single": "macros:\n- name: Late\n  content: 'It''s so. Please be advised that your order is"
    " late.'\n",
    "double": 'late:\n  body: "Hi\\u00e9 \\"you\\". Please be advised that your order is\n'
    '    late."\n',
    "anchored": "x: &late 'Please be advised that your order is late.'\nlate:\n  body: *late\n",
    "of two documents": "---\n- title: A\n  body: ''\n---\n- title: Late\n  body: |2\n"
    "    Please be advised that your order is late.\n",
    "plain": "- subject: Late\n  text: Hello. Please be advised that your order is late.\n",
}


@pytest.mark.parametrize("style", YAML)
class TestYaml:
    def test_a_text_is_read_however_it_is_written(self, style: str, tmp_path: Path) -> None:
        path = tmp_path / "macros.yaml"
        path.write_text(YAML[style], "utf-8")
        (draft,) = macros(path)
        assert STIFF in draft.text
        (found,) = lint(draft, Settings(select=("JRG003",), tier="fast")).diagnostics
        place = draft.source(found.span)
        assert place is not None
        assert place.of(YAML[style]) == found.span.of(draft.text)

    def test_a_fix_changes_the_words_and_no_other_byte(self, style: str, tmp_path: Path) -> None:
        path = tmp_path / "macros.yml"
        path.write_text(YAML[style], "utf-8")
        fix(path)
        assert path.read_text("utf-8") == YAML[style].replace(STIFF, PLAIN)
        assert list(yaml.safe_load_all(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("library", "attachments"),
    [
        ("front", [1, 0]),
        ("freshdesk", [0, 1]),
        ("zendesk", [None, None, None]),
        ("helpscout", [None, None]),
    ],
)
def test_attachments_are_counted_where_a_library_lists_them(
    library: str, attachments: list[int | None]
) -> None:
    found = macros(FIXTURES / f"{library}.json")
    assert [draft.attachments for draft in found] == attachments


def test_attachments_that_are_no_list_are_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    bodies = [("[]", 0), ('["a.pdf"]', 1), ("null", 0), ('"a.pdf"', None), ('{"a": 1}', None)]
    records = [
        f'{{"title": "x", "body": "See it.", "attachments": {files}}}' for files, _ in bodies
    ]
    path.write_text(f"[{', '.join(records)}]", "utf-8")
    assert [draft.attachments for draft in macros(path)] == [count for _, count in bodies]


def test_rows_and_lines_without_a_reply_are_macros(tmp_path: Path) -> None:
    rows, lines = tmp_path / "quick-text.csv", tmp_path / "macros.jsonl"
    rows.write_text('Id,Name,Message\n1,Late,"Hi {!Contact.FirstName}, ""it"" is late."\n', "utf-8")
    lines.write_text('{"title": "Late", "body": "<p>It is late&nbsp;now.</p>"}\n', "utf-8")
    assert [(d.id, d.kind, d.text) for d in macros(rows)] == [
        ("Late", Kind.MACRO, 'Hi {!Contact.FirstName}, "it" is late.')
    ]
    assert [(d.id, d.kind, d.prose) for d in macros(lines)] == [
        ("Late", Kind.MACRO, "It is late\xa0now.")
    ]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.json", "{", "is not JSON"),
        ("a.json", '{"version": 3}', "holds no macros of a format that is known"),
        ("a.json", "[" * 5000, "is nested too deeply"),
        ("a.json", '{"macros": [{"title": "x", "body": "\\ud83d"}]}', "half a character"),
        ("a.json", '[{"short_code": "a", "content": 123}]', "holds no macros"),
        ("a.yaml", "? {a: 1}\n: body\n", "holds no macros"),
        ("a.yaml", "a: [", "is not YAML"),
        ("a.yaml", "# nothing\n", "holds nothing"),
        ("a.csv", "name,number\na,1\n", 'has no column "reply"'),
    ],
)
def test_what_is_no_library_is_refused_with_a_reason(
    name: str, text: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    (error,) = read(path)
    assert isinstance(error, UnreadableError)
    assert reason in str(error)


def test_a_forced_format_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"title": "x", "body": "Hello there."}]', "utf-8")
    (error,) = read(path, Defaults(library=Library.ZENDESK))
    assert "holds no macros as zendesk writes them" in str(error)


def real() -> Iterator[Path]:
    for path in sorted(Path(REAL or ".").rglob("*")):
        if path.suffix in {".json", ".jsonl"} or (path.suffix == ".md" and path.name.islower()):
            yield path


@pytest.mark.skipif(not REAL, reason="REPLYLINT_MACROS names no folder of real macros")
@pytest.mark.parametrize("path", list(real()) if REAL else [], ids=lambda path: path.name)
def test_every_finding_in_real_macros_stands_where_it_says(path: Path) -> None:
    file = path.read_bytes().decode()
    for draft in macros(path):
        for found in lint(draft, Settings(preview=True)).diagnostics:
            place = draft.source(found.span)
            assert place is not None
            assert decoded(draft, place.of(file)) == found.span.of(draft.text)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '[{"title": "Late", "body": ""}, {"title": "Lost", "body": null}]'),
        ("a.json", '{"macros": [{"actions": [{"field": "comment_value", "value": " "}]}]}'),
        ("a.json", '{"data": [{"type": "macro", "body": "", "body_text": null}]}'),
        ("a.yaml", "late: {body: ''}\nlost:\n  body:\n"),
        ("a.jsonl", '{"title": "Late", "body": ""}\n'),
        ("a.csv", "name,body\nLate,\n"),
    ],
)
def test_a_library_of_blank_macros_is_clean(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert macros(path) == []
    assert run(["check", str(path), "--isolated", "--tier", "fast"]) == 0


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.jsonl", "a.csv"])
def test_a_file_without_anything_is_no_library(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("\n", "utf-8")
    (error,) = read(path)
    assert isinstance(error, UnreadableError)
    assert "is empty" in error.reason


def test_the_text_that_says_something_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"title": "Late", "body": " ", "text": "It is late."}]', "utf-8")
    assert [draft.text for draft in macros(path)] == ["It is late."]


def test_macros_of_one_line_share_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"body": f"It is late: {n}."} for n in range(3)]), "utf-8")
    first, *others = macros(path)
    assert all(other.raw is first.raw for other in others)


def test_a_large_library_is_read_but_for_what_is_no_macro(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    bodies = ["It is late.", "x" * 10_000_001, "Sorry."]
    path.write_text(json.dumps([{"body": body} for body in bodies]), "utf-8")
    first, error, last = read(path)
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.text, last.text) == ("It is late.", "Sorry.")
    assert "the macro is longer than 10 MB" in str(error)
