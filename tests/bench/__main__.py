"""The comparison: our build, Hugo, and plain MkDocs on the same records; `python -m tests.bench 1000 10000`.

Tools take turns, so that all see the same machine; what is printed are medians, and ratios to Hugo. A build
of one event tells what it costs to start. Peers are installed into `.cache/bench` only. All that is written
lies there until the end: some 8 GB for all sizes.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import project
from tests.bench.comparing import compare
from tests.bench.reading import measure
from tests.bench.reporting import report
from tests.bench.results import Results
from tests.bench.serving import seconds_to_visible
from tests.bench.tools import BIN, CACHE, hugo, versions

SIZES = [100, 1_000, 5_000, 10_000]
SMALL = 1_000  # events, up to which a build takes a second, and chance a larger part of it
SERVED = (150, 1_000)  # events with which the time from an edit to its pages is taken


def main() -> None:
    """Run the comparison for the sizes of the command line, print it and write it to a file."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of events")
    told = f"of each tool at each size; three times as many up to {SMALL:,} events"
    parser.add_argument("--runs", type=int, default=3, help=told)
    parser.add_argument("--without", nargs="*", default=[], choices=["hugo", "mkdocs", "serve", "read"])
    asked = parser.parse_args()
    if "hugo" not in asked.without:
        hugo()
    found = Results(versions(), date.today().isoformat())
    CACHE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="work-", dir=CACHE) as work:
        for events in sorted({1, *asked.sizes}):
            runs = asked.runs * 3 if events <= SMALL else asked.runs
            found.builds.extend(compare(Path(work, str(events)), events, runs, asked.without))
            if events == max(asked.sizes) and "read" not in asked.without:
                found.read[events] = measure(Path(work, str(events), "site"), events)
        if "serve" not in asked.without:
            served = [events for events in SERVED if events <= max(asked.sizes)]
            found.visible.update(
                {events: _visible(events, Path(work, f"served-{events}")) for events in served}
            )
    _write(found)


def _visible(events: int, folder: Path) -> list[float]:
    project.write(folder, events)
    os.sync()  # all that was built before is on the disk
    seconds = seconds_to_visible(BIN / "mkdocs", folder)
    print(f"{events:,} events served: {', '.join(f'{one:.2f}' for one in seconds)} s", flush=True)
    return seconds


def _write(found: Results) -> None:
    told = report(found)
    path = CACHE / f"results-{found.date}"
    path.with_suffix(".json").write_text(json.dumps(asdict(found), indent=1), "utf-8")
    path.with_suffix(".md").write_text(told, "utf-8")
    print(f"\n{told}\nWritten to {path.relative_to(CACHE.parents[1])}.md and .json")


if __name__ == "__main__":
    main()
