"""Write the JSON Schemas of the authored files, with the vocabulary as it is now, for an editor."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from chronology.loading import files, loader
from chronology.model.site import Site
from chronology.rules.schemas import KINDS, written

HELP = "write the JSON Schemas of the authored files for an editor"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--write", type=Path, required=True, metavar="DIR", help="folder to write them into")


def run(options: argparse.Namespace) -> int:
    """Write one file a schema; those that have not changed are left alone, so that editors stay quiet."""
    chronology = loader.load(options.root)
    wanted = {f"{kind}.json": written(kind, chronology, Site()) for kind in KINDS}
    changed = {name: content for name, content in wanted.items() if _differs(options.write / name, content)}
    root, folder = (Path(os.path.abspath(path)) for path in (options.root, options.write))
    below = root if folder.is_relative_to(root) else folder  # no link below it is followed
    files.write(below, {str((folder / name).relative_to(below)): made for name, made in changed.items()})
    return 0


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content
