"""What a baseline accepts and nothing needs any more."""

from collections.abc import Iterable

from replylint.baseline import Baseline
from replylint.cli.findings import Findings
from replylint.config import Settings
from replylint.rule import Rule, UnusedIgnore
from replylint.ruleset import load
from replylint.selection import selected


def tell_unneeded(baseline: Baseline, findings: Findings, used: Iterable[Settings]) -> None:
    """Say how many entries nothing needs, and which, where IGN001 is asked for.

    Only of rules that the settings in use ask about: of others nothing is known.
    """
    fixed = baseline.fixed()
    asked = _asked(used) if fixed else {}
    fixed = [entry for entry in fixed if entry.code in asked]
    if not fixed:
        return
    many = "entry is" if len(fixed) == 1 else "entries are"
    findings.tell(
        f"{baseline.path}: {len(fixed):,} {many} no longer needed; "
        "write it again with --write-baseline"
    )
    for rule in asked.values():
        if isinstance(rule.match, UnusedIgnore):
            findings.add(baseline.in_vain(rule, fixed))


def _asked(used: Iterable[Settings]) -> dict[str, Rule]:
    """Return the rules that some file was asked about, by code."""
    return {
        rule.code: rule for settings in used for rule in selected(load(settings.rules), settings)
    }
