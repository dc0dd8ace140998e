"""The sources for reference managers: BibTeX, RIS and CSL JSON."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from chronology.exports.publication import OneFile, Publication, indented_json
from chronology.model.bibliography import bibtex, csl, ris
from chronology.model.records import Source


class References(OneFile):
    """All sources in one format."""

    GROUP = "references"

    def content(self, publication: Publication) -> bytes:
        """Return the sources, by id."""
        sources = publication.chronology.sources
        return self.serialise([(key, sources[key].record) for key in sorted(sources)])

    @abstractmethod
    def serialise(self, sources: Sequence[tuple[str, Source]]) -> bytes:
        """Return (id, source) pairs in this format."""


class BibTex(References):
    """The sources as BibTeX."""

    PATH = "data/sources.bib"
    TITLE = "Sources (BibTeX)"
    FOR = "LaTeX, and Zotero or JabRef: File, Import."
    MEDIA_TYPE = "application/x-bibtex"

    def serialise(self, sources: Sequence[tuple[str, Source]]) -> bytes:
        """Return an entry for each source, with its id as key."""
        return "\n\n".join(bibtex(key, source) for key, source in sources).encode() + b"\n"


class Ris(References):
    """The sources as RIS."""

    PATH = "data/sources.ris"
    TITLE = "Sources (RIS)"
    FOR = "EndNote, Mendeley, Citavi and Zotero."
    MEDIA_TYPE = "application/x-research-info-systems"

    def serialise(self, sources: Sequence[tuple[str, Source]]) -> bytes:
        """Return an entry for each source."""
        return "\r\n".join(line for key, source in sources for line in (*ris(key, source), "")).encode()


class Csl(References):
    """The sources as CSL JSON."""

    PATH = "data/sources.csl.json"
    TITLE = "Sources (CSL JSON)"
    FOR = "Pandoc, Quarto and citation processors."
    MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

    def serialise(self, sources: Sequence[tuple[str, Source]]) -> bytes:
        """Return an item for each source."""
        return indented_json([csl(key, source) for key, source in sources])
