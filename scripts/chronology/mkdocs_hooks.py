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
from chronology.exports import EXPORTERS
from chronology.findings import as_text, has_errors
from chronology.pages import Page, pages
from chronology.rules.registry import findings
from chronology.site import Site

_generated: dict[str, Page] = {}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and exported files; stop a build whose data have errors, with all findings."""
    chronology = loading.load_unchanged(Path(config.config_file_path).parent)
    found = findings(chronology)
    if has_errors(found):
        raise PluginError("\n" + as_text(found, "the chronology"))
    site = _site(config)
    _generated.clear()
    for page in pages(chronology, site):
        source = page.address.removesuffix("/") + ".md"
        _generated[source] = page
        files.append(File.generated(config, source, content=""))
    for exporter in EXPORTERS:
        files.append(File.generated(config, exporter.PATH, content=exporter.write(chronology, site)))
    return files


def _site(config: MkDocsConfig) -> Site:
    return Site(config.site_name, config.site_url or "", (config.edit_uri or "").removesuffix("docs/"))


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Give a generated page its title, description and edit link, escaped, for the theme prints them raw."""
    generated = _generated.get(page.file.src_uri)
    if generated is None:
        return None
    page.meta = {
        "title": escape(generated.title),
        "description": escape(generated.description),
        "hide": ["navigation", "toc"],
        "head": generated.head(),
    }
    page.edit_url = _site(config).edit(generated.edit_path) or None
    return markdown


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Put the body of a generated page in the place of its empty content."""
    generated = _generated.get(page.file.src_uri)
    if generated is None:
        return None
    page.toc = TableOfContents([AnchorLink(escape(generated.title), "title", 1)])
    return generated.body()


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
