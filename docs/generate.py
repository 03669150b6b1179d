"""Write docs/rules.md, docs/configuration.md and the rule table of the README from their sources."""

import re
from itertools import groupby
from pathlib import Path

from replylint.cli.configuration_text import markdown
from replylint.explain import FAMILIES, page, table
from replylint.rule import Rule
from replylint.ruleset import load

ROOT = Path(__file__).parent.parent


def rules_page(rules: list[Rule]) -> str:
    """Return the page with every rule, by family."""
    order = list(FAMILIES)
    by_family = groupby(sorted(rules, key=lambda r: order.index(r.family)), lambda r: r.family)
    parts = ["# Rules\n\nWritten by `make docs` from the files in rules/.\n"]
    for family, members in by_family:
        pages = "\n".join(page(rule, level=3) for rule in members)
        parts.append(f"## {FAMILIES[family]}\n\n{pages}")
    return "\n".join(parts)


def with_table(readme: str, rules: list[Rule]) -> str:
    """Return the README with its rule table made anew."""
    between = re.compile(r"(<!-- rules -->\n).*?(<!-- /rules -->)", re.DOTALL)
    return between.sub(lambda m: m[1] + "\n" + table(rules, "docs/rules.md") + "\n" + m[2], readme)


def main() -> None:
    """Write the generated documents."""
    rules = list(load())
    readme = ROOT / "README.md"
    (ROOT / "docs" / "rules.md").write_text(rules_page(rules), "utf-8")
    (ROOT / "docs" / "configuration.md").write_text(markdown(), "utf-8")
    readme.write_text(with_table(readme.read_text("utf-8"), rules), "utf-8")


if __name__ == "__main__":
    main()
