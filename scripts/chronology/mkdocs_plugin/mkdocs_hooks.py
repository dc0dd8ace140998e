"""The MkDocs hook: a thin adapter that publishes the generated pages.

MkDocs renders the first page of each kind, with tokens for what is that page's own (see `shells`); all
others are put together from it and written here. With `extra: {splice: false}` in mkdocs.yml MkDocs
renders every page; the result is the same. No Markdown is read for generated pages: their bodies take the
place of the empty content, and one lean entry a page goes into the search index (see `search_index`).
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date

from chronology.exports import collisions, sizes
from chronology.loading import files, unchanged
from chronology.mkdocs_plugin import asked, assets, compiled, inserted, search_index, shells
from chronology.mkdocs_plugin.blocks import Blocks
from chronology.mkdocs_plugin.build import Build, stopped
from chronology.mkdocs_plugin.mkdocs_files import LinkedFiles, Listed, generated_file, source
from chronology.mkdocs_plugin.shells import Shell, Tokens
from chronology.mkdocs_plugin.writing import Writer
from chronology.model.site import Site
from chronology.pages.page_list import pages
from chronology.pages.rendering import environment
from chronology.rules.findings import has_errors
from chronology.rules.registry import findings

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from chronology.mkdocs_plugin.preview import Preview

_build = Build(Site(), None)
_seen = unchanged.State()
_preview: Preview | None = None


@event_priority(-100)
def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Let the server see an edit at once, and make of all further builds only what it is asked for."""
    global _preview
    from chronology.mkdocs_plugin import preview, watching  # for which a build should not wait

    _preview = preview.Preview(server, builder)
    preview.prepare(unchanged.latest(Path(config.config_file_path).parent))
    watching.at_once(server)
    return server


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Spare the build, plugins included, what it would cost each time; give a preview's its own folder."""
    global _seen
    if _preview:
        config.site_dir = _preview.folder
    root = Path(config.config_file_path).parent
    links = [root / name for name in (".cache", ".venv") if (root / name).is_symlink()]
    if link := files.link_below(Path(config.site_dir)) or next(iter(links), None):
        raise PluginError(f"{link} is a symbolic link, through which the build would write; remove it")
    _seen = unchanged.state(root)
    asked.late()
    compiled.keep(environment())
    compiled.keep_theme(config.theme)
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Keep what the macros plugin, which is configured by now, compiles of pages."""
    compiled.keep_pages(config.plugins.get("macros"))


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and exported files; stop a build whose data have errors, with all findings."""
    global _build
    root = Path(config.config_file_path).parent
    chronology = unchanged.load(root, _seen)
    sound = unchanged.is_sound(root, _seen) and unchanged.state(root) == _seen  # while it was read
    if not sound:
        found = findings(chronology)
        if has_errors(found):
            raise stopped(found)
    site = Site(config.site_name, config.site_url or "", (config.edit_uri or "").removesuffix("docs/"))
    spliced = _splices(config)
    writer = (_preview.writer if _preview else Writer)(chronology, site, config.site_dir, sound=sound)
    _build = Build(site, writer, sound, spliced)
    _build.generated.update((source(page), page) for page in pages(chronology, site))
    written = {file.dest_uri: f"docs/{file.src_uri}" for file in files}
    if replaced := list(collisions.found(written, _build.generated.values(), site)):
        raise stopped(replaced)
    assets.minify(files, config)
    if _build.splices:
        return LinkedFiles(files, config, _build.generated)
    for key in _build.generated:
        files.append(generated_file(config, key))
    return files


def _splices(config: MkDocsConfig) -> bool:
    """Say whether pages are put together here, which has been tried with Material and its search only."""
    wanted = config.extra.get("splice", True) and config.use_directory_urls
    return bool(wanted and config.theme.name == "material" and "material/search" in config.plugins)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Give MkDocs the pages that the navigation names, for they are marked in it, and one of each kind."""
    if not _build.splices:
        return nav
    for page in nav.pages:
        if page.file.src_uri in _build.generated:
            _build.made.add(page.file.src_uri)
            files.append(page.file)
    for key, generated in _build.generated.items():
        kind = shells.kind(generated)
        if key not in _build.made and kind not in _build.shells:
            _build.shells[kind] = Shell(())
            _build.tokens[key] = Tokens.new(shells.values(generated, _build.site))
            files.append(generated_file(config, key))
    return nav


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Give a generated page its title, description and edit link."""
    key = page.file.src_uri
    if key not in _build.generated:
        return None
    own = shells.values(_build.generated[key], _build.site)
    if key in _build.tokens:
        own = dict.fromkeys(own, "") | dict(_build.tokens[key].by_name)
        page.canonical_url = own["canonical"] or None
    page.meta.update(title=own["title"], description=own["description"], head=own["head"])
    page.meta["search"] = {"exclude": True}  # its entry is not made from its body
    page.meta["hide"] = ["navigation", "toc"]
    page.edit_url = own["edit"] or None
    return markdown


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Put the body of a generated page in the place of its empty content; lift blocks out of others."""
    key = page.file.src_uri
    if generated := _build.generated.get(key):
        page.toc = TableOfContents([AnchorLink(page.meta["title"], "title", 1)])
        body = _build.bodies[key] = generated.body()
        return _build.tokens[key].around(body) if key in _build.tokens else body
    if page.present_anchor_ids is not None:  # of which MkDocs has not seen those that macros insert
        page.present_anchor_ids.update(re.findall(r'\sid="([^"]*)"', html))
    if not _build.splices:
        return None
    blocks = _build.blocks[key] = Blocks()
    return blocks.lift(html)


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
    """List the pages that are written here with the others, for the sitemap."""
    if _build.splices:
        kept = [file for file in context["pages"] if file.src_uri not in _build.tokens]
        date = get_build_date()
        context["pages"] = [*kept, *(Listed.of(page, _build.site, date) for page in _build.spliced())]
    return context


def on_post_page(html: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Take the shell from the first page of a kind, or lay the blocks of a page in their places."""
    key = page.file.src_uri
    if key in _build.tokens:
        generated = _build.generated[key]
        shell = _build.shells[shells.kind(generated)] = Shell.cut(html, _build.tokens[key])
        return shell.fill(shells.values(generated, _build.site) | {"body": _build.bodies[key]})
    html = _build.blocks[key].lay(html) if key in _build.blocks else html
    if inserted.is_left(html):
        raise PluginError(
            f"docs/{key}: a macro stands in a title, an attribute, a link's address, a comment or a script, "
            "where it can insert nothing; write the words themselves, and a comment as {# … #}"
        )
    if sizes.is_unfilled(html):
        _build.unfilled[page.file.abs_dest_path] = html
    return html


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the other pages and the files, and the search index in the place of the theme's own."""
    assert _build.writer
    if index := getattr(config.plugins.get("material/search"), "search_index", None):
        search_index.write(config.site_dir, index.entries, _build.generated.values())
    if found := _build.writer.write(_build.unmade(), _build.shells, _build.unfilled):
        raise stopped(found)
    if not _build.sound:
        unchanged.note_sound(Path(config.config_file_path).parent, _seen)
    if not gc.isenabled():
        gc.freeze()  # so that the process ends without taking apart, for a second, what it leaves behind


def on_build_error(*, error: Exception) -> None:
    """End the second process of a build that fails."""
    if _build.writer:
        _build.writer.stop()
