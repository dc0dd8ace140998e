"""The MkDocs plugin that goes first, and begins what takes long before others are loaded.

MkDocs loads its plugins one by one, and the hook after all of them. Meanwhile a second core has nothing to
do, and some of what they load is never used.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

from chronology import ahead

# mkdocs-macros imports it for one of its functions, which takes longer than to make a hundred pages.
_SELDOM = "requests"


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
        load_late(_SELDOM)
        if config_file_path:
            ahead.begin(Path(config_file_path).parent)
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Let a server search for garbage again, though not among the modules."""
        self._serves = command == "serve"
        if self._serves:
            gc.freeze()
            gc.enable()


class _Late(ModuleType):
    """A module that is loaded when something in it is first asked for.

    That of `importlib.util.LazyLoader` is loaded at the first `import` of it (until Python 3.12).
    """

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        loaded = import_module(self.__name__)
        vars(self).update(vars(loaded))
        return getattr(loaded, name)


def load_late(name: str) -> None:
    """Let a module, if it is installed and not loaded yet, be loaded only when it is used."""
    spec = None if name in sys.modules else find_spec(name)
    if spec:
        late = sys.modules[name] = _Late(name)
        late.__spec__ = spec
