"""What .gitignore files say about the files of a folder walk."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from replylint.globs import relative

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GitIgnores(Struct, frozen=True):
    """The .gitignore files from the top of the repository down to one folder."""

    files: "tuple[tuple[Path, GitIgnoreSpec], ...]" = ()

    @classmethod
    def above(cls, folder: Path) -> "GitIgnores":
        """Return what holds in `folder` itself, its own .gitignore not yet among it."""
        here = folder.absolute()
        above = list(here.parents)
        tops = [depth for depth, parent in enumerate(above) if (parent / ".git").exists()]
        if not tops or (here / ".git").exists():
            return cls()
        ignores = cls()
        for parent in reversed(above[: tops[0] + 1]):
            ignores = ignores.within(parent)
        return ignores

    def within(self, folder: Path) -> "GitIgnores":
        """Return these and the .gitignore of `folder`, if it has one that can be read."""
        try:
            lines = (folder / ".gitignore").read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return self
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - a named file needs none

        return GitIgnores((*self.files, (folder, GitIgnoreSpec.from_lines(_sound(lines)))))

    def name(self, path: Path, *, folder: bool = False) -> bool:
        """Tell whether `path` is ignored; the .gitignore nearest to it has the last word."""
        for root, spec in reversed(self.files):
            verdict = spec.check_file(relative(path, root, folder=folder)).include
            if verdict is not None:
                return verdict
        return False


def _sound(lines: list[str]) -> list[str]:
    # git passes over a pattern without a body; the library refuses the whole file for it
    return [line for line in lines if line.strip() not in {"!", "\\"}]
