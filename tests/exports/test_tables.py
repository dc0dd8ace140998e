"""The tables: read by csv, Frictionless and SQLite; nothing is lost, and no text becomes a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronology.exports import TABLES
from chronology.exports.spreadsheet import SEPARATOR, cells
from chronology.model.records import Claim, Event, Measure, Position, Relation
from chronology.model.text import plain
from frictionless import Package, system

from tests.site.hostile import ATTACK, SHORT, TINY

from . import rebuilding
from .conftest import Published

DATABASE = "data/multivector.sqlite"
CELLS = yaml.safe_load((Path(__file__).parents[1] / "cells.yml").read_text("utf-8"))
BOTH = pytest.mark.parametrize("which", ["project", "attack"])


@pytest.fixture
def published(which: str, request: pytest.FixtureRequest) -> Published:
    """One or the other chronology."""
    found: Published = request.getfixturevalue(which)
    return found


def rows(published: Published, table: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, with the apostrophes taken away that stand before formulas."""
    text = published.files[f"data/{table}.csv"].decode("utf-8-sig")
    plain = {
        column.name for one in TABLES if one.name == table for column in one.columns if column.kind == "text"
    }
    return [
        {key: value.removeprefix("'") if key in plain else value for key, value in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
    ]


def listed(value: str) -> list[str]:
    """Return the parts of a cell that holds a list."""
    return value.split(SEPARATOR) if value else []


@pytest.fixture
def database(published: Published, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database as it lies on a reader's disk."""
    published.write(tmp_path, "data/")
    with closing(sqlite3.connect(f"file:{tmp_path / DATABASE}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@BOTH
def test_an_event_has_the_days_on_which_it_was_added_and_corrected(published: Published) -> None:
    for row in rows(published, "events"):
        history = published.chronology.history(row["id"])
        assert row["added"] == (history.added.text if history.added else "")
        assert row["corrected"] == (history.corrected.text if history.corrected else "")
        assert row["correction"] == history.note


@BOTH
def test_claims_can_be_built_anew_from_csv(published: Published) -> None:
    """Text, source, paragraphs, voice and speaker of every claim, in their order."""
    found: dict[str, list[Claim]] = {entry.id: [] for entry in published.chronology.timeline}
    for row in rows(published, "claims"):
        said = rebuilding.said({**row, "at": listed(row["at"])})
        found[row["event"]].append(Claim.model_validate({"text": row["text_marked"], **said}))
        assert int(row["number"]) == len(found[row["event"]])
    assert found == {entry.id: list(entry.record.claims) for entry in published.chronology.timeline}


@BOTH
def test_relations_measures_and_positions_can_be_built_anew_from_csv(published: Published) -> None:
    """Nothing of them is lost either."""
    records = [(entry.id, entry.record) for entry in published.chronology.timeline]
    relations = [
        (
            row["event"],
            Relation.model_validate(
                {
                    **{key: row[key] for key in ("kind", "source")},
                    "to": row["to_event"],
                    "at": listed(row["at"]),
                    "hedge": row["hedge"] or None,
                }
            ),
        )
        for row in rows(published, "relations")
    ]
    assert relations == [(key, relation) for key, record in records for relation in record.relations]
    measures = [
        (
            row["event"],
            Measure.model_validate(
                {key: row[key] for key in ("name", "unit", "of")}
                | {"value": row["value_text"], "as_of": row["as_of_edtf"], "bound": row["bound"] or None}
            ),
        )
        for row in rows(published, "measures")
    ]
    assert measures == [(key, measure) for key, record in records for measure in record.measures]
    assert all(Decimal(row["value"]) == Decimal(row["value_text"]) for row in rows(published, "measures"))
    positions = [
        (
            (row["event"], row["disagreement"], row["about"], row["kind"]),
            Position.model_validate(
                {"says": row["says_marked"], **rebuilding.said({**row, "at": listed(row["at"])})}
            ),
        )
        for row in rows(published, "positions")
    ]
    assert positions == [
        ((key, dispute.id, dispute.about, dispute.kind), position)
        for key, record in records
        for dispute in record.disagreements
        for position in dispute.positions
    ]
    numbers: dict[str, list[int]] = {}
    for row in rows(published, "positions"):
        numbers.setdefault(row["event"], []).append(int(row["number"]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


@BOTH
def test_events_and_sources_in_csv_are_those_of_the_interface(published: Published) -> None:
    """Column by column, as the JSON has them."""
    for table in ("events", "sources"):
        models = published.json(f"api/v1/{table}.json")[table]
        found = rows(published, table)
        assert len(found) == len(models) > 0
        for row, model in zip(found, models, strict=True):
            for key, value in row.items():
                expected = model[key]
                if key == "authors":  # as they are read, and in their parts in a table of their own
                    names = [
                        a["organisation"] or ", ".join(filter(None, (a["family"], a["given"])))
                        for a in expected
                    ]
                    expected = "; ".join(names)
                if isinstance(expected, bool):
                    assert value == ("true" if expected else "false")
                elif isinstance(expected, int):
                    assert value == str(expected)
                else:
                    assert (listed(value) if isinstance(expected, list) else value) == expected


@BOTH
def test_every_author_of_a_source_has_a_row(published: Published) -> None:
    """In the order of the source, with the parts of a person's name apart from an organisation's."""
    assert [tuple(row.values()) for row in rows(published, "source_authors")] == [
        (key, str(ordinal), author.family or "", author.given or "", author.organisation or "")
        for key in sorted(published.chronology.sources)
        for ordinal, author in enumerate(published.chronology.sources[key].record.authors, 1)
    ]


@BOTH
def test_every_spelling_of_a_name_has_a_row(published: Published) -> None:
    chronology = published.chronology
    expected = set()
    for kind, records in (("actor", chronology.actors), ("place", chronology.places)):
        for key, entry in records.items():
            record: Any = entry.record
            expected |= {(kind, key, "alias", "", name) for name in record.aliases}
            expected |= {(kind, key, "former", "", name) for name in getattr(record, "former", ())}
            expected |= {(kind, key, "translation", tag, name) for tag, name in record.names.items()}
    found = rows(published, "names")
    assert {tuple(row[key] for key in ("of", "id", "use", "language", "name")) for row in found} == expected
    assert len(found) == len(expected) > 0


@pytest.mark.parametrize("text", CELLS["guarded"], ids=ascii)
def test_a_text_that_a_spreadsheet_could_run_gets_an_apostrophe(text: str) -> None:
    """The table that the timeline's download must meet too; see tests/site/test_cells.py."""
    assert cells("text", [text]) == [f"'{text}"]


@pytest.mark.parametrize("text", CELLS["plain"], ids=ascii)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    """Nothing is put before it, so that taking an apostrophe away always gives the text back."""
    assert cells("text", [text]) == [text]


def test_ids_and_numbers_get_no_apostrophe() -> None:
    """They are ours, and a number may be negative."""
    assert cells("number", [-1.5, 2.0]) == ["-1.5", "2.0"]
    assert cells("id", ["-1.50", None]) == ["-1.50", ""]
    assert cells("boolean", [True, False]) == ["true", "false"]


@BOTH
def test_no_cell_of_a_text_can_be_run(published: Published) -> None:
    for table in TABLES:
        raw = published.files[f"data/{table.name}.csv"].decode("utf-8-sig")
        texts = {column.name for column in table.columns if column.kind == "text"}
        for row in csv.DictReader(io.StringIO(raw, newline="")):
            for name in texts:
                assert not row[name].lstrip(" \t\r\n").startswith(("=", "+", "-", "@")), (table.name, row)


@BOTH
def test_frictionless_finds_the_package_valid(published: Published, tmp_path: Path) -> None:
    """Types, keys, foreign keys, bytes and hashes of every resource."""
    published.write(tmp_path, "data/")
    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "data" / "datapackage.json"))
        report = package.validate()
        assert report.flatten(["title", "message"]) == []
        assert report.valid
        counted = {task.name: task.stats.get("rows") for task in report.tasks}
    chronology = published.chronology
    assert counted["events"] == len(chronology.events)
    assert counted["claims"] == sum(len(entry.record.claims) for entry in chronology.timeline)
    assert counted["sources"] == len(chronology.sources)
    assert {f"data/{resource.path}" for resource in package.resources} == {
        path
        for path in published.files
        if path.startswith("data/") and path.endswith((".csv", ".sqlite", ".bib", ".ris", "csl.json"))
    }


def test_the_data_package_lists_the_words_that_a_column_may_hold(project: Published) -> None:
    package = json.loads(project.files["data/datapackage.json"])
    models = json.loads(project.files["api/v1/openapi.json"])["components"]["schemas"]
    for table, column, model in (
        ("actors", "kind", "PublishedActor"),
        ("relations", "hedge", "EventRelation"),
        ("measures", "as_of_precision", "PublishedMeasure"),
    ):
        fields = next(one["schema"]["fields"] for one in package["resources"] if one["name"] == table)
        (description,) = (field["description"] for field in fields if field["name"] == column)
        words = filter(None, models[model]["properties"][column]["enum"])
        assert description.endswith(f" One of: {', '.join(words)}.")


def test_frictionless_finds_a_copy_that_is_not_whole(project: Published, tmp_path: Path) -> None:
    """A changed byte, and a claim of an event that is not there."""
    project.write(tmp_path, "data/")
    bib, claims = tmp_path / "data" / "sources.bib", tmp_path / "data" / "claims.csv"
    bib.write_bytes(bib.read_bytes().replace(b"a", b"e", 1))
    claims.write_bytes(claims.read_bytes() + b"1900-nothing,c1,1,A,rusi-2023,1,author,,A\r\n")
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    found = {(task.place, error.type) for task in report.tasks for error in task.errors}
    assert found == {
        ("sources.bib", "hash-count"),
        ("claims.csv", "hash-count"),
        ("claims.csv", "byte-count"),
        ("claims.csv", "foreign-key"),
    }


@BOTH
def test_claims_can_be_built_anew_from_the_database(
    published: Published, database: sqlite3.Connection
) -> None:
    at: dict[tuple[str, str], list[str]] = {}
    for row in database.execute("SELECT * FROM claim_paragraphs ORDER BY event, claim, ordinal"):
        at.setdefault((row["event"], row["claim"]), []).append(row["paragraph"])
    found: dict[str, list[Claim]] = {entry.id: [] for entry in published.chronology.timeline}
    for row in database.execute("SELECT * FROM claims ORDER BY event, number"):
        said = rebuilding.said({**row, "at": at[row["event"], row["id"]]})
        found[row["event"]].append(Claim.model_validate({"text": row["text_marked"], **said}))
    assert found == {entry.id: list(entry.record.claims) for entry in published.chronology.timeline}


@BOTH
def test_the_database_holds_every_row_of_every_table(
    published: Published, database: sqlite3.Connection
) -> None:
    """Value by value as the CSV files, and a row for each entry of a list."""
    for table in TABLES:
        found = rows(published, table.name)
        stored = [dict(row) for row in database.execute(f"SELECT * FROM {table.name}")]
        assert len(stored) == len(found)
        names = [column.name for column in table.columns if column.kind in {"text", "id", "date"}]
        assert sorted(tuple(row[name] or "" for name in names) for row in stored) == sorted(
            tuple(row[name] for name in names) for row in found
        )
        for column in table.columns:
            if column.kind == "list":
                count = database.execute(f"SELECT count(*) FROM {table.singular}_{column.one}s").fetchone()[0]
                assert count == sum(len(listed(row[column.name])) for row in found)


@BOTH
def test_the_database_is_sound(database: sqlite3.Connection, published: Published) -> None:
    """Whole, with its foreign keys kept, which a wrong one would break."""
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = database.execute("SELECT * FROM pragma_foreign_key_list('claims')").fetchall()
    assert {(key["from"], key["table"]) for key in keys} == {
        ("event", "events"),
        ("source", "sources"),
        ("speaker", "actors"),
    }
    about = dict(database.execute("SELECT name, value FROM about").fetchall())
    assert about["data_version"] == published.json("api/v1/index.json")["data_version"]


@pytest.mark.parametrize("which", ["project"])
def test_the_views_show_everything_in_words(published: Published, database: sqlite3.Connection) -> None:
    chronology = published.chronology
    timeline = database.execute("SELECT * FROM timeline").fetchall()
    assert [row["id"] for row in timeline] == [entry.id for entry in chronology.timeline]
    for row in timeline:
        record = chronology.events[row["id"]].record
        assert row["claims"] == len(record.claims)
        assert (row["actors"] or "") == "; ".join(chronology.actors[a].record.name for a in record.actors)
        assert row["themes"] == "; ".join(chronology.themes[theme].record.name for theme in record.themes)
    cited = database.execute("SELECT * FROM cited_claims").fetchall()
    claims = [claim for entry in chronology.timeline for claim in entry.record.claims]
    assert [(row["source"], row["paragraphs"]) for row in cited] == [
        (chronology.sources[claim.source].record.label, "; ".join(claim.at)) for claim in claims
    ]
    beside = database.execute("SELECT count(*) FROM side_by_side").fetchone()[0]
    assert beside == sum(len(d.positions) for e in chronology.timeline for d in e.record.disagreements)


@pytest.mark.parametrize(("which", "word"), [("project", "railway"), ("attack", "onerror")])
def test_a_word_finds_the_events_that_have_it(
    published: Published, word: str, database: sqlite3.Connection
) -> None:
    """In title, summary or claims; written in capitals or with an accent, too."""
    expected = {
        entry.id
        for entry in published.chronology.timeline
        if re.search(rf"\b{word}\b", " ".join(_said(entry.record)), re.IGNORECASE)
    }
    assert expected
    for asked in (word, word.upper(), word.replace("r", "ŕ")):
        found = database.execute("SELECT event FROM search WHERE search MATCH ?", (asked,)).fetchall()
        assert {row["event"] for row in found} == expected


def _said(record: Event) -> Iterator[str]:
    yield from (record.title, plain(record.summary), *(plain(claim.text) for claim in record.claims))


def test_hostile_texts_stand_literally_in_every_cell(attack: Published) -> None:
    """As they were written, quotation marks, braces and all."""
    event = next(row for row in rows(attack, "events") if row["id"] == "1999-a")
    assert (event["title"], event["summary"], event["date_note"]) == (SHORT + " (a)", ATTACK, ATTACK)
    claim = next(row for row in rows(attack, "claims") if row["event"] == "1999-a")
    assert (claim["text"], claim["text_marked"]) == (f"{ATTACK} {TINY}", f"{ATTACK} [[1999-b|{TINY}]]")
    source = rows(attack, "sources")[0]
    assert (source["label"], source["synopsis"], source["authors"]) == (
        TINY,
        ATTACK,
        f"{SHORT}, {TINY}; {SHORT}",
    )
    assert source["document_url"] == "https://example.org/a?b=c&d={{7*7}}"
