"""What a wheel holds besides the sources: the rules in one file, and which words wake a wording.

Run when the package is built (hatch_build.py). A checkout works without either, only slower.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from replylint.patterns.index import builtin_classes, builtin_digest, norms_of
from replylint.patterns.notation import compile_wording
from replylint.patterns.wakes import encoded, name_of
from replylint.patterns.wording import WordClasses
from replylint.pipeline import build_pipeline
from replylint.pipeline.acts import act_files
from replylint.pipeline.facts import fact_files, situations
from replylint.rule import Rule, Tokens
from replylint.rule_file import compiled, read_rule


def compile_to(folder: Path, rules: Path) -> list[Path]:
    """Write rules.json and wakes.json into `folder` from the rule files in `rules`.

    Returns their paths. Raises RuleError or PatternError for a file that is wrong.
    """
    read = [read_rule(path) for path in sorted(rules.glob("*/*.toml"))]
    contents = {"rules.json": compiled(read, rules), "wakes.json": wakes(read)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def wakes(rules: Sequence[Rule]) -> bytes:
    """Return the content of wakes.json for the built-in acts and facts and these rules."""
    norms = norms_of(build_pipeline())
    found = {}
    for source, own in _wordings(rules):
        wordings = compile_wording(source, norms, {**builtin_classes(), **(own or {})})
        triggers = {word for wording in wordings for word in wording.required[0][1]}
        found[name_of(source, own)] = triggers
    return encoded(builtin_digest(), found.items())


def _wordings(rules: Sequence[Rule]) -> Iterator[tuple[str, WordClasses | None]]:
    """Yield every wording in the notation, with the classes of the rule that it stands in."""
    for file in act_files():
        for group in file.wordings:
            yield from ((source, None) for source in (*group.patterns, *group.unless))
    for cue in (*situations(), *(signal for file in fact_files() for signal in file.signals)):
        yield from ((source, None) for source in (*cue.patterns, *cue.unless))
    for rule in rules:
        match = rule.match
        patterns = [*match.unless, *match.unless_nearby, *match.unless_anywhere]
        if isinstance(match, Tokens):
            patterns += [*match.patterns, *(p for v in match.variants for p in v.patterns)]
        own = match.words or None
        yield from ((source, own) for source in patterns if isinstance(source, str))
