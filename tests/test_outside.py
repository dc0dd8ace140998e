"""Addresses of other sites: which there are, and which of them answer. No test leaves this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from chronology import outside
from chronology.cli import main
from chronology.loading import load
from chronology.site import LICENCE

from .rules import GAZETTE, Build

PAGE = (
    "See [a page](https://example.org/a#part), <https://example.org/b>. And https://example.org/c.\n\n"
    '[js](javascript:hit()) [file](file:///etc/passwd) <a href="http://example.org/d">\n'
)


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/silent":
            threading.Event().wait(3)
            return
        status = int(self.path.strip("/"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a site on this machine that answers with the status that is asked for."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


def test_addresses_are_those_of_sources_pages_and_the_licence(freedonia: Build) -> None:
    """Of the web alone, each once, without the marks that end a sentence."""
    root = freedonia(
        {
            "docs/index.md": PAGE,
            "docs/about.md": "https://example.org/a",
        }
    )
    assert outside.addresses(load(root)) == {
        LICENCE: ("the licence of the data",),
        "http://example.org/d": ("docs/index.md",),
        "https://example.org/a": ("docs/about.md", "docs/index.md"),
        "https://example.org/b": ("docs/index.md",),
        "https://example.org/c": ("docs/index.md",),
        "https://gazette.example/ducks": ("seeds/gazette.yml",),
    }


def test_an_address_that_does_not_answer_is_a_problem(server: str) -> None:
    """A redirect is followed; a site that turns machines away is not said to be gone."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        asked = [f"{server}/{status}" for status in (200, 302, 403, 404, 429, 500)]
        found = outside.problems(dict.fromkeys([*asked, nobody, f"{server}/silent"], ()), seconds=0.5)
    assert found.pop(nobody).endswith("Connection refused")
    assert found == {
        f"{server}/404": "404 Not Found",
        f"{server}/500": "500 Internal Server Error",
        f"{server}/silent": "timed out",
    }


def test_links_reports_what_does_not_answer(
    freedonia: Build, server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 1 where something does not, with the file that leads there; `--list` asks nobody."""
    monkeypatch.setattr(outside, "LICENCE", f"{server}/200")
    changes = {"docs/index.md": f"{server}/404", GAZETTE: {"https://gazette.example/ducks": f"{server}/200"}}
    root = freedonia(changes)
    assert main(["links", "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        f"## Outer addresses\n\n2 found, 1 without an answer.\n\n"
        f"- `{server}/404`: 404 Not Found (in `docs/index.md`)\n"
    )
    assert main(["links", "--list", "--root", str(root)]) == 0
    assert capsys.readouterr().out == (
        "## Outer addresses\n\n2 found.\n\n"
        f"- `{server}/200` (in `seeds/gazette.yml`, `the licence of the data`)\n"
        f"- `{server}/404` (in `docs/index.md`)\n"
    )
    (root / "docs" / "index.md").write_text("", "utf-8")
    assert main(["links", "--root", str(root)]) == 0
