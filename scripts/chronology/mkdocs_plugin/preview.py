"""The site under `mkdocs serve`: the last good build, whose files are made when they are asked for.

Each build has a folder of its own, and takes the place of the one before when it has come to its end. So
the site stays as it was where an edit has a fault.
"""

from __future__ import annotations

import logging
import posixpath
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any

from mkdocs.livereload import LiveReloadServer

from chronology.loading import remembered
from chronology.mkdocs_plugin.deferred import Deferred
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.rules import registry

_log = logging.getLogger("mkdocs.chronology")
_LIVE = "/livereload/"  # where browsers wait for the next build


def prepare(chronology: Chronology) -> None:
    """Begin what the first edit would otherwise wait for: what rules load, and what they read of the texts.

    Of all that is remembered it is noted of which code it is, while that is the code that runs.
    """
    remembered.version()
    Thread(target=registry.findings, args=[chronology], daemon=True).start()


class _Version:
    """One build of the site: its folder, and what makes files in it."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory(prefix="mkdocs_")
        self.deferred: Deferred | None = None

    def provide(self, name: str) -> None:
        """Write the file of this name, where it has been put off."""
        if self.deferred:
            self.deferred.provide(name)


class Preview:
    """Builds the site for a server, which from now on asks here for what it shows."""

    def __init__(self, server: LiveReloadServer, build: Callable[[], None]) -> None:
        """Begin with the complete site that the server has; `build` is how MkDocs builds it anew."""
        self._server, self._build, self._answer = server, build, server.serve_request
        self._lock = Lock()
        self._shown = self._coming = _Version()  # nothing has been put off
        server.builder = self.rebuild
        server.error_handler = self._error_page
        server.set_app(self.answer)

    @property
    def folder(self) -> str:
        """Return the folder for the build that is under way."""
        return self._coming.folder.name

    def writer(self, chronology: Chronology, site: Site, folder: str, *, sound: bool) -> Deferred:
        """Return the writer of the build that is under way."""
        self._coming.deferred = Deferred(chronology, site, folder, sound=sound)
        return self._coming.deferred

    def rebuild(self) -> None:
        """Build the site anew and show it; where that fails say why, and show what was shown before."""
        with self._lock:
            before, self._coming = self._shown, _Version()
            try:
                self._build()
            except Exception as error:
                _log.error(str(error) if isinstance(error, SystemExit) else traceback.format_exc())
                _log.error("The site stays as it was before this edit.")
                self._coming.folder.cleanup()
                return
            self._shown, self._server.root = self._coming, self.folder
        before.folder.cleanup()

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, for which the file is made first; while a build is under way, wait for it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(_LIVE):
            return self._answer(environ, start_response)
        while True:
            with self._lock:
                shown = self._shown
                shown.provide(self._name(path))
            said: list[tuple[Any, ...]] = []
            content: Iterable[bytes] = self._answer(environ, partial(_note, said))
            if shown is self._shown:
                start_response(*said[-1])
                return content
            # Another build came between the making of the file and its reading.
            if close := getattr(content, "close", None):
                close()

    def _name(self, path: str) -> str:
        """Return the name of the file at a path, from the root of the site, as the server finds it."""
        return posixpath.normpath("/" + path.removeprefix(self._server.mount_path)).lstrip("/")

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self._server.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


def _note(said: list[tuple[Any, ...]], *head: Any) -> None:
    """Note what is said before an answer."""
    said.append(head)
