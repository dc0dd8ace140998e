"""What was measured: runs of each tool at each number of events, and how an edit became visible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from tests.bench.measuring import Run


@dataclass(frozen=True)
class Result:
    """The runs of a tool at so many events, the pages and MB that it wrote, and its memory.

    `together` is the memory in MB of all its processes, shared parts counted once, where that was taken.
    """

    tool: str
    events: int
    runs: tuple[Run, ...]
    together: float | None = None
    pages: int = 0
    megabytes: float = 0

    @property
    def seconds(self) -> float:
        """The median of the runs."""
        return median(run.seconds for run in self.runs)

    @property
    def processors(self) -> float:
        """The median time of all processors."""
        return median(run.processors for run in self.runs)

    @property
    def largest(self) -> float:
        """The memory in MB of the largest process of any run."""
        return max(run.memory for run in self.runs)


@dataclass(frozen=True)
class Results:
    """All results, by the number of events.

    `visible` has the seconds from an edit to its last page, `read` what a reader waits for, in milliseconds.
    """

    versions: dict[str, str]
    date: str
    builds: list[Result] = field(default_factory=list)
    visible: dict[int, list[float]] = field(default_factory=dict)
    read: dict[int, Mapping[str, float]] = field(default_factory=dict)

    def of(self, tool: str, events: int) -> Result | None:
        """Return the result of a tool at so many events, if it was run."""
        found = (one for one in self.builds if (one.tool, one.events) == (tool, events))
        return next(found, None)


def linearity(small: Result, large: Result, start_up: Result) -> float:
    """Return how many times as long the large takes as the small, each less the start-up."""
    return (large.seconds - start_up.seconds) / (small.seconds - start_up.seconds)


def sizes(results: Iterable[Result]) -> list[int]:
    """Return the numbers of events, from the smallest."""
    return sorted({one.events for one in results})
