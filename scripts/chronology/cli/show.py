"""Show one event, what it rests on and where it appears."""

from __future__ import annotations

import argparse

from chronology.authoring import showing
from chronology.loading import loader

HELP = "show one event, what it rests on and where it appears"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", help="id of the event")


def run(options: argparse.Namespace) -> int:
    """Print the event; raise ValueError where there is none."""
    print(showing.show(loader.load(options.root), options.id), end="")
    return 0
