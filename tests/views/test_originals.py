"""From an event to the original: its address, at the paragraph where its words are known, or a web search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from chronology.authoring import link_check
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Links, Site
from chronology.pages import events, paragraphs, reference

from tests.rules import GAZETTE, LAPSE, TREATY, Build

DUCKS = "https://gazette.example/ducks"
URL = f"url: {DUCKS}\n"
FRAGMENT = f"{URL}fragments:\n  - at: 3\n    words: It let 2,500 ducks\n"
LED = f"{DUCKS}#:~:text=It%20let%202%2C500%20ducks"


class Anchors(HTMLParser):
    """The attributes of each link of a page, by its accessible name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Mapping[str, str | None]]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link."""
        if tag == "a":
            given = dict(attrs)
            self.found.append((given.get("aria-label") or "", given))
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        """Leave a link."""
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        """Add the text of a link to its name."""
        if self._open and not self.found[-1][1].get("aria-label"):
            self.found[-1] = (self.found[-1][0] + data, self.found[-1][1])


def outside(html: str) -> list[tuple[str, str]]:
    """Return the name and address of each link to another site; none of them says where it comes from."""
    found = [(name, given) for name, given in Anchors(html).found if "://" in (given.get("href") or "")]
    assert all(given.get("rel") == "noopener noreferrer" for _, given in found)
    return [(" ".join(name.split()), given["href"] or "") for name, given in found]


def event_page(chronology: Chronology, event: str) -> str:
    """Return the body of an event's page, without its own address."""
    return events.event_page(chronology, chronology.events[event], Links(f"events/{event}/"), Site())


def source_page(chronology: Chronology, source: str) -> str:
    """Return the body of a source's page."""
    return reference.source_page(chronology, chronology.sources[source], Links(f"sources/{source}/"))


def test_each_mark_of_an_event_leads_to_the_original_in_one_tap(freedonia: Build) -> None:
    """Of a source with an address; at its paragraph where the words of the document are known."""
    chronology = load(freedonia({GAZETTE: {URL: FRAGMENT}}))
    assert outside(event_page(chronology, "1932-treaty")) == [
        ("Original of Gazette ¶ 2, on another site", DUCKS),
        ("Original of Gazette ¶ 3, on another site", LED),
        ("Original of Gazette n. 1, on another site", DUCKS),
        ("Original of Gazette ¶ 4, on another site", DUCKS),
        ("Original of Gazette ¶ 3, on another site", LED),
        ("Original of Gazette ¶ 5, on another site", DUCKS),
        ("Original of Gazette, on another site", DUCKS),
    ]


def test_the_mark_itself_still_leads_to_the_page_of_the_source(freedonia: Build) -> None:
    chronology = load(freedonia({GAZETTE: {URL: FRAGMENT}}))
    found = Anchors(event_page(chronology, "1932-treaty")).found
    marks = [given["href"] for name, given in found if "¶ 3" in " ".join(name.split())]
    assert marks.count("../../sources/gazette/#p3") == marks.count(LED) == 2


def test_the_page_of_a_source_leads_from_each_paragraph_to_the_original(freedonia: Build) -> None:
    chronology = load(freedonia({GAZETTE: {URL: FRAGMENT}}))
    found = outside(source_page(chronology, "gazette"))
    paragraphs = ("¶ 2", "¶ 3", "¶ 4", "¶ 5", "n. 1", "n. 3")
    assert found == [
        (DUCKS, DUCKS),
        *((f"Original of Gazette {n}, on another site", LED if n == "¶ 3" else DUCKS) for n in paragraphs),
    ]


def test_a_source_without_an_address_offers_one_search(freedonia: Build) -> None:
    """For its title, author and outlet.

    It names the engine; event pages do not repeat it, and the link check does not visit it.
    """
    chronology = load(freedonia({GAZETTE: {URL: ""}, LAPSE: {}, TREATY: {}}))
    ((name, address),) = outside(source_page(chronology, "gazette"))
    assert name == "Search the web for the original (DuckDuckGo)"
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "duckduckgo.com", "/")
    assert parse_qs(parts.query) == {"q": ['"The treaty and after" Bob Roland "The Freedonia Gazette"']}
    assert outside(event_page(chronology, "1932-treaty")) == []
    assert not any("duckduckgo" in one for one in link_check.addresses(chronology))


def test_a_search_asks_for_no_title_that_the_document_does_not_have(freedonia: Build) -> None:
    """A title in brackets is ours: its words and the authors are looked for, but not as they stand there."""
    changes = {URL: "", "title: The treaty and after": 'title: "[The “treaty” & after]"'}
    chronology = load(freedonia({GAZETTE: changes}))
    ((_, address),) = outside(source_page(chronology, "gazette"))
    asked = parse_qs(urlsplit(address).query)
    assert asked == {"q": ['The “treaty” & after Bob Roland "The Freedonia Gazette"']}


def test_a_quotation_mark_in_a_title_does_not_end_the_search_for_it(freedonia: Build) -> None:
    chronology = load(
        freedonia({GAZETTE: {URL: "", "title: The treaty": 'title: \'The "treaty"', "after\n": "after'\n"}})
    )
    query = parse_qs(urlsplit(paragraphs.web_search(chronology.sources["gazette"].record)).query)
    assert query == {"q": ['"The treaty and after" Bob Roland "The Freedonia Gazette"']}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The two-way trade, since 2013", "The%20two%2Dway%20trade%2C%20since%202013"),
        ("trade & war", "trade%20%26%20war"),
        ("Kazakhstan’s 5% share", "Kazakhstan%E2%80%99s%205%25%20share"),
        ("war – or #peace=?", "war%20%E2%80%93%20or%20%23peace%3D%3F"),
    ],
)
def test_what_has_a_meaning_in_a_text_directive_is_encoded(freedonia: Build, words: str, text: str) -> None:
    """URL Fragment Text Directives: `&`, `-` and `,` would end a text, or divide it."""
    chronology = load(freedonia({GAZETTE: {URL: f'{URL}fragments:\n  - at: 3\n    words: "{words}"\n'}}))
    address = paragraphs.original_address(chronology.sources["gazette"].record, "3")
    assert address == f"{DUCKS}#:~:text={text}"
    assert unquote(text) == words


def test_an_address_with_a_fragment_of_its_own_keeps_it(freedonia: Build) -> None:
    chronology = load(freedonia({GAZETTE: {URL: FRAGMENT.replace("/ducks", "/ducks#part-2")}}))
    address = paragraphs.original_address(chronology.sources["gazette"].record, "3")
    assert address == f"{DUCKS}#part-2:~:text=It%20let%202%2C500%20ducks"


def text_of(html: str) -> str:
    """Return the text of a page, with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", unescape(html)).split())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "count from ¶ 1 (heading). Each heading, pull quote and caption counts as a paragraph. "
             "A footnote has its own number: n. 1 is footnote 1. The arrow after a paragraph’s number opens "
             "the original on its publisher’s site. "),
        ({URL: FRAGMENT}, "on its publisher’s site, at that paragraph if possible. "),
        ({URL: ""}, "n. 1 is footnote 1. ¶ 2"),
        ({'["1", "6"]': '["6"]'}, "count from the first paragraph of the text. Each heading"),
    ],
)  # fmt: skip
def test_the_page_of_a_source_says_how_to_count_to_a_paragraph(
    freedonia: Build, changes: Mapping[str, str], said: str
) -> None:
    """Where to begin, what counts, and what the arrow is."""
    assert said in text_of(source_page(load(freedonia({GAZETTE: changes})), "gazette"))


def test_no_footnotes_are_counted_where_there_are_none(freedonia: Build) -> None:
    html = source_page(load(freedonia({})), "almanac")
    assert "To find a paragraph in the original, count from" in html
    assert "footnote" not in html
