"""The exit codes, as ruff has them."""

CLEAN = 0
FOUND = 1
"""There are findings at or above the fail level, or `--diff` has something to show."""
TROUBLE = 2
"""Wrong use, unreadable input, or an error of our own."""
INTERRUPTED = 130
"""Stopped with Ctrl-C."""
