"""`replylint corpus train` and `calibrate`, on a corpus small enough to wait for."""

import json
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree

import pytest
from command_line import Call

ROOT = Path(__file__).parents[2]
TRAINED, HELD_OUT = ("i", "q", "al"), ("h", "o")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with some batches, the rules, and a plan for just these."""
    pytest.importorskip("sklearn", reason="training needs scikit-learn (the extra [train])")
    exchanges = tmp_path / "exchanges"
    exchanges.mkdir()
    for batch in (*TRAINED, *HELD_OUT):
        source = ROOT / "corpus" / "exchanges" / f"{batch}.jsonl"
        (exchanges / source.name).write_bytes(source.read_bytes())
    copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / "models").mkdir()
    plan = (ROOT / "corpus" / "training.toml").read_text("utf-8").splitlines()
    plan = [line for line in plan if not line.startswith(("calibration", "validation"))]
    held_out = json.dumps(HELD_OUT)
    (tmp_path / "plan.toml").write_text(
        "\n".join([f"calibration = {held_out}", "validation = []", *plan]), "utf-8"
    )
    return tmp_path


def learn(cli: Call, folder: Path, what: str) -> str:
    options = [f"--{name}={folder / name}" for name in ("exchanges", "rules", "models")]
    result = cli("corpus", what, "--tier=fast", f"--plan={folder / 'plan.toml'}", *options)
    assert result.code == 0, result.err
    return result.out


def test_training_writes_models_trust_and_thresholds_and_does_so_again_alike(
    cli: Call, small: Path
) -> None:
    learn(cli, small, "train")
    written = sorted((small / "models").rglob("*.*"))
    first = {path: path.read_bytes() for path in written}
    assert {path.name for path in written} >= {"sentence.npy", "reply.npy", "trust.json"}
    rule = small / "rules" / "apologise" / "missing-apology.toml"
    assert "confidence = { fast = " in rule.read_text("utf-8")
    thresholds = rule.read_bytes()
    learn(cli, small, "train")
    assert {path: path.read_bytes() for path in written} == first
    assert rule.read_bytes() == thresholds


def test_a_plan_that_is_wrong_is_named_with_its_key(cli: Call, small: Path) -> None:
    plan = small / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace("seed = 1", 'seed = "one"'), "utf-8")
    places = [f"--{name}={small / name}" for name in ("exchanges", "rules", "models")]
    result = cli("corpus", "train", f"--plan={plan}", *places)
    assert result.code == 2
    assert "plan.toml" in result.err
    assert "seed" in result.err


def test_without_torch_the_message_says_what_brings_it(cli: Call, small: Path) -> None:
    if find_spec("torch"):
        pytest.skip("torch is installed")
    places = [f"--{name}={small / name}" for name in ("exchanges", "rules", "models")]
    result = cli("corpus", "train", "--tier=full", f"--plan={small / 'plan.toml'}", *places)
    assert result.code == 2
    assert "torch" in result.err
    assert "replylint[train]" in result.err
    assert list((small / "models").iterdir()) == []


def test_a_curve_shows_how_far_each_part_of_the_corpus_leads(cli: Call, small: Path) -> None:
    plan, figures = small / "plan.toml", small / "curve.json"
    plan.write_text(plan.read_text("utf-8").replace("validation = []", 'validation = ["h"]'))
    places = [f"--exchanges={small / 'exchanges'}", f"--figures={figures}"]
    result = cli("corpus", "curve", "--tier=fast", f"--plan={plan}", *places)
    assert result.code == 0, result.err
    points = json.loads(figures.read_text("utf-8"))["fast"]
    counts = [point["exchanges"] for point in points]
    assert [round(count / counts[-1], 2) for count in counts] == [0.25, 0.5, 0.75, 1]
    assert points[-1]["acts"] > points[0]["acts"] > 0
    assert {"ACK", "ARG"} <= points[-1]["by_family"].keys()


def test_a_plan_without_validation_cannot_be_measured(cli: Call, small: Path) -> None:
    places = [f"--exchanges={small / 'exchanges'}", f"--figures={small / 'curve.json'}"]
    result = cli("corpus", "curve", f"--plan={small / 'plan.toml'}", *places)
    assert result.code == 2
    assert "validation" in result.err
