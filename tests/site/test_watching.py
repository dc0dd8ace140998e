"""The server hears of changes at once, of files that were put in the place of others too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chronology.mkdocs_plugin import watching
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """A server that watches a folder and one file beside it, and has not begun."""
    (tmp_path / "events").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", "utf-8")
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    made.watch(str(tmp_path / "events"))
    made.watch(str(tmp_path / "mkdocs.yml"))
    watching.at_once(made)
    yield made
    made.observer.stop()
    made.observer.join()
    made.server_close()


def heard(server: LiveReloadServer, change: Callable[[], object], seconds: float = 5) -> bool:
    """Say whether the server wants to build after a change."""
    with server._rebuild_cond:
        server._want_rebuild = False
    change()
    with server._rebuild_cond:
        return bool(server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=seconds))


def exchange(path: Path) -> None:
    """Put another file in the place of one, as many editors do."""
    other = path.with_suffix(".new")
    other.write_text("site_name: B\n", "utf-8")
    other.replace(path)


def test_changes_are_heard_and_nothing_else_is(server: LiveReloadServer, tmp_path: Path) -> None:
    server.observer.start()
    event = tmp_path / "events" / "a.yml"
    assert heard(server, lambda: event.write_text("title: A\n", "utf-8"))
    assert heard(server, lambda: exchange(tmp_path / "mkdocs.yml"))
    assert heard(server, lambda: exchange(tmp_path / "mkdocs.yml"))
    time.sleep(0.5)  # what is still to be heard of the file that was put there
    assert not heard(server, lambda: event.read_text("utf-8"), 0.5)
    assert not heard(server, lambda: (tmp_path / "README.md").write_text("A\n", "utf-8"), 0.5)
    assert heard(server, event.unlink)


def test_where_the_system_does_not_tell_the_server_looks_itself(
    server: LiveReloadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, failed = BaseObserver.start, list[BaseObserver]()

    def once(observer: BaseObserver) -> None:
        if not failed:
            failed.append(observer)
            raise OSError("inotify watch limit reached")
        start(observer)

    monkeypatch.setattr(BaseObserver, "start", once)
    server.observer.start()
    assert len(failed) == 1
    assert heard(server, lambda: (tmp_path / "events" / "a.yml").write_text("title: A\n", "utf-8"))
