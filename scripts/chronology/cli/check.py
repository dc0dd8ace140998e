"""Check all data and report every finding."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from chronology.authoring import canonical, documents
from chronology.authoring.comparison import changed_since
from chronology.exports import collisions
from chronology.loading import handwritten, loader
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.model.text import plural
from chronology.pages.page_list import pages
from chronology.rules.findings import REPORTERS, has_errors
from chronology.rules.registry import findings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--format", choices=sorted(REPORTERS), default="text", help="format of the report")
    parser.add_argument(
        "--changed", metavar="BASE", help="list findings in files that differ from this git revision first"
    )
    parser.add_argument(
        "--canonical", action="store_true", help="also warn about files that are not in canonical form"
    )
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="compare indexes, quotations and all texts with the documents in this folder; by default "
        "$CHRONOLOGY_TEXTS",
    )


def run(options: argparse.Namespace) -> int:
    """Print all findings; return 1 if one of them is an error."""
    chronology = loader.load(options.root)
    handwritten_pages = {handwritten.published(path): path for path in chronology.docs}
    found = findings(chronology)
    found += collisions(handwritten_pages, pages(chronology, Site()), Site())
    if texts := options.texts or os.environ.get("CHRONOLOGY_TEXTS"):
        found += documents.check(chronology, Path(texts))
    if options.canonical:
        found += canonical.check(chronology)
    found = sorted(set(found))
    if options.changed:
        changed = changed_since(options.root, options.changed)
        found.sort(key=lambda finding: finding.path not in changed)
    print(REPORTERS[options.format](found, _counts(chronology)), end="")
    return int(has_errors(found))


def _counts(chronology: Chronology) -> str:
    claims = sum(len(entry.record.claims) for entry in chronology.timeline)
    events, sources = len(chronology.events), len(chronology.sources)
    return f"{plural(events, 'event')}, {plural(claims, 'claim')}, {plural(sources, 'source')}"
