"""Charts made at build time.

A grid is a table with tinted cells, and a chart of values a table with a bar in each row. A storyline is a
list, beside which its SVG is hidden from screen readers. Each other chart is a figure with an SVG and a table
of the same data. The SVG is an image with a title and a description. The marks over it are links for pointer
users only: they are not Tab stops and are hidden from screen readers. The table has the same links for
everybody else.
"""

from chronology.pages.charts.actor_lanes import actor_lanes
from chronology.pages.charts.coverage import coverage
from chronology.pages.charts.density import density
from chronology.pages.charts.grid import heat_grid
from chronology.pages.charts.storylines import storyline
from chronology.pages.charts.values import measures

__all__ = ["actor_lanes", "coverage", "density", "heat_grid", "measures", "storyline"]
