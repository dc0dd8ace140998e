"""Being told by the system of changed files, at once, where MkDocs looks for them twice a second."""

from __future__ import annotations

import os
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_QUIET = 0.03  # seconds without a change, after which an edit is taken to be complete
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]


def at_once(server: LiveReloadServer) -> None:
    """Let a server, which has not begun to watch, hear of changes at once."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = _Told(server.observer)  # type: ignore[assignment]
    server.build_delay = _QUIET
    for path in watched:
        server.watch(path)


class _Told:
    """Watches as the observer `slow` does, and takes its place where the system does not tell."""

    def __init__(self, slow: Any) -> None:
        self._slow, self._used = slow, Observer()
        self._scheduled: dict[Any, tuple[FileSystemEventHandler, str, bool]] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> Any:
        """Watch a folder or a file; of a file its folder is watched, for editors put another in its place."""
        if os.path.isfile(path):
            watch = self._used.schedule(_Only(handler, path), os.path.dirname(path), event_filter=_CHANGES)
        else:
            watch = self._used.schedule(handler, path, recursive=recursive, event_filter=_CHANGES)
        self._scheduled[watch] = handler, path, recursive
        return watch

    def unschedule(self, watch: Any) -> None:
        """Watch something no longer."""
        del self._scheduled[watch]
        self._used.unschedule(watch)

    def start(self) -> None:
        """Begin to watch."""
        try:
            self._used.start()
        except OSError:  # as where the system watches as many folders as it can
            self._used = self._slow
            for handler, path, recursive in self._scheduled.values():
                self._used.schedule(handler, path, recursive=recursive)
            self._used.start()

    def stop(self) -> None:
        """Watch nothing more."""
        self._used.stop()

    def join(self) -> None:
        """Wait until nothing is watched."""
        self._used.join()


class _Only(FileSystemEventHandler):
    """Passes on what happens to one file of a folder."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler, self._path = handler, path

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on an event of the file."""
        if self._path in (event.src_path, event.dest_path):
            self._handler.dispatch(event)
