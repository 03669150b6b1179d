"""`replylint corpus`: measure the rules against replies that people have labelled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from replylint.cli.options import TIERS, Command, configuration_options, list_option

if TYPE_CHECKING:
    from types import ModuleType

    from replylint.draft import Tier
    from replylint.training.plan import Plan


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _place(name: str, kind: click.Path, default: str) -> Callable[[Command], Command]:
    return click.option(name, type=kind, default=Path(default), show_default=True)


_TIER = click.option(
    "--tier", type=click.Choice([*TIERS, "both"]), default="both", show_default=True
)
_PLAN = _place("--plan", _FILE, "corpus/training.toml")
_EXCHANGES = _place("--exchanges", _FOLDER, "corpus/exchanges")
_MODELS = _place("--models", _FOLDER, "replylint/models")
_WRITTEN = click.Path(dir_okay=False, writable=True, path_type=Path)
_FIGURES = _place("--figures", _WRITTEN, "corpus/curve.json")
_RULES = _place("--rules", _FOLDER, "rules")


def _learning(command: Command) -> Command:
    """Give a command the options of all that writes models and thresholds."""
    return _TIER(_PLAN(_EXCHANGES(_MODELS(_RULES(command)))))


@click.group()
def corpus() -> None:
    """Measure the rules against labelled replies, and learn from them."""


@corpus.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@list_option("--codes", metavar="CODES", help_text="The codes that are labelled in FILE.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@click.option("--tier", type=click.Choice(TIERS), help="The tier that is measured.")
@configuration_options
def evaluate(  # noqa: PLR0913 - an option each
    file: Path,
    codes: tuple[str, ...],
    *,
    tier: str | None,
    output_format: str,
    config: Path | None,
    isolated: bool,
) -> None:
    """Compare what is found in FILE (JSON Lines) with its labels.

    Prints precision, recall and F1 per code, per family and together, the same for the facts,
    how much is said about clean replies, and how often a finding touches the labelled words.
    """
    from replylint.cli import evaluation_text  # noqa: PLC0415

    figures = evaluation_text.measure(file, codes, config, tier, isolated=isolated)
    if output_format == "json":
        click.echo(evaluation_text.as_json(figures))
    else:
        click.echo(evaluation_text.as_text(figures))


@corpus.command()
@_learning
def train(tier: str, plan: Path, exchanges: Path, models: Path, rules: Path) -> None:
    """Train the models on a corpus, then calibrate them. Needs the extra [train].

    Writes the models and the thresholds in the rule files. The same plan and corpus give the same
    on the same machine. The full tier begins as an encoder that Maven (`mvn`) fetches once.
    """
    read = _plan(plan)
    run = _training(_tiers(tier))
    places = run.Places(exchanges, models, rules)
    run.train(read, places, _tiers(tier), click.echo)
    run.calibrate(read, places, _tiers(tier), click.echo)


@corpus.command()
@_learning
def calibrate(tier: str, plan: Path, exchanges: Path, models: Path, rules: Path) -> None:
    """Choose confidences and thresholds on the batches held out for that. Needs the extra [train].

    Do this when rules or models have changed.
    """
    run = _training()
    run.calibrate(_plan(plan), run.Places(exchanges, models, rules), _tiers(tier), click.echo)


@corpus.command()
@_TIER
@_PLAN
@_EXCHANGES
@_FIGURES
def quality(tier: str, plan: Path, exchanges: Path, figures: Path) -> None:
    """Measure rules and models on the validation batches.

    Writes what `replylint rule` tells of each rule, and in FIGURES how well the models do by
    themselves, from which `make docs` writes corpus/README.md.
    """
    from replylint.training import curve as curves  # noqa: PLC0415
    from replylint.training.quality import publish  # noqa: PLC0415

    read = _measurable(_plan(plan))
    publish(read, exchanges, _tiers(tier))
    curves.add_shipped(read, exchanges, _tiers(tier), figures)


@corpus.command()
@click.option("--tier", type=click.Choice(TIERS), default="fast", show_default=True)
@_PLAN
@_EXCHANGES
@_FIGURES
def curve(tier: str, plan: Path, exchanges: Path, figures: Path) -> None:
    """Train on a quarter, a half, three quarters and all of a corpus, and measure each time.

    Shows whether more exchanges would help. Writes FIGURES, from which `make docs` writes
    corpus/README.md. Takes as long as training two and a half times. Needs the extra [train].
    """
    _training(_tiers(tier))
    from replylint.training import curve as curves  # noqa: PLC0415

    read, known = _measurable(_plan(plan)), curves.read_curves(figures)
    known |= {own: curves.curve(read, exchanges, own, click.echo) for own in _tiers(tier)}
    curves.write_curves(known, figures)


def _tiers(tier: str) -> "tuple[Tier, ...]":
    return tuple(known for known in TIERS if tier in {known, "both"})


def _training(learned: "tuple[Tier, ...]" = ()) -> "ModuleType":
    """Return the module that trains; `learned` are the tiers whose models it will train.

    Raises UsageError where its libraries are not installed.
    """
    try:
        from replylint.training import run  # noqa: PLC0415 - brings scikit-learn

        if "full" in learned:
            from replylint.training import encoder, export, start  # noqa: F401, PLC0415 - torch, onnx
    except ModuleNotFoundError as error:
        msg = f"training needs {error.name}; pip install 'replylint[train]' brings it"
        raise click.UsageError(msg) from error
    return run


def _measurable(plan: "Plan") -> "Plan":
    """Return a plan that holds batches out. Raises UsageError for one that does not."""
    for name in ("calibration", "validation"):
        if not getattr(plan, name):
            msg = f"the plan names no batches for `{name}`; measuring needs some of both"
            raise click.UsageError(msg)
    return plan


def _plan(path: Path) -> "Plan":
    """Return the plan in a file. Raises UsageError that names what is wrong in it."""
    import msgspec  # noqa: PLC0415

    from replylint.training.plan import read_plan  # noqa: PLC0415

    try:
        return read_plan(path)
    except (msgspec.ValidationError, ValueError) as error:
        msg = f"{path}: {error}"
        raise click.UsageError(msg) from error
