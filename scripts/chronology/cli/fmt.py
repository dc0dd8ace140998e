"""Put files into canonical form: order of keys, line width, quotes, missing ids.

Nothing else that a file says changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from chronology.authoring.canonical import UnchangeableError, canonical, differences
from chronology.loading import files
from chronology.loading.loader import RETIRED
from chronology.model.text import plural, shown
from chronology.rules.findings import Finding, as_text

_DATA = ("events", "seeds", "vocabulary", RETIRED)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("paths", nargs="*", type=Path, help="files and folders; by default all data")
    parser.add_argument("--check", action="store_true", help="change nothing; report what would change")


def run(options: argparse.Namespace) -> int:
    """Rewrite or report the files; return 1 if one cannot be read or, with --check, would change."""
    paths = sorted(set(_files(options.root, options.paths)))
    found: list[Finding] = []
    changed: dict[str, bytes] = {}
    failed = 0
    for path in paths:
        name, raw = path.relative_to(options.root).as_posix(), path.read_bytes()
        try:
            wanted = canonical(raw, name)
        except UnchangeableError as error:
            failed += 1
            print(shown(f"{name}: not changed: {error}"))
            continue
        if wanted != raw:
            changed[name] = wanted
            found += differences(name, raw, wanted)
    total = plural(len(paths), "file")
    if options.check:
        print(as_text(found, total), end="")
    else:
        files.write(options.root, changed)
        for name in changed:
            print(shown(f"{name}: put into canonical form"))
        print(f"{len(changed)} of {total} changed")
    return 1 if failed or (options.check and changed) else 0


def _files(root: Path, paths: list[Path]) -> Iterator[Path]:
    """Yield the data files among `paths`, below `root`; raise ValueError for a path that does not exist."""
    whole, wanted = root.resolve(), [path.resolve() for path in paths]
    if not wanted or whole in wanted:
        wanted = [path for name in _DATA if (path := whole / name).exists()]
    for path in wanted:
        if not path.is_relative_to(whole) or not path.exists():
            raise ValueError(f"no file or folder {path} in {whole}")
        found = path.glob("*.yml") if path.is_dir() else (path,)
        yield from (root / one.relative_to(whole) for one in found if one.is_file() and not one.is_symlink())
