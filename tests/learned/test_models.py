"""What the models add to the rules, by tier."""

import pytest
import spacy

from replylint import Channel, Draft, Settings
from replylint.diagnostic import TextSpan
from replylint.linter import Linter, linter_for
from replylint.report import Report

UNOWNED = Draft(
    "Hi Dana,\n\nThe second parcel was put on the wrong van on Monday and is now in Leeds. It "
    "goes out again tomorrow and reaches you by 6 pm. Write to me if it doesn't.\n\nBest, Ola",
    customer="I paid for next-day delivery and half of my order is STILL missing after four days. "
    "I am really annoyed, I needed it for a birthday on Saturday.",
    channel=Channel.EMAIL,
)
"""A failure of ours that the reply explains and nowhere owns."""
FINE = Draft(
    "Hi Dana,\n\nYes, the shelf fits a 40 cm alcove: it is 38 cm wide without brackets. You can "
    "leave the brackets off and use the two holes at the back.\n\nBest, Ola",
    customer="Does the Nora shelf fit into an alcove of 40 cm?",
    channel=Channel.EMAIL,
)
TIERS = ("fast", "full")


def report(draft: Draft, tier: str, **settings: object) -> Report:
    return linter_for(Settings(tier=tier, **settings)).lint(draft)  # type: ignore[arg-type]


@pytest.mark.parametrize("tier", TIERS)
def test_a_report_says_which_tier_spoke(tier: str) -> None:
    assert report(FINE, tier).tier == tier


@pytest.mark.parametrize("tier", TIERS)
def test_a_failure_that_nobody_owns_is_found(tier: str) -> None:
    found = report(UNOWNED, tier)
    assert found.facts.complaint
    assert found.facts.at_fault
    assert "APO001" in found.counts()


@pytest.mark.parametrize("tier", TIERS)
def test_a_plain_answer_to_a_plain_question_has_no_finding(tier: str) -> None:
    found = report(FINE, tier)
    assert not found.facts.complaint
    assert found.diagnostics == ()


@pytest.mark.parametrize("tier", TIERS)
def test_findings_and_acts_carry_their_confidence(tier: str) -> None:
    found = report(UNOWNED, tier)
    sure = [d.confidence for d in found.diagnostics] + [a.confidence for a in found.acts]
    known = [confidence for confidence in sure if confidence is not None]
    assert known
    assert all(0 <= confidence <= 1 for confidence in known)


def test_findings_below_the_least_confidence_are_left_out() -> None:
    (surest,) = [d.confidence for d in report(UNOWNED, "full").diagnostics if d.code == "APO001"]
    assert surest is not None
    assert "APO001" in report(UNOWNED, "full", min_confidence=surest - 0.01).counts()
    assert "APO001" not in report(UNOWNED, "full", min_confidence=surest + 0.01).counts()


def test_every_finding_has_a_suggestion_or_its_rule_has_none() -> None:
    linter = Linter(Settings(preview=True))
    bare = {rule.code for rule in linter.rules if not rule.suggestions}
    found = linter.lint(UNOWNED).diagnostics
    assert [d.code for d in found if not d.suggestions and d.code not in bare] == []


def test_the_models_serve_in_other_pipelines() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("replylint_learned", config={"tier": "fast"})
    doc = nlp("Thank you for writing. I am so sorry that your lamp arrived broken.")
    thanking, sorry = doc._.judgement.act("apology")
    assert sorry > 0.5 > thanking


@pytest.mark.parametrize("tier", TIERS)
def test_a_reply_without_a_word_is_judged_clean(tier: str) -> None:
    assert report(Draft("\n \n"), tier).diagnostics == ()


@pytest.mark.parametrize("tier", TIERS)
def test_a_refusal_is_known_by_the_sentence_that_refuses(tier: str) -> None:
    asked = "Can I send the bag back? I used it twice, on a weekend away."
    reply = (
        "Hi Sam,\n\nThank you for asking first. "
        "I'm afraid we can't take it back, as it has been used. "
        "If a seam or the zip gives way within two years, we mend it for free.\n\nBest, Ola"
    )
    assert report(Draft(reply, customer=asked, channel=Channel.EMAIL), tier).facts.refusal
    kept = reply.replace("I'm afraid we can't take it back, as it has been used", "We take it back")
    assert not report(Draft(kept, customer=asked, channel=Channel.EMAIL), tier).facts.refusal


@pytest.mark.parametrize("tier", TIERS)
def test_an_act_is_told_with_the_sentence_that_does_it(tier: str) -> None:
    text = "Hi Dana,\n\nI am sorry that the lamp broke. A new one is on its way.\n\nBest, Ola"
    acts = report(Draft(text, customer="My lamp arrived in pieces!"), tier).acts
    said = {(act.act, act.span.of(text)) for act in acts}
    assert ("greeting", "Hi Dana,") in said
    assert ("apology", "I am sorry that the lamp broke.") in said
    assert ("apology", "A new one is on its way.") not in said


@pytest.mark.parametrize("tier", TIERS)
def test_what_others_say_in_a_quotation_is_no_act_of_ours(tier: str) -> None:
    quotation = "> We are so sorry that the parcel is late.\n> We cannot refund it."
    text = f"{UNOWNED.text}\n\n{quotation}"
    place = TextSpan(text.index(quotation), len(text))
    draft = Draft(text, UNOWNED.customer, channel=Channel.EMAIL, quotes=(place,))
    found = report(draft, tier)
    assert "APO001" in found.counts()
    assert not found.facts.refusal
    assert [act for act in found.acts if act.span.touches(place)] == []


def test_an_apology_after_more_sentences_than_models_read_is_seen() -> None:
    text = "The first van went to Leeds.\n" * 510 + "\nI am very sorry about the delay."
    acts = report(Draft(text, customer=UNOWNED.customer), "fast").acts
    assert "about the delay" in "".join(act.span.of(text) for act in acts if act.act == "apology")
