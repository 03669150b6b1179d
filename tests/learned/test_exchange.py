"""What models read of a reply and of what it answers."""

from replylint import Channel, Draft
from replylint.learned.exchange import Exchange, exchange_of, turn_of
from replylint.pipeline import build_pipeline, read


def exchange(draft: Draft) -> Exchange:
    return exchange_of(turn_of(read(build_pipeline(), draft).doc))


def test_a_model_reads_the_end_of_the_thread_and_who_wrote_it() -> None:
    thread = ("C: It broke.", "A: Which model is it?", "C: The red one.")
    found = exchange(Draft("We send a new one.", "Any news?", thread, Channel.CHAT))
    assert found.thread == ("agent: Which model is it?", "customer: The red one.")
    assert (found.channel, found.customer) == ("chat", "Any news?")


def test_placeholders_are_read_as_what_they_name() -> None:
    found = exchange(Draft("Hi {{customer.name}},\n\nIt leaves on [day and time]."))
    assert found.sentences[-1] == "It leaves on [time]."


def test_blank_lines_are_no_sentences() -> None:
    assert exchange(Draft("Yes.\n\n \n\nNo.")).sentences == ("Yes.", "No.")
