"""Write the JSON Schemas of the authored files, with the current vocabulary, for an editor."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from chronology.loading import files, loader
from chronology.model.site import Site
from chronology.rules.schemas import KINDS, written


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--write", type=Path, required=True, metavar="DIR", help="folder to write them into")


def run(options: argparse.Namespace) -> int:
    """Write one file for each schema; leave unchanged ones alone, so that editors do not reload them."""
    chronology = loader.load(options.root)
    made = {options.write / f"{kind}.json": written(kind, chronology, Site()) for kind in KINDS}
    root, folder = (Path(os.path.abspath(path)) for path in (options.root, options.write))
    base = root if folder.is_relative_to(root) else folder  # no link below it is followed
    changed = {path: raw for path, raw in made.items() if not path.is_file() or path.read_bytes() != raw}
    files.write(base, {str((folder / path.name).relative_to(base)): raw for path, raw in changed.items()})
    return 0
