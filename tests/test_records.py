"""The models: what each kind of field takes and refuses, and what holds of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from chronology.model import edtf, records
from chronology.model.entries import located_texts
from chronology.model.records import (
    ID_PATTERN,
    Actor,
    Citation,
    Claim,
    Disagreement,
    Document,
    Event,
    Fragment,
    Measure,
    Place,
    Published,
    Record,
    Retired,
    Source,
    Theme,
    Uncited,
)
from chronology.model.records.base import Date, Id, Language, Line, Paragraphs, Prose
from pydantic import TypeAdapter, ValidationError

AUTHORED = (Event, Retired, Source, Theme, Actor, Place)
MODELS = tuple(
    model
    for model in vars(records).values()
    if isinstance(model, type) and issubclass(model, Record) and model is not Record
)
CITED = {"source": "gazette", "at": ["2"]}
CLAIM = {**CITED, "text": "The ducks crossed."}
EVENT = {
    "title": "The ducks cross",
    "kind": "event",
    "date": "1932",
    "themes": ["ducks"],
    "summary": "The ducks crossed.",
    "claims": [CLAIM],
}
MEASURE = {"name": "a", "value": "1", "unit": "b", "of": "c", "as_of": "1932"}
POSITIONS = [{**CITED, "says": "Ten."}, {**CITED, "says": "Twelve."}]

TAKEN: list[tuple[Any, Any]] = [
    (Id, "a"),
    (Id, "1932-duck-treaty"),
    (Id, "x" * 80),
    (Line, "x"),
    (Line, "two words, and a mark"),
    (Line, "x" * 200),
    (Prose, "two\nlines"),
    (Prose, "x" * 600),
    (Language, "en"),
    (Language, "zh-Hant"),
    (Date, "[2010,2011]"),
    (Paragraphs, ["1", "23", "fn373"]),
    (Fragment, {"at": "3", "words": "It let 2,500 ducks"}),
    (Fragment, {"at": "fn1", "words": "a b c d e f g h"}),
]
REFUSED: list[tuple[Any, Any]] = [
    (Id, ""),
    (Id, "Duck"),
    (Id, "two--hyphens"),
    (Id, "-a"),
    (Id, "a-"),
    (Id, "a b"),
    (Id, "a/b"),
    (Id, "../a"),
    (Id, "ä"),
    (Id, "a\n"),
    (Id, "x" * 81),
    (Id, None),
    (Id, 5),
    (Line, ""),
    (Line, " begins with a space"),
    (Line, "ends with one "),
    (Line, "two\nlines"),
    (Line, "ends its line\n"),
    *((Line, f"two{end}lines") for end in "\r\t\v\f\x85\u2028\u2029"),
    (Line, "x" * 201),
    (Line, ["a list"]),
    (Prose, ""),
    (Prose, " \n\u00a0\u3000"),
    (Prose, "two\rlines"),
    (Prose, "x" * 601),
    (Language, "English"),
    (Language, "e"),
    (Date, "1932/06/17"),
    (Date, ""),
    (Date, None),
    (Date, 1932),
    (Date, ["1932"]),
    (Paragraphs, []),
    (Paragraphs, "1"),
    (Paragraphs, ["0"]),
    (Paragraphs, ["01"]),
    (Paragraphs, ["1-3"]),
    (Paragraphs, ["fn0"]),
    (Paragraphs, ["fn"]),
    (Paragraphs, ["¶ 1"]),
    (Paragraphs, ["1\n"]),
    (Paragraphs, ["١"]),
    (Fragment, {"at": "3-4", "words": "It let"}),
    (Fragment, {"at": "3", "words": ""}),
    (Fragment, {"at": "3", "words": " It let"}),
    (Fragment, {"at": "3", "words": "It  let"}),
    (Fragment, {"at": "3", "words": "It\u00a0let"}),
    (Fragment, {"at": "3", "words": "a b c d e f g h i"}),
    (Fragment, {"at": "3", "words": "x" * 121}),
]


@pytest.mark.parametrize(("kind", "value"), TAKEN)
def test_a_kind_of_value_takes_what_it_should(kind: Any, value: Any) -> None:
    """And keeps it as it was written."""
    assert TypeAdapter(kind).dump_python(TypeAdapter(kind).validate_python(value), mode="json") == value


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_a_kind_of_value_refuses_what_it_should(kind: Any, value: Any) -> None:
    """With an error of the schema, and none of Python's."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_an_event_has_defaults_for_what_may_be_left_out() -> None:
    """The smallest event, and what it then has."""
    event = Event.model_validate(EVENT)
    assert event.date == edtf.parse("1932")
    assert (event.actors, event.places, event.measures, event.relations) == ((), (), (), ())
    assert (event.disagreements, event.apparent, event.answers) == ((), (), ())
    assert (event.claims[0].voice, event.claims[0].speaker) == ("author", None)


REFUSED_RECORDS: dict[str, tuple[type[Record], dict[str, Any]]] = {
    "an event without a claim": (Event, {**EVENT, "claims": []}),
    "an event without a theme": (Event, {**EVENT, "themes": []}),
    "an event of four themes": (Event, {**EVENT, "themes": ["a", "b", "c", "d"]}),
    "a title of 91 characters": (Event, {**EVENT, "title": "x" * 91}),
    "a summary of 401 characters": (Event, {**EVENT, "summary": "x" * 401}),
    "a kind that is none": (Event, {**EVENT, "kind": "rumour"}),
    "a key that is none": (Event, {**EVENT, "colour": "red"}),
    "a key that is none, within": (Event, {**EVENT, "claims": [{**CLAIM, "page": "3"}]}),
    "an id in the file": (Event, {**EVENT, "id": "x"}),
    "date_within": (Event, {**EVENT, "date_within": "true"}),
    "a list": (Event, [EVENT]),  # type: ignore[dict-item]
    "nothing": (Event, None),  # type: ignore[dict-item]
    "a claim without a paragraph": (Claim, {**CLAIM, "at": []}),
    "a voice that is none": (Claim, {**CLAIM, "voice": "whispered"}),
    "a disagreement of one": (Disagreement, {"about": "How?", "kind": "number", "positions": POSITIONS[:1]}),
    "a value in words": (Measure, {**MEASURE, "value": "many"}),
    "a value that is no number": (
        Measure,
        {"name": "a", "value": "NaN", "unit": "b", "of": "c", "as_of": "1932"},
    ),
    "a value with an underscore": (Measure, {**MEASURE, "value": "1_000"}),
    "a value with a comma": (Measure, {**MEASURE, "value": "1,000"}),
    "a value with a sign that nobody writes": (Measure, {**MEASURE, "value": "+5"}),
    "a value that begins with a point": (Measure, {**MEASURE, "value": ".5"}),
    "a value in digits of another script": (Measure, {**MEASURE, "value": "١٧"}),
    "a value with an end of line": (Measure, {**MEASURE, "value": "17\n"}),
    "a value of 21 digits": (Measure, {**MEASURE, "value": "1" * 21}),
    "a value of a million digits": (Measure, {**MEASURE, "value": "1e999999"}),
    "a value without end": (
        Measure,
        {"name": "a", "value": "Infinity", "unit": "b", "of": "c", "as_of": "1932"},
    ),
    "a hash too short": (Document, {"file": "a.txt", "sha256": "0" * 63}),
    "a hash in capitals": (Document, {"file": "a.txt", "sha256": "A" * 64}),
    "a span without an end": (Uncited, {"at": ["3-"], "reason": "heading"}),
    "a span of both kinds": (Uncited, {"at": ["3-fn5"], "reason": "heading"}),
    "an actor of no kind": (Actor, {"name": "Freedonia"}),
}


@pytest.mark.parametrize(("model", "data"), REFUSED_RECORDS.values(), ids=REFUSED_RECORDS.keys())
def test_a_record_is_refused(model: type[Record], data: Any) -> None:
    """Whatever the field reference does not allow."""
    with pytest.raises(ValidationError):
        model.model_validate(data)


@pytest.mark.parametrize("value", ["0", "17", "17.4", "-3.50", "1" * 20, "0.1234567"])
def test_a_value_is_kept_as_it_is_written(value: str) -> None:
    """Plain digits, with a minus and a point if need be; zeros at the end say how exact it is."""
    assert str(Measure.model_validate({**MEASURE, "value": value}).value) == value


ADDRESSES = {
    "https://example.org/a?b=c#d": True,
    "http://example.org": True,
    "https://www.example.org./a?b=c#d": True,
    "https://example.org?a": True,
    "https://example.org:8443/@user/a:b@c": True,
    "https://a_b.example/президент": True,
    "https://192.0.2.1/": True,
    "https://xn--d1abbgf6aiiy.example/": True,
    "https://web.archive.org/web/2012/https://user@example.org:99999/": True,
    "https://user@example.org/": False,
    "https://user:word@example.org/": False,
    "https://www.bank.example:443@evil.example/": False,
    "https://@example.org/": False,
    "https://example.org:http/": False,
    "https://example.org:0/": False,
    "https://example.org:-1/": False,
    "https://example.org:８０/": False,
    "https://example.org:80:90/": False,
    "https://example.org:123456/": False,
    "https:///a": False,
    "https://?a": False,
    "https://:80/": False,
    "https://a..example/": False,
    "https://a%2eexample/": False,
    "https://a;b/": False,
    "https://evil.example∕a.example/": False,
    "https://evil.example／a.example/": False,
    "https://ex\u0430mple.org/": False,
    "https://президент.example/": False,
    "https://xn--\u00fc.example/": False,
    "javascript:alert(1)": False,
    "data:text/html,x": False,
    "//example.org": False,
    "https://": False,
    'https://example.org/"onmouseover="x': False,
    "https://example.org/<script>": False,
    "https://example.org/a b": False,
    " https://example.org": False,
    "https://example.org\n": False,
}


@pytest.mark.parametrize(("address", "taken"), ADDRESSES.items())
def test_a_source_has_an_address_of_the_web_or_none(address: str, taken: bool) -> None:
    """Nothing but http and https, no host that seems to be another, nothing that could leave an attribute."""
    data = {
        "title": "A",
        "label": "A",
        "mark": "A",
        "date": "1932",
        "kind": "report",
        "standpoint": "None.",
        "synopsis": "All.",
        "language": "en",
        "document": {"file": "a.txt", "sha256": "0" * 64},
    }
    assert Source.model_validate(data).url is None
    if taken:
        assert Source.model_validate({**data, "url": address}).url == address
    else:
        with pytest.raises(ValidationError, match="url"):
            Source.model_validate({**data, "url": address})


def test_a_span_of_the_ledger_may_be_of_paragraphs_or_footnotes() -> None:
    """The forms that a ledger is written in."""
    at = ("1", "3-5", "fn366", "fn360-fn363")
    assert Uncited.model_validate({"at": list(at), "reason": "heading"}).at == at


# ---- what holds of every model


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_frozen_closed_and_described(model: type[Record]) -> None:
    """No record is changed, and no key passes unseen; the field reference is made of the descriptions."""
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
        assert field.description[-1] in ".}…" or ":" in field.description, name


@pytest.mark.parametrize("model", MODELS)
def test_every_field_states_whether_it_is_published(model: type[Record]) -> None:
    """Or else why it is not."""
    for field in model.model_fields:
        mark = model.publication(field)
        assert isinstance(mark, Published) or mark.reason


def test_texts_with_cross_references_are_marked_as_such() -> None:
    """What is searched for cross-references is what is published without their brackets."""
    event = Event.model_validate(
        {
            **EVENT,
            "date_note": "Deduced.",
            "disagreements": [{"about": "How?", "kind": "number", "positions": POSITIONS}],
            "apparent": [{"about": "How?", "reason": "It is none.", "cites": [CITED]}],
        }
    )
    marks = [(name, model.publication(name)) for model in MODELS for name in model.model_fields]
    marked = {name for name, mark in marks if isinstance(mark, Published) and mark.marked}
    assert {path[-1] for path, _ in located_texts(event)} == marked


@pytest.mark.parametrize("model", AUTHORED)
def test_the_schema_of_authored_files_has_no_unions(model: type[Record]) -> None:
    """Only `or nothing`, and a value as number or text: checkers misdiagnose every other union."""
    parts = list(_parts(model.model_json_schema()))
    unions = [part["anyOf"] for part in parts if "anyOf" in part]
    choices = [[one for one in union if one != {"type": "null"}] for union in unions]
    assert [choice for choice in choices if len(choice) > 1 and not _is_number(choice)] == []
    assert not any("oneOf" in part for part in parts)


def _is_number(union: list[dict[str, Any]]) -> bool:
    return [one.get("type") for one in union] == ["number", "string"]


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping within a JSON Schema, the whole first."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _parts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _parts(value)


def test_a_citation_names_one_source() -> None:
    """Every claim, relation and position is a citation."""
    assert all(issubclass(model, Citation) for model in (Claim, records.Relation, records.Position))


def test_the_pattern_of_ids_allows_no_path() -> None:
    """An id becomes an address and a file name."""
    assert not set("/.\\ %?#<>\"'&") & set(ID_PATTERN.replace("(?:", "").replace("[a-z0-9]", ""))
