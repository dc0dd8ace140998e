"""The heat grid: themes by years, or by runs of 5, 10 … years where years are too many for the width.

A cell counts the events that fall in its years, as the timeline's filter does, to which it leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.model.text import plural
from chronology.pages.charts.grid import Cell, Grid, Summed, fitting, runs, summed
from chronology.pages.charts.lines import counts_by_years, lines, totals
from chronology.pages.charts.picture import Picture, all_of, draw
from chronology.pages.charts.scales import STEPS, Scale
from chronology.pages.links import Links

_WIDE, _NARROW = 60, 12  # columns for which a screen has room
_CELLS = 260  # of a drawing; each has four elements, and two in the table

_RUNS = {step: f"{step} years" for step in STEPS} | {1: "a year", 5: "five years", 10: "ten years"}


def heat_grid(chronology: Chronology, links: Links) -> str:
    """Return the grid of themes and years, drawn by year where wide and by five years where narrow.

    Where years or cells are too many, each column stands for more of them.
    """
    if not any(theme in chronology.themes for theme in chronology.by_theme):
        return ""
    scale = Scale.of_all(chronology)
    years = [year.first for year in scale.years]
    counted = partial(summed, chronology)
    step = fitting(counted, years, _WIDE, _CELLS)
    few = fitting(counted, years, _NARROW, _CELLS)
    wide = Grid(scale.columns if step == 1 else runs(years, step), True, step)
    narrow = Grid(runs(years, max(few, 5)), False, max(few, 5))
    counts = counted(wide.spans)
    drawn = (("wide", wide, counts), ("narrow", narrow, counted(narrow.spans)))
    return draw(
        "heat_grid",
        chronology,
        links,
        _picture(chronology, counts, wide, narrow),
        grids=[
            (name, grid, grid.names(chronology), list(grid.cells(chronology, sums, links)))
            for name, grid, sums in drawn
        ],
        table=list(wide.table(counts, links)),
        totals=totals((len(chronology.by_theme.get(key, ())), all_of(links, theme=key)) for key in counts),
        marks=_marks,
        table_rows=counts_by_years,
    )


def _marks(cells: Sequence[Cell], size: int) -> Markup:
    return lines(cell.mark(size) for cell in cells)


def _picture(chronology: Chronology, counts: Summed, wide: Grid, narrow: Grid) -> Picture:
    used = [span for span, *row in zip(wide.spans, *counts.values(), strict=True) if any(row)]
    most, span, theme = max(
        (count, span, theme)
        for theme, row in counts.items()
        for span, count in zip(wide.spans, row, strict=True)
    )
    a_column = _RUNS[wide.step]
    if narrow.step != wide.step:
        a_column += f"; on a narrow screen, in {_RUNS[narrow.step]}"
    return Picture(
        id="heat",
        title="Themes by year",
        description=f"{plural(len(chronology.themes), 'theme')} by year, {used[0].first} to {used[-1].last}. "
        f"Most events are those of {chronology.themes[theme].record.name} in {span.years}: {most}.",
        caption=f"How many events of each theme fall in {a_column}. The stronger the tint, the more. One "
        "event may count in several years, if it lasts or its date is not exact, and under up to three "
        "themes. Select a cell to see its events.",
        height=wide.height(len(chronology.themes)),
    )
