"""TPL006: "see attached" where nothing is attached. The rule's `phrases` are its wordings."""

from collections.abc import Iterator

from replylint.match import Match, match_of
from replylint.matchers.wordings import own_phrases
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule

_LINKS = ("://", "href", "www.")


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the words that name an attachment; nothing where the source cannot hold any."""
    if reading.draft.attachments != 0:
        return
    index = own_phrases(rule)
    for sentence in reading.body:
        for hit in index.find(reading.doc, sentence.start, sentence.end)[:1]:
            if not _links(reading, sentence):
                yield match_of(rule, reading, hit.start, hit.end)


def _links(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the sentence, or the line after it, leads to a file elsewhere, by a link."""
    draft = reading.draft
    written = draft.span(reading.place(sentence.start, sentence.end))
    rest = draft.text[written.start : written.end + 100].split("\n\n")[0]
    return any(link in rest for link in _LINKS)
