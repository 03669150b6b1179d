"""What `replylint config --show` prints."""

from pathlib import Path

from replylint.cli.toml import in_toml
from replylint.config_file import Configuration
from replylint.config_keys import Key, keys


def settings_text(path: Path, file: Path | None, *, isolated: bool) -> str:
    """Return the settings for `path` as TOML, under a comment that names the file.

    Raises ConfigError.
    """
    folder = path if path.is_dir() else path.parent
    found = Configuration(file, isolated=isolated).settings(folder)
    source = f"# from {found.file}" if found.file else "# no configuration file: the defaults"
    values = {one.name: getattr(found, one.name.replace("-", "_")) for one in keys() if _top(one)}
    lines = [f"{name} = {in_toml(value)}" for name, value in values.items() if value is not None]
    return "\n".join([source, *lines])


def _top(one: Key) -> bool:
    return "." not in one.name
