"""The heat grid: themes by years, or by spans of five years where years are too many for the width."""

from __future__ import annotations

from collections import Counter

from chronology.chronology import Chronology
from chronology.views.links import Links
from chronology.views.pictures.grid import Counts, Grid, fives
from chronology.views.pictures.picture import Picture, draw, filtered, number
from chronology.views.pictures.scales import Scale


def heat_grid(chronology: Chronology, links: Links) -> str:
    """Return the grid of themes and years, drawn by year where wide and by five years where narrow."""
    counts = Counter(
        (theme, entry.record.date.earliest.year)
        for entry in chronology.timeline
        for theme in entry.record.themes
        if theme in chronology.themes
    )
    if not counts:
        return ""
    scale = Scale.of(chronology.timeline)
    wide, narrow = Grid(scale.columns, True), Grid(fives([year.first for year in scale.years]), False)
    return draw(
        "heat_grid",
        chronology,
        links,
        _picture(chronology, counts, wide.height(len(chronology.themes))),
        grids=[
            (name, grid, grid.names(chronology), list(grid.cells(chronology, counts, links)))
            for name, grid in (("wide", wide), ("narrow", narrow))
        ],
        counts=counts,
        years=sorted({year for _, year in counts}),
        cell_link=lambda theme, year: filtered(links, theme=theme, years=(year, year)),
    )


def _picture(chronology: Chronology, counts: Counts, height: int) -> Picture:
    years = sorted({year for _, year in counts})
    (theme, year), most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return Picture(
        id="heat",
        title="Themes by year",
        description=f"{number(len(chronology.themes), 'theme')} by year, {years[0]} to {years[-1]}. "
        f"Most stand under {chronology.themes[theme].record.name} in {year}: {most}.",
        caption="How many events of each theme begin in a year; on a narrow screen, in five years. "
        "The stronger the tint, the more. An event may have up to three themes. A cell leads to its events.",
        height=height,
    )
