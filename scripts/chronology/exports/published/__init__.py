"""The published form of the data, as types: the one definition of every file of the interface.

It is not what people write: every key is always there, every value has one type, and nothing is said
by leaving it out. Where there is nothing to say, a text is empty and a list has no entries. The JSON
Schemas and the description of the interface come from these types.
"""

from chronology.exports.published.base import Cited, Dated
from chronology.exports.published.event import (
    AsOf,
    EventDisagreement,
    EventRelation,
    PublishedApparent,
    PublishedClaim,
    PublishedDisagreement,
    PublishedEvent,
    PublishedMeasure,
    PublishedPosition,
    PublishedRelation,
)
from chronology.exports.published.files import (
    ActorsFile,
    ChangesFile,
    Counts,
    DisagreementsFile,
    Endpoint,
    Envelope,
    EventFile,
    EventsFile,
    IndexFile,
    PlacesFile,
    RedirectsFile,
    RelationsFile,
    SourcesFile,
    ThemesFile,
)
from chronology.exports.published.reference import (
    PublishedActor,
    PublishedAuthor,
    PublishedChange,
    PublishedPlace,
    PublishedRedirect,
    PublishedSource,
    PublishedTheme,
    TranslatedName,
)

__all__ = [
    "ActorsFile",
    "AsOf",
    "ChangesFile",
    "Cited",
    "Counts",
    "Dated",
    "DisagreementsFile",
    "Endpoint",
    "Envelope",
    "EventDisagreement",
    "EventFile",
    "EventRelation",
    "EventsFile",
    "IndexFile",
    "PlacesFile",
    "PublishedActor",
    "PublishedApparent",
    "PublishedAuthor",
    "PublishedChange",
    "PublishedClaim",
    "PublishedDisagreement",
    "PublishedEvent",
    "PublishedMeasure",
    "PublishedPlace",
    "PublishedPosition",
    "PublishedRedirect",
    "PublishedRelation",
    "PublishedSource",
    "PublishedTheme",
    "RedirectsFile",
    "RelationsFile",
    "SourcesFile",
    "ThemesFile",
    "TranslatedName",
]
