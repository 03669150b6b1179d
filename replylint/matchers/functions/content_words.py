"""The words of a text that carry its subject, cut so that "invoices" and "invoice" are the same."""

import re

_WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
_FUNCTION_WORDS = """
it the and for are was were you your yours our ours its it's this that these those there
here with from have has had not but what when where which who whom whose why how does did
doing done can could will would should shall may might must am been being get got getting
any some all also just only please thanks thank hello hi hey dear want wanted need needed
needs like know tell let me mine my we us they them their he she his her him one ones two
thing things way much many more most less very too so if or as at by in on to of an do is
be i'm i'd i've i'll don't doesn't didn't can't won't isn't aren't what's where's still
now then than again about into out up off over after before between through because since
until while ever even really actually possible possibly make made take give given able
going go goes come comes back see look looking help question wondering wonder sure anyone
someone something anything everything else other another same new ask asking say said says
think expect hope use used work works working yes no okay ok both each either exactly
happen happened happening happens idea answer explain right well day days week weeks today
you'll you're you've they're there's that's option options progress worth normal reliable
good better best recommend intend plan under order sorry already yet instead somewhere
soon long de end old whoever status news update whether
"""
_EMPTY = frozenset(_FUNCTION_WORDS.split())
_ENDING = re.compile(r"(?:ments?|ings?|ions?|ie[sd]|e[sd]|ly|[sey])$")
_ALIKE = (
    "refund refunded refundable repay reimburse reimbursed money credited compensation compensate",
    "parcel package delivery deliver delivered delivering shipment",
    "send sent post posted ship shipped dispatch dispatched resend replace replacement",
    "cancel cancelled canceled cancellation leave close closed delete deleted",
    "speak talk call phone ring rang manager supervisor",
    "picture photo image screenshot",
    "buy bought purchase purchased",
    "pay paid payment charge charged billed",
    "swap exchange change switch move amend correct correction corrections update",
    "fix fixed repair repaired mend solved resolve",
    "shop store branch",
    "child children kid kids",
)
_MEANT = {word: group.split()[0] for group in _ALIKE for word in group.split()}
_STEM = 5
_SHORTEST = 3


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the content words of `text`; words for the same thing share one."""
    words = set(_WORD.findall(text.lower().replace("\u2019", "'")))
    bare = {word.removeprefix("non-") for word in words} - _EMPTY
    return frozenset(_stem(word) for word in bare if len(word) > 1)


def _stem(word: str) -> str:
    if word in _MEANT:
        return _MEANT[word]
    ending = None if word.endswith("ss") else _ENDING.search(word, _SHORTEST)
    return word[: ending.start() if ending else None][:_STEM]
