"""Addresses of other sites: which there are, and which of them answer. No test leaves this machine."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import markdown
import pytest
from chronology.authoring import link_check
from chronology.cli.main import main
from chronology.loading.loader import load
from chronology.model.site import LICENCE

from tests.rules import GAZETTE, Build

ROOT = Path(__file__).parents[2]
PAGE = (
    "See [a page](https://ducks.org/a#part), <https://ducks.org/b>. And https://ducks.org/c.\n\n"
    '[js](javascript:hit()) [file](file:///etc/passwd) <a href="http://ducks.org/d">\n'
)
CODE = {
    "in a line": "Open `http://ducks.org/no` and `` `http://ducks.org/no` ``.\n",
    "over two lines": "Run `curl\nhttp://ducks.org/no`.\n",
    "a block": "```sh\ncurl http://ducks.org/no\n```\n",
    "a block in a list": "1. Run:\n\n    ```sh\n    curl http://ducks.org/no\n    ```\n",
    "a block with tildes": "~~~~\n```\nhttp://ducks.org/no\n~~~~\n",
    "a block that does not end": "```\nhttp://ducks.org/no\n",
    "in HTML": "<pre>\nhttp://ducks.org/no</pre> <code>http://ducks.org/no</code>\n",
    "a comment": "<!-- http://ducks.org/no -->\n",
}
INSIDE = [
    *("http://127.0.0.1:8000/", "http://127.1/", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/"),
    *(
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://169.254.0.1/",
        "http://[fd00::1]/",
    ),
    *("http://localhost:8000/", "http://a.localhost/", "http://printer.local/", "http://intranet/"),
    *("https://example.com/", "https://www.EXAMPLE.org/a", "https://example.net./", "http://192.0.2.1/"),
    *("https://gazette.example/ducks", "https://a.test/", "https://a.invalid/"),
    *("http://[::ffff:8.8.8.8]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/"),
]
OUTSIDE = [
    *("https://ducks.org/", "https://myexample.com/", "https://example.co.uk/", "https://test.org/"),
    *("http://8.8.8.8/", "https://localhost.org/", "https://a.kz/"),
]


class _Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        method, _, status = self.path[1:].rpartition("/")
        if method == "no-head" and self.command == "HEAD":
            status = "405"
        if method == "hangs-up" and self.command == "HEAD":
            return
        self.send_response(int(status), "as the server calls it")
        if status == "302":
            self.send_header("Location", f"http://localhost:{self.server.server_port}/200")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

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
            "docs/about.md": "https://ducks.org/a",
            GAZETTE: {"https://gazette.example/ducks": "https://gazette.org/ducks"},
        }
    )
    assert link_check.addresses(load(root)) == {
        LICENCE: ("the licence of the data",),
        "http://ducks.org/d": ("docs/index.md",),
        "https://ducks.org/a": ("docs/about.md", "docs/index.md"),
        "https://ducks.org/b": ("docs/index.md",),
        "https://ducks.org/c": ("docs/index.md",),
        "https://gazette.org/ducks": ("seeds/gazette.yml",),
    }


def test_a_folder_with_the_name_of_a_page_is_no_page(freedonia: Build) -> None:
    root = freedonia({})
    (root / "docs" / "folder.md").mkdir()
    assert link_check.addresses(load(root)) == {LICENCE: ("the licence of the data",)}


@pytest.mark.parametrize("code", CODE.values(), ids=CODE.keys())
def test_what_stands_in_code_is_no_link(freedonia: Build, code: str) -> None:
    """And what stands after it is one again."""
    root = freedonia({"docs/index.md": f"{code}\nSee https://ducks.org/yes\n"})
    found = {one for one, paths in link_check.addresses(load(root)).items() if "docs/index.md" in paths}
    assert found == (set() if code is CODE["a block that does not end"] else {"https://ducks.org/yes"})


def test_an_address_of_this_machine_or_of_an_example_is_not_outside(freedonia: Build) -> None:
    """Neither in a page nor in a source; one that only looks like it is."""
    pages = {"docs/index.md": "\n".join(f"<{address}> ({address})." for address in (*INSIDE, *OUTSIDE))}
    found = link_check.addresses(load(freedonia(pages)))
    assert set(found) == {LICENCE, *OUTSIDE}


def test_the_project_is_asked_for_nothing_but_links() -> None:
    """Each address of its pages is a link where the page is shown, and each such link is asked for."""
    linked = set()
    for path in (ROOT / "docs").rglob("*.md"):
        html = markdown.markdown(path.read_text("utf-8"), extensions=["md_in_html", "tables", "fenced_code"])
        linked |= {unescape(one) for one in re.findall(r'(?:href|src)="(https?://[^"#]+)', html)}
    asked = link_check.addresses(load(ROOT))
    assert len(linked) >= 2
    assert {one for one, paths in asked.items() if any(path.startswith("docs/") for path in paths)} == linked
    assert [one for one in asked if re.search(r"127\.0\.0\.1|localhost|example", one)] == []


def anywhere(_: object) -> bool:
    """Allow every address: the servers of these tests are on this machine."""
    return True


def test_an_address_that_does_not_answer_is_a_problem(server: str) -> None:
    """A redirect is followed; a site that turns machines away is not said to be gone."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        asked = [f"{server}/{status}" for status in (200, 302, 303, 403, 404, 429, 500, 799)]
        found = dict(link_check.problems([*asked, nobody], allowed=anywhere))
    assert found.pop(nobody).endswith("Connection refused")
    assert found == {
        f"{server}/303": "303 See Other",  # and does not say where
        f"{server}/404": "404 Not Found",
        f"{server}/500": "500 Internal Server Error",
        f"{server}/799": "799",
    }


def test_a_server_that_refuses_head_is_asked_again(server: str) -> None:
    """With GET, and only then; who turns machines away is left alone."""
    paths = ["/200", "/403", "/404", "/no-head/200", "/hangs-up/200"]
    _Site.asked.clear()
    assert set(link_check.problems([server + path for path in paths], allowed=anywhere)) == {f"{server}/404"}
    assert sorted(_Site.asked) == sorted(
        [f"HEAD {path}" for path in paths] + [f"GET {path}" for path in paths[2:]]
    )


def test_the_link_check_asks_public_addresses_unless_told_otherwise(server: str) -> None:
    """No option and no variable of the environment changes that."""
    assert link_check.problems([f"{server}/200"]) == {
        f"{server}/200": "127.0.0.1 has an address that is not public"
    }


def test_links_reports_what_does_not_answer(
    freedonia: Build, server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 1 where something does not, with the file that leads there; `--list` asks nobody."""
    monkeypatch.setattr(link_check, "LICENCE", f"{server}/200")
    monkeypatch.setattr(link_check, "is_outside", anywhere)  # though the server is on this machine
    monkeypatch.setattr(link_check, "problems", partial(link_check.problems, allowed=anywhere))
    changes = {"docs/index.md": f"{server}/404", GAZETTE: {"https://gazette.example/ducks": f"{server}/200"}}
    root = freedonia(changes)
    assert main(["links", "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        f"## External links\n\n2 found, 1 broken.\n\n- `{server}/404`: 404 Not Found (in `docs/index.md`)\n"
    )
    assert main(["links", "--list", "--root", str(root)]) == 0
    assert capsys.readouterr().out == (
        "## External links\n\n2 found.\n\n"
        f"- `{server}/200` (in `seeds/gazette.yml`, `the licence of the data`)\n"
        f"- `{server}/404` (in `docs/index.md`)\n"
    )
    (root / "docs" / "index.md").write_text("", "utf-8")
    assert main(["links", "--root", str(root)]) == 0
