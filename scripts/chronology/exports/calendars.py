"""Calendars: what happened on this day, and what is planned (iCalendar, RFC 5545).

No clock is read: the time stamp of an entry is the day on which the log of changes last names the event,
and a plan is ahead if it is not over on the newest day of the log.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from chronology.exports.forms import Json
from chronology.exports.publication import ENDLESS, NEVER, OneFile, Publication
from chronology.model.edtf import parse

_WIDTH = 75
"""Octets of a line (RFC 5545, 3.1)."""


class Calendar(OneFile):
    """One calendar."""

    GROUP = "calendars"
    MEDIA_TYPE = "text/calendar"
    NAME: str

    def content(self, publication: Publication) -> bytes:
        """Return the calendar with an entry for each of its events."""
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
        for event in self.chosen(publication):
            stamp = stamps.get(event["id"], NEVER)
            lines += ["BEGIN:VEVENT", f"UID:{event['id']}@{site.host}", f"DTSTAMP:{_day(stamp)}T000000Z"]
            lines += [*self.when(event), *_what(event, labels, themes), "END:VEVENT"]
        lines.append("END:VCALENDAR")
        return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode()

    @abstractmethod
    def chosen(self, publication: Publication) -> Sequence[Json]:
        """Return the events of the calendar."""

    @abstractmethod
    def when(self, event: Json) -> Sequence[str]:
        """Return the lines that give the days of an event."""


class OnThisDay(Calendar):
    """Each year's days of what happened on a known day."""

    PATH = "calendar/on-this-day.ics"
    TITLE = "On this day"
    NAME = "on this day"
    FOR = "Any calendar: what happened on this day, each year; only where the day is known."

    def chosen(self, publication: Publication) -> Sequence[Json]:
        """Return what happened or was measured on a day that is known for certain."""
        return [
            event
            for event in publication.events
            if event["kind"] != "plan" and event["date_precision"] == "day" and not event["date_qualifier"]
        ]

    def when(self, event: Json) -> Sequence[str]:
        """Return the day, each year."""
        return [f"DTSTART;VALUE=DATE:{_day(event['date_earliest'])}", "RRULE:FREQ=YEARLY"]


class Plans(Calendar):
    """What is scheduled and has not come yet."""

    PATH = "calendar/plans.ics"
    TITLE = "Plans ahead"
    NAME = "plans ahead"
    FOR = "Any calendar: what is scheduled, from the first day to the last that its date may mean."

    def chosen(self, publication: Publication) -> Sequence[Json]:
        """Return the plans with a last day that may still be ahead on the newest day of the log."""
        today = publication.last_day
        return [
            event
            for event in publication.events
            if event["kind"] == "plan" and today <= event["date_latest"] < ENDLESS
        ]

    def when(self, event: Json) -> Sequence[str]:
        """Return the first day that the date may mean, and the day after the last."""
        # A moment without a first day, such as [..2030], begins with its bound.
        first, last = parse(event["date_edtf"]).earliest.isoformat(), date.fromisoformat(event["date_latest"])
        after = (last + timedelta(days=1)).isoformat()
        return [f"DTSTART;VALUE=DATE:{_day(first)}", f"DTEND;VALUE=DATE:{_day(after)}"]


def fold(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets that do not split a character (RFC 5545, 3.1)."""
    raw = line.encode()
    start, room, margin = 0, _WIDTH, ""
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:  # the byte continues a character (RFC 3629)
            end -= 1
        yield margin + raw[start:end].decode()
        start, room, margin = end, _WIDTH - 1, " "
    yield margin + raw[start:].decode()


def _what(event: Json, labels: Mapping[str, str], themes: Mapping[str, str]) -> Iterator[str]:
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
    """Return a text with the special characters of iCalendar and all line ends escaped."""
    text = "\n".join(text.splitlines())
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text
