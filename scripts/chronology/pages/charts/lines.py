"""Lines of HTML that recur in pictures; those of one picture alone stand with it.

A page may hold a thousand marks. In a loop of a template each takes several times as long as here, where it
is one line, in which all that people wrote, and each link, is escaped; the other values are our numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.charts.scales import Label
from chronology.pages.links import Links
from chronology.pages.marks import pattern


def lines(written: Iterable[str]) -> Markup:
    """Return lines of HTML as one piece."""
    return Markup("\n".join(written))


def axis(labels: Iterable[Label], y: int) -> Markup:
    """Return the labels of an axis at a height."""
    return Markup(
        "".join(
            f'<text class="year{" wide" if label.wide else ""}" x="{label.place}" y="{y}" '
            f'text-anchor="{label.anchor}">{escape(label.text)}</text>\n'
            for label in labels
        )
    )


def mark(href: str, words: str, drawn: str) -> str:
    """Return what is drawn, in HTML, as a link for a pointer, which says in words what it is."""
    return f'<a href="{escape(href)}" tabindex="-1"><title>{escape(words)}</title>{drawn}</a>'


def link(href: str, words: str) -> str:
    """Return a link in these words."""
    return f'<a href="{escape(href)}">{escape(words)}</a>'


def dated(entry: Entry[Event]) -> str:
    """Return the title of an event and its date."""
    return f"{entry.record.title} ({when(entry)})"


def when(entry: Entry[Event]) -> str:
    """Return the date of an event in words."""
    return entry.record.date.words()


def event_row(entry: Entry[Event], links: Links, cells: str) -> str:
    """Return the row of a table for an event: its date, its title as a link, and the cells after them."""
    title = link(links.event(entry.id), entry.record.title)
    return f'<tr><td>{escape(when(entry))}</td><th scope="row">{title}</th>{cells}</tr>'


def totals(cells: Iterable[tuple[int, str]]) -> Markup:
    """Return the cells of a table's last row: a count in each, and the link to its events."""
    return Markup("".join(_counts(cells)))


def counts_by_years(rows: Iterable[tuple[str, Iterable[tuple[int, str]]]]) -> Markup:
    """Return the rows of a table: years, and in each cell a count and the link to its events."""
    return lines(f'<tr><th scope="row">{years}</th>{"".join(_counts(cells))}</tr>' for years, cells in rows)


def _counts(cells: Iterable[tuple[int, str]]) -> Iterator[str]:
    for count, href in cells:
        yield f'<td class="number">{link(href, str(count)) if count else ""}</td>'


def sign(chronology: Chronology, key: str, source: str, x: int, y: int) -> Markup:
    """Return the letter and pattern of a source; the picture `key` defines the patterns from 2 to 4."""
    left, top, number = x + 1, y + 11, pattern(chronology, source)
    band = ""
    if number == 5:
        band = f'<path class="ink" d="M{left} {top}h13v1H{left}zm0 2h13v2H{left}z"/>'
    elif number < 5:
        ink = 'class="ink"' if number == 1 else f'fill="url(#pic-{escape(key)}-{number})"'
        band = f'<rect {ink} x="{left}" y="{top}" width="13" height="4"/>'
    letter = escape(chronology.sources[source].record.mark)
    return Markup(
        '<g class="sign" aria-hidden="true">'
        f'<rect x="{x + 0.5}" y="{y + 0.5}" width="14" height="15" rx="2"/>{band}'
        f'<text x="{x + 7.5}" y="{y + 10}" text-anchor="middle">{letter}</text></g>'
    )
