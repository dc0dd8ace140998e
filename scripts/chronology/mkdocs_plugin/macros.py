"""The macros for hand-written pages, loaded by mkdocs-macros (`modules` in mkdocs.yml)."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from chronology import exports
from chronology.authoring.new_event import blank_file
from chronology.mkdocs_plugin.placeholders import Inserted
from chronology.mkdocs_plugin.plugin import ChronologyPlugin
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.macros import STORYLINE
from chronology.model.records import Event
from chronology.model.site import Links, Site
from chronology.model.text import did_you_mean, plural
from chronology.pages import charts, disagreements, events, reference, timeline


def define_env(env: Any) -> None:
    """Register the macros; mkdocs-macros calls this with its plugin object."""
    inserted = Inserted()
    env.conf["markdown_extensions"].append(inserted)
    macros = Macros(env, env.conf["plugins"]["chronology"], inserted)
    for name in MACROS:
        env.macro(getattr(macros, name))


class Macros:
    """The macros: each but `count` returns a token, to protect its HTML from Markdown (see `placeholders`).

    All raise ValueError for an unknown name, such as an id.
    """

    def __init__(self, env: Any, plugin: ChronologyPlugin, inserted: Inserted) -> None:
        self._env = env
        self._plugin = plugin
        self._inserted = inserted

    @property
    def _chronology(self) -> Chronology:
        return self._plugin.chronology

    @property
    def _links(self) -> Links:
        return Links(self._env.page.url)

    def _block(self, html: str) -> str:
        """Return the token for a block that is excluded from search.

        The search plugin ends an exclusion at the first end tag with the same name, so the excluded element
        has a name that is not used elsewhere.
        """
        return self._inserted.token(
            f"<div><no-search data-search-exclude>{html}</no-search></div>", block=True
        )

    def timeline(self) -> str:
        """Return all events by year, or an overview of the years if there are many, with a filter."""
        return self._block(timeline.timeline(self._chronology, self._links))

    def theme_events(self, theme: str) -> str:
        """Return the events of one theme, or the first page of them if there are many."""
        chronology = self._chronology
        _require_known("theme", theme, chronology.themes)
        parts = events.list_parts(chronology, "themes", theme)
        return self._block(events.event_list(chronology, parts, self._links, level=3))

    def density(self, theme: str = "") -> str:
        """Return the strip of events per year, for all events or for one theme."""
        chronology = self._chronology
        if not theme:
            return self._block(charts.density(chronology, chronology.timeline, self._links))
        _require_known("theme", theme, chronology.themes)
        of_theme = chronology.by_theme.get(theme, ())
        return self._block(charts.density(chronology, of_theme, self._links, theme=theme))

    def heat_grid(self) -> str:
        """Return the heat grid of themes by year."""
        return self._block(charts.heat_grid(self._chronology, self._links))

    def coverage(self) -> str:
        """Return the matrix of sources and the events that each covers."""
        return self._block(charts.coverage(self._chronology, self._links))

    def actor_lanes(self) -> str:
        """Return the lanes of the most frequent actors."""
        return self._block(charts.actor_lanes(self._chronology, self._links))

    def storyline(self, name: str, *events: str) -> str:
        """Return a named chain of events, and the relations between them."""
        chain = {entry.id: entry for entry in map(self._event, events)}
        if len(chain) not in STORYLINE:
            raise ValueError(f"storyline `{name}` has {plural(len(chain), 'event')}")
        return self._block(charts.storyline(self._chronology, name, chain.values(), self._links))

    def theme_figures(self, theme: str) -> str:
        """Return the values of the events of one theme."""
        chronology = self._chronology
        _require_known("theme", theme, chronology.themes)
        of_theme = chronology.by_theme.get(theme, ())
        return self._block(charts.measures(chronology, of_theme, self._links))

    def event(self, event_id: str, words: str = "") -> str:
        """Return a link to an event; its text is `words` or, if empty, the title of the event."""
        return self._inserted.token(
            events.event_link(self._chronology, self._event(event_id).id, self._links, words)
        )

    def _event(self, event_id: str) -> Entry[Event]:
        """Return the event with an id, or the event that it has moved to."""
        entry = self._chronology.standing(event_id)
        if entry is None:
            _require_known("event", event_id, self._chronology.events)
        assert entry
        return entry

    def event_card(self, event_id: str) -> str:
        """Return the card of an event, with its summary."""
        return self._block(events.event_card(self._chronology, self._event(event_id), self._links))

    def cite(self, source: str, *paragraphs: int | str) -> str:
        """Return a citation of paragraphs of a source, with a link to each."""
        chronology = self._chronology
        _require_known("source", source, chronology.sources)
        at = [str(paragraph) for paragraph in paragraphs]
        unknown = [reference for reference in at if not chronology.paragraphs(source, (reference,))]
        if unknown or not at:
            raise ValueError(f"source `{source}` has no paragraph {', '.join(unknown) or '(none named)'}")
        return self._inserted.token(reference.cite(chronology, source, at, self._links))

    def disagreement(self, event_id: str, disagreement_id: str) -> str:
        """Return one disagreement of an event."""
        chronology = self._chronology
        entry = self._event(event_id)
        by_id = {dispute.id: dispute for dispute in entry.record.disagreements}
        _require_known("disagreement", disagreement_id, by_id)
        return self._block(disagreements.disagreement(chronology, entry, by_id[disagreement_id], self._links))

    def disagreements(self) -> str:
        """Return all disagreements by kind, with a filter, or links to each kind if there are very many."""
        return self._block(disagreements.disagreements(self._chronology, self._links))

    def add_event(self, theme: str = "") -> str:
        """Return a link that opens a new event file, optionally with a theme, on the code host."""
        if theme:
            _require_known("theme", theme, self._chronology.themes)
        folder = self._env.conf.get("edit_uri") or ""
        return self._inserted.token(add_event(Site(edit_url=folder.removesuffix("docs/")), theme))

    def theme_list(self) -> str:
        """Return all themes with their descriptions and numbers of events."""
        return self._block(reference.index(self._chronology, self._links, "themes"))

    def actor_list(self) -> str:
        """Return all actors by kind and name, with their numbers of events."""
        return self._block(reference.actor_index(self._chronology, self._links))

    def source_list(self) -> str:
        """Return all sources with their standpoints and numbers of events."""
        return self._block(reference.index(self._chronology, self._links, "sources"))

    def source_pairs(self) -> str:
        """Return the table of pairs of sources, with links to the pages that compare them."""
        return self._block(reference.source_pairs(self._chronology, self._links))

    def data_files(self, group: str = "") -> str:
        """Return the table of the published files of a group, or of all groups."""
        _require_known("group", group, ("", *exports.GROUPS))
        conf = self._env.conf
        site = Site(conf["site_name"], conf["site_url"] or "")
        chronology, links, writer = self._chronology, self._links, self._plugin.writer
        table = self._plugin.defer(lambda: exports.listing(writer.sizes(), chronology, site, links, group))
        return self._block(table)

    def guide(self, part: str) -> str:
        """Return a generated part of the guide: `rules`, or the fields of a kind of file."""
        from chronology.mkdocs_plugin import guide

        _require_known("part", part, guide.PARTS)
        return self._block(guide.PARTS[part](self._chronology, self._links))

    def count(self, what: str) -> str:
        """Return the number of `events`, `claims`, `sources`, `disagreements` or `differences`.

        Disagreements are between different sources; differences are those of one source with itself.
        """
        chronology = self._chronology
        records = [entry.record for entry in chronology.timeline]
        counts = {
            "events": len(records),
            "claims": sum(len(record.claims) for record in records),
            "sources": len(chronology.sources),
            "disagreements": sum(not d.one_source for record in records for d in record.disagreements),
            "differences": sum(d.one_source for record in records for d in record.disagreements),
        }
        _require_known("count", what, counts)
        return f"{counts[what]:,}"


MACROS = tuple(name for name in vars(Macros) if not name.startswith("_"))


def _require_known(kind: str, name: str, known: Any) -> None:
    if name not in known:
        raise ValueError(f"no {kind} `{name}`{did_you_mean(name, known)}")


def add_event(site: Site, theme: str = "") -> str:
    """Return a link that opens a new event file on the code host, or plain text if the site has none."""
    address = site.add("events", "YYYY-a-few-words.yml", blank_file(theme))
    return Markup('<a class="go" href="{}">Add an event</a>').format(address) if address else "Add an event"
