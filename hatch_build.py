"""Compile rules and wordings when the package is built, so that commands start quickly."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface):  # type: ignore[type-arg]
    """Adds rules.json and wordings.json to the wheel; a file that is wrong stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless an editable install is made: that reads the sources themselves."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from replylint.compiled import compile_to  # noqa: PLC0415 - only here on the path

        for path in compile_to(Path(self.directory) / "compiled", root / "rules"):
            build_data["force_include"][str(path)] = f"replylint/{path.name}"
