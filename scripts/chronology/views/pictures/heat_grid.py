"""The heat grid: themes by years, or by spans of five years where years are too many for the width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronology.chronology import Chronology
from chronology.views.links import Links
from chronology.views.pictures.picture import Picture, filtered, number, short
from chronology.views.pictures.scales import Label, Scale, pct, thinned
from chronology.views.rendering import render

Counts = Mapping[tuple[str, int], int]
_SPAN = 5
_LABELS = 18.0  # per cent of the width for the names of themes, where they stand beside the rows
_TOP = 18
_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of a theme in some years; `level` runs from 1 to 5."""

    x: str
    middle: str
    y: int
    width: str
    count: int
    level: int
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One drawing of the grid: its cells, the names of its rows and of its columns."""

    cells: tuple[Cell, ...]
    rows: tuple[tuple[str, int], ...]
    labels: tuple[Label, ...]
    pitch: int
    height: int


def heat_grid(chronology: Chronology, links: Links) -> str:
    """Return the grid of themes and years, drawn by year for wide screens and by five years for narrow ones."""
    if not chronology.timeline:
        return ""
    counts = Counter(
        (theme, entry.record.date.earliest.year)
        for entry in chronology.timeline
        for theme in entry.record.themes
        if theme in chronology.themes
    )
    years = [column.first for column in Scale.of(chronology.timeline).years]
    wide = _grid(chronology, links, counts, [(year, year) for year in years], beside=True)
    narrow = _grid(chronology, links, counts, _spans(years), beside=False)
    (theme, year), most = max(counts.items(), key=lambda item: (item[1], item[0]))
    picture = Picture(
        id="heat",
        title="Themes by year",
        description=f"{number(len(chronology.themes), 'theme')} by year, {years[0]} to {years[-1]}. The fullest "
        f"cell is {chronology.themes[theme].record.name} in {year}, with {number(most, 'event')}.",
        caption="How many events of each theme begin in a year; on a narrow screen, in five years. The darker, the "
        "more. An event may have up to three themes. A cell leads to its events.",
        height=wide.height,
    )
    used = sorted({year for _, year in counts})
    return render(
        "pictures/heat_grid.html",
        chronology,
        links,
        picture=picture,
        grids=(("wide", wide), ("narrow", narrow)),
        counts=counts,
        years=used,
        cell_link=lambda theme, year: filtered(links, theme=theme, years=(year, year)),
    )


def _spans(years: Sequence[int]) -> list[tuple[int, int]]:
    starts = sorted({year - year % _SPAN for year in years})
    return [(start, start + _SPAN - 1) for start in starts]


def _grid(
    chronology: Chronology, links: Links, counts: Counts, spans: Sequence[tuple[int, int]], *, beside: bool
) -> Grid:
    left, above, size = (_LABELS, 0, 22) if beside else (0.0, 16, 24)
    width, pitch = (100 - left) / len(spans), size + above + 2
    summed = {
        (theme, span): sum(counts.get((theme, year), 0) for year in range(span[0], span[1] + 1))
        for theme in chronology.themes
        for span in spans
    }
    most = max(summed.values())
    cells = []
    for row, (theme, entry) in enumerate(chronology.themes.items()):
        for place, span in enumerate(spans):
            if count := summed[theme, span]:
                x, y = left + place * width, _TOP + row * pitch + above
                words = f"{entry.record.name}, {_years(span)}: {number(count, 'event')}"
                href = filtered(links, theme=theme, years=span)
                level = -(-count * _LEVELS // most)
                cells.append(Cell(pct(x), pct(x + width / 2), y, pct(width), count, level, href, words))
    names = tuple(
        (short(entry.record.name, 26 if beside else 46), _TOP + row * pitch + (15 if beside else 11))
        for row, entry in enumerate(chronology.themes.values())
    )
    return Grid(tuple(cells), names, tuple(_labels(spans, left, width)), size, _TOP + len(names) * pitch)


def _labels(spans: Sequence[tuple[int, int]], left: float, width: float) -> list[Label]:
    last = len(spans) - 1
    return thinned(
        (left + (place + 0.5) * width, _years(span), place in (0, last) or span[0] % _SPAN == 0)
        for place, span in enumerate(spans)
    )


def _years(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1] % 100:02}"
