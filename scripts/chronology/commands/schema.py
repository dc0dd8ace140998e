"""Write the JSON Schemas of the authored files, with the vocabulary as it is now, for an editor."""

from __future__ import annotations

import argparse
from pathlib import Path

from chronology import loading
from chronology.schemas import KINDS, written
from chronology.site import Site

HELP = "write the JSON Schemas of the authored files for an editor"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--write", type=Path, required=True, metavar="DIR", help="folder to write them into")


def run(options: argparse.Namespace) -> int:
    """Write one file a schema; those that have not changed are left alone, so that editors stay quiet."""
    chronology = loading.load(options.root)
    options.write.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        path, content = options.write / f"{kind}.json", written(kind, chronology, Site())
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    return 0
