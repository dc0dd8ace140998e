"""Sources as others cite and read them: persons are persons and organisations organisations."""

from __future__ import annotations

import json
import re
import warnings
from typing import Any, get_args
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from bibtexparser.customization import splitname
from chronology.model import bibliography, edtf
from chronology.model.bibliography import FORMS
from chronology.model.records import Author, Source, SourceKind
from chronology.model.schema_org import source_work
from rdflib import RDF, Graph, Namespace

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

SCHEMA = Namespace("https://schema.org/")
KARCIC = {"family": "Karčić", "given": "Harun"}
ROE = {"family": "Roe", "given": "Jane Anne-Marie"}
BERG = {"family": "van der Berg", "given": "Ján"}
PLATO = {"family": "Plato"}
SUU_KYI = {"family": "Suu Kyi"}
MINISTRY = {"organisation": "Ministry of Ducks and Geese, Freedonia"}
AUTHORS = {
    "none": [],
    "one person": [KARCIC],
    "two persons": [KARCIC, ROE],
    "a particle first": [BERG, KARCIC],
    "an organisation": [MINISTRY],
    "an organisation and a person": [MINISTRY, BERG],
    "a person and an organisation": [KARCIC, MINISTRY],
    "single names": [PLATO, SUU_KYI],
}
BOTH = pytest.mark.parametrize("authors", AUTHORS.values(), ids=AUTHORS.keys())


def source(authors: list[dict[str, str]] | None = None, **changes: str | None) -> Source:
    """Return a source with these authors, and other fields as they are given."""
    data: dict[str, Any] = {
        "title": "Ducks",
        "label": "Gazette",
        "mark": "G",
        "authors": authors or [],
        "container": "The Gazette",
        "publisher": "Roland & Sons",
        "date": "1935-02-03",
        "kind": "newspaper-article",
        "standpoint": "None.",
        "synopsis": "All.",
        "language": "en",
        "url": "https://gazette.example/ducks",
        "document": {"file": "a.txt", "sha256": "0" * 64},
    }
    return Source.model_validate(data | changes)


def inverted(author: dict[str, str]) -> str:
    """Return a name as lists are sorted by it."""
    parts = (author.get("family"), author.get("given"))
    return author.get("organisation") or ", ".join(filter(None, parts))


# ---- formats, as foreign readers read them


def in_bibtex(record: Source) -> dict[str, Any]:
    """Return the one entry of a source as bibtexparser reads it."""
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=True)
    (entry,) = bibtexparser.loads(bibliography.bibtex("ducks", record), parser).entries
    return dict(entry)


@BOTH
def test_bibtex_keeps_each_author_one(authors: list[dict[str, str]]) -> None:
    """Family names with their particles apart, by which styles sort, and organisations whole."""
    entry = in_bibtex(source(authors))
    # BibTeX parts names by an `and` outside braces; bibtexparser's own parting does not heed them.
    names = re.split(r" and (?![^{]*})", entry.get("author", ""))
    parts = [splitname(name) for name in names if name]
    assert [(part["von"], part["last"], part["first"]) for part in parts] == list(map(parted, authors))
    assert ("author" in entry, "key" in entry) == (bool(authors), not authors)


def parted(author: dict[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return the particles, family name and given names as BibTeX must find them."""
    if "organisation" in author:
        return [], [f"{{{author['organisation']}}}"], []
    if "given" not in author and " " in author["family"]:
        return [], [f"{{{author['family']}}}"], []
    *particles, last = author["family"].split()
    return particles, [last], author.get("given", "").split()


# What plain.bst prints of each type of entry, besides author, title, year and note.
PLAIN = {
    "article": {"journal", "volume", "number", "pages"},
    "book": {"editor", "publisher", "volume", "number", "series", "address", "edition"},
    "incollection": {"booktitle", "editor", "publisher", "chapter", "pages", "address", "edition"},
    "techreport": {"type", "number", "institution", "address"},
    "misc": {"howpublished"},
}


@pytest.mark.parametrize("kind", get_args(SourceKind))
@pytest.mark.parametrize("container", ["The Gazette", None])
def test_plain_styles_print_where_a_source_was_published(kind: str, container: str | None) -> None:
    """The book, periodical or site, and the publisher of all but articles."""
    entry = in_bibtex(source(kind=kind, container=container))
    printed = " ".join(entry[field] for field in PLAIN[entry["ENTRYTYPE"]] if field in entry)
    if kind.endswith("-article"):
        assert printed == (container or "")
    else:
        assert r"Roland \& Sons" in printed
        assert container is None or container in printed or kind in {"book", "report"}


@BOTH
def test_ris_has_a_line_for_each_author(authors: list[dict[str, str]]) -> None:
    """Only a person's name has a comma, by which it is known as one."""
    (entry,) = rispy.loads("\r\n".join(bibliography.ris("ducks", source(authors))))
    expected = [
        author["organisation"].replace(",", "") if "organisation" in author else inverted(author)
        for author in authors
    ]
    assert entry.get("authors", []) == expected
    assert (entry["type_of_reference"], entry["secondary_title"]) == ("NEWS", "The Gazette")


@BOTH
def test_csl_tells_persons_from_organisations(authors: list[dict[str, str]]) -> None:
    """With the parts of a name, or its literal form."""
    assert bibliography.csl("ducks", source(authors)).get("author", []) == [
        {"literal": author["organisation"]} if "organisation" in author else author for author in authors
    ]


@pytest.mark.filterwarnings("ignore")
@BOTH
@pytest.mark.parametrize("kind", ["newspaper-article", "chapter", "web-page", "report"])
def test_a_citation_processor_names_every_author(authors: list[dict[str, str]], kind: str) -> None:
    """citeproc-py, with a style that comes with it: initials for persons, organisations whole."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    items = CiteProcJSON([bibliography.csl("ducks", source(authors, kind=kind))])
    written = CitationStylesBibliography(style, items, formatter.plain)
    written.register(Citation([CitationItem("ducks")]))
    (line,) = map(str, written.bibliography())
    for author in authors:
        if "given" in author:
            assert f"{author['family']}, {author['given'][0]}." in line
        else:
            assert inverted(author) in line


@BOTH
def test_openurl_tells_persons_from_organisations(authors: list[dict[str, str]]) -> None:
    """The first person in parts, all persons as `au`, and organisations as `aucorp`."""
    fields = parse_qs(bibliography.openurl(source(authors)), strict_parsing=True)
    first = authors[0] if authors else {}
    assert fields.get("rft.aulast", []) == ([first["family"]] if "family" in first else [])
    assert fields.get("rft.aufirst", []) == ([first["given"]] if "given" in first else [])
    assert fields.get("rft.au", []) == [inverted(one) for one in authors if "family" in one]
    assert fields.get("rft.aucorp", []) == [one["organisation"] for one in authors if "family" not in one]


@BOTH
def test_linked_data_tell_persons_from_organisations(authors: list[dict[str, str]]) -> None:
    """As rdflib reads them."""
    work = {"@context": {"@vocab": str(SCHEMA)}, **source_work(source(authors))}
    graph = Graph().parse(data=json.dumps(work), format="json-ld")
    (node,) = graph.subjects(RDF.type, SCHEMA.NewsArticle)
    found = set()
    for author in graph.objects(node, SCHEMA.author):
        person = (author, RDF.type, SCHEMA.Person) in graph
        assert person != ((author, RDF.type, SCHEMA.Organization) in graph)
        parts = (SCHEMA.familyName, SCHEMA.givenName) if person else (SCHEMA.name,)
        found.add((person, *(str(value) for part in parts for value in graph.objects(author, part))))
    assert found == {("family" in author, *author.values()) for author in authors}


def test_every_kind_of_source_has_a_form() -> None:
    """In each format, and with a type of what holds it."""
    assert list(FORMS) == list(get_args(SourceKind))
    assert {form.bibtex for form in FORMS.values()} == PLAIN.keys()


# ---- styles of citation

THIRTEEN = [{"family": f"F{number}", "given": "G"} for number in range(13)]
MANY = [{"family": f"F{number}", "given": "G"} for number in range(22)]
NAMED = {
    "none": ([], "", ""),
    "one": ([KARCIC], "Karčić, Harun. ", "Karčić, H. "),
    "two": ([KARCIC, ROE], "Karčić, Harun, and Jane Anne-Marie Roe. ", "Karčić, H., & Roe, J. A.-M. "),
    "three": (
        [BERG, KARCIC, ROE],
        "van der Berg, Ján, Harun Karčić, and Jane Anne-Marie Roe. ",
        "van der Berg, J., Karčić, H., & Roe, J. A.-M. ",
    ),
    "an organisation": (
        [MINISTRY],
        "Ministry of Ducks and Geese, Freedonia. ",
        "Ministry of Ducks and Geese, Freedonia. ",
    ),
    "a person with a single name": ([PLATO, KARCIC], "Plato, and Harun Karčić. ", "Plato, & Karčić, H. "),
    "more than ten": (
        THIRTEEN,
        "F0, G, G F1, G F2, G F3, G F4, G F5, G F6, et al. ",
        ", ".join(f"F{number}, G." for number in range(12)) + ", & F12, G. ",
    ),
    "more than twenty": (
        MANY,
        "F0, G, G F1, G F2, G F3, G F4, G F5, G F6, et al. ",
        ", ".join(f"F{number}, G." for number in range(19)) + ", . . . F21, G. ",
    ),
}


@pytest.mark.parametrize(("authors", "chicago", "apa"), NAMED.values(), ids=NAMED.keys())
def test_styles_name_authors(authors: list[dict[str, str]], chicago: str, apa: str) -> None:
    """A second author is a second author, whoever the first is."""
    record = source(authors, url=None)
    assert str(bibliography.chicago(record)) == f"{chicago}“Ducks.” The Gazette, 3 February 1935."
    dated = "(1935, February 3). "
    head = f"{apa}{dated}Ducks. " if authors else f"Ducks. {dated}"
    assert str(bibliography.apa(record)) == f"{head}The Gazette."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1935", "1935"),
        ("1935-02", "1935, February"),
        ("1935-02-03", "1935, February 3"),
        ("[1935-02-03..]", "1935, February 3 or later"),
        ("[1935-02..]", "1935, February or later"),
        ("[..1935]", "1935 or earlier"),
        ("1935~", "about 1935"),
        ("[1935-02..1935-05]", "between February and May 1935"),
        ("1935/..", "since 1935"),
    ],
)
def test_apa_puts_the_year_first(text: str, written: str) -> None:
    assert bibliography.apa_date(edtf.parse(text)) == written


URL = "https://gazette.example/ducks"
CITED = {
    "chapter": (
        f"Plato. “Ducks.” In The Gazette. Roland & Sons, 1935. {URL}.",
        f"Plato. (1935). Ducks. In The Gazette. Roland & Sons. {URL}",
    ),
    "magazine-article": (
        f"Plato. “Ducks.” The Gazette, 3 February 1935. {URL}.",
        f"Plato. (1935, February 3). Ducks. The Gazette. {URL}",
    ),
    "report": (
        f"Plato. Ducks. The Gazette. Roland & Sons, 1935. {URL}.",
        f"Plato. (1935). Ducks. The Gazette. Roland & Sons. {URL}",
    ),
    "web-page": (
        f"Plato. “Ducks.” The Gazette. Roland & Sons, 3 February 1935. {URL}.",
        f"Plato. (1935, February 3). Ducks. The Gazette. Roland & Sons. {URL}",
    ),
}


@pytest.mark.parametrize("kind", CITED)
def test_styles_follow_the_kind_of_source(kind: str) -> None:
    record = source([PLATO], kind=kind)
    assert (str(bibliography.chicago(record)), str(bibliography.apa(record))) == CITED[kind]


# What stands in italics: Chicago Manual of Style, 17th edition, 8.168 (books and periodicals), 8.191 (not web
# sites) and 8.192 (blogs); APA, 7th edition, 6.22 (works that stand alone, and periodicals).
ITALIC = {
    "book": ("Ducks", "Ducks"),
    "report": ("Ducks", "Ducks"),
    "chapter": ("The Gazette", "The Gazette"),
    "journal-article": ("The Gazette", "The Gazette"),
    "magazine-article": ("The Gazette", "The Gazette"),
    "newspaper-article": ("The Gazette", "The Gazette"),
    "opinion-article": ("The Gazette", "The Gazette"),
    "blog-post": ("The Gazette", "The Gazette"),
    "web-page": ("", "Ducks"),
    "document": ("", "Ducks"),
}


@pytest.mark.parametrize("kind", get_args(SourceKind))
def test_styles_set_titles_in_italics(kind: str) -> None:
    """That of a work that stands alone, or of the periodical or book that it is part of."""
    record = source([PLATO], kind=kind)
    chicago, apa = ITALIC[kind]
    assert "".join(run.text for run in bibliography.chicago(record) if run.italic) == chicago
    assert "".join(run.text for run in bibliography.apa(record) if run.italic) == apa


def test_a_description_in_the_place_of_a_title_is_not_in_italics() -> None:
    for kind in ("document", "book"):
        record = source(title="[On ducks]", kind=kind, container=None)
        assert not any(run.italic for run in (*bibliography.chicago(record), *bibliography.apa(record)))


def test_styles_give_what_is_known_of_a_date_and_end_a_title_once() -> None:
    """In words, where it is not certain. A title that describes stands in its brackets alone."""
    record = source([KARCIC], title="Why ducks?", date="1935~", url=None)
    assert str(bibliography.chicago(record)) == "Karčić, Harun. “Why ducks?” The Gazette, about 1935."
    assert str(bibliography.apa(record)) == "Karčić, H. (about 1935). Why ducks? The Gazette."
    record = source([PLATO], kind="book", date="1935~", container=None, publisher=None, url=None)
    assert str(bibliography.chicago(record)) == "Plato. Ducks. About 1935."
    record = source([PLATO], kind="book", date="[1934..1936]", container=None, url=None)
    assert str(bibliography.chicago(record)) == "Plato. Ducks. Roland & Sons, between 1934 and 1936."
    assert str(bibliography.apa(record)) == "Plato. (between 1934 and 1936). Ducks. Roland & Sons."
    record = source(title="[On ducks]", kind="document", container=None, publisher=None, url=None)
    assert str(bibliography.chicago(record)) == "[On ducks]. 3 February 1935."
    record = source([{"organisation": "Roland & Sons"}], kind="report", container=None, url=None)
    assert str(bibliography.apa(record)) == "Roland & Sons. (1935). Ducks."


def test_authors_are_named_in_order_in_a_sentence() -> None:
    people = [Author(given="Bob", family="Roland"), Author(given="Gloria", family="Teasdale")]
    ducks = Author(organisation="Ministry of Ducks")
    assert bibliography.in_order([]) == ""
    assert bibliography.in_order([ducks]) == "Ministry of Ducks"
    assert bibliography.in_order(people) == "Bob Roland and Gloria Teasdale"
    assert bibliography.in_order([*people, ducks]) == "Bob Roland, Gloria Teasdale and Ministry of Ducks"
