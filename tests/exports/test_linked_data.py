"""Linked data as rdflib reads it, and TimelineJS, which shows what it is given as HTML."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from chronology.model.entries import items
from chronology.model.records import Disagreement
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from tests.site.hostile import ATTACK, SHORT, TINY

from .conftest import SITE, Published
from .elements import Elements

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
SCHEMA = Namespace("https://schema.org/")
LOCAL = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in ("url", "license", "sameAs", "contentUrl")},
}  # the part of schema.org's context that is used; the real one is on another host


def graph(published: Published) -> Graph:
    """Return the graph, read with a local context in the place of schema.org's."""
    content = published.json("data/dataset.jsonld")
    assert content["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps(content | {"@context": LOCAL}), format="json-ld")


@pytest.fixture(scope="module")
def found(project: Published) -> Graph:
    """The graph of the project."""
    return graph(project)


def test_every_event_claim_and_source_is_in_the_graph(project: Published, found: Graph) -> None:
    chronology = project.chronology
    articles = set(found.subjects(RDF.type, SCHEMA.Article)) & set(found.subjects(SCHEMA.identifier))
    assert len(articles) == len(chronology.events)
    types = {"claim": SCHEMA.Claim, "disagreement": SCHEMA.Question, "position": SCHEMA.Answer}
    for kind, type_ in types.items():
        others = set(found.subjects(RDF.type, SCHEMA.Answer)) if kind == "claim" else set()
        assert set(found.subjects(RDF.type, type_)) - others == {
            URIRef(f"{SITE.url}events/{entry.id}/#{item.id}")
            for entry in chronology.timeline
            for _, of, item in items(entry.record)
            if of == kind
        }
    dataset = URIRef(f"{SITE.url}#dataset")
    assert (dataset, RDF.type, SCHEMA.Dataset) in found
    assert set(found.objects(dataset, SCHEMA.citation)) == {
        URIRef(f"{SITE.url}sources/{key}/") for key in chronology.sources
    }
    assert set(found.objects(dataset, SCHEMA.hasPart)) == {
        URIRef(f"{SITE.url}events/{key}/") for key in chronology.events
    }


def test_each_claim_and_position_leads_to_its_source_and_paragraphs(project: Published, found: Graph) -> None:
    for entry in project.chronology.timeline:
        for _, _, item in items(entry.record):
            node = URIRef(f"{SITE.url}events/{entry.id}/#{item.id}")
            if isinstance(item, Disagreement):
                answers = {URIRef(f"{SITE.url}events/{entry.id}/#{p.id}") for p in item.positions}
                assert set(found.objects(node, SCHEMA.suggestedAnswer)) == answers
                continue
            (place,) = found.objects(node, SCHEMA.appearance)
            assert list(found.objects(place, SCHEMA.isPartOf)) == [
                URIRef(f"{SITE.url}sources/{item.source}/")
            ]
            words = ", ".join(item.at).replace("fn", "n. ")
            words = words if words.startswith("n.") else f"¶ {words}"
            assert list(found.objects(place, SCHEMA.pagination)) == [Literal(words)]


def test_authors_are_persons_or_organisations_in_the_graph(attack: Published, found: Graph) -> None:
    """With the parts of a person's name; a source whose author is not known has none."""
    hostile, source = graph(attack), URIRef(f"{SITE.url}sources/attack/")
    named = {}
    for author in hostile.objects(source, SCHEMA.author):
        (kind,) = hostile.objects(author, RDF.type)
        parts = (SCHEMA.name, SCHEMA.familyName, SCHEMA.givenName)
        named[kind] = [str(value) for part in parts for value in hostile.objects(author, part)]
    assert named == {
        SCHEMA.Person: [f"{TINY} {SHORT}", SHORT, TINY],
        SCHEMA.Organization: [SHORT],
    }
    (site,) = hostile.objects(source, SCHEMA.isPartOf)
    assert (site, RDF.type, SCHEMA.WebSite) in hostile
    chapter = URIRef(f"{SITE.url}sources/chatham-house-2019/")
    assert (chapter, RDF.type, SCHEMA.Chapter) in found
    assert list(found.objects(chapter, SCHEMA.author)) == []


def test_each_download_of_the_dataset_is_published(project: Published, found: Graph) -> None:
    downloads = set(found.subjects(RDF.type, SCHEMA.DataDownload))
    assert len(downloads) > 10
    for download in downloads:
        (url,) = found.objects(download, SCHEMA.contentUrl)
        (size,) = found.objects(download, SCHEMA.contentSize)
        assert f"{len(project.files[str(url).removeprefix(SITE.url)])} B" == str(size)


def test_the_dataset_has_what_catalogues_ask_for(project: Published, found: Graph) -> None:
    """Name, licence, version, creator, and the day of the newest change."""
    dataset = URIRef(f"{SITE.url}#dataset")
    assert list(found.objects(dataset, SCHEMA.name)) == [Literal(SITE.name)]
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert list(found.objects(dataset, SCHEMA.license)) == [licence]
    version = project.json("api/v1/index.json")["data_version"]
    assert list(found.objects(dataset, SCHEMA.version)) == [Literal(version)]
    newest = project.json("api/v1/changes.json")["changes"][-1]["date"]
    assert list(found.objects(dataset, SCHEMA.dateModified)) == [Literal(newest)]


def test_hostile_texts_are_literals_in_the_graph(attack: Published) -> None:
    found = graph(attack)
    event = URIRef(f"{SITE.url}events/1999-a/")
    assert list(found.objects(event, SCHEMA.headline)) == [Literal(f"{SHORT} (a)")]
    assert list(found.objects(event, SCHEMA.abstract)) == [Literal(ATTACK)]
    (one,) = attack.chronology.events["1999-b"].record.claims[:1]
    claim = URIRef(f"{SITE.url}events/1999-b/#{one.id}")
    assert list(found.objects(claim, SCHEMA.text)) == [Literal(ATTACK)]


@pytest.mark.parametrize("which", ["project", "attack"])
def test_every_event_is_a_slide_whose_texts_are_shown_literally(
    which: str, request: pytest.FixtureRequest
) -> None:
    published: Published = request.getfixturevalue(which)
    slides = published.json("data/timelinejs.json")["events"]
    events = published.json("api/v1/events.json")["events"]
    assert [slide["unique_id"] for slide in slides] == [event["id"] for event in events]
    for slide, event in zip(slides, events, strict=True):
        headline, body = Elements(slide["text"]["headline"]), Elements(slide["text"]["text"])
        assert (headline.names, headline.text) == ([], event["title"])
        assert (body.names, body.text) == (["p", "p", "a"], event["summary"] + event["url"])
        assert unescape(slide["display_date"]) == event["date_words"]


def test_a_slide_has_no_more_of_a_date_than_is_known(project: Published) -> None:
    """A year has no month; a span lasts from its first day to its last; of one bound, that bound is shown."""
    events = {event["id"]: event for event in project.json("api/v1/events.json")["events"]}
    depth = {"decade": 1, "year": 1, "month": 2}
    seen = set()
    for slide in project.json("data/timelinejs.json")["events"]:
        event = events[slide["unique_id"]]
        one_bound = event["date_earliest"] == "0001-01-01" or event["date_latest"] == "9999-12-31"
        first = [int(part) for part in event["date_earliest"].split("-")]
        known = depth.get(event["date_precision"], 3)
        if one_bound:
            first = [int(part) for part in re.findall(r"\d+", event["date_edtf"])]
            known = len(first)
        assert list(slide["start_date"].values()) == first[:known]
        assert ("end_date" in slide) == (event["date_latest"] > event["date_earliest"] and not one_bound)
        if "end_date" in slide:
            assert list(slide["end_date"].values()) == [int(part) for part in event["date_latest"].split("-")]
        seen.add((event["date_precision"], one_bound))
    assert len(seen) > 4
