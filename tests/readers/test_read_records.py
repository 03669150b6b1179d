from collections.abc import Callable
from pathlib import Path
from tracemalloc import get_traced_memory, start, stop

import pytest

from replylint.draft import Channel, Draft, Kind
from replylint.readers import UnreadableError, read

Reading = Callable[..., list[Draft | UnreadableError]]


def shown(found: list[Draft | UnreadableError]) -> list[tuple[int | None, str]]:
    return [
        (each.line, each.reason if isinstance(each, UnreadableError) else each.text)
        for each in found
    ]


def test_a_json_record_brings_its_setting(reading: Reading) -> None:
    (found,) = reading(
        "a.jsonl",
        '\n{"id": 7, "channel": "chat", "kind": "draft", "thread": ["C: Hi"], "customer": null,'
        ' "reply": "Hello", "complaint": true}\n',
    )
    assert isinstance(found, Draft)
    assert (found.id, found.channel, found.kind) == ("7", Channel.CHAT, Kind.DRAFT)
    assert (found.thread, found.customer, found.line, found.line_offset) == (("C: Hi",), "", 2, 1)
    assert found.raw is not None
    assert found.raw.startswith('{"id"')


def test_channel_macro_means_a_macro_on_no_channel(reading: Reading) -> None:
    (found,) = reading("a.ndjson", '{"channel": "macro", "reply": "Hi"}')
    assert isinstance(found, Draft)
    assert (found.channel, found.kind) == (None, Kind.MACRO)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("nonsense", "is not JSON"),
        ("[]", "is not a record"),
        ("[" * 100_000, "nested too deeply"),
        ("{}", '"reply" is missing'),
        ('{"reply": 3}', '"reply" must be a string, not 3'),
        ('{"reply": " "}', '"reply" is empty'),
        ('{"reply": "a", "channel": "fax"}', "must be one of email, chat"),
        ('{"reply": "a", "kind": "memo"}', "must be one of draft, macro"),
        ('{"reply": "a", "thread": [1]}', "must be a list of strings"),
        ('{"reply": "a", "id": []}', '"id" must be'),
        (r'{"reply": "\ud83d"}', "half a character"),
        ('{"reply": "' + "a" * 10_000_000 + '"}', "longer than 10 MB"),
    ],
)
def test_a_broken_json_record_is_told_and_the_next_is_read(
    reading: Reading, record: str, words: str
) -> None:
    broken, good = shown(reading("a.jsonl", f'{record}\n{{"reply": "fine"}}\n'))
    assert broken[0] == 1
    assert words in broken[1]
    assert good == (2, "fine")


def test_bytes_that_are_no_text_cost_only_their_record(reading: Reading) -> None:
    found = shown(reading("a.jsonl", b'{"reply": "\xff"}\n{"reply": "fine"}'))
    assert found == [(1, "is not UTF-8 at byte 11; save it as UTF-8"), (2, "fine")]


def test_of_two_replies_in_a_record_the_last_is_read_as_json_does(reading: Reading) -> None:
    (found,) = reading("a.jsonl", '{"reply": "one", "x": {"reply": "no"}, "reply": "two"}')
    assert isinstance(found, Draft)
    assert found.source_map is not None
    assert found.text == "two"
    assert found.source_map.pieces[0].source_start == 49


def test_columns_of_csv_bring_the_setting(reading: Reading) -> None:
    rows = 'Id;REPLY;Customer;thread;kind\r\n7;"Hi;\r\n""Ann""";It broke;"[""C: Hi""]";macro\r\n'
    (found,) = reading("a.csv", rows)
    assert isinstance(found, Draft)
    assert (found.text, found.id, found.customer) == ('Hi;\r\n"Ann"', "7", "It broke")
    assert (found.thread, found.kind, found.line) == (("C: Hi",), Kind.MACRO, 2)


def test_the_error_for_a_missing_column_names_those_that_are_there(reading: Reading) -> None:
    ((line, reason),) = shown(reading("a.csv", "id,words\n1,Hi\n"))
    assert line == 1
    assert reason.startswith('has no column "reply", nor one of a macro\'s (body, ')
    assert reason.endswith("; its header names: id, words")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('1,"Hi" Ann', "is not CSV"),
        ("1,Hi, Ann", "3 fields, the header 2"),
        ("1", '"reply" is missing'),
        ("1,", '"reply" is missing'),
        ('1," "', '"reply" is empty'),
    ],
)
def test_a_broken_csv_row_is_told_and_the_next_is_read(
    reading: Reading, row: str, words: str
) -> None:
    broken, good = shown(reading("a.csv", f"id,reply\n{row}\n2,fine\n"))
    assert broken[0] == 2
    assert words in broken[1]
    assert good == (3, "fine")


def test_a_quotation_mark_left_open_is_told_where_it_opens(reading: Reading) -> None:
    good, broken = shown(reading("a.csv", 'reply\nfine\n"open\nmore\n'))
    assert good == (2, "fine")
    assert (broken[0], "is not CSV" in broken[1]) == (3, True)


def test_a_row_without_end_is_given_up_at_10_mb(reading: Reading) -> None:
    rows = 'reply\n"' + "a line of it\n" * 1_000_000
    ((line, words),) = shown(reading("a.csv", rows))
    assert (line, "longer than 10 MB" in words) == (2, True)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_batch_file_never_lies_in_memory_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    record = '{"reply": "Hello there"}\n' if name == "a.jsonl" else '"Hello there"\n'
    path.write_text("reply\n" * (name == "a.csv") + record * 100_000)
    drafts = read(path)
    start()
    for _ in range(50_000):
        next(drafts)
    peak = get_traced_memory()[1]
    stop()
    assert peak < 1_000_000
