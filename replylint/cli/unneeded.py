"""What a baseline accepts and nothing needs any more."""

from collections.abc import Collection, Iterable

from replylint.baseline import Baseline, Entry
from replylint.cli.findings import Findings
from replylint.config import Settings
from replylint.rule import Rule, UnusedIgnore
from replylint.ruleset import load
from replylint.selection import ignored_codes, selected


def tell_unneeded(baseline: Baseline, findings: Findings, used: Collection[Settings]) -> None:
    """Say how many entries nothing needs, and which, where IGN001 is asked for.

    Only of rules that the settings in use ask about: of others nothing is known.
    """
    fixed = baseline.fixed()
    asked = rules_asked(used) if fixed else {}
    fixed = [
        entry for entry in fixed if entry.code in asked and not _left_out(entry, baseline, used)
    ]
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


def rules_asked(used: Iterable[Settings]) -> dict[str, Rule]:
    """Return the rules that some file was asked about, by code."""
    return {
        rule.code: rule for settings in used for rule in selected(load(settings.rules), settings)
    }


def _left_out(entry: Entry, baseline: Baseline, used: Collection[Settings]) -> bool:
    """Tell whether a configuration leaves the rule out in the entry's file."""
    path = str(baseline.path.parent / entry.path)
    return any(
        entry.code in ignored_codes(settings, load(settings.rules), path) for settings in used
    )
