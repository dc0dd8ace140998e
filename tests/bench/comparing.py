"""Running our build, Hugo's and plain MkDocs' in turn on the same synthetic records."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import peer_hugo, peer_mkdocs, project
from tests.bench.measuring import Run, run, size, together
from tests.bench.results import Result
from tests.bench.tools import BIN, hugo

QUIET = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/", "CI": "true"}
LONG = 5_000  # events, from which on plain MkDocs, which then takes minutes, is run once


@dataclass(frozen=True)
class Tool:
    """A command to be measured and where it runs; one that fills a folder is told it last.

    Each run fills a folder of its own, and none is deleted before all is measured: for minutes a file system
    (ext4) looks at every file that has gone before it makes a new one in its place, which took several times
    as long as all the writing.
    """

    name: str
    command: Sequence[str | Path]
    cwd: Path
    fills: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, folder: Path) -> Run:
        """Run the command, once what others wrote is on the disk."""
        os.sync()
        return run(self._ready(folder), self.cwd, self.environment)

    def together(self, folder: Path) -> float:
        """Return the memory of all processes of the command."""
        return together(self._ready(folder), self.cwd, self.environment)

    def _ready(self, folder: Path) -> list[str | Path]:
        """Return the whole command."""
        return [*self.command, self.fills, folder] if self.fills else [*self.command]


def compare(folder: Path, events: int, runs: int, without: Collection[str]) -> Iterator[Result]:
    """Yield the result of each tool for so many events, which are written into `folder`, as is all else."""
    project.write(folder / "ours", events)
    tools = list(_tools(folder, without))
    taken: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    for number in range(runs):
        for tool in tools:
            if number == 0 or tool.name != "mkdocs" or events < LONG:
                taken[tool.name].append(tool.run(folder / f"{tool.name}-site-{number}"))
                seconds = taken[tool.name][-1].seconds
                print(f"{events:,} events, run {number + 1}: {tool.name} {seconds:.2f} s", flush=True)
    for tool in tools:
        once = tool.name == "mkdocs" and events >= LONG
        memory = None if once else tool.together(folder / f"{tool.name}-site-watched")
        pages, megabytes = size(folder / f"{tool.name}-site-0") if tool.fills else (0, 0.0)
        yield Result(tool.name, events, tuple(taken[tool.name]), memory, pages, megabytes)


def _tools(folder: Path, without: Collection[str]) -> Iterator[Tool]:
    """Yield the tools, having built our site once, for its look is Hugo's too."""
    ours, site, to = folder / "ours", folder / "site", "--site-dir"
    mine = Tool("ours", [BIN / "mkdocs", "build", "--quiet"], ours, to, QUIET)
    mine.run(site)
    yield mine
    if "hugo" not in without:
        peer_hugo.write(ours, site, folder / "hugo")
        yield Tool("hugo", [hugo(), "--quiet"], folder / "hugo", "--destination")
    if "mkdocs" not in without:
        peer_mkdocs.write(ours, folder / "mkdocs")
        yield Tool("mkdocs", [BIN / "mkdocs", "build", "--quiet"], folder / "mkdocs", to, QUIET)
    yield Tool("check", [BIN / "chronology", "check"], ours)
