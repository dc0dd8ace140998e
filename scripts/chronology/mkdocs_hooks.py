"""The MkDocs hook: a thin adapter that publishes the generated pages.

MkDocs reads no Markdown for these pages: their bodies take the place of the empty content, and one
lean entry a page goes into the search index.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from chronology import loading
from chronology.findings import as_text, has_errors
from chronology.pages import Page, pages
from chronology.rules.registry import findings

_generated: dict[str, Page] = {}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages; stop a build whose data have errors, with all findings."""
    chronology = loading.load_unchanged(Path(config.config_file_path).parent)
    found = findings(chronology)
    if has_errors(found):
        raise PluginError("\n" + as_text(found, "the chronology"))
    _generated.clear()
    for page in pages(chronology):
        source = page.address.removesuffix("/") + ".md"
        _generated[source] = page
        files.append(File.generated(config, source, content=""))
    return files


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Give a generated page its title, description and edit link, escaped, for the theme prints them raw."""
    generated = _generated.get(page.file.src_uri)
    if generated is None:
        return None
    page.meta = {
        "title": escape(generated.title),
        "description": escape(generated.description),
        "hide": ["navigation", "toc"],
    }
    page.edit_url = _edit_url(generated, config)
    return markdown


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Put the body of a generated page in the place of its empty content."""
    generated = _generated.get(page.file.src_uri)
    if generated is None:
        return None
    page.toc = TableOfContents([AnchorLink(escape(generated.title), "title", 1)])
    return generated.body(page.edit_url or "")


def _edit_url(page: Page, config: MkDocsConfig) -> str | None:
    if not config.edit_uri:
        return None
    return config.edit_uri.removesuffix("docs/") + page.edit_path


@event_priority(100)
def _lean(context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> None:
    """Show the search plugin one entry of what the page is found by, and not its body."""
    if generated := _generated.get(page.file.src_uri):
        page.meta["_body"] = page.content
        page.content = f"<p>{escape(generated.search)}</p>"


@event_priority(-100)
def _whole(context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> None:
    """Give the page its body back for the theme."""
    if "_body" in page.meta:
        page.content = page.meta.pop("_body")


on_page_context = CombinedEvent(_lean, _whole)
