"""Check all data and report every finding."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from chronology.authoring import canonical, documents, revisions
from chronology.exports import collisions
from chronology.loading import handwritten, loader
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.pages.page_list import pages
from chronology.rules.findings import REPORTERS, has_errors
from chronology.rules.registry import findings

HELP = "check all data and report every finding"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--format", choices=sorted(REPORTERS), default="text", help="form of the report")
    parser.add_argument(
        "--changed", metavar="BASE", help="what differs from this revision of git comes first in the report"
    )
    parser.add_argument(
        "--canonical", action="store_true", help="warn, too, of files that are not in canonical form"
    )
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="folder with the documents, to compare indexes and quotations with; by default CHRONOLOGY_TEXTS",
    )


def run(options: argparse.Namespace) -> int:
    """Print all findings; return 1 where one of them is an error."""
    chronology = loader.load(options.root)
    found = findings(chronology)
    texts = options.texts or os.environ.get("CHRONOLOGY_TEXTS")
    if texts:
        found = sorted([*found, *documents.check(chronology, Path(texts))])
    written = {handwritten.published(path): path for path in chronology.docs}
    found = sorted({*found, *collisions.found(written, pages(chronology, Site()), Site())})
    if options.canonical:
        found = sorted([*found, *canonical.check(chronology)])
    if options.changed:
        changed = revisions.changed(options.root, options.changed)
        found.sort(key=lambda finding: finding.path not in changed)
    print(REPORTERS[options.format](found, _counts(chronology)), end="")
    return int(has_errors(found))


def _counts(chronology: Chronology) -> str:
    def count(number: int, noun: str) -> str:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"

    claims = sum(len(entry.record.claims) for entry in chronology.timeline)
    return ", ".join(
        (
            count(len(chronology.events), "event"),
            count(claims, "claim"),
            count(len(chronology.sources), "source"),
        )
    )
