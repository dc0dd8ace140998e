"""The built site: built once from the project, and once from a chronology whose every text is an attack."""

from __future__ import annotations

import fcntl
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests import browser as installed
from tests.bench import generate
from tests.bench import project as synthetic
from tests.browser import Readers
from tests.site import hostile
from tests.site.html import Document

ROOT = Path(__file__).parents[2]
BASE = "/x/y/"
MANY = 1_000
A4: ViewportSize = {"width": 680, "height": 1009}  # pixels within margins of 15 mm
TRAPS = (
    r"A \g<name>, a \\n, $& and %s, {} and {{ x }} {% raw %}",
    "</title><script>hit()</script>",
    "a \"quoted\" & <b onclick='hit()'>bold</b> &lt; title",
)
"""Titles that could be taken for patterns, templates or elements."""


def build(project: Path, site: Path, *, strict: bool = True, **environment: str) -> None:
    """Build the site of a project as continuous integration does: strictly, at a deep base path."""
    environment = {
        **os.environ,
        "CI": "true",
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": f"https://example.org{BASE}",
        **environment,
    }
    way = "--strict" if strict else "--no-strict"
    command = [sys.executable, "-m", "mkdocs", "build", way, "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` fills for all workers, whichever asks for it first.

    It lies in `BUILT_SITES`, where `make test` names a folder for its two runs of pytest.
    """
    folder = factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    folder = Path(os.environ.get("BUILT_SITES", folder)) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            make(part)
            part.rename(folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project itself."""
    return made_once(tmp_path_factory, "built", lambda folder: build(ROOT, folder / "site")) / "site"


def searched(site: Path) -> dict[str, list[list[str]]]:
    """Return by address the parts of each page in the search index: anchor, heading, text; title first."""
    files = [json.loads(path.read_text("utf-8")) for path in site.glob("search/texts-*.json")]
    pages = [(address, parts) for file in files for address, *parts in file]
    assert len(pages) == len(dict(pages))
    return dict(pages)


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every page of the project's site, parsed, by its address from the root of the site."""
    return {path.relative_to(site).as_posix(): Document.read(path) for path in site.rglob("*.html")}


@pytest.fixture(scope="session")
def chronology() -> Chronology:
    """The data of the project."""
    return load(ROOT)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a chronology in which every free text is an attack on the page that shows it."""
    return made_once(tmp_path_factory, "hostile", _hostile) / "site"


def _hostile(project: Path) -> None:
    shutil.copytree(ROOT / "docs", project / "docs", ignore=shutil.ignore_patterns("*.md"))
    (project / "scripts").mkdir()
    shutil.copytree(ROOT / "scripts" / "theme", project / "scripts" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in (
        "timeline",
        "disagreements",
        "coverage",
        "data",
        "sources/index",
        "actors/index",
        "themes/index",
    ):
        (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "docs" / f"{name}.md", project / "docs" / f"{name}.md")
    hostile.write(project)
    hostile.add_source(project)
    build(project, project / "site", strict=False)  # for pages that these link to are not here


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of 1,000 synthetic events; `project` beside it holds the chronology.

    The timeline has pages for its years, and each list of theme, actor or source goes on on further pages.
    Two processes write it, whatever the machine. The first three events have the titles in `TRAPS`. The
    log of changes corrects some events a week after all were added, and fewer two days later.
    """

    def make(folder: Path) -> None:
        generate.write(folder / "project", MANY, sources=5, states=6)
        synthetic.furnish(folder / "project")
        events = sorted(path.stem for path in folder.glob("project/events/*.yml"))
        log = [("2026-11-21", "added", ["all"]), ("2026-11-28", "corrected", events[::3])]
        log += [("2026-11-30", "corrected", events[::40])]
        entries = [{"date": day, "kind": kind, "events": listed} for day, kind, listed in log]
        (folder / "project/docs/changes.yml").write_text(json.dumps(entries), "utf-8")
        for path, title in zip(sorted(folder.glob("project/events/*.yml")), TRAPS, strict=False):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            path.write_text("".join((f"title: {json.dumps(title)}\n", *lines[1:])), "utf-8")
        build(folder / "project", folder / "site", JOBS="2")

    return made_once(tmp_path_factory, "large", make) / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed.executable(), args=list(installed.ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the project's site is served, below a deep base path."""
    with serve(site) as found:
        yield found


@pytest.fixture(scope="session")
def large_address(large_site: Path) -> Iterator[str]:
    """The address at which the site of 1,000 events is served."""
    with serve(large_site) as found:
        yield found


@pytest.fixture(scope="session")
def many(large_site: Path) -> Chronology:
    """The data of the site of 1,000 events."""
    return load(large_site.parent / "project")


@pytest.fixture(scope="session")
def readers(chromium: Browser) -> Readers:
    """Pages that tests share, by the width and height of the screen and the options of a context."""
    return Readers(chromium)


@pytest.fixture
def page(readers: Readers) -> Iterator[Page]:
    """A page of 1280 × 900 pixels."""
    with readers.page(1280, 900) as page:
        yield page


@pytest.fixture
def axe_page(readers: Readers) -> Iterator[Page]:
    """A page on which axe may run."""
    with readers.page(1280, 900, bypass_csp=True, reduced_motion="reduce") as page:
        yield page


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 × 900 pixels in a context of its own, for which nothing is in the browser's cache."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def watched(page: Page) -> Iterator[Page]:
    """Yield a page, and see that no script on it failed."""
    errors: list[object] = []

    def note(error: object) -> None:
        errors.append(error)

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert errors == []


class serve:  # noqa: N801 (used as a context manager)
    """Serve a site on this machine below `/x/y/`, with its 404.html for what is missing, as Pages does."""

    def __init__(self, site: Path) -> None:
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site)))

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}{BASE}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    """A server to which it is nothing that a browser leaves a page before it has come."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@cache
def compressed(path: Path) -> bytes:
    """Return a file of a site after gzip."""
    return gzip.compress(path.read_bytes())


class _Handler(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: compressed, to be kept ten minutes, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(BASE)
        return super().translate_path("/" + path.removeprefix(BASE) if inside else "/outside-the-base-path")

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            return super().do_GET()  # redirects to the address with a slash
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if path.is_file() else Path(self.directory, "404.html")
        kind = self.guess_type(path)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        if "gzip" in self.headers.get("Accept-Encoding", "") and kind.startswith(("text/", "application/")):
            body = compressed(path)
            self.send_header("Content-Encoding", "gzip")
        else:
            body = path.read_bytes()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass
