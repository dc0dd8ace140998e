"""Links to the original of a source: to its address, at a paragraph if possible, or to a web search.

A text fragment (https://wicg.github.io/scroll-to-text-fragment/) makes a browser scroll to words of a page.
Browsers that know none show the page from its top.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from chronology.model.records import Source

ENGINE = "DuckDuckGo"
_SEARCH = "https://duckduckgo.com/"


def address(source: Source, paragraph: str = "") -> str:
    """Return the address of a source, with a text fragment for the paragraph; empty if it has no address."""
    url = source.url or ""
    words = next((one.words for one in source.fragments if one.at == paragraph), "")
    if not url or not words:
        return url
    # `-`, `,` and `&` have a meaning in a text directive; `quote` leaves a hyphen as it is.
    text = quote(words, safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def search(source: Source) -> str:
    """Return the address of a web search for the title and outlet of a source.

    A title in brackets describes a document that has none: its words are looked for together with the
    authors, but not as a phrase.
    """
    title, outlet = source.title, source.container or source.publisher or ""
    if title.startswith("["):
        parts = [title.strip("[]"), *(_phrase(author.name) for author in source.authors), _phrase(outlet)]
    else:
        parts = [_phrase(title), _phrase(outlet)]
    return f"{_SEARCH}?{urlencode({'q': ' '.join(filter(None, parts))}, quote_via=quote)}"


def _phrase(words: str) -> str:
    """Return words in the quotation marks of a search engine, which cannot hold such marks themselves."""
    return f'"{words.replace(chr(34), "")}"' if words else ""
