"""Write all that is generated: `make docs`.

docs/rules.md, docs/configuration.md and docs/trials.md as a whole; in README.md what stands
between markers: the rule table, the demo and the figures.
"""

import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from trials import trials_page

from replylint.config_keys import Key, keys
from replylint.explain import FAMILIES, page, table
from replylint.rule import Rule
from replylint.ruleset import load

ROOT = Path(__file__).parent.parent
GENERATED = "Written by `make docs`; edit the sources instead."



def rules_page(rules: list[Rule]) -> str:
    """Return the page with every rule, by family."""
    order = list(FAMILIES)
    in_order = sorted(rules, key=lambda rule: (order.index(rule.family), rule.code))
    parts = [f"# Rules\n\n{GENERATED}\n"]
    for family, members in groupby(in_order, lambda rule: rule.family):
        pages = "\n".join(page(rule, level=3) for rule in members)
        parts.append(f"## {FAMILIES[family]}\n\n{pages}")
    return "\n".join(parts)


def configuration_page() -> str:
    """Return the page with every key of the configuration."""
    parts = [
        f"# Configuration\n\n{GENERATED}\n",
        "`replylint.toml`, `.replylint.toml` or `[tool.replylint]` in `pyproject.toml`; of several "
        "the one nearest to a file counts.\n",
    ]
    return "\n".join([*parts, *(_key(key) for key in keys())])


def _key(key: Key) -> str:
    example = f"```toml\n{key.example}\n```\n" if key.example else ""
    return f"## {key.name}\n\n{key.description}\n\nTakes {key.takes}.\n\n{example}"


def demo() -> str:
    """Return what the demo prints, as it looks in a terminal of 80 columns."""
    command = ["check", "--isolated", "--exit-zero", "--color", "never"]
    draft = "tests/drafts/late-parcel.md"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "replylint", *command, draft],
        cwd=ROOT,
        env={"COLUMNS": "80", "PATH": "", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    body = (ROOT / draft).read_text("utf-8").strip()
    return f"A draft, with what it answers:\n\n```\n{body}\n```\n\n`make demo` says:\n\n```\n{done.stdout.strip()}\n```"


def between(text: str, name: str, new: str) -> str:
    """Return `text` with what stands between the markers `name` replaced."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return marked.sub(lambda found: f"{found[1]}\n{new.strip()}\n\n{found[2]}", text)


def main() -> None:
    """Write the generated documents."""
    rules = list(load())
    pages = {
        "docs/rules.md": rules_page(rules),
        "docs/configuration.md": configuration_page(),
        "docs/trials.md": trials_page(ROOT / "tests" / "trials"),
    }
    for name, text in pages.items():
        (ROOT / name).write_text(text, "utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, text in {"rules": table(rules, "docs/rules.md"), "demo": demo()}.items():
        readme = between(readme, name, text)
    (ROOT / "README.md").write_text(readme, "utf-8")


if __name__ == "__main__":
    main()
