"""Apply suggestions to a draft, each only where the reply lints better with it than without."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec.structs import replace

from replylint.diagnostic import Applicability, Diagnostic, Edit, Suggestion, TextSpan
from replylint.draft import Draft
from replylint.ignores import UNUSED
from replylint.report import Report

Lint = Callable[[Draft], Report]
Fix = tuple[Diagnostic, Suggestion]

_MAY_COME = ("TPL001", UNUSED)
"""The findings that a rewrite may bring: a blank for the agent to fill, an ignore in vain."""
_GRAVEST_FIRST = ("error", "warning", "information", "hint")


def fixes(
    report: Report, lint: Lint, *, unsafe: bool = False, spared: Collection[Diagnostic] = ()
) -> list[Fix]:
    """Return the findings to fix and how: safe suggestions, with `unsafe` unsafe ones too.

    Each suggestion has been tried together with those before it: the finding goes and no other
    comes, blanks apart. Of two suggestions that would change the same words the second is left
    for the next round. Findings among `spared` are left as they are.
    """
    wanted = [found for found in report.diagnostics if found not in spared]
    # what is said of a comment changes no prose, so nothing need be tried
    comments = [found for found in wanted if found.code == UNUSED]
    chosen: list[Fix] = [(found, each) for found in comments for each in found.suggestions[:1]]
    report = _of_prose(report)
    trial = _Trial(report, lint)
    for at in sorted(range(len(report.diagnostics)), key=lambda at: _rank(report, at)):
        diagnostic = report.diagnostics[at]
        for number, suggestion in _applicable(diagnostic, unsafe=unsafe):
            free = not any(_collide(suggestion, other) for _, other in chosen)
            if free and diagnostic in wanted and trial.accepts(at, number):
                chosen.append((diagnostic, suggestion))
                break
    return chosen


def _of_prose(report: Report) -> Report:
    """Return a report without its findings on comments."""
    found = tuple(found for found in report.diagnostics if found.code != UNUSED)
    return replace(report, diagnostics=found)


def _rank(report: Report, at: int) -> tuple[bool, int, int]:
    """Order findings for fixing: what only adds a sentence may not be needed after the rest.

    Of those the last begins, as an apology that names what happened also acknowledges it.
    """
    diagnostic = report.diagnostics[at]
    changes = [edit for suggestion in diagnostic.suggestions[:1] for edit in suggestion.edits]
    adds = all(_only_adds(edit, report.draft.text) for edit in changes)
    return adds, _GRAVEST_FIRST.index(diagnostic.severity), -at if adds else at


def _only_adds(edit: Edit, text: str) -> bool:
    """Tell whether an edit takes no word away: it may make a capital of a letter."""
    covered = edit.span.of(text)
    return not covered or (covered.islower() and edit.text == covered.upper())


def edits(report: Report, lint: Lint, *, unsafe: bool = False) -> tuple[Edit, ...]:
    """Return the edits of the reply that fixing it needs, in the order of the text."""
    found = [edit for _, fix in fixes(report, lint, unsafe=unsafe) for edit in fix.edits]
    return tuple(sorted(found, key=lambda edit: edit.span))


def apply(text: str, changes: Iterable[Edit]) -> str:
    """Return `text` with edits applied. Raises ValueError if two overlap."""
    parts, at = [], 0
    for edit in sorted(changes, key=lambda edit: edit.span):
        if edit.span.start < at:
            msg = f"edits overlap at offset {edit.span.start}"
            raise ValueError(msg)
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])


class _Trial:
    """The prose of a draft, in which suggestions are tried one after another.

    Markup and files do not matter here: the same prose has the same findings in the same order,
    so a suggestion is known by the numbers of its finding and of itself.
    """

    def __init__(self, report: Report, lint: Lint) -> None:
        draft = report.draft
        self._lint = lint
        ignores = tuple(replace(ignore, span=None) for ignore in draft.ignores)
        prose = replace(draft, text=draft.prose, view=None, view_map=None, markup="plain")
        self._draft = prose if draft.view is None else replace(prose, ignores=ignores)
        self._report = report if draft.view is None else _of_prose(lint(self._draft))
        self._counts = Counter(self._report.counts())
        self._edits: list[Edit] = []

    def accepts(self, at: int, number: int) -> bool:
        """Tell whether the reply is better with this suggestion; if so it stays applied."""
        diagnostic = self._report.diagnostics[at]
        changes = [*self._edits, *diagnostic.suggestions[number].edits]
        text = apply(self._draft.text, changes)
        quotes = tuple(_moved(span, changes) for span in self._draft.quotes)
        counts = Counter(self._lint(replace(self._draft, text=text, quotes=quotes)).counts())
        gone = counts[diagnostic.code] < self._counts[diagnostic.code]
        if not gone or any(n > self._counts[c] for c, n in counts.items() if c not in _MAY_COME):
            return False
        self._counts, self._edits = counts, changes
        return True


def _moved(span: TextSpan, changes: Iterable[Edit]) -> TextSpan:
    """Return where a span is after edits that lie before it."""
    before = [edit for edit in changes if edit.span.end <= span.start]
    by = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in before)
    return TextSpan(span.start + by, span.end + by)


def is_fixable(diagnostic: Diagnostic, *, unsafe: bool) -> bool:
    """Tell whether a finding has a suggestion that may be applied."""
    return any(_applicable(diagnostic, unsafe=unsafe))


def _applicable(diagnostic: Diagnostic, *, unsafe: bool) -> Iterator[tuple[int, Suggestion]]:
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if unsafe else set())
    for number, suggestion in enumerate(diagnostic.suggestions):
        if suggestion.applicability in allowed:
            yield number, suggestion


def _collide(one: Suggestion, other: Suggestion) -> bool:
    return any(a.span.touches(b.span) for a in one.edits for b in other.edits)
