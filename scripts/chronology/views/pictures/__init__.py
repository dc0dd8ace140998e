"""Pictures, drawn at build time: each an SVG in a figure, with the same data as a table.

A picture is an image with a title and a description, and marks laid over it. The marks are links for a
pointer; they take no Tab stop and are hidden from a screen reader, for which an image holds no links. By
keyboard and by voice the table is the way in.
"""

from chronology.views.pictures.actor_lanes import actor_lanes
from chronology.views.pictures.coverage import coverage
from chronology.views.pictures.density import density
from chronology.views.pictures.heat_grid import heat_grid
from chronology.views.pictures.measures import measures
from chronology.views.pictures.relation_arcs import relation_arcs

__all__ = ["actor_lanes", "coverage", "density", "heat_grid", "measures", "relation_arcs"]
