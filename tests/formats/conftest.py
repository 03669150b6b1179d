"""Reports as the linter gives them, made by hand, and a way to render them."""

from collections.abc import Callable, Sequence

import pytest

from replylint.diagnostic import Applicability, Diagnostic, Edit, Severity, Suggestion, TextSpan
from replylint.draft import Channel, Draft
from replylint.formats import FORMATS, STATISTICS
from replylint.formats.renderer import RenderOptions
from replylint.formats.tally import Tally
from replylint.report import Facts, Report, SpeechAct
from replylint.sourcemap import Piece, SourceMap

SAFE, UNSAFE, DISPLAY = Applicability

LATE = (
    "Hi Maya,\n"
    "\n"
    "Thank you for your patience. As I already explained, the parcel left our warehouse on "
    "Monday and I guarantee it will never be late again. Your new label will be with you soon, "
    "so please print it, stick it over the old one and take the box to any post office in your "
    "area within the next two weeks.\n"
    "\n"
    "Kind regards,\n"
    "Tom\n"
)


def words(text: str, quote: str) -> TextSpan:
    """Return where `quote` first stands in `text`."""
    start = text.index(quote)
    return TextSpan(start, start + len(quote))


def instead(text: str, quote: str, new: str) -> Edit:
    """Return the edit that puts `new` in the place of `quote`."""
    return Edit(words(text, quote), new)


def missing_apology(at: int, rewrite: str) -> Diagnostic:
    """Return a finding about something absent, with a rewrite that is put in at `at`."""
    place = TextSpan(at, at)
    return Diagnostic(
        code="APO001",
        name="missing-apology",
        severity=Severity.WARNING,
        span=place,
        message="Something went wrong on our side, and nothing here says sorry for it.",
        principle="Six steps: say sorry for what happened before you explain it.",
        suggestions=(Suggestion("Begin with an apology", (Edit(place, rewrite),), UNSAFE),),
    )


def rubbed_in(text: str) -> Diagnostic:
    """Return a finding with a safe rewrite."""
    edits = (instead(text, "As I already explained, the", "The"),)
    return Diagnostic(
        code="ARG002",
        name="contradiction",
        severity=Severity.WARNING,
        span=words(text, "As I already explained"),
        message="This rubs in that the customer was told before.",
        principle="Ten difficult situations: give the fact again as if it were the first time.",
        suggestions=(Suggestion("Give the fact alone", edits, SAFE),),
        confidence=0.91,
    )


def guarantee(text: str, quote: str = "I guarantee it will never be late again") -> Diagnostic:
    """Return a finding with an unsafe rewrite that leaves a blank."""
    new = "we have [what we have changed], so that it should not be late again"
    return Diagnostic(
        code="PRM001",
        name="absolute-guarantee",
        severity=Severity.ERROR,
        span=words(text, "I guarantee"),
        message="Nobody can give this certainty, and the customer will remember it.",
        principle="How to keep the customer: promise only what you can keep.",
        suggestions=(Suggestion("Say what has changed", (instead(text, quote, new),), UNSAFE),),
        confidence=0.97,
    )


def vague_time(text: str) -> Diagnostic:
    """Return a finding with two rewrites, one that is only shown."""
    return Diagnostic(
        code="NXT003",
        name="vague-timeline",
        severity=Severity.HINT,
        span=words(text, "soon"),
        message='"Soon" leaves the customer to guess when to ask again.',
        principle="Real-life examples: give a day, and the waiting becomes bearable.",
        suggestions=(
            Suggestion("Name the time", (instead(text, "soon", "by [day and time]"),), UNSAFE),
            Suggestion("Leave it out", (instead(text, " soon", ""),), DISPLAY),
        ),
    )


@pytest.fixture
def late_parcel() -> Report:
    """Return a plain file with four findings."""
    at = LATE.index("Thank you")
    sorry = "I'm sorry that your parcel was three days late. "
    return Report(
        Draft(LATE, path="replies/late-parcel.txt", channel=Channel.EMAIL),
        (missing_apology(at, sorry), rubbed_in(LATE), guarantee(LATE), vague_time(LATE)),
        Facts(complaint=True, at_fault=True, open=True, situation=("late",)),
        (SpeechAct("thanks", words(LATE, "Thank you for your patience."), 0.98),),
        score=41,
    )


@pytest.fixture
def clean() -> Report:
    """Return a reply without findings."""
    return Report(Draft("Hi Maya,\n\nYour parcel arrives on Monday.\n", path="replies/good.txt"))


@pytest.fixture
def french() -> Report:
    """Return a draft that was not linted."""
    draft = Draft("Bonjour Maya, merci de votre patience.", path="replies/fr.txt")
    return Report(draft, skipped="not in English (French)")


@pytest.fixture
def record() -> Report:
    """Return the second record of a .jsonl file: emoji, escapes, wide letters, CRLF."""
    raw = (
        '{"id": "a-012", "reply": "こんにちは Yuki 👋\\r\\n\\r\\n'
        'We\\u2019ll send \\"it\\" soon 🙏 I guarantee it."}\n'
    )
    pieces, text = _decoded(raw, offset=40)
    draft = Draft(
        text,
        path="replies/week.jsonl",
        id="a-012",
        line=2,
        line_offset=40,
        raw=raw,
        source_map=SourceMap(pieces),
        carrier="json",
    )
    return Report(draft, (vague_time(text), guarantee(text, "I guarantee it")))


def _decoded(raw: str, offset: int) -> tuple[list[Piece], str]:
    """Decode the reply of a record as the reader does, character by character."""
    escapes = {"\\r": "\r", "\\n": "\n", '\\"': '"', "\\u2019": "\u2019"}
    at, text = raw.index('"reply": "') + len('"reply": "'), ""
    pieces = []
    while raw[at] != '"':
        form = next((form for form in escapes if raw.startswith(form, at)), raw[at])
        pieces.append(
            Piece(len(text), len(text) + 1, offset + at, offset + at + len(form)),
        )
        text += escapes.get(form, form)
        at += len(form)
    return pieces, text


@pytest.fixture
def html() -> Report:
    """Return a draft with markup, whose text is the file itself."""
    text = (
        "<p>Hi Sam,</p>\n<p>We&rsquo;re sorry for any inconvenience. "
        "Please be advised that your <b>RMA</b> was approved.</p>\n"
    )
    officialese = Diagnostic(
        code="JRG003",
        name="officialese",
        severity=Severity.INFORMATION,
        span=words(text, "Please be advised that"),
        message="Office language keeps the customer at a distance.",
        principle="Six steps: speak as you would across a table.",
        suggestions=(
            Suggestion("Say it plainly", (instead(text, "Please be advised that y", "Y"),), SAFE),
        ),
    )
    return Report(Draft(text, path="macros/return.html", markup="html"), (officialese,))


@pytest.fixture
def base64_mail() -> Report:
    """Return a mail whose text has no place in the file."""
    text = "Hello,\r\n\r\nwe will look into it soon.\r\n"
    draft = Draft(text, path="inbox/4711.eml", source_map=SourceMap([]), raw="TUlNRQ==")
    return Report(draft, (vague_time(text),))


@pytest.fixture
def every_report(request: pytest.FixtureRequest) -> list[Report]:
    """Return one run over everything above."""
    names = ("late_parcel", "clean", "french", "record", "html", "base64_mail")
    return [request.getfixturevalue(name) for name in names]


@pytest.fixture
def render() -> Callable[..., str]:
    """Return a function that renders a run as the command line does."""

    def run(
        name: str, reports: Sequence[Report], errors: Sequence[str] = (), **options: object
    ) -> str:
        factory = STATISTICS if name == "statistics" else FORMATS[name]
        renderer, tally = factory(RenderOptions(**options)), Tally()  # type: ignore[arg-type]
        for path in errors:
            tally.fail(path, "is empty")
        written = [renderer.begin()]
        for report in reports:
            tally.add(report)
            written.append(renderer.reply(report))
        return "".join([*written, renderer.end(tally.summary())])

    return run
