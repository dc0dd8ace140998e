"""The sources as reference managers take them in: BibTeX, RIS and CSL JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, starmap

from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.model.bibliography import bibtex, csl, ris
from chronology.model.records import Source


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
        return "\n\n".join(starmap(bibtex, _sources(publication))).encode() + b"\n"


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
        return "\r\n".join(chain.from_iterable(starmap(ris, _sources(publication)))).encode()


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
        items = list(starmap(csl, _sources(publication)))
        return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _sources(publication: Publication) -> Iterator[tuple[str, Source]]:
    """Yield the id and the record of each source, by id."""
    sources = publication.chronology.sources
    yield from ((key, sources[key].record) for key in sorted(sources))
