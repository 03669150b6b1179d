"""The last lines of the formats for people."""

from replylint.formats.renderer import Summary


def closing(summary: Summary) -> str:
    """Return how the run went in one to three lines, each with its line end."""
    lines = [_outcome(summary), *_fixes(summary), *_left_out(summary)]
    return "".join(f"{line}\n" for line in lines)


def count(number: int, singular: str, plural: str) -> str:
    """Return the number and the form of the word that it takes."""
    return f"{number:,} {singular if number == 1 else plural}"


def _outcome(summary: Summary) -> str:
    if summary.diagnostics:
        return f"Found {count(summary.diagnostics, 'finding', 'findings')}."
    if not summary.replies:
        return "No replies were linted."
    return f"All clear: {count(summary.replies, 'reply', 'replies')}."


def _fixes(summary: Summary) -> list[str]:
    if summary.safe:
        more = f" ({summary.unsafe:,} more with --unsafe-fixes)" if summary.unsafe else ""
        return [f"[*] {summary.safe:,} fixable with --fix{more}."]
    if summary.unsafe:
        return [f"{summary.unsafe:,} fixable with --fix --unsafe-fixes."]
    return []


def _left_out(summary: Summary) -> list[str]:
    parts = []
    if summary.errors:
        parts.append(f"{len(summary.errors):,} could not be read")
    if summary.skipped:
        parts.append(f"{len(summary.skipped):,} skipped")
    return [f"Left out: {', '.join(parts)}."] if parts else []
