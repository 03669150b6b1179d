"""The command line. Importing this package loads click and nothing heavier."""

from replylint.cli.main import main

__all__ = ["main"]
