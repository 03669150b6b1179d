"""What a wheel holds besides the sources: rules, acts and facts, and what all wordings mean.

Run when the package is built (hatch_build.py). A checkout works without either, only slower.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from replylint.matchers.phrases import pattern_of, phrases_of
from replylint.patterns.index import numbers_of
from replylint.patterns.lexicon import lexicon_of
from replylint.patterns.stored import FILE, Stored, name_of
from replylint.patterns.word_test import WordTest
from replylint.patterns.wording import WordClasses, WordToken
from replylint.pipeline import build_pipeline
from replylint.pipeline.acts import act_files
from replylint.pipeline.facts import SituationFile, fact_files, situations
from replylint.rule import Function, Phrases, Rule, Tokens
from replylint.rule_file import compiled, read_rule


def compile_to(folder: Path, rules: Path) -> list[Path]:
    """Write what a wheel holds into `folder`; the rules are read from the files in `rules`.

    Returns the paths. Raises RuleError or PatternError for a file that is wrong.
    """
    read = [read_rule(path) for path in sorted(rules.glob("*/*.toml"))]
    contents = {
        "rules.json": compiled(read, rules),
        "acts.json": msgspec.json.encode(act_files()),
        "facts.json": msgspec.json.encode(fact_files()),
        "situations.json": msgspec.json.encode(SituationFile(situations())),
        FILE: msgspec.json.encode(wordings(read)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def wordings(rules: Sequence[Rule]) -> Stored:
    """Return the wordings of the built-in acts and facts and of these rules."""
    lexicon = lexicon_of(build_pipeline())
    names = {
        name_of(source, own): tuple(numbers_of(source, own, lexicon))
        for source, own in _sources(rules)
    }
    tests = [_test(test) for test in lexicon.tests]
    numbers = sorted({number for numbers in names.values() for number in numbers})
    return Stored(
        words=lexicon.symbols.names,
        tests=tuple(map(_raw, tests)),
        asking=tuple(number for number, test in enumerate(tests) if isinstance(test, dict)),
        wordings=tuple(_raw(lexicon.wording(number)) for number in numbers),
        names=names,
    )


def _raw(content: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(content))


def _test(test: WordTest) -> tuple[int, ...] | WordToken:
    """Return a test as it is stored."""
    return test.token if test.words is None else tuple(sorted(test.words))


def _sources(rules: Sequence[Rule]) -> Iterator[tuple[str, WordClasses | None]]:
    """Yield every wording in the notation, with the classes of the rule that it stands in."""
    for file in act_files():
        for group in file.wordings:
            yield from ((source, None) for source in (*group.patterns, *group.unless))
    for cue in (*situations(), *(signal for file in fact_files() for signal in file.signals)):
        yield from ((source, None) for source in (*cue.patterns, *cue.unless))
    nlp = build_pipeline()
    for rule in rules:
        match = rule.match
        patterns = [*match.unless, *match.unless_nearby, *match.unless_anywhere]
        if isinstance(match, Tokens):
            patterns += [*match.patterns, *(p for v in match.variants for p in v.patterns)]
        elif isinstance(match, Phrases):
            patterns += [pattern_of(phrase, nlp) for phrase, _ in phrases_of(match)]
        elif isinstance(match, Function):
            patterns += match.phrases
        own = match.words or None
        yield from ((source, own) for source in patterns if isinstance(source, str))
