"""Calendars of anniversaries and of plans (iCalendar, RFC 5545).

The current date is not used, so that the output is reproducible. The time stamp of an entry is the day of the
last change of the event in the log, and a plan is ahead if it is not over on the newest day of the log.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from chronology.exports.forms import Json
from chronology.exports.publication import ENDLESS, NEVER, OneFile, Publication
from chronology.model.edtf import parse

_WIDTH = 75
"""Maximum length of a line in octets (RFC 5545, 3.1)."""


class Calendar(OneFile):
    """A calendar, whose title is the name of the site followed by NAME."""

    GROUP = "calendars"
    MEDIA_TYPE = "text/calendar"
    NAME: str

    def content(self, publication: Publication) -> bytes:
        """Return the calendar, with an entry for each of its events."""
        site = publication.site
        labels = {source["id"]: source["label"] for source in publication.sources}
        themes = {theme["id"]: theme["name"] for theme in publication.themes}
        stamps = {event: change["date"] for change in publication.changes for event in change["events"]}
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//{_text(site.name)}//chronology//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{_text(f'{site.name}: {self.NAME}')}",
        ]
        for event in self.events(publication):
            stamp = stamps.get(event["id"], NEVER)
            lines += ["BEGIN:VEVENT", f"UID:{event['id']}@{site.host}", f"DTSTAMP:{_day(stamp)}T000000Z"]
            lines += [*self.date_lines(event), *_details(event, labels, themes), "END:VEVENT"]
        lines.append("END:VCALENDAR")
        return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode()

    @abstractmethod
    def events(self, publication: Publication) -> Sequence[Json]:
        """Return the events of the calendar."""

    @abstractmethod
    def date_lines(self, event: Json) -> Sequence[str]:
        """Return the lines with the dates of an event."""


class OnThisDay(Calendar):
    """Anniversaries of events whose day is known."""

    PATH = "calendar/on-this-day.ics"
    TITLE = "On this day"
    NAME = "on this day"
    FOR = "Any calendar: what happened on this day, each year; only where the day is known."

    def events(self, publication: Publication) -> Sequence[Json]:
        """Return the events and figures, not plans, whose day is known for certain."""
        return [
            event
            for event in publication.events
            if event["kind"] != "plan" and event["date_precision"] == "day" and not event["date_qualifier"]
        ]

    def date_lines(self, event: Json) -> Sequence[str]:
        """Return the day, with a yearly recurrence."""
        return [f"DTSTART;VALUE=DATE:{_day(event['date_earliest'])}", "RRULE:FREQ=YEARLY"]


class Plans(Calendar):
    """Plans that are not over."""

    PATH = "calendar/plans.ics"
    TITLE = "Plans ahead"
    NAME = "plans ahead"
    FOR = "Any calendar: what is scheduled, from the first day to the last that its date may mean."

    def events(self, publication: Publication) -> Sequence[Json]:
        """Return the plans with a last day that is not before the newest day of the log."""
        today = publication.last_day
        return [
            event
            for event in publication.events
            if event["kind"] == "plan" and today <= event["date_latest"] < ENDLESS
        ]

    def date_lines(self, event: Json) -> Sequence[str]:
        """Return the first day that the date may mean, and the day after the last, as DTEND is exclusive."""
        # A date with an open start, such as [..2030], begins with its known bound.
        first, last = parse(event["date_edtf"]).earliest.isoformat(), date.fromisoformat(event["date_latest"])
        after = (last + timedelta(days=1)).isoformat()
        return [f"DTSTART;VALUE=DATE:{_day(first)}", f"DTEND;VALUE=DATE:{_day(after)}"]


def fold(line: str) -> Iterator[str]:
    """Yield a line folded into pieces of at most 75 octets, without splitting characters (RFC 5545, 3.1)."""
    raw = line.encode()
    start, room, margin = 0, _WIDTH, ""
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:  # a continuation byte of UTF-8 (RFC 3629)
            end -= 1
        yield margin + raw[start:end].decode()
        start, room, margin = end, _WIDTH - 1, " "
    yield margin + raw[start:].decode()


def _details(event: Json, labels: Mapping[str, str], themes: Mapping[str, str]) -> Iterator[str]:
    cited = ", ".join(labels.get(source, source) for source in event["sources"])
    titled = f"{event['title']} ({event['date_words']})"
    yield f"SUMMARY:{_text(titled)}"
    described = f"{event['summary']}\n\n{cited}\n{event['url']}"
    yield f"DESCRIPTION:{_text(described)}"
    yield f"URL:{event['url']}"
    yield "CATEGORIES:" + ",".join(_text(themes.get(theme, theme)) for theme in event["themes"])
    yield "TRANSP:TRANSPARENT"


def _day(day: str) -> str:
    return day.replace("-", "")


def _text(text: str) -> str:
    """Return a text with its special characters and line ends escaped (RFC 5545, 3.3.11)."""
    text = "\n".join(text.splitlines())
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text
