"""Running our build, Hugo's and plain MkDocs' in turn on the same synthetic records."""

from __future__ import annotations

import shutil
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
    """A command to be measured, where it runs, and the folder that it fills, if any."""

    name: str
    command: Sequence[str | Path]
    cwd: Path
    target: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self) -> Run:
        """Run the command, its folder being empty."""
        self._empty()
        return run(self.command, self.cwd, self.environment)

    def together(self) -> float:
        """Return the memory of all processes of the command; its folder is empty before."""
        self._empty()
        return together(self.command, self.cwd, self.environment)

    def _empty(self) -> None:
        if self.target:
            shutil.rmtree(self.target, ignore_errors=True)


def compare(folder: Path, events: int, runs: int, without: Collection[str]) -> Iterator[Result]:
    """Yield the result of each tool for so many events, which are written into `folder`, that is emptied."""
    shutil.rmtree(folder, ignore_errors=True)
    project.write(folder / "ours", events)
    tools = list(_tools(folder, without))
    taken: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    for number in range(runs):
        for tool in tools:
            if number == 0 or tool.name != "mkdocs" or events < LONG:
                taken[tool.name].append(tool.run())
                seconds = taken[tool.name][-1].seconds
                print(f"{events:,} events, run {number + 1}: {tool.name} {seconds:.2f} s", flush=True)
    for tool in tools:
        once = tool.name == "mkdocs" and events >= LONG
        memory = None if once else tool.together()
        pages, megabytes = size(tool.target) if tool.target else (0, 0.0)
        yield Result(tool.name, events, tuple(taken[tool.name]), memory, pages, megabytes)
    shutil.rmtree(folder)


def _tools(folder: Path, without: Collection[str]) -> Iterator[Tool]:
    """Yield the tools, having built our site once, for its look is Hugo's too."""
    ours, site = folder / "ours", folder / "site"
    mine = Tool("ours", [BIN / "mkdocs", "build", "--quiet", "--site-dir", site], ours, site, QUIET)
    mine.run()
    yield mine
    if "hugo" not in without:
        target = folder / "hugo-site"
        peer_hugo.write(ours, site, folder / "hugo")
        yield Tool("hugo", [hugo(), "--quiet", "--destination", target], folder / "hugo", target)
    if "mkdocs" not in without:
        target = folder / "mkdocs-site"
        peer_mkdocs.write(ours, folder / "mkdocs")
        build = [BIN / "mkdocs", "build", "--quiet", "--site-dir", target]
        yield Tool("mkdocs", build, folder / "mkdocs", target, QUIET)
    yield Tool("check", [BIN / "chronology", "check"], ours)
