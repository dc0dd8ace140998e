"""Relative URLs, followed as a browser follows them."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from chronology.model.site import Links

PAGES = (
    *("", "timeline/", "timeline/1950/", "timeline/1950/2/", "events/x/", "events/y/", "sources/a/"),
    *("sources/a/uncited/2/", "404.html"),
)
FILES = "data/events.csv", "api/v1/events/x.json", "timeline/facets.json"
ANCHORS = "sources/a/#p1", "events/x/#c1", "timeline/#y1990"
ROOT = "https://example.org/base/"


@pytest.mark.parametrize("here", PAGES)
def test_a_url_leads_to_its_address_under_any_base_path(here: str) -> None:
    for address in (*PAGES, *FILES, *ANCHORS):
        url = Links(here).url_for(address)
        assert urljoin(f"{ROOT}{here}", url) == f"{ROOT}{address}"
        assert url.startswith("#") == (address.partition("#")[0] == here and "#" in address)


@pytest.mark.parametrize("here", [page for page in PAGES if page.endswith("/")])
def test_pages_of_one_folder_share_their_urls(here: str) -> None:
    """But for those that lead to the page itself."""
    for address in (*PAGES, *FILES):
        if not address.startswith(here):
            assert Links(here).sibling().url_for(address) == Links(here).url_for(address)
