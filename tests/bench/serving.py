"""How long an edit takes to be seen under `mkdocs serve`, complete and right."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event

SEARCH = "search/texts-"


def seconds_to_visible(mkdocs: Path, project: Path, edits: int = 5) -> list[float]:
    """Return the times from an event's new title to every page and file of the site that shows it.

    They are the event's page, the pages of events that it has a relation to, the lists of the timeline and
    of its themes, actors and sources, its disagreements, the search index and the data. Each event's file
    is written as an editor does; in the end all are as they were. Raises TimeoutError where one of them does
    not follow, and ValueError where the title was not to be found in one before.
    """
    chronology = load(project)
    gone = " ".join(entry.record.title for entry in chronology.retired.values())
    linked = [e for e in chronology.timeline if e.record.relations and e.record.title not in gone]
    chosen = linked[:: max(1, len(linked) // edits)][:edits]
    before = {project / entry.file.path: (project / entry.file.path).read_bytes() for entry in chosen}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [mkdocs, "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait([address], "</html>", 300)
        return [_edit(chronology, project, entry, address, n) for n, entry in enumerate(chosen, 1)]
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
        for path, raw in before.items():
            path.write_bytes(raw)


def _edit(chronology: Chronology, project: Path, entry: Entry[Event], address: str, number: int) -> float:
    """Return the time until the event's new title is seen."""
    old, new = entry.record.title, f"Renamed accord of edit {'x' * number}"
    shown = [address + page for page in _showing(chronology, entry, address)]
    path = project / entry.file.path
    text = path.read_text("utf-8")
    time.sleep(1)  # the server is at rest
    start = time.perf_counter()
    path.write_text(re.sub("^title: .*", f"title: {new}", text), "utf-8")
    _wait(shown, new, 60, without=old)
    return time.perf_counter() - start


def _showing(chronology: Chronology, entry: Entry[Event], address: str) -> Iterator[str]:
    """Yield where the title stands before the edit; of a list in parts, the pages that have it."""
    event, title, year = entry.record, entry.record.title, entry.record.date.earliest.year
    lists = [["timeline/", f"timeline/{year}/"]]
    lists += [[f"themes/{theme}/"] for theme in event.themes]
    lists += [[f"actors/{actor}/"] for actor in event.actors]
    lists += [[f"sources/{source}/"] for source in chronology.sources_of(entry)]
    kinds = {dispute.kind for dispute in event.disagreements}
    lists += [["disagreements/", f"disagreements/{kind}/"] for kind in sorted(kinds)]
    single = [f"events/{entry.id}/", *(f"events/{relation.to}/" for relation in event.relations)]
    single += [SEARCH, f"api/v1/events/{entry.id}.json", "api/v1/events.json"]
    for pages in (*lists, *([page] for page in single)):
        found = [part for page in pages for part in _parts(page, address) if title in _read(address + part)]
        if not found:
            raise ValueError(f"`{title}` is not in {' or '.join(pages)}")
        yield from found


def _parts(page: str, address: str) -> Iterator[str]:
    """Yield a page and, if it is a list in parts, the further ones; or all texts of the search."""
    if page == SEARCH:
        names = (f"{page}{number}.json" for number in count())
        yield from takewhile(lambda name: _read(address + name), names)
        return
    yield page
    for number in count(2) if page.endswith("/") and not page.startswith("events/") else ():
        if not _read(f"{address}{page}{number}/"):
            return
        yield f"{page}{number}/"


def _wait(addresses: Iterable[str], words: str, most: float, *, without: str = "\0") -> None:
    """Wait until there are `words` at each address, and not those that shall be gone."""
    end = time.perf_counter() + most
    for address in addresses:
        while words not in (text := _read(address)) or without in text:
            if time.perf_counter() > end:
                raise TimeoutError(f"`{words}` did not come to {address}")
            time.sleep(0.01)


def _read(address: str) -> str:
    """Return what stands at an address; nothing where there is no such page, or no server yet.

    A server does not answer while it builds, and never where a build has failed: TimeoutError.
    """
    try:
        with urlopen(address, timeout=60) as answer:
            text: str = answer.read().decode()
            return text
    except (URLError, ConnectionError):
        return ""
