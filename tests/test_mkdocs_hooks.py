"""MkDocs is given the whole hook."""

from __future__ import annotations

from chronology import mkdocs_hooks


def test_mkdocs_finds_every_event_of_the_hook() -> None:
    """What `scripts/hooks.py` does not name, MkDocs does not call."""
    import hooks  # type: ignore[import-not-found]

    defined = {name for name in vars(mkdocs_hooks) if name.startswith("on_")}
    assert defined == {*hooks.__all__}
    assert all(getattr(hooks, name) is getattr(mkdocs_hooks, name) for name in defined)
