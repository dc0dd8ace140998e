"""What a stranger's text becomes on pages and in published files: text."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from chronology import exports
from chronology.exports.spreadsheet import FORMULA as FORMULAS
from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.pages.page_list import Page, pages
from pydantic import BaseModel

from tests.site.html import Document

from .attacks import ATTACKS, SITE, chronology, unused

SEVEN_TIMES_SEVEN = re.compile(r"(?<![\w-])49(?![\w-])")


@pytest.fixture(scope="module", params=ATTACKS)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    """A chronology with one attack in every field."""
    return chronology(tmp_path_factory.mktemp("attacked"), ATTACKS[request.param])


@pytest.fixture(scope="module")
def published(attacked: Chronology) -> Mapping[str, bytes]:
    """The published files of that chronology, by path."""
    return exports.files(attacked, SITE)


def records(found: Chronology) -> Iterator[BaseModel]:
    """Yield every record."""
    for group in (found.events, found.retired, found.sources, found.themes, found.actors, found.places):
        yield from (entry.record for entry in group.values())
    yield from (entry.record for entry in found.changes)


def parsed(page: Page) -> Document:
    """Return a page's body and head as a browser reads them."""
    document = Document()
    document.feed(f"{page.head()}<main>{page.body()}</main>")
    document.close()
    return document


def test_the_attacks_are_in_every_field(attacked: Chronology) -> None:
    """But for those that take only one of a few words, and the answers, which are shown nowhere."""
    assert unused(records(attacked)) <= {"Event.answers", "Position.speaker"}


def test_t1_no_text_is_a_template(attacked: Chronology, published: Mapping[str, bytes]) -> None:
    """Nothing of a text is worked out, on pages or in files; 7 × 7 would be 49."""
    for page in pages(attacked, SITE):
        assert not SEVEN_TIMES_SEVEN.search(parsed(page).text), page.address
    for path, content in published.items():
        if path.endswith((".json", ".csv")):
            assert not [
                text for text in READERS[Path(path).suffix](content) if SEVEN_TIMES_SEVEN.search(text)
            ]


def test_t2_no_text_is_an_element_or_attribute(attacked: Chronology, tmp_path: Path) -> None:
    """Each page has the elements and attributes of the same page with harmless words, and no other."""
    tame = chronology(tmp_path, "harmless words, and some more of them so that there is enough to cut")
    expected = {page.address: shape(page) for page in pages(tame, SITE)}
    for page in pages(attacked, SITE):
        assert shape(page) == expected[page.address], page.address


def shape(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page, each with the names of its attributes."""
    return [(tag, tuple(attributes)) for tag, attributes in parsed(page).elements]


# ---- published files: a reader for each format


def as_json(content: bytes) -> Iterator[str]:
    """Yield every text of a JSON file."""
    waiting = [json.loads(content)]
    while waiting:
        value = waiting.pop()
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if isinstance(value, str):
            yield value


def as_csv(content: bytes) -> Iterator[str]:
    """Yield every cell; all rows are equally long."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    return (cell for row in rows for cell in row)


def as_xml(content: bytes) -> Iterator[str]:
    """Yield every text and attribute; there is no element but those of feeds, and no declared entity."""
    assert b"<!DOCTYPE" not in content
    for element in ElementTree.fromstring(content).iter():
        assert element.tag.startswith("{http://www.w3.org/2005/Atom}"), element.tag
        yield element.text or ""
        yield from element.attrib.values()


def as_calendar(content: bytes) -> Iterator[str]:
    """Yield every value; each line has a name that calendars know, and events begin and end in turn."""
    assert b"\r\n" in content
    unfolded = re.sub(r"\r\n[ \t]", "", content.decode("utf-8")).removesuffix("\r\n").split("\r\n")
    lines = [re.fullmatch(r"([A-Z-]+)(?:;[A-Z-]+=[^:;]+)*:(.*)", line) for line in unfolded]
    assert all(lines), unfolded
    found = [(match[1], match[2]) for match in lines if match]
    events = [value for name, value in found if name in {"BEGIN", "END"} and value == "VEVENT"]
    summaries = [value for name, value in found if name == "SUMMARY"]
    assert len(events) == 2 * len(summaries)
    assert "hit" not in summaries
    return (value for _, value in found)


def as_bibtex(content: bytes) -> Iterator[str]:
    """Yield every field; braces are balanced, so that no value ends early."""
    text = content.decode("utf-8")
    entries = re.findall(r"^@(\w+)\{([^,]+),$", text, re.MULTILINE)
    assert {key for _, key in entries} == {"attack"}
    depth = 0
    for place, mark in enumerate(text):
        if mark in "{}" and text[place - 1] != "\\":
            depth += 1 if mark == "{" else -1
        assert depth >= 0
    assert depth == 0
    return iter(text.splitlines())


def as_ris(content: bytes) -> Iterator[str]:
    """Yield every value; there are as many beginnings and ends as there are sources."""
    lines = content.decode("utf-8-sig").splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert [line[:2] for line in lines if line[:2] in {"TY", "ER"}] == ["TY", "ER"]
    return (line[6:] for line in lines)


def as_database(content: bytes) -> Iterator[str]:
    """Yield every text of every table."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.sqlite")
        path.write_bytes(content)
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if "_fts" not in name and "search" not in name:
                for row in connection.execute(f'SELECT * FROM "{name}"'):
                    yield from (value for value in row if isinstance(value, str))
        connection.close()


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".json": as_json,
    ".jsonld": as_json,
    ".csv": as_csv,
    ".xml": as_xml,
    ".ics": as_calendar,
    ".bib": as_bibtex,
    ".ris": as_ris,
    ".sqlite": as_database,
}


def test_t3_every_published_file_is_read_again(published: Mapping[str, bytes]) -> None:
    """Whatever the format, the attack is within a value: the file is whole, and has no part more."""
    assert published
    for path, content in published.items():
        suffix = Path(path).suffix
        assert suffix in READERS, f"{path}: how is this format broken out of? Add a reader for it"
        texts = list(READERS[suffix](content))
        assert texts, path


def test_t3_a_file_has_the_same_paths_whatever_the_texts(
    published: Mapping[str, bytes], tmp_path: Path
) -> None:
    """No text chooses where something is written."""
    tame = chronology(tmp_path, "harmless words, and some more of them so that there is enough to cut")
    assert sorted(published) == sorted(exports.files(tame, SITE))


def test_t3_the_attack_comes_back_from_the_interface_as_it_went_in(
    attacked: Chronology, published: Mapping[str, bytes]
) -> None:
    """Nothing is lost or doubled: what the field says is what the file says."""
    events = {event["id"]: event for event in json.loads(published["api/v1/events.json"])["events"]}
    for entry in attacked.timeline:
        assert events[entry.id]["title"] == entry.record.title
        assert events[entry.id]["summary"] == entry.record.summary


ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def test_t3_an_end_of_line_of_any_kind_begins_no_line(tmp_path: Path) -> None:
    """The check refuses it; should it ever pass, it stays within its value all the same."""
    found = chronology(tmp_path, ATTACKS["template"])
    for entry in found.events.values():
        entry.record.__dict__.update(date=edtf.parse("1999-02-28"), kind="event")  # to stand in a calendar
    for entry in (*found.events.values(), *found.sources.values()):
        for name, value in entry.record:
            if name in {"title", "summary", "synopsis", "publisher", "container"}:
                entry.record.__dict__[name] = f"{value}{f'x{ENDS}TY  - GEN'.join(ENDS)}SUMMARY:hit"
    published = exports.files(found, SITE)
    for path, content in published.items():
        if Path(path).suffix in {".ics", ".ris", ".bib"}:
            assert list(READERS[Path(path).suffix](content)), path
            assert not set(content.decode("utf-8-sig").replace("\r\n", "")) & set(ENDS), path
    for content in (content for path, content in published.items() if path.endswith(".csv")):
        widths = {len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
        assert len(widths) == 1


FORMULA = re.compile(r"[=+@\t\r\n|%-]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def test_t4_no_cell_is_a_formula(published: Mapping[str, bytes]) -> None:
    """A spreadsheet takes what begins with = + - @, a tab or a line end for something to work out."""
    tables = {path: text for path, text in published.items() if path.endswith(".csv")}
    assert len(tables) >= 5
    for path, content in tables.items():
        for cell in as_csv(content):
            assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), (path, cell)


def test_t4_the_download_of_the_timeline_guards_its_cells_too() -> None:
    """The script that writes the filtered events puts an apostrophe before each such mark."""
    script = (Path(__file__).parents[2] / "docs" / "assets" / "filter.js").read_text("utf-8")
    assert f"/{FORMULAS}/;" in script
    assert """FORMULA.test(value) ? "'" + value""" in script
