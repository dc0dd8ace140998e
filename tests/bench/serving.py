"""How long an edit takes to be seen under `mkdocs serve`, complete and right."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen


def seconds_to_visible(mkdocs: Path, project: Path, edits: int = 5) -> float:
    """Return the median time from an event's new title to its page, timeline and search index with it.

    The event's file is written as an editor does; raises TimeoutError where a page does not follow.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [mkdocs, "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(f"{address}timeline/", "</html>", 300)
        files = [path for path in sorted((project / "events").glob("*.yml")) if "kind:" in path.read_text()]
        return median(_edit(path, address, number) for number, path in enumerate(files[:edits]))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _edit(path: Path, address: str, number: int) -> float:
    time.sleep(1)  # the server is at rest
    before = path.read_text("utf-8")
    title = f"Renamed accord of edit {'x' * (number + 1)}"
    path.write_text(re.sub("^title: .*", f"title: {title}", before), "utf-8")
    start = time.perf_counter()
    for page in (f"events/{path.stem}/", "timeline/", "search/search_index.json"):
        _wait(address + page, title, 60)
    taken = time.perf_counter() - start
    path.write_text(before, "utf-8")
    _wait(f"{address}timeline/", title, 60, gone=True)
    return taken


def _wait(address: str, words: str, most: float, *, gone: bool = False) -> None:
    end = time.perf_counter() + most
    while time.perf_counter() < end:
        with suppress(URLError, ConnectionError), urlopen(address) as answer:
            if (words in answer.read().decode()) != gone:
                return
        time.sleep(0.01)
    raise TimeoutError(f"«{words}» did not come to {address}")
