"""Pictures, drawn at build time: each an SVG in a figure, with the same data as a table.

A picture says everything in text too: its SVG is one image with a title and a description, whose links
can be clicked but take no Tab stop; the table below it is the way in by keyboard and for a screen reader.
"""

from chronology.views.pictures.actor_lanes import actor_lanes
from chronology.views.pictures.coverage import coverage
from chronology.views.pictures.density import density
from chronology.views.pictures.heat_grid import heat_grid
from chronology.views.pictures.measures import measures
from chronology.views.pictures.relation_arcs import relation_arcs

__all__ = ["actor_lanes", "coverage", "density", "heat_grid", "measures", "relation_arcs"]
