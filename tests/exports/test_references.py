"""The sources as reference managers read them: BibTeX, RIS, CSL JSON, and what an event's page offers."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from html import unescape
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from chronology.model.site import Links
from chronology.pages.events import coins
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from tests.site.hostile import ATTACK, SHORT, TINY

from .conftest import Published

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

FOLDED = " ".join(ATTACK.split())
BRACES = get_default_latex_context_db()  # pylatexenc knows every macro that is used but these two
BRACES.add_context_category(
    "braces",
    prepend=True,
    macros=[MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")],
)


def in_bibtex(published: Published) -> dict[str, dict[str, str]]:
    """Return the fields of each entry by its key, without the marks of LaTeX."""
    parser = bibtexparser.bparser.BibTexParser(interpolate_strings=False, ignore_nonstandard_types=False)
    entries = bibtexparser.loads(published.text("data/sources.bib"), parser).entries
    decode = LatexNodes2Text(BRACES, math_mode="verbatim", strict_latex_spaces=True).latex_to_text
    raw = {"url", "ID", "ENTRYTYPE", "year", "date", "langid"}
    return {
        entry["ID"]: {name: value if name in raw else decode(value) for name, value in entry.items()}
        for entry in entries
    }


def in_ris(published: Published) -> dict[str, Mapping[str, str]]:
    """Return each entry by its id."""
    return {entry["id"]: entry for entry in rispy.loads(published.text("data/sources.ris"))}


def test_every_source_is_in_every_file(project: Published) -> None:
    ids = sorted(project.chronology.sources)
    assert list(in_bibtex(project)) == ids
    assert list(in_ris(project)) == ids
    assert [item["id"] for item in project.json("data/sources.csl.json")] == ids


def test_each_file_says_of_a_source_what_its_record_says(project: Published) -> None:
    """Title, container, synopsis, language and address; of its authors see the tests of the bibliography."""
    bibtex, ris = in_bibtex(project), in_ris(project)
    csl = {item["id"]: item for item in project.json("data/sources.csl.json")}
    for key, entry in project.chronology.sources.items():
        record = entry.record
        names = ("title", "abstract", "langid", "url")
        expected = (record.title, record.synopsis, record.language, record.url)
        assert tuple(bibtex[key].get(name) for name in names) == expected
        names = ("title", "abstract", "language", "urls", "secondary_title", "publisher")
        urls, containers = [record.url] if record.url else None, (record.container, record.publisher)
        assert tuple(ris[key].get(name) for name in names) == (*expected[:3], urls, *containers)
        names = ("title", "abstract", "language", "URL", "container-title", "publisher")
        assert tuple(csl[key].get(name) for name in names) == (*expected, *containers)


def test_a_date_stands_there_only_where_it_is_certain(project: Published) -> None:
    """Otherwise there are its words."""
    bibtex, ris = in_bibtex(project), in_ris(project)
    csl = {item["id"]: item for item in project.json("data/sources.csl.json")}
    dates = {key: entry.record.date for key, entry in project.chronology.sources.items()}
    assert {bool(date.machine) for date in dates.values()} == {True, False}
    for key, date in dates.items():
        if certain := date.machine:
            year, *rest = certain.split("-")
            assert csl[key]["issued"] == {"date-parts": [[int(year), *map(int, rest)]]}
            assert (bibtex[key]["year"], bibtex[key]["date"]) == (year, certain)
            assert ris[key]["year"] == year
            assert ris[key]["date"].split("/")[: 1 + len(rest)] == [year, *rest]
        else:
            assert csl[key]["issued"] == {"literal": date.words()}
            assert not {"year", "date"} & bibtex[key].keys()
            assert bibtex[key]["note"] == date.words()
            assert "year" not in ris[key]
            assert ris[key]["notes"] == [date.words()]


@pytest.mark.filterwarnings("ignore")
def test_a_citation_processor_writes_a_bibliography_of_all(project: Published) -> None:
    """citeproc-py, with a style that comes with it."""
    items = project.json("data/sources.csl.json")
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    written = [str(entry) for entry in bibliography.bibliography()]
    assert len(written) == len(items)
    for item in items:
        assert [line for line in written if item["title"] in line], item["title"]


def test_hostile_texts_survive_literally(attack: Published) -> None:
    """Backslashes, braces, percent signs, and what looks like the end of an entry."""
    bibtex = in_bibtex(attack)["attack"]
    assert (bibtex["title"], bibtex["abstract"]) == (FOLDED[:190].strip(), FOLDED)
    assert (bibtex["author"], bibtex["howpublished"]) == (f"{SHORT}, {TINY} and {SHORT}", SHORT)
    assert bibtex["url"] == "https://example.org/a?b=c&d=%7B%7B7*7%7D%7D"
    ris = in_ris(attack)["attack"]
    assert (ris["title"], ris["abstract"]) == (FOLDED[:190].strip(), FOLDED)
    assert ris["authors"] == [f"{SHORT}, {TINY}", SHORT]
    (item,) = attack.json("data/sources.csl.json")
    assert (item["title"], item["abstract"], item["container-title"]) == (ATTACK[:190], ATTACK, SHORT)
    assert item["author"] == [{"family": SHORT, "given": TINY}, {"literal": SHORT}]


@pytest.mark.parametrize("which", ["project", "attack"])
def test_the_page_of_an_event_offers_all_its_sources_at_once(
    which: str, request: pytest.FixtureRequest
) -> None:
    """A COinS element for each, as Z39.88-2004 has it."""
    published: Published = request.getfixturevalue(which)
    chronology = published.chronology
    for entry in chronology.timeline:
        titles = unescape(str(coins(chronology, entry, Links()))).split('<span class="Z3988" title="')[1:]
        offered = [
            parse_qs(title.removesuffix("\n").removesuffix('"></span>'), strict_parsing=True)
            for title in titles
        ]
        assert len(offered) == len(chronology.sources_of(entry)) > 0
        for key, fields in zip(chronology.sources_of(entry), offered, strict=True):
            record = chronology.sources[key].record
            assert fields["ctx_ver"] == ["Z39.88-2004"]
            assert fields.get("rft.title", fields.get("rft.atitle")) == [record.title]
            assert fields.get("rft.identifier", fields.get("rft_id")) == (
                [record.url] if record.url else None
            )
            persons = [author.inverted for author in record.authors if author.family]
            assert fields.get("rft.au", []) == persons
            organisations = [author.organisation for author in record.authors if author.organisation]
            assert fields.get("rft.aucorp", []) == organisations
            assert fields.get("rft.date") == ([record.date.machine] if record.date.machine else None)
