"""`--statistics`: how often each rule was found, in the place of the findings."""

from replylint.formats.closing import closing
from replylint.formats.renderer import RenderOptions, RuleCount, Summary
from replylint.report import Report


class StatisticsRenderer:
    """Writes a table at the end: count, code, fix mark, name; the most frequent rule first."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; the table is plain at every width."""
        del options

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return nothing: only the counts are shown."""
        del report
        return ""

    def end(self, summary: Summary) -> str:
        """Return the table and the closing lines."""
        digits = max((len(str(rule.count)) for rule in summary.rules), default=0)
        letters = max((len(rule.code) for rule in summary.rules), default=0)
        rows = [
            f"{rule.count:>{digits}}  {rule.code:<{letters}}  {_mark(rule)} {rule.name}\n"
            for rule in summary.rules
        ]
        return "".join(rows) + closing(summary)


def _mark(rule: RuleCount) -> str:
    """Return `[*]` if `--fix` mends every finding of the rule, `[-]` if some, else `[ ]`."""
    if rule.fixable == rule.count:
        return "[*]"
    return "[-]" if rule.fixable else "[ ]"
