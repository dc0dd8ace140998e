"""Report, as Markdown, what changes for readers since a git revision."""

from __future__ import annotations

import argparse

from chronology.authoring.comparison import changed_since, compare, markdown, revision_folder
from chronology.loading import loader


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("base", help="the revision to compare with, such as main")


def run(options: argparse.Namespace) -> int:
    """Print the changes; return 1 if an event has vanished and left no page behind."""
    files = changed_since(options.root, options.base)
    with revision_folder(options.root, options.base) as folder:
        found = compare(loader.load(folder), loader.load(options.root), files)
    print(markdown(found), end="")
    return 1 if found.lost else 0
