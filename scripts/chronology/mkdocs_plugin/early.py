"""The MkDocs plugin that goes first, and begins what takes long before others are loaded.

MkDocs loads its plugins one by one, and the hook after all of them. Meanwhile a second core has nothing to
do, and some of what they load is never used.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """There is nothing to configure."""


class Early(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Reads the events of the chronology beside mkdocs.yml ahead, and spares what is not needed."""

    _serves = False

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:
        """Begin, as soon as it is known where mkdocs.yml lies.

        A build is spared Python's search for garbage, a sixth of its time, for it makes little and then ends;
        so is a server while it is loaded.
        """
        if not self._serves:
            gc.disable()
        import_without("mkdocs_macros.util", "requests")  # which would take as long as a hundred pages
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Let a server search for garbage again, though not among the modules."""
        if command == "serve":
            self._search()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> None:
        """Do so where the first build of a server was called one of its own, as `--clean` does."""
        self._search()

    def _search(self) -> None:
        self._serves = True
        gc.freeze()
        gc.enable()


class _Late(ModuleType):
    """What stands for a module, which is loaded when something in it is first asked for.

    That of `importlib.util.LazyLoader` is loaded at the first `import` of it (until Python 3.12).
    """

    def __getattr__(self, name: str) -> Any:
        self.leave()
        return getattr(import_module(self.__name__), name)

    def leave(self) -> None:
        """Stand in the place of the module no longer, for those who import it from now on."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


def import_without(module: str, seldom: str) -> None:
    """Load a module, if that was not done, without another that it imports and hardly ever uses.

    The other must be imported whole (`import x`), and is loaded at its first use. For all others nothing
    stands in its place.
    """
    if module in sys.modules or seldom in sys.modules:
        return
    late = sys.modules[seldom] = _Late(seldom)
    late.__spec__ = ModuleSpec(seldom, None)  # with which Python takes it for loaded
    try:
        import_module(module)
    finally:
        late.leave()
