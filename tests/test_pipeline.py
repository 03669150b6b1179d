"""What the pipeline makes of a reply: its parts, its sentences, its placeholders."""

from pathlib import Path

import pytest
import spacy

from replylint import Draft
from replylint.pipeline import COMPONENTS, build_pipeline, read
from replylint.pipeline.reading import Reading
from replylint.pipeline.zones import ZONES

NLP = build_pipeline()


def reading(text: str, **setting: str) -> Reading:
    return read(NLP, Draft(text, **setting))  # type: ignore[arg-type]


def parts(text: str) -> list[tuple[str, str]]:
    """Return the zone and the words of every sentence."""
    found = reading(text)
    places = [(s.zone, found.place(s.start, s.end).of(text)) for s in found.sentences]
    return [(zone, words) for zone, words in places if words]


def sentences(text: str) -> list[str]:
    return [words for _, words in parts(text)]


@pytest.mark.parametrize(
    "greeting",
    ["Hi Mo,", "Dear Mr and Mrs Lyle,", "Good morning,", "Hello!", "Hey there -", "Ines,\n"],
)
def test_a_greeting_is_no_part_of_the_body(greeting: str) -> None:
    first, *rest = parts(f"{greeting} the crew is on site.")
    assert first == ("greeting", greeting.strip())
    assert rest == [("body", "the crew is on site.")]


@pytest.mark.parametrize(
    "signature",
    [
        "Kind regards,\nAna",
        "Best, Tom",
        "Rafael, Pulsa support",
        "Thanks\n\nS. Pike\nConsumer Correspondence",
        "-- \nMilan\nPlease be advised that terms apply.",
        "{{agent.name}}, {{store}}",
        "With friendly regards\nBeate Fromm, reception",
    ],
)
def test_a_signature_is_no_part_of_the_body(signature: str) -> None:
    zones = parts(f"Hi,\n\nIt is done.\n\n{signature}")
    assert [words for zone, words in zones if zone == "body"] == ["It is done."]
    assert {zone for zone, _ in zones[2:]} == {"signature"}


@pytest.mark.parametrize(
    "last", ["Ticket closed.", "We can look again - maybe.", "Call us on 191."]
)
def test_a_short_last_sentence_is_no_signature(last: str) -> None:
    assert parts(f"Hi,\n\nIt is done.\n\n{last}")[-1] == ("body", last)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["Ana", "-- \nAna\nPlease be advised that terms apply."])
def test_a_legal_notice_is_no_part_of_the_body(between: str, line_end: str) -> None:
    notice = "This message is confidential and may be privileged. We guarantee nothing."
    text = f"It is done.\n\n{between}\n\n{notice}".replace("\n", line_end)
    assert [words for zone, words in parts(text) if zone == "body"] == ["It is done."]


def test_what_the_customer_wrote_is_a_quotation() -> None:
    text = 'You wrote "nobody ever calls me back at all" and that should not have happened.'
    doc = NLP(text)
    (quote,) = [span for span in doc.spans[ZONES] if span.label_ == "quote"]
    assert quote.text == '"nobody ever calls me back at all"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs approx. 5 euros. Fine.", ["It costs approx. 5 euros.", "Fine."]),
        ("See no. 5 and e.g. page 3.5. Done", ["See no. 5 and e.g. page 3.5.", "Done"]),
        ("Mail a.b@c.example. Thanks", ["Mail a.b@c.example.", "Thanks"]),
        ("Go to x.example/a.b. Then wait", ["Go to x.example/a.b.", "Then wait"]),
        ("thanks. we will call", ["thanks.", "we will call"]),
        ("No full stop\n\nNext one", ["No full stop", "Next one"]),
        ("1. Open it\n2. Press Save.\n- wait", ["1. Open it", "2. Press Save.", "- wait"]),
        ('"Was it you?" she asked.', ['"Was it you?" she asked.']),
        ("It is {{ticket.id}}. Keep it.", ["It is {{ticket.id}}.", "Keep it."]),
        ("What?! No... really.", ["What?!", "No... really."]),
        (
            "This line was wrapped by a mail program at seventy\ncolumns or so. Yes.",
            ["This line was wrapped by a mail program at seventy\ncolumns or so.", "Yes."],
        ),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_placeholder_is_one_word_that_says_what_it_names() -> None:
    found = reading("We will call {{ customer.first_name }} by [day and time].")
    assert [p.names for p in found.placeholders] == ["person", "time"]
    norms = {token.norm_ for token in found.doc}
    assert {"[person]", "[time]"} <= norms


@pytest.mark.parametrize("component", COMPONENTS)
def test_each_component_can_be_added_to_any_english_pipeline(component: str) -> None:
    nlp = spacy.blank("en")
    for earlier in COMPONENTS[: COMPONENTS.index(component) + 1]:
        nlp.add_pipe(earlier)
    doc = nlp("Hi Ana,\n\nI'm sorry that it broke.\n\nSam")
    assert len(doc) > 0


def test_an_act_is_found_alike_whether_or_not_others_are_looked_for() -> None:
    text = (
        "A cracked lamp, days late. As stated in our terms, you need to open the box first."
        " We apologise for any inconvenience."
    )
    message = "The lamp came days late and it was cracked!"
    alone = reading(text, customer=message)
    found = {
        act.label: alone.acts_of([act.label]) for act in reading(text, customer=message).acts_of()
    }
    assert {"restatement", "contradiction", "policy", "boilerplate-apology"} <= found.keys()
    together = reading(text, customer=message).acts_of()
    assert sorted(act for acts in found.values() for act in acts) == sorted(together)


def test_a_long_running_process_stops_learning_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from replylint import linter  # noqa: PLC0415
    from replylint.patterns import forms  # noqa: PLC0415

    monkeypatch.setattr(linter, "KEPT_WORDS", 0)
    monkeypatch.setattr(forms, "_MANY", 20)
    ours = linter.Linter()
    ours.lint(Draft("The first draft."))
    before = len(build_pipeline().vocab.strings)
    for number in range(50):
        ours.lint(Draft(f"Word{number}x is one that nobody has ever written before."))
    assert len(build_pipeline().vocab.strings) == before
    assert len(forms.forms_of(build_pipeline().vocab)) < 50


def test_words_are_split_as_spacy_splits_them_but_for_the_past() -> None:
    ours, theirs = build_pipeline(), spacy.blank("en")
    folder = Path(__file__).parent / "drafts"
    texts = [path.read_text("utf-8") for path in folder.glob("*.[mt]*")]
    texts.append("Who’s here? It's (that's) what he's done: let's see, there's one, it’s Ana's.")
    for text in texts:
        split, expected = (
            [(t.text, t.norm_) for t in nlp.make_doc(text)] for nlp in (ours, theirs)
        )
        past = [(word, "did" if word.lower() == "did" else norm) for word, norm in expected]
        assert split == past
