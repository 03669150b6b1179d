"""A rule in words: one text for the terminal, the documentation and the editor."""

import re
from collections.abc import Iterable

from replylint.quality import Quality, in_words, published, share
from replylint.rule import Example, Rule, SuggestionTemplate, Tokens

FAMILIES = {
    "acknowledge": "Acknowledge",
    "apologise": "Apologise",
    "argue": "Don't argue",
    "promise": "Promise only what can be kept",
    "next": "Say what happens next, and when",
    "refuse": "Say no well",
    "clear": "Be clear",
    "solve": "Solve",
    "answer": "Answer what was asked",
    "secret": "Keep secrets",
    "public": "In public",
    "mediate": "Between customers",
    "escalate": "Escalate",
    "template": "Placeholders",
    "library": "Across a macro library",
    "ignore": "Ignored findings",
}
_LABELS = {
    "complaint": "the customer complains",
    "at_fault": "we were at fault",
    "refusal": "the answer is no",
    "open": "something must still happen on our side",
    "settled": "the matter is settled",
}


def page(rule: Rule, *, level: int = 1) -> str:
    """Return the rule as Markdown, its title a heading of `level`."""
    first = next(example for example in rule.examples if example.bad)
    misses = [example for example in rule.examples if not example.bad]
    parts = [
        f"{'#' * level} {rule.code} {rule.name}",
        f"**{rule.severity}** · {fixability(rule)}" + (" · preview" if rule.preview else ""),
        rule.summary,
        rule.why.strip().replace("\n", " "),
        f"*{rule.principle.title}:* {rule.principle.thought}",
        in_words(rule.code),
        _example(first),
        "Stays silent on:\n\n" + "\n".join(f"- {_miss(miss)}" for miss in misses[:2]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def fixability(rule: Rule) -> str:
    """Return in words how far the rule's suggestions may be applied."""
    kinds = {template.applicability.value for template in _templates(rule)}
    if "safe" in kinds:
        return "fixed by `--fix`" if kinds == {"safe"} else "fixed by `--fix` in part"
    if "unsafe" in kinds:
        return "fixed by `--fix --unsafe-fixes`"
    return "shows how to say it" if kinds else "no rewrite"


def table(rules: Iterable[Rule], link: str) -> str:
    """Return the rules as a Markdown table; `link` is the path of the page with all of them."""
    rows = ["| code | name | severity | finds | precision | recall |", "|---|---|---|---|---|---|"]
    known = published().get("full", {})
    for rule in rules:
        place = f"{link}#{rule.code.lower()}-{rule.name}"
        quality = known.get(rule.code, Quality(None, None, 0))
        figures = f"{share(quality.precision)} | {share(quality.recall)}"
        preview = " (preview)" if rule.preview else ""
        rows.append(
            f"| [{rule.code}]({place}) | {rule.name}{preview} | {rule.severity} | {rule.summary} "
            f"| {figures} |"
        )
    return "\n".join(rows) + "\n"


def _templates(rule: Rule) -> list[SuggestionTemplate]:
    variants = rule.match.variants if isinstance(rule.match, Tokens) else ()
    return [*rule.suggestions, *(v.suggestion for v in variants if v.suggestion)]


def _example(example: Example) -> str:
    bad = re.sub(r"\[\[(.*?)\]\]", r"\1", example.bad, flags=re.DOTALL)
    facts = [_LABELS[fact] for fact in example.facts if fact in _LABELS]
    setting = f"Where {' and '.join(facts)}:\n\n" if facts else ""
    customer = f"> {example.customer}\n\n" if example.customer else ""
    lines = [f"- {line}" for line in bad.splitlines()]
    lines += [f"+ {line}" for line in example.good.splitlines()]
    beside = "".join(f"Beside “{m.title}”:\n\n> {_quoted(m.text)}\n\n" for m in example.beside)
    return f"{setting}{customer}{beside}```diff\n" + "\n".join(lines) + "\n```"


def _miss(example: Example) -> str:
    beside = "".join(f" (beside “{m.title}”: {_quoted(m.text)})" for m in example.beside)
    return f"{_quoted(example.good)}{beside}"


def _quoted(text: str) -> str:
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())
