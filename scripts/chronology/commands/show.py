"""Show one event, what it rests on and where it appears."""

from __future__ import annotations

import argparse

from chronology import loading, showing

HELP = "show one event, what it rests on and where it appears"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", help="id of the event")


def run(options: argparse.Namespace) -> int:
    """Print the event; raise ValueError where there is none."""
    print(showing.show(loading.load(options.root), options.id), end="")
    return 0
