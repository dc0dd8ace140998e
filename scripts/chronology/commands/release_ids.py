"""Write the ids of all events into events/IDS, so that none can vanish after a release."""

from __future__ import annotations

import argparse

from chronology import files, loading
from chronology.findings import has_errors
from chronology.rules.registry import findings

HELP = "write the ids of all events into events/IDS, so that none can vanish later"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: there is one list."""


def run(options: argparse.Namespace) -> int:
    """Write the list and say how many ids it holds; raises ValueError while the data have errors."""
    chronology = loading.load(options.root)
    if has_errors(findings(chronology)):
        raise ValueError("the data have errors; «chronology check» says which. Nothing is written")
    before = chronology.released.lines
    ids = sorted({*chronology.events, *chronology.retired})
    target = options.root / chronology.released.path
    files.write(options.root, {chronology.released.path: "".join(f"{one}\n" for one in ids).encode()})
    print(f"{target}: {len(ids)} ids, {len(set(ids) - before.keys())} of them new")
    return 0
