"""Many replies, in several processes: the same output in the same order."""

import json
from pathlib import Path

from command_line import DOUBTFUL, STIFF, Call, write


def test_the_output_does_not_depend_on_the_processes(program: Call, tmp_path: Path) -> None:
    records = [
        {"id": n, "reply": (STIFF, DOUBTFUL, "Hi Sam.", "")[n % 4] * (1 + n % 3)}
        for n in range(300)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    (tmp_path / "b.txt").write_text(STIFF, "utf-8")
    options = ("--tier", "full", "--select", "APO,JRG003", "--output-format", "concise")
    one = program("check", "a.jsonl", "b.txt", *options, "-j", "1")
    two = program("check", "a.jsonl", "b.txt", *options, "-j", "2")
    assert one == two
    assert "(id 297): APO003" in one.out
    assert one.code == 2


def test_an_error_in_them_reads_as_ever(program: Call, tmp_path: Path) -> None:
    record = json.dumps({"reply": STIFF})
    (tmp_path / "a.jsonl").write_text("\n".join([record] * 250), "utf-8")
    (tmp_path / "replylint.toml").write_text('ignore = ["JRG03"]', "utf-8")
    one = program("check", "a.jsonl", "-j", "1")
    two = program("check", "a.jsonl", "-j", "2")
    assert one == two
    assert "no rule is called 'JRG03'" in two.err


def test_a_few_replies_are_not_worth_a_second_process(cli: Call) -> None:
    write("a.txt", STIFF)
    assert "JRG003" in cli("check", "a.txt", "-j", "8").out
