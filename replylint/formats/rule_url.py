"""Where the page of a rule stands."""

RULES_PAGE = "docs/rules.md"


def rule_url(code: str, name: str) -> str:
    """Return the address of a rule's description, relative to the repository."""
    return f"{RULES_PAGE}#{code.lower()}-{name}"
