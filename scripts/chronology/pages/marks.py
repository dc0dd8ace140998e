"""The marks that recur on every page: a date, a citation, a link to an event with its date.

An event's page holds some forty of them. As macros of a template they took two thirds of its time; here
each is one line of HTML whose values are escaped, and what pages of one folder share is made once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup, escape

from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry
from chronology.model.records import Claim, Event, Position, Source
from chronology.model.text import Reference, segments
from chronology.pages import paragraphs
from chronology.pages.links import Links

_PATTERNS = 6


def html(pattern: str, *values: object) -> Markup:
    """Return a piece of HTML with a value, escaped unless it is HTML itself, for each `%s` of the pattern."""
    return Markup(pattern % tuple(map(escape, values)))


def dated_label(source: Source) -> str:
    """Return the label of a source with its year: «Gazette 1935»."""
    return f"{source.label} {_year(source.date)}"


def _year(date: Edtf) -> str:
    """Return the year of a date in few words; of an interval that is open at one end, its known bound."""
    first, last, bounds = date.earliest.year, date.latest.year, date.text.strip("[]")
    if bounds.endswith(".."):
        return f"{first} or later"
    if bounds.startswith(".."):
        return f"{last} or earlier"
    year = f"{first}" if first == last else f"{first}–{last}"
    return f"about {year}" if date.qualifier else year


class Marks:
    """The marks for the pages of one folder, in which the same relative links lead to the same place."""

    def __init__(self, chronology: Chronology, links: Links) -> None:
        self._chronology = chronology
        self._links = links
        self._patterns = {source: pattern(chronology, source) for source in chronology.sources}
        self._lines: dict[str, Markup] = {}
        self._signs: dict[str, Markup] = {}
        self._made: dict[tuple[str, str], Markup] = {}
        self._paragraphs: dict[tuple[str, str], str] = {}
        self._cites: dict[tuple[str, Sequence[str]], Markup] = {}
        self._dates: dict[str, Markup] = {}
        self._voices: dict[tuple[str, str | None], Markup] = {}

    def all(self) -> dict[str, Callable[..., Any]]:
        """Return the marks by the names that templates call them."""
        names = "actor chip cite date event_line prose source source_mark theme voice".split()
        return {name: getattr(self, name) for name in names}

    def prose(self, text: str) -> Markup:
        """Return a contributor's text escaped, with its cross-references as links."""
        if "[[" not in text:
            return Markup(escape(text))
        parts = segments(text)
        return Markup("".join(escape(p) if isinstance(p, str) else self._reference(p) for p in parts))

    def source_mark(self, source: str) -> Markup:
        """Return the letter and pattern of a source, which a screen reader passes over."""
        if source not in self._signs:
            letter = self._chronology.sources[source].record.mark
            pattern = '<span class="mark mark-%s" aria-hidden="true">%s</span>'
            self._signs[source] = html(pattern, self._patterns[source], letter)
        return self._signs[source]

    def actor(self, actor: str) -> Markup:
        """Return the name of an actor as a link; the id alone stands for an unknown one."""
        return self._link("actor", actor, '<a href="%s">%s</a>')

    def theme(self, theme: str) -> Markup:
        """Return the name of a theme as a link."""
        return self._link("theme", theme, '<a href="%s">%s</a>')

    def chip(self, theme: str) -> Markup:
        """Return the name of a theme as a link in the form of a chip."""
        return self._link("chip", theme, '<a class="chip" href="%s">%s</a>')

    def source(self, source: str) -> Markup:
        """Return the mark of a source and its label with its year as a link."""
        return self._link("source", source, '<a class="source-mark" href="%s">%s</a>')

    def _link(self, kind: str, key: str, pattern: str) -> Markup:
        made = self._made.get((kind, key))
        if made is None:
            made = self._made[kind, key] = html(pattern, *self._named(kind, key))
        return made

    def _named(self, kind: str, key: str) -> tuple[str, str]:
        """Return the link to, and the words for, an actor, theme or source."""
        chronology, links = self._chronology, self._links
        if kind == "source":
            record = chronology.sources[key].record
            year = html(' <span class="published">%s</span>', _year(record.date))
            return links.source(key), self.source_mark(key) + record.label + year
        if kind == "actor":
            actor = chronology.actors.get(key)
            return links.actor(key), actor.record.name if actor else key
        theme = chronology.themes.get(key)
        return links.theme(key), theme.record.name if theme else key

    def cite(self, source: str, at: Sequence[str]) -> Markup:
        """Return the citation of paragraphs of a source, each a link to it."""
        made = self._cites.get((source, at))
        if made is None:
            made = self._cites[source, at] = self._cited(source, at)
        return made

    def _cited(self, source: str, at: Sequence[str]) -> Markup:
        label = self._chronology.sources[source].record.label
        first, link = at[0], self._paragraph
        more = Markup(
            "".join(
                html(', <a href="%s" aria-label="%s ¶ %s">%s</a>', link(source, more), label, more, more)
                for more in at[1:]
            )
        )
        pattern = '<span class="cite"><a href="%s">%s%s&nbsp;¶&nbsp;%s</a>%s</span>'
        return html(pattern, link(source, first), self.source_mark(source), label, first, more)

    def _paragraph(self, source: str, label: str) -> str:
        """Return the link to a paragraph of a source."""
        link = self._paragraphs.get((source, label))
        if link is None:
            link = self._links.to(paragraphs.address(self._chronology, source, label))
            self._paragraphs[source, label] = link
        return link

    def date(self, event: Event) -> Markup:
        """Return the date of an event in words, for machines too where it is exact."""
        made = self._dates.get(event.date.text)
        if made is None:
            made = self._dates[event.date.text] = _date(event.date)
        return made

    def voice(self, record: Claim | Position) -> Markup:
        """Return whether a statement is reported or quoted, and whose it is; nothing for the author's."""
        key = record.voice, record.speaker
        made = self._voices.get(key)
        if made is None:
            made = self._voices[key] = self._voiced(*key)
        return made

    def _voiced(self, voice: str, speaker: str | None) -> Markup:
        if voice == "author":
            return Markup()
        said = "Quoted" if voice == "quoted" else "Reported"
        if not speaker:
            return html('<span class="voice">%s</span>', said)
        pattern = '<span class="voice">%s: <a href="%s">%s</a></span>'
        return html(pattern, said, *self._named("actor", speaker))

    def event_line(self, entry: Entry[Event]) -> Markup:
        """Return the title of an event as a link, and its date."""
        line = self._lines.get(entry.id)
        if line is None:
            link, event = self._links.event(entry.id), entry.record
            pattern = '<a href="%s">%s</a> <span class="when">%s</span>'
            line = self._lines[entry.id] = html(pattern, link, event.title, self.date(event))
        return line

    def _reference(self, reference: Reference) -> Markup:
        chronology, target = self._chronology, reference.target
        entry = chronology.events.get(target) or chronology.retired.get(target)
        label = reference.label or (entry.record.title if entry else target)
        return html('<a href="%s">%s</a>', self._links.event(target), label) if entry else escape(label)


def _date(date: Edtf) -> Markup:
    words = date.words()
    if date.machine:
        return html('<time datetime="%s">%s</time>', date.machine, words)
    return html('<span class="date">%s</span>', words)


def pattern(chronology: Chronology, source: str) -> int:
    """Return the number of the pattern that marks a source, from 1."""
    return (chronology.source_numbers[source] - 1) % _PATTERNS + 1
