"""What git knows of the files here: which changed since a revision, and what was in them."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click


class Changes:
    """The files that differ from where the work on them began: the merge base with a revision."""

    def __init__(self, revision: str) -> None:
        """Look into the repository of the working folder.

        Raises UsageError where there is none, or no such revision.
        """
        self._top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel")).strip())
        self._base = self._merge_base(revision)
        self._before: dict[str, str | None] = dict(self._renamed())
        self._tracked = frozenset(_names(_git("ls-files", "-z", cwd=self._top)))

    def name(self, path: Path) -> bool:
        """Tell whether the file at `path` has changed, or is new to git: it tracks no such file."""
        called = self._called(path)
        return called in self._before or called not in self._tracked

    def lost(self, path: Path) -> bool:
        """Tell whether there was a file at `path`, or is one, that is not as it was."""
        return self._called(path) in self._before or (path.exists() and self.name(path))

    def before(self, path: Path) -> bytes:
        """Return what a changed file held, b"" for a new one."""
        old = self._before.get(self._called(path))
        return b"" if old is None else _git("show", f"{self._base}:{old}", cwd=self._top)

    def _called(self, path: Path) -> str:
        """Return how git calls a file: from the top folder, with forward slashes."""
        return os.path.relpath(path.parent.resolve() / path.name, self._top.resolve()).replace(
            os.sep, "/"
        )

    def _merge_base(self, revision: str) -> str:
        # a revision that begins with a dash would be read as an option
        commit = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        base = commit.decode().strip()
        try:
            return _git("merge-base", base, "HEAD").decode().strip()
        except click.UsageError:
            return base  # histories that share nothing, as in a shallow clone

    def _renamed(self) -> Iterator[tuple[str, str | None]]:
        """Yield the files that git tracks and that differ, with the names that they had."""
        fields = iter(_names(_git("diff", "--name-status", "-z", "-M", self._base, cwd=self._top)))
        for status in fields:
            name = next(fields)
            if status[0] in "RC":
                yield next(fields), name
            else:
                yield name, None if status[0] == "A" else name


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _git(*arguments: str, cwd: Path | None = None) -> bytes:
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        msg = f"`--diff-base` asks git, which cannot be run: {error.strerror}"
        raise click.UsageError(msg) from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        msg = (
            f"`--diff-base`: git says: {reason[0] if reason else 'nothing'}; name a revision that "
            "is here (in CI, fetch it first: a shallow clone does not have it)"
        )
        raise click.UsageError(msg)
    return done.stdout
