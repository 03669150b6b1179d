"""Inline ignores: a comment `replylint: ignore[CODES] why` takes these findings from its reply.

The comment may be one of HTML and Markdown (`<!-- … -->`), Liquid (`{% comment %} … {% endcomment
%}`, `{% # … %}`), Jinja (`{# … #}`) or Handlebars (`{{! … }}`). What stands outside of the reply's
text (a YAML comment, a field of a record) is read by the readers.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from replylint.cuts import without
from replylint.diagnostic import Diagnostic, Edit, Suggestion, TextSpan
from replylint.draft import Draft, Ignore
from replylint.readers.ignored import selectors_in
from replylint.report import Report
from replylint.rule import Rule, UnusedIgnore
from replylint.ruleset import RuleSet, UnknownRuleError

UNUSED = "IGN001"
"""The finding that is about an ignore itself: none is written against it."""
_MARK = "replylint:"
_OPENING = re.compile(
    r"(?P<html><!--)|(?P<liquid>\{%-?\s*comment\s*-?%\})|(?P<inline>\{%-?\s*#)|(?P<jinja>\{#)"
    r"|(?P<bars>\{\{!(?:--)?)"
)
_CLOSING = {
    "html": re.compile(r"-->"),
    "liquid": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "inline": re.compile(r"%\}"),
    "jinja": re.compile(r"#\}"),
    "bars": re.compile(r"\}\}"),
}
_WORDS = re.compile(r"\s*replylint:\s*ignore\[([^\]\n]*)\]")


def with_comments(draft: Draft) -> Draft:
    """Return a draft with the ignores that comments in its text name, and without their words."""
    if _MARK not in draft.text:
        return draft
    found = tuple(ignore for ignore in _comments(draft.text) if ignore not in draft.ignores)
    draft = replace(draft, ignores=(*draft.ignores, *found))
    return without(draft, [each.span for each in _comments(draft.prose) if each.span])


def heeded(report: Report, rules: RuleSet, asked: Collection[Rule]) -> Report:
    """Return a report without what its draft ignores, and with what it ignores in vain.

    `asked` are the rules that were asked of this draft: what others would find is not known, so an
    ignore of theirs is not in vain. Spans outside of the text are reported at its beginning.
    """
    ignores = report.draft.ignores
    if not ignores:
        return report
    meant = {code for ignore in ignores for code in _codes(ignore.selectors, rules)}
    kept = [found for found in report.diagnostics if found.code not in meant]
    gone = {found.code for found in report.diagnostics if found.code in meant}
    vain = [
        _unused(rule, ignore, unused, report.draft)
        for rule in asked
        if isinstance(rule.match, UnusedIgnore)
        for ignore in ignores
        if (unused := tuple(_selectors_in_vain(ignore, gone, rules, {rule.code for rule in asked})))
    ]
    found = sorted([*kept, *vain], key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    return replace(report, diagnostics=tuple(found))


def comment_with(comment: str, codes: Iterable[str]) -> str:
    """Return a comment that names `codes` besides what it names already."""
    words = _WORDS.search(comment)
    if words is None:
        return comment
    named = dict.fromkeys((*selectors_in(words[1]), *codes))
    return comment[: words.start(1)] + ", ".join(named) + comment[words.end(1) :]


def comment_without(comment: str, selectors: Collection[str]) -> str:
    """Return a comment that no longer names `selectors`; "" where it names no others."""
    words = _WORDS.search(comment)
    rest = [each for each in selectors_in(words[1]) if each not in selectors] if words else []
    if words is None or not rest:
        return ""
    return comment[: words.start(1)] + ", ".join(rest) + comment[words.end(1) :]


def _comments(text: str) -> Iterator[Ignore]:
    end = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < end:
            continue  # one within another
        words = _WORDS.match(text, opening.end())
        closing = _CLOSING[str(opening.lastgroup)].search(text, words.end()) if words else None
        if words and closing:
            end = closing.end()
            yield Ignore(selectors_in(words[1]), TextSpan(opening.start(), closing.end()))


def _codes(selectors: Iterable[str], rules: RuleSet) -> Iterator[str]:
    for selector in selectors:
        try:
            yield from rules.matching([selector])
        except UnknownRuleError:
            continue  # it is in vain, and reported as such


def _selectors_in_vain(
    ignore: Ignore, gone: Collection[str], rules: RuleSet, asked: Collection[str]
) -> Iterator[str]:
    """Yield the selectors that took nothing away, though what they mean was looked for."""
    for selector in ignore.selectors or ("",):
        codes = set(_codes([selector], rules)) if selector else set()
        if codes.isdisjoint(gone) and codes.issubset(asked):
            yield selector


def _unused(rule: Rule, ignore: Ignore, unused: Collection[str], draft: Draft) -> Diagnostic:
    suggestions = tuple(_taken_out(rule, ignore, unused, draft))
    named = ", ".join(unused) or "no rule"
    return replace(in_vain(rule, ignore.span or TextSpan(0, 0), named), suggestions=suggestions)


def in_vain(rule: Rule, span: TextSpan, named: str) -> Diagnostic:
    """Return the finding that what stands at `span` is not needed for the rules `named`."""
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        span=span,
        message=rule.message.replace("{match}", named),
        principle=f"{rule.principle.title}: {rule.principle.thought}",
    )


def _taken_out(
    rule: Rule, ignore: Ignore, unused: Collection[str], draft: Draft
) -> Iterator[Suggestion]:
    """Yield how to take unused names out of a comment, the comment itself where none is left."""
    if ignore.span is None:
        return
    rest = comment_without(ignore.span.of(draft.text), unused)
    span = ignore.span if rest else _with_line(draft.text, ignore.span)
    for template in rule.suggestions:
        yield Suggestion(template.title, (Edit(span, rest),), template.applicability)


def _with_line(text: str, span: TextSpan) -> TextSpan:
    """Return a span with the line break after it, where nothing else stands in its line."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    rest = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)").match(text, span.end)
    if before.strip() or rest is None:
        return span
    return TextSpan(span.start - len(before), rest.end())
