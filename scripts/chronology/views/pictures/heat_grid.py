"""The heat grid: themes by years, or by runs of 5, 10 … years where years are too many for the width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from chronology.chronology import Chronology
from chronology.views.links import Links
from chronology.views.pictures.grid import Cell, Counts, Grid, fitting, runs
from chronology.views.pictures.lines import counts_by_years, lines
from chronology.views.pictures.picture import Picture, draw, number
from chronology.views.pictures.scales import STEPS, Scale

_WIDE, _NARROW = 60, 12  # columns for which a screen has room
_CELLS = 200  # of a drawing; each has four elements, and two in the table

_RUNS = {step: f"{step} years" for step in STEPS} | {1: "a year", 5: "five years", 10: "ten years"}


def heat_grid(chronology: Chronology, links: Links) -> str:
    """Return the grid of themes and years, drawn by year where wide and by five years where narrow.

    Where years or cells are too many, each column stands for more of them.
    """
    counts = Counter(
        (theme, entry.record.date.earliest.year)
        for entry in chronology.timeline
        for theme in entry.record.themes
        if theme in chronology.themes
    )
    if not counts:
        return ""
    scale = Scale.of_all(chronology)
    years = [year.first for year in scale.years]
    step = fitting(counts, years, _WIDE, _CELLS)
    few = fitting(counts, years, _NARROW, _CELLS)
    wide = Grid(scale.columns if step == 1 else runs(years, step), True, step)
    narrow = Grid(runs(years, max(few, 5)), False, max(few, 5))
    summed = wide.summed(chronology, counts)
    drawn = (("wide", wide, summed), ("narrow", narrow, narrow.summed(chronology, counts)))
    return draw(
        "heat_grid",
        chronology,
        links,
        _picture(chronology, counts, wide, narrow),
        grids=[
            (name, grid, grid.names(chronology), list(grid.cells(chronology, sums, links)))
            for name, grid, sums in drawn
        ],
        table=list(wide.table(summed, links)),
        marks=_marks,
        table_rows=counts_by_years,
    )


def _marks(cells: Sequence[Cell], size: int) -> Markup:
    return lines(cell.mark(size) for cell in cells)


def _picture(chronology: Chronology, counts: Counts, wide: Grid, narrow: Grid) -> Picture:
    years = sorted({year for _, year in counts})
    (theme, year), most = max(counts.items(), key=lambda item: (item[1], item[0]))
    a_column = _RUNS[wide.step]
    if narrow.step != wide.step:
        a_column += f"; on a narrow screen, in {_RUNS[narrow.step]}"
    return Picture(
        id="heat",
        title="Themes by year",
        description=f"{number(len(chronology.themes), 'theme')} by year, {years[0]} to {years[-1]}. "
        f"Most stand under {chronology.themes[theme].record.name} in {year}: {most}.",
        caption=f"How many events of each theme begin in {a_column}. The stronger the tint, the more. "
        "An event may have up to three themes. A cell leads to its events.",
        height=wide.height(len(chronology.themes)),
    )
