"""Say what changes for readers since a revision of git, as Markdown."""

from __future__ import annotations

import argparse

from chronology import loading, revisions
from chronology.comparison import compare, markdown

HELP = "say what changes for readers since a revision of git"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("base", help="the revision to compare with, such as main")


def run(options: argparse.Namespace) -> int:
    """Print the changes; return 1 where an event has vanished and left no page behind."""
    files = revisions.changed(options.root, options.base)
    with revisions.folder(options.root, options.base) as folder:
        found = compare(loading.load(folder), loading.load(options.root), files)
    print(markdown(found), end="")
    return 1 if found.lost else 0
