"""One page of each kind, for what must hold of every kind of page."""

from __future__ import annotations

PAGES = {
    "home": "",
    "timeline": "timeline/",
    "event": "events/2022-01-csto-deployment/",
    "figure": "events/1989-census/",
    "theme": "themes/integration/",
    "themes": "themes/",
    "disagreements": "disagreements/",
    "coverage": "coverage/",
    "changes": "changes/",
    "source": "sources/rusi-2023/",
    "sources": "sources/",
    "pair": "sources/astana-times-2020/chatham-house-2019/",
    "actor": "actors/kassym-jomart-tokayev/",
    "actors": "actors/",
    "about": "about/",
    "data": "data/",
    "contribute": "contribute/",
    "fields": "contribute/fields/",
    "rules": "contribute/rules/",
    "missing": "no-such-page/",
}
