"""Pictures, drawn at build time: each an SVG in a figure, with the same data as a table.

A picture is an image with a title and a description, and marks laid over it. The marks are links for a
pointer; they take no Tab stop and are hidden from a screen reader, for which an image holds no links. By
keyboard and by voice the table is the way in.
"""

from chronology.pages.charts.actor_lanes import actor_lanes
from chronology.pages.charts.coverage import coverage
from chronology.pages.charts.density import density
from chronology.pages.charts.heat_grid import heat_grid
from chronology.pages.charts.measures import measures
from chronology.pages.charts.relation_arcs import relation_arcs

__all__ = ["actor_lanes", "coverage", "density", "heat_grid", "measures", "relation_arcs"]
