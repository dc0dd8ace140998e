"""Addresses of pages, relative to the page that links to them, so that any base path works."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Links(NamedTuple):
    """Links of the page at `address`, which is written from the root of the site: `events/x/`."""

    address: str = ""

    def shared(self) -> Links:
        """Return the links of a nameless page in the same folder: they lead to all pages as these do."""
        folder, slash, _ = self.address.removesuffix("/").rpartition("/")
        return Links(f"{folder}{slash}-/" if self.address else "")

    def to(self, address: str) -> str:
        """Return the relative link to another address, which may end with `#fragment`."""
        path, hash_, fragment = address.partition("#")
        if hash_ and path == self.address:
            return f"#{fragment}"
        folder, inside, rest = path.partition("/")
        here = self.address
        if inside and not (here.startswith(f"{folder}/") and (here.count("/") > 2 or path.startswith(here))):
            return _way(here, folder) + rest + hash_ + fragment
        return _relative(here, path) + hash_ + fragment

    def event(self, event_id: str) -> str:
        """Return the link to an event's page."""
        return self.to(f"events/{event_id}/")

    def theme(self, theme_id: str) -> str:
        """Return the link to a theme's page."""
        return self.to(f"themes/{theme_id}/")

    def actor(self, actor_id: str) -> str:
        """Return the link to an actor's page."""
        return self.to(f"actors/{actor_id}/")

    def source(self, source_id: str) -> str:
        """Return the link to a source's page; `paragraphs` knows the addresses of its paragraphs."""
        return self.to(f"sources/{source_id}/")


@lru_cache(maxsize=2**12)
def _way(here: str, folder: str) -> str:
    """Return the way from a page to a folder of the site; a page's links lead into few of them."""
    return _relative(here, f"{folder}/").removeprefix("./")


def _relative(here: str, there: str) -> str:
    """Return the way from one address to another, as `posixpath.relpath` does, at a tenth of its cost."""
    from_, to = here.split("/")[:-1], there.split("/")
    name = to.pop()
    shared = 0
    for one, other in zip(from_, to, strict=False):
        if one != other:
            break
        shared += 1
    way = "../" * (len(from_) - shared) + "".join(f"{part}/" for part in to[shared:]) + name
    return way or "./"
