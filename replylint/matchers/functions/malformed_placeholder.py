"""TPL002: a macro's placeholder that its helpdesk would not fill."""

import re
from collections.abc import Iterator

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.pipeline.syntaxes import Syntax, slots_in, syntax_of
from replylint.pipeline.tags import has_tags
from replylint.pipeline.template import template_of
from replylint.rule import Rule

_ANY = Syntax("", "{{", "}}")
"""What is looked at where the helpdesk is not known."""
_WORD = re.compile(r"\s*(?P<name>[\w.]{0,80})")
_SINGLE = re.compile(r"\{[\w. ]{0,80}$")
_OWN = re.compile(r"\{%-?\s*(?:assign|capture|for)\s+(\w+)")


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match for each placeholder that is not whole, or that the helpdesk does not know."""
    prose = reading.draft.prose
    syntax = syntax_of(reading.draft.library) or _ANY
    for span, whole in (*_broken(prose, syntax), *_stray(reading.draft)):
        yield _match(rule, reading, span, "“{match}” is not whole.", whole)
    # the prose of one of several texts is without the tags that make a name
    own = set(_OWN.findall(reading.draft.text))
    for slot in slots_in(prose, syntax):
        if slot.name and slot.name.partition(".")[0] not in own and not syntax.knows(slot.name):
            known = syntax.nearest(slot.name)
            yield _match(rule, reading, slot.name_span, "{helpdesk} knows no “{match}”.", known)


def _match(
    rule: Rule, reading: Reading, span: TextSpan, message: str, instead: str | None
) -> Match:
    start, end = reading.tokens(span)
    sentence = reading.sentence_at(min(start, len(reading.words) - 1))
    slots = {"helpdesk": (reading.draft.library or "").capitalize()}
    slots |= {"instead": instead} if instead else {}
    return Match(rule, span, sentence, slots, message=message, tokens=(start, end))


def _broken(text: str, syntax: Syntax) -> Iterator[tuple[TextSpan, str | None]]:
    """Yield placeholders that are opened or closed but not both, and how they would be whole."""
    taken = "".join(_blanked(text, syntax))
    for found in re.finditer(re.escape(syntax.open), taken):
        word = _WORD.match(taken, found.end())
        end = word.end() if word else found.end()
        # a closing mark that lacks a brace belongs to it
        end += taken.startswith(syntax.close[:1], end)
        yield TextSpan(found.start(), end), _whole(word["name"] if word else "", syntax)
    for found in re.finditer(re.escape(syntax.close), taken) if len(syntax.close) > 1 else ():
        before = _SINGLE.search(taken, max(0, found.start() - 90), found.start())
        start = before.start() if before else found.start()
        name = taken[start + 1 : found.start()].strip() if before else ""
        yield TextSpan(start, found.end()), _whole(name, syntax)


def _blanked(text: str, syntax: Syntax) -> Iterator[str]:
    """Yield the text, equally long, without the placeholders that are whole."""
    at = 0
    for slot in slots_in(text, syntax):
        yield text[at : slot.span.start]
        yield " " * (slot.span.end - slot.span.start)
        at = slot.span.end
    yield text[at:]


def _whole(name: str, syntax: Syntax) -> str | None:
    return f"{syntax.open}{syntax.nearest(name) or name}{syntax.close}" if name else None


def _stray(draft: Draft) -> Iterator[tuple[TextSpan, None]]:
    """Yield the tags that are no whole block; one of several texts is known to hold none."""
    if has_tags(draft.library) and not draft.cuts:
        yield from ((tag, None) for tag in template_of(draft.prose).stray)
