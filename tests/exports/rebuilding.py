"""The way back: from what is published to the records that people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chronology.model.records import Event, Source

CITED = ("source", "at")
SAID = ("id", *CITED, "voice")


def event(published: Mapping[str, Any]) -> Event:
    """Return the record of which this is the published form."""
    p = published
    return Event.model_validate(
        {
            **{key: p[key] for key in ("title", "kind", "actors", "places", "themes", "answers")},
            "date": p["date_edtf"],
            "date_note": p["date_note_marked"] or None,
            "summary": p["summary_marked"],
            "measures": [_measure(measure) for measure in p["measures"]],
            "claims": [{"text": claim["text_marked"], **said(claim)} for claim in p["claims"]],
            "relations": [
                {**{key: r[key] for key in ("to", "kind", *CITED)}, "hedge": r["hedge"] or None}
                for r in p["relations"]
            ],
            "disagreements": [_disagreement(dispute) for dispute in p["disagreements"]],
            "apparent": [
                {"about": a["about"], "reason": a["reason_marked"], "cites": a["cites"]}
                for a in p["apparent"]
            ],
        }
    )


def source(published: Mapping[str, Any]) -> Source:
    """Return the record of which this is the published form."""
    p = published
    same = ("title", "label", "mark", "kind", "standpoint", "synopsis", "language")
    lists = ("uncited", "inferred", "fragments")
    return Source.model_validate(
        {
            **{key: p[key] for key in (*same, *lists)},
            "authors": [{key: value or None for key, value in author.items()} for author in p["authors"]],
            "container": p["container"] or None,
            "publisher": p["publisher"] or None,
            "date": p["date_edtf"],
            "url": p["document_url"] or None,
            "document": {"file": p["document_file"], "sha256": p["document_sha256"]},
        }
    )


def said(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a claim or position rests on, as it is written."""
    return {**{key: record[key] for key in SAID}, "speaker": record["speaker"] or None}


def _measure(measure: Mapping[str, Any]) -> dict[str, Any]:
    same = {key: measure[key] for key in ("name", "unit", "of")}
    exact = {"value": measure["value_text"], "bound": measure["bound"] or None}
    return same | exact | {"as_of": measure["as_of_edtf"]}


def _disagreement(dispute: Mapping[str, Any]) -> dict[str, Any]:
    positions = [{"says": position["says_marked"], **said(position)} for position in dispute["positions"]]
    return {**{key: dispute[key] for key in ("id", "about", "kind")}, "positions": positions}
