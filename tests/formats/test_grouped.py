from collections.abc import Callable

import click
from msgspec.structs import replace

from replylint.report import Report

Render = Callable[..., str]

RUN = """\
replies/late-parcel.txt
  3:1    warning  APO001      Something went wrong on our side, and nothing here says sorry for it.
  3:30   warning  ARG002 [*]  This rubs in that the customer was told before.
  3:98   error    PRM001      Nobody can give this certainty, and the customer will remember it.
  3:171  hint     NXT003      "Soon" leaves the customer to guess when to ask again.

replies/week.jsonl
  a-012
    2:70  hint   NXT003  "Soon" leaves the customer to guess when to ask again.
    2:77  error  PRM001  Nobody can give this certainty, and the customer will remember it.

macros/return.html
  2:45  information  JRG003 [*]  Office language keeps the customer at a distance.

inbox/4711.eml
  1:1  hint  NXT003  "Soon" leaves the customer to guess when to ask again. (line 3, column 22 \
of the decoded reply)

Found 8 findings.
[*] 2 fixable with --fix (5 more with --unsafe-fixes).
Left out: 1 could not be read, 1 skipped.
"""


def test_findings_stand_below_their_file_and_reply(
    render: Render, every_report: list[Report]
) -> None:
    assert render("grouped", every_report, errors=["broken.txt"]) == RUN


def test_the_heading_of_a_file_stands_above_all_its_replies(
    render: Render, record: Report, clean: Report
) -> None:
    other = replace(record, draft=replace(record.draft, id="a-013"))
    silent = replace(record, draft=replace(record.draft, id="a-014"), diagnostics=())
    lines = render("grouped", [record, silent, other, clean]).splitlines()
    assert [line for line in lines if line and not line.startswith("    ")] == [
        "replies/week.jsonl", "  a-012", "  a-013",
        "Found 4 findings.", "4 fixable with --fix --unsafe-fixes.",
    ]  # fmt: skip


def test_a_clean_run_says_so(render: Render, clean: Report) -> None:
    assert render("grouped", [clean]) == "All clear: 1 reply.\n"


def test_colour_changes_nothing_but_the_colour(render: Render, every_report: list[Report]) -> None:
    colored = render("grouped", every_report, color=True)
    assert "\x1b[31merror" in colored
    assert click.unstyle(colored) == render("grouped", every_report)
