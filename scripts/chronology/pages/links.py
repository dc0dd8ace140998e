"""Relative links between pages, which work under any base path."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import NamedTuple


class Links(NamedTuple):
    """Links from the page at `address`, a path relative to the site root, such as `events/x/`."""

    address: str = ""

    def sibling(self) -> Links:
        """Return the links from a placeholder page in the same folder, valid for every page there."""
        folder, slash, _ = self.address.removesuffix("/").rpartition("/")
        return Links(f"{folder}{slash}-/" if self.address else "")

    def url_for(self, address: str) -> str:
        """Return the relative URL of an address, which may end with `#fragment`."""
        path, hash_, fragment = address.partition("#")
        if hash_ and path == self.address:
            return f"#{fragment}"
        slash = "" if path and not path.endswith("/") else "/"
        return f"{relpath(f'/{path}', dirname(f'/{self.address}'))}{slash}{hash_}{fragment}"

    def event(self, event_id: str) -> str:
        """Return the URL of an event's page."""
        return self.url_for(f"events/{event_id}/")

    def theme(self, theme_id: str) -> str:
        """Return the URL of a theme's page."""
        return self.url_for(f"themes/{theme_id}/")

    def actor(self, actor_id: str) -> str:
        """Return the URL of an actor's page."""
        return self.url_for(f"actors/{actor_id}/")

    def source(self, source_id: str) -> str:
        """Return the URL of a source's first page; for a paragraph, use `paragraphs.address`."""
        return self.url_for(f"sources/{source_id}/")
