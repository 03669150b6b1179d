"""The rules at hand: where they are found, and which are selected."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from replylint.rule import Rule
from replylint.rule_file import RuleError, read_rule
from replylint.shipped import shipped

_PACKAGED = Path(__file__).parent / "rules"
_CHECKOUT = Path(__file__).parent.parent / "rules"


class UnknownRuleError(ValueError):
    """A code, prefix or name that no rule has."""

    def __init__(self, selector: str, known: Iterable[str], key: str = "") -> None:
        self.selector, self.known, self.key = selector, list(known), key
        near = difflib.get_close_matches(selector, self.known, 1, 0.5)
        hint = f"; did you mean {near[0]}?" if near else "; `replylint rule --all` lists them"
        place = f"`{key}`: " if key else ""
        super().__init__(f"{place}no rule is called {selector!r}{hint}")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return how the error is made again in another process."""
        return type(self), (self.selector, self.known, self.key)


class RuleSet(Sequence[Rule]):
    """Rules in the order of their codes."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.code)
        _unique(self._rules)

    def __len__(self) -> int:
        """Return how many rules there are."""
        return len(self._rules)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
        """Return the rule or rules at a place."""
        return self._rules[at]

    def __iter__(self) -> Iterator[Rule]:
        """Iterate over the rules."""
        return iter(self._rules)

    def find(self, name: str) -> Rule:
        """Return the rule with this code or name. Raises UnknownRuleError."""
        for rule in self._rules:
            if name.upper() == rule.code or name.lower() == rule.name:
                return rule
        raise UnknownRuleError(
            name, [*(r.code for r in self._rules), *(r.name for r in self._rules)]
        )

    def matching(self, selectors: Iterable[str]) -> frozenset[str]:
        """Return the codes that selectors mean: codes, prefixes of codes, names, "ALL".

        Raises UnknownRuleError for one that means none.
        """
        return frozenset(code for selector in selectors for code in self._meant(selector))

    def _meant(self, selector: str) -> list[str]:
        if selector == "ALL":
            return [rule.code for rule in self._rules]
        upper, lower = selector.upper(), selector.lower()
        found = [r.code for r in self._rules if r.code.startswith(upper) or r.name == lower]
        if not found:
            known = {r.code for r in self._rules} | {r.code[:3] for r in self._rules}
            raise UnknownRuleError(selector, [*known, *(r.name for r in self._rules)])
        return found


def load(folders: Iterable[Path] = ()) -> RuleSet:
    """Return the built-in rules and those in `folders`. Raises RuleError."""
    own = [read_rule(path) for folder in folders for path in _files(folder)]
    return RuleSet([*_builtin(), *own])


@cache
def _builtin() -> tuple[Rule, ...]:
    return shipped("rules.json", tuple[Rule, ...]) or tuple(
        read_rule(path) for path in sorted(builtin_folder().glob("*/*.toml"))
    )


def builtin_folder() -> Path:
    """Return the folder of the rule files that come with replylint."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RuleError(folder, "is no folder; `rules` names folders that hold rule files")
    found = sorted(folder.rglob("*.toml"))
    if not found:
        raise RuleError(folder, "holds no rule file (*.toml)")
    return found


def _unique(rules: Iterable[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for key in (rule.code, rule.name):
            if key in seen:
                reason = f"{key} is already taken by {seen[key].path}"
                raise RuleError(Path(rule.path), reason)
            seen[key] = rule
