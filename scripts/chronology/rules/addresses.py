"""An id that is reserved, or whose page would take the place of a hand-written one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from chronology.loading import handwritten
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="addresses",
    severity="error",
    description=(
        "No two pages or files have one address, on whatever system, and no id is `index`, which is the "
        "page of a folder, or a name that Windows keeps for a device, such as `con` or `com1`."
    ),
    tip="Choose another id, or another name for the page.",
    bad="""
        # docs/events/1932-treaty.md
        How the treaty came about.
    """,
    good="""
        # docs/events/how-the-treaty-came-about.md
        How the treaty came about.
    """,
)
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each reserved id, and each hand-written page or file at an address that is taken."""
    taken: dict[str, str] = {}
    for kind, folder in (
        ("event", "events"),
        ("source", "sources"),
        ("actor", "actors"),
        ("theme", "themes"),
    ):
        for key in sorted(chronology.known(kind)):
            page = handwritten.address(f"docs/{folder}/{key}.md")
            if page == f"{folder}/{key}/" and kind != "theme":  # the page of a theme is hand-written
                taken[page] = f'the {kind} "{key}"'
    for entries in (
        *(chronology.events, chronology.retired, chronology.sources),
        *(chronology.themes, chronology.actors, chronology.places),
    ):
        yield from _reserved(entries.values())
    for path in chronology.docs:
        address = handwritten.address(path).casefold()
        address = address.removesuffix("index.html") if address.endswith("/index.html") else address
        if address in taken:
            yield RULE.at(path, 1, 1, f"{taken[address]} has the address of this file, {address}")
        taken.setdefault(address, f'"{path}"')
        for part in path.casefold().split("/"):
            if part.partition(".")[0] in DEVICES:
                yield RULE.at(path, 1, 1, f'Windows keeps the name "{part}" for a device')


def _reserved(entries: Iterable[Entry[Any]]) -> Iterator[Finding]:
    for entry in entries:
        if handwritten.address(f"docs/any/{entry.id}.md") != f"any/{entry.id}/":
            yield RULE.finding(entry, (), f'the id "{entry.id}" is that of the page of a folder')
        elif entry.id in DEVICES:
            yield RULE.finding(entry, (), f'Windows keeps the name "{entry.id}" for a device')
