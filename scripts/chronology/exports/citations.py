"""The sources as reference managers take them in: BibTeX, RIS and CSL JSON.

A source's kind is free text, so an entry is a web page where the source has an address and a document
where it has none, and the kind is kept beside. A year or day is given only where it is certain;
otherwise the words for the date are.
"""

from __future__ import annotations

import json
from typing import Any

from chronology.edtf import parse
from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.exports.published import PublishedSource

_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}


class BibTex(OneFile):
    """The sources as BibTeX."""

    PATH = "data/sources.bib"
    TITLE = "Sources (BibTeX)"
    FOR = "LaTeX, and Zotero or JabRef: File, Import."
    GROUP = "references"
    HASHED = True
    MEDIA_TYPE = "application/x-bibtex"

    def content(self, publication: Publication) -> bytes:
        """Return an entry for each source, whose key is the source's id."""
        return "\n\n".join(_bibtex(source) for source in publication.sources).encode() + b"\n"


class Ris(OneFile):
    """The sources as RIS."""

    PATH = "data/sources.ris"
    TITLE = "Sources (RIS)"
    FOR = "EndNote, Mendeley, Citavi and Zotero."
    GROUP = "references"
    HASHED = True
    MEDIA_TYPE = "application/x-research-info-systems"

    def content(self, publication: Publication) -> bytes:
        """Return an entry for each source."""
        return "\r\n".join(line for source in publication.sources for line in _ris(source)).encode()


class Csl(OneFile):
    """The sources as CSL JSON."""

    PATH = "data/sources.csl.json"
    TITLE = "Sources (CSL JSON)"
    FOR = "Pandoc, Quarto and citation processors."
    GROUP = "references"
    HASHED = True
    MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

    def content(self, publication: Publication) -> bytes:
        """Return an item for each source."""
        items = [_csl(source) for source in publication.sources]
        return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _bibtex(source: PublishedSource) -> str:
    certain = parse(source["date_edtf"]).machine
    note = source["kind"] if certain else f"{source['kind']}; {source['date_words']}"
    fields = {
        "author": f"{{{_tex(source['author'])}}}" if source["author"] else "",
        "title": f"{{{_tex(source['title'])}}}",
        "publisher": f"{{{_tex(source['publisher'])}}}" if source["publisher"] else "",
        "year": certain[:4] if certain else "",
        "date": certain or "",
        "note": _tex(note),
        "abstract": _tex(source["synopsis"]),
        "langid": source["language"],
        "url": source["document_url"].replace("{", "%7B").replace("}", "%7D"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{source['id']},", *lines, "}"))


def _tex(text: str) -> str:
    return "".join(_TEX.get(mark, mark) for mark in " ".join(text.split()))


def _ris(source: PublishedSource) -> list[str]:
    certain = parse(source["date_edtf"]).machine
    day = (certain or "").split("-")
    fields = (
        ("TY", "ELEC" if source["document_url"] else "GEN"),
        ("ID", source["id"]),
        ("AU", source["author"]),
        ("TI", source["title"]),
        ("PB", source["publisher"]),
        ("PY", day[0]),
        ("DA", "/".join((*day, "", "", "")[:4]) if certain else ""),
        ("M3", source["kind"]),
        ("AB", source["synopsis"]),
        ("N1", "" if certain else source["date_words"]),
        ("LA", source["language"]),
        ("UR", source["document_url"]),
    )
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return [*lines, "ER  - ", ""]


def _csl(source: PublishedSource) -> dict[str, Any]:
    certain = parse(source["date_edtf"]).machine
    issued: dict[str, Any] = {"literal": source["date_words"]}
    if certain:
        issued = {"date-parts": [[int(part) for part in certain.split("-")]]}
    item = {
        "id": source["id"],
        "type": "webpage" if source["document_url"] else "document",
        "title": source["title"],
        "author": [{"literal": source["author"]}] if source["author"] else None,
        "publisher": source["publisher"],
        "issued": issued,
        "genre": source["kind"],
        "abstract": source["synopsis"],
        "language": source["language"],
        "URL": source["document_url"],
    }
    return {name: value for name, value in item.items() if value}
