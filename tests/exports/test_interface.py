"""The interface: valid by its own schemas, described as OpenAPI, and without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from chronology.exports import EXPORTERS
from chronology.exports.api import schema_path
from chronology.model import edtf
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from . import rebuilding
from .conftest import SITE, Published

FILES = tuple(exporter for exporter in EXPORTERS if exporter.MODEL is not None)


def validator(published: Published, path: str) -> Draft202012Validator:
    """Return the validator of a published schema, in which dates and addresses are checked as such."""
    schema = published.json(path)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(_closed(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _closed(schema: Any) -> Any:
    """Return a schema in which an object has the keys that are named and no other."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    return closed | ({"additionalProperties": False} if "properties" in schema else {})


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


@pytest.mark.parametrize("which", ["project", "attack"])
def test_every_file_is_valid_by_its_schema_and_has_no_other_key(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Each of them, those of single events included."""
    published: Published = request.getfixturevalue(which)
    checked = 0
    for exporter in FILES:
        rules = validator(published, schema_path(exporter))
        stem, _, end = exporter.PATH.partition("{id}")
        for path in published.files:
            if path == exporter.PATH or (end and path.startswith(stem) and path.endswith(end)):
                assert [error.message for error in rules.iter_errors(published.json(path))] == [], path
                checked += 1
    assert checked == len(FILES) - 1 + len(published.chronology.events)


def test_a_missing_key_or_another_type_is_found(project: Published) -> None:
    """The schemas ask for what they promise."""
    rules = validator(project, "schema/v1/api-events.json")
    good = project.json("api/v1/events.json")
    good["events"] = good["events"][:4]
    for key, wrong in (("speaker", None), ("at", "9"), ("number", "1"), ("voice", "nobody")):
        spoilt = json.loads(json.dumps(good))
        spoilt["events"][3]["claims"][0][key] = wrong
        assert [list(error.path) for error in rules.iter_errors(spoilt)] == [["events", 3, "claims", 0, key]]
        del spoilt["events"][3]["claims"][0][key]
        assert [error.validator for error in rules.iter_errors(spoilt)] == ["required"]
    good["events"][0]["date_earliest"] = "1991"
    assert [error.validator for error in rules.iter_errors(good)] == ["format"]


def test_no_schema_of_the_published_form_has_a_union_or_an_optional_key(project: Published) -> None:
    """Every value has one type, and every key is always there."""
    seen = 0
    for exporter in FILES:
        for node in _nodes(project.json(schema_path(exporter))):
            assert not {"anyOf", "oneOf", "allOf"} & node.keys()
            assert not isinstance(node.get("type"), list)
            if "properties" in node and node.get("type") == "object":
                assert sorted(node["required"]) == sorted(node["properties"])
                seen += 1
    assert seen > 40


def test_the_openapi_description_is_valid_and_names_every_file(project: Published) -> None:
    spec = project.json("api/v1/openapi.json")
    assert list(OpenAPIV31SpecValidator(spec).iter_errors()) == []
    assert spec["openapi"] == "3.1.0"
    assert sorted(spec["paths"]) == sorted(f"/{exporter.PATH}" for exporter in FILES)
    assert spec["servers"] == [{"url": "https://example.org/x/y"}]


def test_all_files_have_the_same_envelope(project: Published) -> None:
    """The version of the data is one and the same in all of them."""
    heads = {
        json.dumps({key: project.json(path)[key] for key in ENVELOPE})
        for path in project.files
        if path.startswith("api/v1/") and "openapi" not in path
    }
    assert len(heads) == 1
    head = json.loads(heads.pop())
    assert head["schema_version"] == "1.0"
    assert head["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (head["site"], head["site_url"]) == (SITE.name, SITE.url)
    assert len(head["data_version"]) == 32


ENVELOPE = ("schema_version", "data_version", "licence", "site", "site_url")


@pytest.mark.parametrize("which", ["project", "attack"])
def test_every_event_can_be_built_anew_from_what_is_published(
    which: str, request: pytest.FixtureRequest
) -> None:
    """The round trip loses nothing: from all events, and from each one's own file."""
    published: Published = request.getfixturevalue(which)
    listed = published.json("api/v1/events.json")["events"]
    assert [event["id"] for event in listed] == [entry.id for entry in published.chronology.timeline]
    for event in listed:
        assert rebuilding.event(event) == published.chronology.events[event["id"]].record
        assert published.json(f"api/v1/events/{event['id']}.json")["event"] == event


@pytest.mark.parametrize("which", ["project", "attack"])
def test_every_source_can_be_built_anew_from_what_is_published(
    which: str, request: pytest.FixtureRequest
) -> None:
    published: Published = request.getfixturevalue(which)
    listed = published.json("api/v1/sources.json")["sources"]
    assert [source["id"] for source in listed] == sorted(published.chronology.sources)
    for source in listed:
        assert rebuilding.source(source) == published.chronology.sources[source["id"]].record


def test_themes_actors_and_places_are_those_of_the_vocabulary(project: Published) -> None:
    chronology = project.chronology
    for key, records, groups in (
        ("themes", chronology.themes, chronology.by_theme),
        ("actors", chronology.actors, chronology.by_actor),
        ("places", chronology.places, chronology.by_place),
    ):
        listed = project.json(f"api/v1/{key}.json")[key]
        assert [one["id"] for one in listed] == list(records)
        for one in listed:
            record: Any = records[one["id"]].record
            assert one["name"] == record.name
            assert one["events"] == [entry.id for entry in groups.get(one["id"], ())]
            if key != "themes":
                assert one["aliases"] == list(record.aliases)
                assert {name["language"]: name["name"] for name in one["names"]} == record.names
            else:
                assert one["description"] == record.description


def test_the_counts_are_those_of_the_records(project: Published) -> None:
    """And the lengths of the lists."""
    counts = project.json("api/v1/index.json")["counts"]
    for key in ("events", "sources", "themes", "actors", "places", "disagreements", "relations", "redirects"):
        assert counts[key] == len(project.json(f"api/v1/{key}.json")[key])
    records = [entry.record for entry in project.chronology.timeline]
    assert counts["disagreements"] == sum(len(record.disagreements) for record in records) > 0
    assert counts["relations"] == sum(len(record.relations) for record in records) > 0
    assert counts["measures"] == sum(len(record.measures) for record in records) > 0
    assert counts["claims"] == sum(len(record.claims) for record in records) > 0


def test_disagreements_and_relations_are_those_of_the_events(project: Published) -> None:
    """Each with the event from which it comes, and nothing else changed."""
    events = project.json("api/v1/events.json")["events"]
    disputes = [{**d, "event": event["id"]} for event in events for d in event["disagreements"]]
    found = project.json("api/v1/disagreements.json")["disagreements"]
    assert [{key: one[key] for key in one if key != "url"} for one in found] == disputes
    assert found[0]["url"] == f"{SITE.url}events/{found[0]['event']}/#{found[0]['id']}"
    relations = [{**r, "event": event["id"]} for event in events for r in event["relations"]]
    drawn = project.json("api/v1/relations.json")["relations"]
    assert [{key: one[key] for key in one if key != "words"} for one in drawn] == relations
    assert {(one["kind"], one["words"]) for one in drawn} >= {("leads-to", "Leads to")}


def test_a_date_is_said_by_its_bounds_its_precision_and_in_words(project: Published) -> None:
    for event in project.json("api/v1/events.json")["events"]:
        parsed = edtf.parse(event["date_edtf"])
        bounds = event["date_earliest"], event["date_latest"]
        assert tuple(map(date.fromisoformat, bounds)) == parsed.bounds
        assert event["date_precision"] == parsed.precision
        assert event["date_qualifier"] == parsed.qualifier
        assert event["date_words"] == parsed.words()


def test_a_cross_reference_without_words_is_read_as_the_title(attack: Published, tmp_path: Any) -> None:
    """In plain words nothing is missing, and no bracket is left; as it was written both are kept."""
    from tests.site import hostile

    from .conftest import publish

    hostile.write(tmp_path)
    path = tmp_path / "events" / "1999-b.yml"
    record = json.loads(path.read_text("utf-8")) | {"summary": "It follows [[1999-a]] and [[1999-d|that]]."}
    path.write_text(json.dumps(record), "utf-8")
    event = publish(tmp_path).json("api/v1/events/1999-b.json")["event"]
    assert event["summary"] == f"It follows {hostile.SHORT} (a) and that."
    assert event["summary_marked"] == "It follows [[1999-a]] and [[1999-d|that]]."


def test_redirects_say_where_an_old_id_went_or_why_it_is_gone(attack: Published) -> None:
    from tests.site.hostile import ATTACK, SHORT

    url = f"{SITE.url}events/"
    moved = {"withdrawn": "", "moved_to": "1999-a", "moved_to_url": f"{url}1999-a/"}
    gone = {"withdrawn": ATTACK, "moved_to": "", "moved_to_url": ""}
    assert attack.json("api/v1/redirects.json")["redirects"] == [
        {"id": "1999-c", "url": f"{url}1999-c/", "title": SHORT, **moved},
        {"id": "1999-d", "url": f"{url}1999-d/", "title": SHORT, **gone},
    ]


def test_the_version_of_the_data_changes_with_any_file(
    project: Published, attack: Published, tmp_path: Any
) -> None:
    """A comment is enough; the same files give the same version."""
    from tests.site import hostile

    from .conftest import publish

    hostile.write(tmp_path)
    version = attack.json("api/v1/index.json")["data_version"]
    assert publish(tmp_path).json("api/v1/index.json")["data_version"] == version
    path = tmp_path / "docs" / "changes.yml"
    path.write_bytes(path.read_bytes() + b"\n")
    assert publish(tmp_path).json("api/v1/index.json")["data_version"] != version
