"""Compile the rules when the package is built, so that `replylint rule` reads one file, not fifty."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    """Writes replylint/rules.json from rules/; a rule file that is wrong stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless an editable install is made: that reads the rule files themselves."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from replylint.rule_file import compiled, read_rule  # noqa: PLC0415 - only here on the path

        target = Path(self.directory) / "rules.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        rules = [read_rule(path) for path in sorted((root / "rules").glob("*/*.toml"))]
        target.write_bytes(compiled(rules, root / "rules"))
        build_data["force_include"][str(target)] = "replylint/rules.json"
