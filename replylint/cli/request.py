"""What a user asks of `replylint check`."""

from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct

_STDOUT = Path("-")


class Request(Struct, frozen=True, kw_only=True):
    """The options of `check`; `overrides` are those that stand for keys of a configuration."""

    paths: tuple[str, ...]
    customer: Path | None
    channel: str | None
    kind: str | None
    library: str | None
    stdin_filename: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    exit_non_zero_on_fix: bool
    add_ignore: bool
    baseline: Path | None
    write_baseline: Path | None
    diff_base: str | None
    cache_dir: Path | None
    no_cache: bool
    jobs: int | None
    output_file: Path | None
    statistics: bool
    trend: tuple[Path, ...]
    color: str
    exit_zero: bool
    config: Path | None
    isolated: bool
    overrides: Mapping[str, object]

    def __post_init__(self) -> None:
        """Raise UsageError for paths that mean nothing or do not go together."""
        if "-" in self.paths and len(self.paths) > 1:
            msg = "`-` reads standard input and stands alone; check files in a run of their own"
            raise click.UsageError(msg)
        if "" in self.paths:
            msg = "an empty path names nothing; write `.` for this folder"
            raise click.UsageError(msg)
        others = (self.fix, self.diff, self.stdin)
        if self.add_ignore and any(others):
            msg = "`--add-ignore` writes comments into files, and stands alone"
            raise click.UsageError(msg)
        taken = (*others, self.add_ignore, self.baseline, self.diff_base)
        if self.write_baseline and any(taken):
            msg = "`--write-baseline` accepts all that is found in files, and stands alone"
            raise click.UsageError(msg)
        if self.diff_base is not None and self.stdin:
            msg = "`--diff-base` compares files with their past; standard input has none"
            raise click.UsageError(msg)
        if self.filters and self.output_file == _STDOUT:
            msg = "with `- --fix` the reply goes to standard output; give `-o` a file"
            raise click.UsageError(msg)

    @property
    def stdin(self) -> bool:
        """Tell whether standard input is to be read."""
        return self.paths == ("-",)

    @property
    def folders_and_files(self) -> list[Path]:
        """Return the paths to look at: those given, else the working folder."""
        return [Path(path) for path in self.paths] or [Path()]

    @property
    def findings_file(self) -> Path | None:
        """Return where findings are written, None for a standard stream."""
        return None if self.output_file == _STDOUT else self.output_file

    @property
    def filters(self) -> bool:
        """Tell whether the fixed reply goes to standard output, and findings elsewhere."""
        return self.stdin and self.fix and not self.diff
