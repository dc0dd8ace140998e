"""Write all ids into events/IDS, so that none can vanish after a release.

Each line holds the id of an event, then those of its claims, disagreements and positions. Ids that were on
the list stay there, so that none is used again.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from chronology.loading import files, loader
from chronology.model.chronology import Chronology
from chronology.model.entries import Released, items
from chronology.model.text import plural, shown
from chronology.rules.findings import has_errors
from chronology.rules.registry import findings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(options: argparse.Namespace) -> int:
    """Write the list and print how many ids it holds.

    Raises ValueError for data with errors, and for ids that stand in no file, for those would change with
    the text.
    """
    chronology = loader.load(options.root)
    if has_errors(findings(chronology)):
        raise ValueError("the data have errors; `chronology check` lists them. Nothing was written")
    for entry in chronology.events.values():
        written = entry.file.parsed.positions  # the loader completes the data, but not these
        if any((*path, "id") not in written for path, _, _ in items(entry.record)):
            raise ValueError(
                f"{entry.file.path} has claims without ids; run `chronology fmt`. Nothing was written"
            )
    before = chronology.released
    listed = {name: _items(chronology, name) for name in sorted({*chronology.events, *chronology.retired})}
    lines = [" ".join((name, *names)) for name, names in listed.items()]
    files.write(options.root, {before.path: "".join(f"{line}\n" for line in lines).encode()})
    total, new = _counts(listed, Released()), _counts(listed, before)
    print(shown(f"{options.root / before.path}: {total}; new: {new}"))
    return 0


def _items(chronology: Chronology, name: str) -> list[str]:
    """Return the ids of the claims, disagreements and positions that an event has or had."""
    entry = chronology.events.get(name)
    now = [item.id for _, _, item in items(entry.record)] if entry else []
    return sorted({*chronology.released.items.get(name, ()), *now})


def _counts(listed: Mapping[str, Sequence[str]], without: Released) -> str:
    """Return how many ids there are that were not in the list `without`."""
    events = len(listed.keys() - without.lines.keys())
    within = sum(len({*names} - {*without.items.get(name, ())}) for name, names in listed.items())
    return f"ids of {plural(events, 'event')} and of {within:,} claims, disagreements and positions"
