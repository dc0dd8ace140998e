"""The hook spares a build, which ends when it is done, the search for garbage, and a server not."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from chronology import mkdocs_hooks


@pytest.fixture(autouse=True)
def _searched() -> Iterator[None]:
    """Leave the search for garbage as it was."""
    yield
    gc.enable()


@pytest.mark.parametrize(("command", "searched"), [("build", False), ("gh-deploy", False), ("serve", True)])
def test_only_a_server_searches_for_garbage(command: str, searched: bool) -> None:
    gc.enable()
    mkdocs_hooks.on_startup(command=command, dirty=False)
    assert gc.isenabled() is searched


def test_mkdocs_finds_every_event_of_the_hook() -> None:
    """What `scripts/hooks.py` does not name, MkDocs does not call."""
    import hooks  # type: ignore[import-not-found]

    defined = {name for name in vars(mkdocs_hooks) if name.startswith("on_")}
    assert defined == {*hooks.__all__}
    assert all(getattr(hooks, name) is getattr(mkdocs_hooks, name) for name in defined)
