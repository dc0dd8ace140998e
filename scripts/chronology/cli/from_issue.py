"""Write the file of a new event from a reader's tip: the body of an issue that the form made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chronology.authoring.canonical import canonical
from chronology.authoring.drafts import written
from chronology.authoring.tips import answers, draft
from chronology.loading import files, loader
from chronology.model import utf8
from chronology.rules.findings import as_text
from chronology.rules.registry import findings

HELP = "write the file of a new event from the body of an issue, for a maintainer to finish"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "body", nargs="?", type=Path, help="file with the body; by default the standard input"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file, and say where and what is still missing; raises ValueError for what is no tip."""
    given = answers(_body(options.body))
    name, made = draft(loader.load(options.root), given)
    relative = f"events/{name}.yml"
    path, content = options.root / relative, written(made).encode()
    if len(content) > utf8.MAX_BYTES:
        raise ValueError(
            f"the tip makes a file of {len(content):,} bytes, and an event has at most {utf8.MAX_BYTES:,}; "
            "shorten the tip and try again. Nothing was written"
        )
    files.write(options.root, {relative: canonical(content, relative)}, new=True)
    left = [one for one in findings(loader.load(options.root)) if one.path == relative]
    print(as_text(left, f"{path}, which is new"), end="")
    return 0


def _body(path: Path | None) -> str:
    """Return the body; raise ValueError where it is too large or no text."""
    if path is None:
        raw = sys.stdin.buffer.read(utf8.MAX_BYTES + 1)
    else:
        with path.open("rb") as file:
            raw = file.read(utf8.MAX_BYTES + 1)
    if len(raw) > utf8.MAX_BYTES:
        raise ValueError(f"the tip is larger than {utf8.MAX_BYTES:,} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"the tip is not UTF-8 text: {error}") from None
