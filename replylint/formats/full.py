"""`full`: the findings of each reply with their words, the thought behind and a rewrite."""

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.text import Text
from rich.theme import Theme

from replylint.diagnostic import Applicability, Diagnostic, Suggestion
from replylint.formats.closing import closing
from replylint.formats.excerpt import excerpt
from replylint.formats.places import Places
from replylint.formats.renderer import RenderOptions, Summary
from replylint.formats.suggestion_diff import changes
from replylint.formats.visible import visible
from replylint.report import Report

NARROWEST, WIDEST = 40, 100
"""Columns that the text keeps to, however wide the terminal: long lines tire the eye."""
INDENT = 4

THEME = Theme(
    {
        "error": "bold red",
        "warning": "bold yellow",
        "information": "bold blue",
        "hint": "bold cyan",
        "file": "bold",
        "code": "bold",
        "message": "",
        "quiet": "dim",
        "focus": "bold",
        "removed": "red",
        "added": "green",
        "blank": "bold black on yellow",
        "left": "",
        "right": "",
    },
    inherit=False,
)

LABELS = {
    Applicability.SAFE: "safe",
    Applicability.UNSAFE: "unsafe",
    Applicability.DISPLAY: "for you to decide",
}


class FullRenderer:
    """Writes a block for each reply that has findings; a clean reply takes no room."""

    def __init__(self, options: RenderOptions) -> None:
        """Lay the text out for the width and colour of `options`."""
        self._console = Console(
            width=min(max(options.width, NARROWEST), WIDEST),
            force_terminal=options.color,
            color_system="standard" if options.color else None,
            no_color=not options.color,
            force_jupyter=False,
            legacy_windows=False,
            theme=THEME,
        )

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return the reply's header and its findings, "" if it has none."""
        if not report.diagnostics:
            return ""
        places = Places(report.draft)
        with self._console.capture() as capture:
            self._console.print(_header(report))
            self._print([Text()])
            for diagnostic in report.diagnostics:
                self._finding(report, diagnostic, places)
        return capture.get()

    def end(self, summary: Summary) -> str:
        """Return the closing lines."""
        return closing(summary)

    def _finding(self, report: Report, diagnostic: Diagnostic, places: Places) -> None:
        text, room = report.draft.text, self._console.width - INDENT
        self._print([_headline(diagnostic)], indent=0)
        self._hanging(Text(), Text(visible(diagnostic.message), "message"), indent=0)
        self._print([_arrow(report, diagnostic, places)], indent=1)
        self._print([Text()])
        self._print(excerpt(self._console, text, diagnostic, room))
        self._print([Text()])
        if diagnostic.principle:
            self._hanging(Text("Why  ", "quiet"), Text(visible(diagnostic.principle)))
        for number, suggestion in enumerate(diagnostic.suggestions):
            self._suggestion("Or   " if number else "Try  ", text, suggestion)
        self._print([Text()])

    def _suggestion(self, lead: str, text: str, suggestion: Suggestion) -> None:
        label = LABELS[suggestion.applicability]
        title = Text.assemble(visible(suggestion.title), (f" · {label}", "quiet"))
        self._hanging(Text(lead, "quiet"), title)
        for change in changes(text, suggestion):
            if change.old:
                self._hanging(Text("\N{MINUS SIGN} ", "removed"), change.old, INDENT + len(lead))
            if change.new:
                self._hanging(Text("+ ", "added"), change.new, INDENT + len(lead))

    def _hanging(self, prefix: Text, body: Text, indent: int = INDENT) -> None:
        """Print `body` wrapped behind `prefix`, its further rows indented as far."""
        width = self._console.width - indent - prefix.cell_len
        rows = body.wrap(self._console, width, overflow="fold")
        blank = Text(" " * prefix.cell_len)
        self._print(
            (Text.assemble(blank if number else prefix, row) for number, row in enumerate(rows)),
            indent,
        )

    def _print(self, rows: Iterable[Text], indent: int = INDENT) -> None:
        for row in rows:
            row.rstrip()
            line = Text.assemble(" " * indent, row) if row else row
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _header(report: Report) -> Rule:
    title = Text(visible(report.draft.path), "file")
    if report.draft.id is not None:
        title.append(f" · {visible(report.draft.id)}")
    return Rule(title, style="quiet", align="left")


def _headline(diagnostic: Diagnostic) -> Text:
    severity = diagnostic.severity.value
    return Text.assemble(
        (severity, severity), " ", (diagnostic.code, "code"), (f" {diagnostic.name}", "quiet")
    )


def _arrow(report: Report, diagnostic: Diagnostic, places: Places) -> Text:
    """Return the place in the file, else in the reply, in the form that terminals make a link."""
    place = places.in_file(diagnostic.span)
    start = (place or places.in_reply(diagnostic.span)).start
    where = f"--> {visible(report.draft.path)}:{start.line}:{start.column}"
    return Text(where if place else f"{where} (in the decoded reply)", "quiet")
