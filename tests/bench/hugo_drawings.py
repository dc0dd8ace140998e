"""Each kind of picture of Hugo's side of the comparison: from what our template is handed, to plain data.

Each function takes the chronology and the context of our template of that name, and returns what Hugo's
partial needs to draw the same elements, with places, heights and words ready-made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.charts.chart import Label, percent
from chronology.pages.charts.density import Bar
from chronology.pages.charts.values import Chart, Value

Data = dict[str, Any]


def chart(own: Chart) -> Data:
    """Return a chart of values of one name."""
    measure = own.marks[0].value.measure
    return _named(own, "over_time", "shared", "sources") | {
        "caption": f"{measure.name}, in {measure.unit}",
        "marks": [
            value(mark.value)
            | _named(mark, "label", "x", "width")
            | {
                "signs": () if own.sources else mark.value.sources,
                "bound": mark.value.measure.bound or "exact",
            }
            for mark in own.marks
        ],
    }


def value(value: Value) -> Data:
    """Return one measured value, as it stands in a table."""
    measure = value.measure
    return {
        "name": measure.name,
        "of": measure.of,
        "as_of": measure.as_of.words(),
        "words": value.words,
        "unit": measure.unit,
        "event": value.entry.id,
        "sources": value.sources,
    }


def _density(_: Chronology, context: Data) -> Data:
    bars = context["bars"]
    return _frame("density", context) | {
        "base": bars[0].base,
        "breaks": _breaks(context),
        "labels": _labels(context["labels"]),
        "bars": [_bar(bar, most=bar == context["most"], counted=context["counted"]) for bar in bars],
    }


def _bar(bar: Bar, *, most: bool, counted: bool) -> Data:
    column = bar.column
    own = _named(bar, "words", "all", "begin", "reach")
    return own | {
        "href": bar.url,
        "hit": (percent(column.x), percent(column.width)),
        "place": (bar.x, bar.width),
        "middle": percent(column.middle),
        "label_y": bar.y(bar.all, 4),
        "years": bar.column.years,
        "begin_y": bar.y(bar.begin),
        "begin_size": bar.size(bar.begin),
        "reach_y": bar.y(bar.all),
        "reach_size": bar.size(bar.reach),
        "most": most,
        "counted": counted or most,
    }


def _grid(_: Chronology, context: Data) -> Data:
    rows = [_named(row, "key", "name", "note") for row in context["rows"]]
    return (
        {"partial": "grid"}
        | {name: context[name] for name in ("kind", "title", "caption", "note")}
        | {
            "tables": [
                {
                    "size": size,
                    "columns": [
                        _named(column, "first", "years")
                        | {"shown": place in table.labels, "after_break": place in table.breaks}
                        for place, column in enumerate(table.columns)
                    ],
                    "rows": [
                        row
                        | {
                            "cells": [
                                cell._asdict() | {"after_break": place in table.breaks}
                                for place, cell in enumerate(cells)
                            ]
                        }
                        for row, cells in zip(rows, table.rows, strict=True)
                    ],
                }
                for size, table in context["tables"].items()
            ],
        }
    )


def _coverage(chronology: Chronology, context: Data) -> Data:
    sources = [row.source for row in context["rows"]]
    return _frame("coverage", context, "count", "bottom") | {
        "labels": _labels(context["labels"]),
        "bands": [{"x": x, "width": width} for x, width in context["bands"]],
        "rows": [
            _named(row, "source", "y", "alone", "left_out") | {"told": row.events} for row in context["rows"]
        ],
        "marks": [_named(mark, "event_id", "words", "column", "path", "shared") for mark in context["marks"]],
        "table": [
            _event(entry) | {"tells": [source in chronology.sources_of(entry) for source in sources]}
            for entry in chronology.timeline
        ],
    }


def _lanes(_: Chronology, context: Data) -> Data:
    return _frame("lanes", context, "bottom") | {
        "breaks": _breaks(context),
        "labels": _labels(context["labels"]),
        "lanes": [
            _named(lane, "actor", "name", "y", "bottom") | {"count": lane.events} for lane in context["lanes"]
        ],
        "marks": [
            _event(entry) | {"kind": mark.span.kind, "path": mark.path, "names": mark.names}
            for entry, mark in context["marks"]
        ],
    }


def _frame(kind: str, context: Data, *names: str) -> Data:
    """Return what the frame of a picture needs, and what is named in its context and plain already.

    `kind` is its class, and the name of Hugo's partial.
    """
    frame = context["chart"]
    return {
        "partial": kind,
        "kind": kind,
        "id": frame.id,
        "title": frame.title,
        "desc": frame.description,
        "caption": frame.caption,
        "hint": frame.hint,
        "height": frame.height,
    } | {name: context[name] for name in names}


def _named(record: object, *names: str) -> Data:
    """Return what stands under these names in a record of our views."""
    return {name: getattr(record, name) for name in names}


def _breaks(context: Data) -> list[Data]:
    return [one._asdict() for one in context["time"].breaks]


def _labels(labels: Iterable[Label]) -> list[Data]:
    return [_named(label, "text", "wide", "anchor") | {"x": percent(label.x)} for label in labels]


def _event(entry: Entry[Event]) -> Data:
    date = entry.record.date.words()
    return {"event": entry.id, "title": entry.record.title, "when": date}


DRAWINGS: dict[str, Callable[[Chronology, Data], Data]] = {
    "charts/density.html": _density,
    "charts/grid.html": _grid,
    "charts/coverage.html": _coverage,
    "charts/actor_lanes.html": _lanes,
}
"""By the name of our template, how what it is handed becomes data."""
