"""What `replylint rule` prints."""

import json
from collections.abc import Sequence

import msgspec

from replylint.explain import page
from replylint.quality import published
from replylint.rule import Rule


def as_text(rules: Sequence[Rule]) -> str:
    """Return the pages of `rules`, in Markdown."""
    return "\n\n".join(page(rule).strip() for rule in rules)


def as_json(rules: Sequence[Rule], *, every: bool) -> str:
    """Return the rules as a JSON list if `every`, else the one rule as a JSON object."""
    found = [_object(rule) for rule in rules]
    return json.dumps(found if every else found[0], indent=2, ensure_ascii=False)


def _object(rule: Rule) -> dict[str, object]:
    from replylint.formats.rule_url import rule_url  # noqa: PLC0415 - text needs no formats

    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.value,
        "preview": rule.preview,
        "summary": rule.summary,
        "why": rule.why,
        "principle": msgspec.to_builtins(rule.principle),
        "message": rule.message,
        "fixes": sorted({str(one.applicability) for one in rule.suggestions}),
        "examples": [_example(one) for one in msgspec.to_builtins(rule.examples)],
        "quality": {
            tier: msgspec.to_builtins(own[rule.code])
            for tier, own in published().items()
            if rule.code in own
        },
        "url": rule_url(rule.code, rule.name),
        "explanation": page(rule),
    }


def _example(example: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in example.items() if key in {"bad", "good"}}
