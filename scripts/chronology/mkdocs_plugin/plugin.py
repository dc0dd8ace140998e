"""The MkDocs plugin: it loads and checks the data, and publishes pages and exports.

MkDocs renders the hand-written pages, and one generated page of each kind and depth as a *shell*. The other
generated pages are made by filling shells (see `shells`), which takes a thousandth of the time. With
`shells: false`, MkDocs renders every page; the site is the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date

from chronology.exports import collisions
from chronology.loading import files as file_system
from chronology.loading.loader import load
from chronology.mkdocs_plugin import guide, placeholders, shells
from chronology.mkdocs_plugin.placeholders import Inserted
from chronology.mkdocs_plugin.writing import Writer
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.pages import rendering, sharing
from chronology.pages.page_list import Page, pages
from chronology.rules.findings import MOST, Finding, as_text, has_errors
from chronology.rules.registry import findings

_log = logging.getLogger("mkdocs.plugins.chronology")


class ChronologyConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in mkdocs.yml."""

    jobs = config_options.Type(int, default=0)
    """Number of worker processes that write pages and exports: 0 means one per processor, 1 none."""
    shells = config_options.Type(bool, default=True)
    """Whether generated pages are made by filling shells."""


class ChronologyPlugin(BasePlugin[ChronologyConfig]):  # type: ignore[no-untyped-call]
    """Publishes the data beside mkdocs.yml; the attributes are those of the current build."""

    chronology: Chronology
    site: Site
    writer: Writer
    inserted: Inserted

    def __init__(self) -> None:
        self._serving = False
        self._start_build()

    def _start_build(self) -> None:
        self.site = Site()
        self._generated: dict[str, Page] = {}
        """Every generated page, by its source path in MkDocs."""
        self._rendered: set[str] = set()
        """The source paths of generated pages in the navigation, which MkDocs renders itself."""
        self._tokens: dict[str, shells.Tokens] = {}
        """The tokens of each page that becomes a shell, by its source path."""
        self._bodies: dict[str, str] = {}
        self._above: MkDocsPage | None = None
        """The page of the navigation that is active while a page outside it is rendered."""
        self._shells: dict[shells.Kind, shells.Shell] = {}
        self.inserted = Inserted()
        self._report = ""
        """The HTML to show instead of every page while the data have errors."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Record whether the site is served; this method also makes MkDocs keep the plugin between builds."""
        self._serving = command == "serve"

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Rebuild the site when a template of the generated pages changes."""
        server.watch(str(rendering.TEMPLATES))
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start a new build; raise PluginError if it would write through a symbolic link."""
        root = Path(config.config_file_path).parent
        links = [root / name for name in (".cache", ".venv") if (root / name).is_symlink()]
        if link := file_system.link_below(Path(config.site_dir)) or next(iter(links), None):
            raise PluginError(f"{link} is a symbolic link, through which the build would write; remove it")
        self._start_build()
        rendering.environment.cache_clear()  # under `serve`, templates may have changed
        rendering.use_cache(rendering.environment(), "pages")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Load and check the data, start writing the exports, and add the generated pages.

        If the data have errors, a build fails with all findings, and a server shows them on every page.
        """
        self.chronology = load(Path(config.config_file_path).parent)
        self.site = Site(
            config.site_name,
            config.site_url or "",
            (config.edit_uri or "").removesuffix("docs/"),
            config.site_description or "",
        )
        found = findings(self.chronology)
        if not has_errors(found):
            self._generated = {shells.source_path(page): page for page in pages(self.chronology, self.site)}
            written = {file.dest_uri: f"docs/{file.src_uri}" for file in files}
            found = list(collisions(written, self._generated.values(), self.site))
        if has_errors(found):
            return self._without_pages(found, files)
        jobs = 1 if self._serving else self.config.jobs
        self.writer = Writer(self.chronology, self.site, config.site_dir, self._generated, jobs)
        if self._uses_shells(config):
            return shells.LinkedFiles(files, config, self._generated)
        for key in self._generated:
            files.append(shells.generated_file(config, key))
        return files

    def _without_pages(self, found: Sequence[Finding], files: Files) -> Files:
        """Show the findings on every page when serving; otherwise raise PluginError with them."""
        report = "\n" + as_text(found, "the chronology")
        if not self._serving:
            raise PluginError(report)
        _log.error(report)
        self._generated = {}
        self._report = _report(found)
        return files

    def _uses_shells(self, config: MkDocsConfig) -> bool:
        """Return whether shells are used; they are tested only with Material and its search plugin."""
        wanted = self.config.shells and config.use_directory_urls
        return bool(wanted and config.theme.name == "material" and "material/search" in config.plugins)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let MkDocs render the generated pages in the navigation, and one page of each kind as a shell."""
        if not self._uses_shells(config):
            return nav
        for page in nav.pages:
            if page.file.src_uri in self._generated:
                self._rendered.add(page.file.src_uri)
                files.append(page.file)
        kinds: set[shells.Kind] = set()
        for key, generated in self._generated.items():
            kind = shells.kind(generated)
            if key not in self._rendered and kind not in kinds:
                kinds.add(kind)
                self._tokens[key] = shells.Tokens.new(shells.values(generated, self.site))
                files.append(shells.generated_file(config, key))
        return nav

    def _describe(self, page: MkDocsPage) -> None:
        """Give a hand-written page a title that no other page has, and the metadata in its head."""
        title = sharing.title(self.chronology, page.url, str(page.meta.get("title") or page.title or ""))
        description = str(page.meta.get("description") or "")
        page.meta["title"] = title
        page.meta["head"] = sharing.head(self.chronology, self.site, page.url, title, description)

    @event_priority(100)  # before the macros plugin reads the page
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Give a generated page its title, description and edit link, and every page its metadata."""
        if self._report:
            page.meta["render_macros"] = False
            page.edit_url = None
            return ""
        key = page.file.src_uri
        if key not in self._generated:
            self._describe(page)
            return None
        own = shells.values(self._generated[key], self.site)
        if key in self._tokens:
            own = dict.fromkeys(own, "") | dict(self._tokens[key].by_name)
            page.canonical_url = own["canonical"] or None
        page.meta.update(title=own["title"], description=own["description"], head=own["head"])
        page.meta["search"] = {"exclude": True}  # `writing` adds its own entry
        page.meta["hide"] = ["navigation", "toc"]
        page.edit_url = own["edit"] or None
        return markdown

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Insert the body of a generated page; note the anchors of a hand-written one."""
        if self._report:
            return self._report
        key = page.file.src_uri
        if generated := self._generated.get(key):
            page.toc = TableOfContents([AnchorLink(page.meta["title"], "title", 1)])
            body = self._bodies[key] = generated.body()
            return self._tokens[key].wrap(body) if key in self._tokens else body
        if page.present_anchor_ids is not None:  # MkDocs does not see anchors that macros insert
            page.present_anchor_ids.update(self.inserted.anchors(html))
        return None

    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Mark the page of the navigation to which a page outside it belongs as active."""
        folder = page.url.split("/")[0]
        address = "timeline/" if folder == "events" else f"{folder}/"
        found = (other for other in nav.pages if other.url == address)
        self._above = None if page in nav.pages else next(found, None)
        if self._above:
            self._above.active = True

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Cache the theme's compiled templates between builds."""
        rendering.use_cache(env, "theme")
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Add the generated pages to the list of pages, for the sitemap; pass the report to the 404 page."""
        context["report"] = self._report
        if self._uses_shells(config):
            date = get_build_date()
            kept = [file for file in context["pages"] if file.src_uri not in self._generated]
            generated = self._generated.values()
            context["pages"] = [*kept, *(shells.listed(page, self.site, date) for page in generated)]
        return context

    def on_post_page(self, html: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Make a shell from its rendered page; insert the blocks of a hand-written page."""
        if self._above:
            self._above.active = False
        key = page.file.src_uri
        if key in self._tokens:
            generated = self._generated[key]
            shell = self._shells[shells.kind(generated)] = shells.Shell.cut(html, self._tokens[key])
            return shell.fill(shells.values(generated, self.site) | {"body": self._bodies[key]})
        if placeholders.has_token(html):
            html = self.inserted.finish(html)
        if placeholders.has_token(html):
            raise PluginError(
                f"docs/{key}: a macro is used in a title, an attribute, a link's address, a comment or a "
                "script, where it cannot insert anything; write the text itself, and a comment as {# … #}"
            )
        return html

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the remaining pages and the search index."""
        if self._report:
            return
        made = self._rendered | self._tokens.keys() if self._uses_shells(config) else self._generated.keys()
        self.writer.finish([key for key in self._generated if key not in made], self._shells)

    def on_build_error(self, *, error: Exception) -> None:
        """Shut down the workers of a failed build."""
        if hasattr(self, "writer"):
            self.writer.close()


def _report(found: Sequence[Finding]) -> str:
    """Return the errors among findings as HTML, at most `MOST` of them."""
    errors = [one for one in found if one.severity == "error"][:MOST]
    items = (
        f"<li><p><code>{escape(one.path)}</code>, line {one.line}, column {one.column}: "
        f"{guide.with_code(one.message)}<br>{guide.with_code(one.hint)}</p></li>"
        for one in errors
    )
    return f"<h1>The data have errors</h1><ol>{''.join(items)}</ol>"
