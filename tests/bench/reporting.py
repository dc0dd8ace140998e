"""The report of a comparison, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.bench.results import Result, Results, linearity, sizes

TOOLS = ("ours", "hugo", "mkdocs")


def report(found: Results) -> str:
    """Return all figures of a comparison."""
    versions = ", ".join(f"{name} {number}" for name, number in found.versions.items())
    lines = [
        f"{found.date}; {versions}. Times are medians; tools take turns.",
        "",
        *_builds(found),
        "",
        *_checks(found),
    ]
    return "\n".join([*lines, *_linear(found), *_visible(found), *_read(found)]) + "\n"


def _builds(found: Results) -> Iterator[str]:
    yield (
        "| events | build by | runs | seconds | ratio to Hugo | of processors | largest process, MB "
        "| all processes, MB | pages | output, MB |"
    )
    yield "|" + "---|" * 10
    for events in sizes(found.builds):
        hugo = found.of("hugo", events)
        for tool in TOOLS:
            if one := found.of(tool, events):
                ratio = f"{one.seconds / hugo.seconds:.2f}" if hugo else "–"
                memory = "–" if one.together is None else f"{one.together:.0f}"
                yield (
                    f"| {events:,} | {tool} | {len(one.runs)} | {one.seconds:.2f} | {ratio} "
                    f"| {one.processors:.2f} | {one.largest:.0f} | {memory} "
                    f"| {one.pages:,} | {one.megabytes:.1f} |"
                )


def _checks(found: Results) -> Iterator[str]:
    yield "| events | check, s | runs |"
    yield "|---|---|---|"
    for events in sizes(found.builds):
        if one := found.of("check", events):
            yield f"| {events:,} | {one.seconds:.2f} | {len(one.runs)} |"


def _linear(found: Results) -> Iterator[str]:
    """Yield what the largest takes over what a thousand take, less what one event takes."""
    largest = sizes(found.builds)[-1]
    if largest <= 1_000:
        return
    yield ""
    yield f"| t({largest:,}) / t(1,000), less start-up | times | start-up, s |"
    yield "|---|---|---|"
    for tool in (*TOOLS, "check"):
        asked = [found.of(tool, events) for events in (1_000, largest, 1)]
        measured: list[Result] = [one for one in asked if one]
        if len(measured) == len(asked):
            yield f"| {tool} | {linearity(*measured):.1f} | {measured[-1].seconds:.2f} |"


def _visible(found: Results) -> Iterator[str]:
    if found.visible:
        yield ""
        yield "| events | an edit is in every page that shows it after, s | longest | edits |"
        yield "|---|---|---|---|"
    for events, seconds in found.visible.items():
        yield f"| {events:,} | {median(seconds):.2f} | {max(seconds):.2f} | {len(seconds)} |"


def _read(found: Results) -> Iterator[str]:
    for events, figures in found.read.items():
        yield from ("", f"| {events:,} events, in a browser | ms |", "|---|---|")
        yield from (f"| {what} | {milliseconds:.0f} |" for what, milliseconds in figures.items())
