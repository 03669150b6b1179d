"""Write all that is generated: `make docs`.

docs/rules.md, docs/configuration.md and docs/trials.md as a whole; in README.md and
corpus/README.md what stands between markers: the rule table, the demo and the figures.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from corpus_figures import acts, agreement, curves, size
from trials import trials_page

from replylint.config_keys import Key, keys
from replylint.explain import FAMILIES, page, table
from replylint.quality import ALL, published, share
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
        (
            "`replylint.toml`, `.replylint.toml` or `[tool.replylint]` in `pyproject.toml`; of "
            "several the one nearest to a file counts.\n"
        ),
    ]
    return "\n".join([*parts, *(_key(key) for key in keys())])


def _key(key: Key) -> str:
    example = f"```toml\n{key.example}\n```\n" if key.example else ""
    return f"## {key.name}\n\n{key.description}\n\nTakes {key.takes}.\n\n{example}"


def demo() -> str:
    """Return a draft, what is said of it, and what the fixes make of it."""
    draft = ROOT / "docs" / "example" / "reply.txt"
    message = draft.with_name("reply.customer.txt").read_text("utf-8")
    said = replylint("check", str(draft.relative_to(ROOT)), "--output-format", "concise")
    with TemporaryDirectory() as folder:
        copies = [Path(copy(file, folder)) for file in sorted(draft.parent.glob("reply.*"))]
        replylint("check", folder + "/reply.txt", "--fix", "--unsafe-fixes")
        after = copies[-1].read_text("utf-8")
    return (
        f"A customer writes:\n\n> {message.strip()}\n\nSomebody is about to send this:\n\n"
        f"```\n{draft.read_text('utf-8').strip()}\n```\n\n"
        f"`replylint check` says:\n\n```\n{said}\n```\n\n"
        f"and `--fix --unsafe-fixes` makes of it, with blanks for what only you know:\n\n"
        f"```\n{after.strip()}\n```"
    )


def figures() -> str:
    """Return how well each tier does on exchanges that nothing was trained or tuned on."""
    rows = ["| tier | precision | recall | micro-F1 | findings in a clean reply |"]
    rows.append("|---|---|---|---|---|")
    for tier, by_code in sorted(published().items(), reverse=True):
        own = by_code[ALL]
        figures = (own.precision, own.recall, own.f1, own.noise)
        rows.append(f"| {tier} | {' | '.join(map(share, figures))} |")
    return "\n".join(rows)


def replylint(*arguments: str) -> str:
    """Return what our own program prints, in a terminal of 80 columns."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "replylint", *arguments, "--isolated", "--exit-zero"],
        cwd=ROOT,
        env={"COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def between(text: str, name: str, new: str) -> str:
    """Return `text` with what stands between the markers `name` replaced."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return marked.sub(lambda found: f"{found[1]}\n{new.strip()}\n\n{found[2]}", text)


def fill(page: Path, parts: Mapping[str, str]) -> None:
    """Write the parts of a page that stand between markers."""
    text = page.read_text("utf-8")
    for name, part in parts.items():
        text = between(text, name, part)
    page.write_text(text, "utf-8")


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
    parts = {"rules": table(rules, "docs/rules.md"), "demo": demo(), "figures": figures()}
    fill(ROOT / "README.md", parts)
    corpus = ROOT / "corpus"
    figured = {"size": size, "agreement": agreement, "curves": curves, "acts": acts}
    fill(corpus / "README.md", {name: figure(corpus) for name, figure in figured.items()})


if __name__ == "__main__":
    main()
