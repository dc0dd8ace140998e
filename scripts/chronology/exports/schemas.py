"""The JSON Schemas of the authored files, for editors and other tools."""

from __future__ import annotations

from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.rules import schemas


class AuthoredSchema(OneFile):
    """What one kind of authored file may hold."""

    GROUP = "authoring"
    MEDIA_TYPE = "application/schema+json"
    FOR = "Editors that know JSON Schema: completing and checking what is typed."

    def __init__(self, kind: str) -> None:
        """Make the schema of this kind of file."""
        self._kind = kind
        self.PATH = f"schema/v1/{kind}.json"
        self.TITLE = f"Schema of authored files: {kind}"

    def content(self, publication: Publication) -> bytes:
        """Return the schema."""
        return schemas.written(self._kind, publication.chronology, publication.site)


SCHEMAS = tuple(AuthoredSchema(kind) for kind in schemas.KINDS)
