"""The models as a spaCy component, for pipelines of your own.

    nlp.add_pipe("replylint_learned", config={"tier": "full"})

It stands after a component that sets sentence starts, and sets doc._.judgement; doc._.customer and
doc._.thread (Docs) and doc._.channel are read where they are set.
"""

from spacy.language import Language
from spacy.tokens import Doc

from replylint.draft import Tier
from replylint.learned import Judge, judge

if not Doc.has_extension("judgement"):
    Doc.set_extension("judgement", default=None)


@Language.factory("replylint_learned", default_config={"tier": "full"})
def make_learned(nlp: Language, name: str, tier: Tier) -> "Learned":
    """Return the component that judges replies with the models of a tier."""
    del nlp, name
    return Learned(judge(tier))


class Learned:
    """Sets doc._.judgement."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def __call__(self, doc: Doc) -> Doc:
        """Judge a reply."""
        doc._.judgement = self._judge(doc)
        return doc
