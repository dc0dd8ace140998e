"""Charts, drawn at build time: each is an SVG in a figure, with the same data as a table.

A chart is an image with a title and a description, with marks laid over it. The marks are links for a
pointer; they take no Tab stop and are hidden from screen readers, for which an image has no links. Keyboard
and voice users have the links of the table.
"""

from chronology.pages.charts.actor_lanes import actor_lanes
from chronology.pages.charts.bars import density
from chronology.pages.charts.coverage import coverage
from chronology.pages.charts.heat_grid import heat_grid
from chronology.pages.charts.relation_arcs import relation_arcs
from chronology.pages.charts.values import measures

__all__ = ["actor_lanes", "coverage", "density", "heat_grid", "measures", "relation_arcs"]
