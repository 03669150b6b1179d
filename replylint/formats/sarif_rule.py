"""The rules of a SARIF run, as their files describe them."""

from replylint.diagnostic import Diagnostic
from replylint.formats.rule_url import rule_url
from replylint.formats.sarif_result import LEVELS, Object
from replylint.rule import Rule
from replylint.ruleset import load


class SarifRules:
    """The rules that were found, in the order of their first findings."""

    def __init__(self) -> None:
        """Begin with none."""
        self._examples: dict[str, Diagnostic] = {}

    def index(self, diagnostic: Diagnostic) -> int:
        """Return the place of a finding's rule among `descriptors`."""
        self._examples.setdefault(diagnostic.code, diagnostic)
        return list(self._examples).index(diagnostic.code)

    def descriptors(self) -> list[Object]:
        """Return a `reportingDescriptor` for each rule."""
        rules = {rule.code: rule for rule in load()}
        return [_descriptor(one, rules.get(code)) for code, one in self._examples.items()]


def _descriptor(example: Diagnostic, rule: Rule | None) -> Object:
    return {
        "id": example.code,
        "name": example.name,
        **(_own(example) if rule is None else _built_in(rule)),
        "defaultConfiguration": {"level": LEVELS[example.severity]},
    }


def _built_in(rule: Rule) -> Object:
    why = " ".join(rule.why.split())
    principle = f"{rule.principle.title}: {rule.principle.thought}"
    more = f"With examples: {rule_url(rule.code, rule.name)}"
    return _texts(rule.summary, why, f"{why}\n\n{principle}\n\n{more}")


def _own(example: Diagnostic) -> Object:
    """Describe a rule of the user's own, whose file no format knows, by what a finding says."""
    said = example.principle or example.name
    return _texts(said, said, said)


def _texts(short: str, full: str, help_text: str) -> Object:
    return {
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": help_text},
    }
