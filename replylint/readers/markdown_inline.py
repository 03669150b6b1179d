"""A Markdown parser whose inline tokens know where they stand."""

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_Rule = Callable[[StateInline, bool], bool]
_SPAN = "span"


@cache
def parser() -> MarkdownIt:
    """Return a CommonMark parser that notes for each inline token its span in the block's text."""
    markdown = MarkdownIt("commonmark")
    # these join neighbouring texts, which would lose the place of the second
    markdown.disable(["text_join", "fragments_join"])
    ruler = markdown.inline.ruler
    ruler.push("character", _character, {"alt": []})
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        ruler.at(name, _noting(rule), {"alt": []})
    return markdown


def span(token: Token) -> tuple[int, int]:
    """Return where an inline token begins and ends in the content of its block."""
    start, end = token.meta[_SPAN]
    return int(start), int(end)


def _character(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's interface
    """Take a character that no other rule wants, as the parser itself would, but as a token."""
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _noting(rule: _Rule) -> _Rule:
    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            if state.pending:
                state.pushPending()
            _note(state, start, before)
        return True

    return noting


def _note(state: StateInline, start: int, before: int) -> None:
    """Give the tokens that a rule has added, and no inner rule has placed, their spans."""
    at = start
    for token in state.tokens[before:]:
        if _SPAN in token.meta:
            at = max(at, span(token)[1])
            continue
        found = state.src.find(token.content, at, state.pos) if token.type == "text" else -1
        if found >= 0:
            token.meta[_SPAN] = (found, found + len(token.content))
            at = found + len(token.content)
        else:
            token.meta[_SPAN] = (start, state.pos)
