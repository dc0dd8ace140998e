"""The views and the full-text index of the database."""

from __future__ import annotations

SEARCH = """\
CREATE VIRTUAL TABLE search USING fts5 (
  event UNINDEXED, title, summary, claims, tokenize = "unicode61 remove_diacritics 2"
)"""

TIMELINE = """\
CREATE VIEW timeline AS
SELECT
  id, date_words, title, kind, date_earliest, date_latest,
  (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM event_actors JOIN actors ON id = actor WHERE event = events.id ORDER BY ordinal)
  ) AS actors,
  (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM event_themes JOIN themes ON id = theme WHERE event = events.id ORDER BY ordinal)
  ) AS themes,
  (SELECT count(*) FROM claims WHERE event = events.id) AS claims,
  summary, url
FROM events
ORDER BY sequence"""

CITED_CLAIMS = """\
CREATE VIEW cited_claims AS
SELECT
  claims.event, claims.id, events.date_words, events.title, claims.text,
  sources.label AS source,
  (SELECT group_concat(paragraph, '; ') FROM
    (SELECT paragraph FROM claim_paragraphs AS p
     WHERE p.event = claims.event AND p.claim = claims.id ORDER BY ordinal)
  ) AS paragraphs,
  claims.voice, actors.name AS speaker
FROM claims
JOIN events ON events.id = claims.event
JOIN sources ON sources.id = claims.source
LEFT JOIN actors ON actors.id = claims.speaker
ORDER BY events.sequence, claims.number"""

SIDE_BY_SIDE = """\
CREATE VIEW side_by_side AS
SELECT
  positions.event, positions.disagreement, positions.id, events.title, positions.about, positions.kind,
  positions.one_source, sources.label AS source, positions.says
FROM positions
JOIN events ON events.id = positions.event
JOIN sources ON sources.id = positions.source
ORDER BY positions.event, positions.number"""

VIEWS = (TIMELINE, CITED_CLAIMS, SIDE_BY_SIDE)
