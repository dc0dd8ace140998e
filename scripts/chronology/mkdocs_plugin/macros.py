"""The macros for hand-written pages, loaded by mkdocs-macros (`modules` in mkdocs.yml)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from markupsafe import Markup

from chronology import exports
from chronology.authoring.new_event import blank_file
from chronology.loading.handwritten import Call
from chronology.mkdocs_plugin.plugin import ChronologyPlugin
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links, Site
from chronology.pages import charts, disagreements, events, reference, timeline
from chronology.rules.pages import call_faults


def define_env(env: Any) -> None:
    """Register the macros; mkdocs-macros calls this with its plugin object."""
    plugin = env.conf["plugins"]["chronology"]
    env.conf["markdown_extensions"].append(plugin.inserted)
    macros = Macros(env, plugin)
    for name in MACROS:
        env.macro(_checked(getattr(macros, name), plugin))


def _checked(macro: Callable[..., str], plugin: ChronologyPlugin) -> Callable[..., str]:
    """Return a macro that raises ValueError for arguments that do not fit.

    They are checked as by the rule `macros`, which does not see what a page computes.
    """

    @wraps(macro)
    def checked(*arguments: Any, **named: Any) -> str:
        for message, _ in call_faults(plugin.chronology, Call(1, macro.__name__, arguments, named)):
            raise ValueError(message)
        return macro(*arguments, **named)

    return checked


class Macros:
    """The macros: all but `count` return a token, which protects HTML from Markdown (see `placeholders`)."""

    def __init__(self, env: Any, plugin: ChronologyPlugin) -> None:
        self._env = env
        self._plugin = plugin
        self._inserted = plugin.inserted
        self._cited: set[tuple[str, str]] = set()  # pages and the sources that they have named

    @property
    def _chronology(self) -> Chronology:
        return self._plugin.chronology

    @property
    def _links(self) -> Links:
        return Links(self._env.page.url)

    @property
    def _site(self) -> Site:
        return self._plugin.site

    def _block(self, html: str | Callable[[], str]) -> str:
        return self._inserted.later(html)

    def timeline(self) -> str:
        """Return all events by year, or an overview of the years if there are many, with a filter."""
        return self._block(timeline.timeline(self._chronology, self._links))

    def theme_events(self, theme: str) -> str:
        """Return the events of one theme, or the first page of them if there are many."""
        parts = events.list_parts(self._chronology, "themes", theme)
        return self._block(events.event_list(self._chronology, parts, self._links, level=3))

    def density(self, theme: str = "") -> str:
        """Return the strip of events per year, for all events or for one theme."""
        chronology = self._chronology
        if not theme:
            return self._block(charts.density(chronology, chronology.timeline, self._links))
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
        return self._block(charts.storyline(self._chronology, name, chain.values(), self._links))

    def theme_figures(self, theme: str) -> str:
        """Return the values of the events of one theme."""
        chronology = self._chronology
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
        assert entry
        return entry

    def event_card(self, event_id: str) -> str:
        """Return the card of an event, with its summary."""
        return self._block(events.event_card(self._chronology, self._event(event_id), self._links))

    def cite(self, source: str, *paragraphs: int | str) -> str:
        """Return a citation of paragraphs of a source, with a link to each.

        The first on a page names the source; later ones have only its mark.
        """
        at = [str(paragraph) for paragraph in paragraphs]
        place = self._env.page.url, source
        html = reference.cite(self._chronology, source, at, self._links, short=place in self._cited)
        self._cited.add(place)
        return self._inserted.token(f"<no-search data-search-exclude>{html}</no-search>")

    def disagreement(self, event_id: str, disagreement_id: str) -> str:
        """Return one disagreement of an event."""
        entry = self._event(event_id)
        (dispute,) = (one for one in entry.record.disagreements if one.id == disagreement_id)
        chronology, links = self._chronology, self._links
        return self._block(disagreements.disagreement(chronology, entry, dispute, links, self._site))

    def disagreements(self) -> str:
        """Return all disagreements by kind, with a filter, or links to each kind if there are very many."""
        return self._block(disagreements.disagreements(self._chronology, self._links, self._site))

    def add_event(self, theme: str = "") -> str:
        """Return a link that opens a new event file, optionally with a theme, on the code host."""
        return self._inserted.token(add_event(self._site, theme))

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
        chronology, links, writer = self._chronology, self._links, self._plugin.writer
        # The exports may not be written yet.
        return self._block(lambda: exports.listing(writer.sizes(), chronology, self._site, links, group))

    def guide(self, part: str) -> str:
        """Return a generated part of the guide: `rules`, or the fields of a kind of file."""
        from chronology.mkdocs_plugin import guide

        # Inserted at once, because the search plugin finds headings even in what is excluded.
        return self._inserted.excluded(guide.PARTS[part](self._chronology, self._links))

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
        return f"{counts[what]:,}"


MACROS = tuple(name for name in vars(Macros) if not name.startswith("_"))


def add_event(site: Site, theme: str = "") -> str:
    """Return a link that opens a new event file on the code host, or plain text if the site has none."""
    address = site.add("events", "YYYY-a-few-words.yml", blank_file(theme))
    return Markup('<a class="go" href="{}">Add an event</a>').format(address) if address else "Add an event"
