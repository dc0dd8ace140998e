"""The site of the project itself: complete, linked, and free of what builds leave behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
from chronology.model.chronology import Chronology
from chronology.model.records import Relation
from chronology.model.text import plain
from chronology.pages import paragraphs

from tests.bench import project
from tests.site.conftest import BASE, ROOT
from tests.site.html import Document


def test_no_page_shows_what_failed_to_render(documents: dict[str, Document], site: Path) -> None:
    for name in documents:
        html = (site / name).read_text("utf-8")
        html = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)  # where braces are shown on purpose
        for trace in ("Macro Rendering Error", "{{", "{%", "Traceback"):
            assert trace not in html, f"{trace} in {name}"


def test_no_id_stands_twice_on_a_page(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        twice = {found for found in document.ids if document.ids.count(found) > 1}
        assert not twice, f"{name}: {twice}"


def test_every_internal_link_leads_to_a_page_and_an_anchor(
    documents: dict[str, Document], site: Path
) -> None:
    broken, followed = [], 0
    for name, document in documents.items():
        for link in document.links + document.loads:
            target = _target(name, link)
            if target is None:
                continue
            path, fragment = target
            followed += 1
            if not (site / path).is_file():
                broken.append(f"{name}: {link}")
            elif fragment and path.endswith(".html") and fragment not in documents[path].ids:
                broken.append(f"{name}: {link} (no such anchor)")
    assert not broken, "\n".join(sorted(set(broken)))
    assert followed > 1000


def test_no_link_depends_on_the_base_path(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        for link in document.links + document.loads:
            assert not link.startswith("/") or name == "404.html", f"{name}: {link}"
        if name == "404.html":
            assert all(
                link.startswith((BASE, "#", "http")) or not link for link in document.links + document.loads
            )


def test_nothing_is_loaded_from_another_host(documents: dict[str, Document], site: Path) -> None:
    for name, document in documents.items():
        assert not [load for load in document.loads if urlsplit(load).netloc], name
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8")), sheet


def test_every_event_has_a_page_with_all_that_its_file_says(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    for entry in chronology.timeline:
        event, text = entry.record, documents[f"events/{entry.id}/index.html"].text
        said = [event.title, event.summary, event.date_note or ""]
        said += [claim.text for claim in event.claims]
        for dispute in event.disagreements:
            said += [dispute.about, *(position.says for position in dispute.positions)]
        said += [part for apparent in event.apparent for part in (apparent.about, apparent.reason)]
        for piece in said:
            if "[[" not in piece or "|" in piece:
                assert " ".join(plain(piece).split()) in text, entry.id


def test_each_citation_of_an_event_leads_to_its_paragraph_on_the_sources_page(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    for entry in chronology.timeline:
        links = documents[f"events/{entry.id}/index.html"].links
        for claim in entry.record.claims:
            for paragraph in claim.at:
                there = paragraphs.address(chronology, claim.source, paragraph)
                assert f"../../{there}" in links, entry.id


def test_everything_stands_on_the_pages_of_the_source_on_which_it_rests(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    """Every claim, position, comparison and relation, with a link to its place on the event's page."""
    texts: dict[str, str] = {}
    links: dict[str, set[str]] = {}
    for source in chronology.sources:
        pages = [
            document
            for name, document in sorted(documents.items())
            if re.fullmatch(rf"sources/{source}/(\d+/)?index\.html", name)
        ]
        texts[source] = " ".join(page.text for page in pages)
        links[source] = {re.sub(r"^(\.\./)+", "", link) for page in pages for link in page.links}
    for statement in chronology.statements:
        if statement.kind in {"question", "measure"}:
            continue
        event = statement.event
        for source, _ in statement.grounds:
            place = links[source]
            assert any(link.startswith(f"events/{event.id}/#") for link in place), (source, event.id)
            if "[[" not in statement.text or "|" in statement.text:
                assert " ".join(plain(statement.text).split()) in texts[source], (source, event.id)
            if isinstance(statement.record, Relation):
                assert f"events/{event.id}/#connections" in place
                assert f"events/{statement.record.to}/" in place


def test_relations_are_shown_at_both_ends(chronology: Chronology, documents: dict[str, Document]) -> None:
    for entry in chronology.timeline:
        for relation in entry.record.relations:
            assert f"../{relation.to}/" in documents[f"events/{entry.id}/index.html"].links
            assert f"../{entry.id}/" in documents[f"events/{relation.to}/index.html"].links


def test_the_head_of_an_event_leads_to_the_parts_that_it_names(site: Path, chronology: Chronology) -> None:
    kinds = set()
    for entry in chronology.timeline:
        html = (site / f"events/{entry.id}/index.html").read_text("utf-8")
        (ways,) = re.findall(r'<p class="ways screen">(.*?)</p>', html)
        for anchor, words in re.findall(r'<a href="#([\w-]+)">(.*?)</a>', ways):
            assert f'<h2 id="{anchor}">{words}</h2>' in html, entry.id
            kinds.add(anchor)
    assert kinds == {"where-sources-differ", "one-source-differs", "connections", "cite"}


def test_timeline_holds_every_event_once(chronology: Chronology, documents: dict[str, Document]) -> None:
    cards = [
        i for tag, a in documents["timeline/index.html"].elements if tag == "article" and (i := a.get("id"))
    ]
    assert cards == [entry.id for entry in chronology.timeline]


def test_theme_and_actor_pages_hold_their_events(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    for folder, index in (("themes", chronology.by_theme), ("actors", chronology.by_actor)):
        for key, events in index.items():
            ids = documents[f"{folder}/{key}/index.html"].ids
            assert [entry.id for entry in events if entry.id not in ids] == [], f"{folder}/{key}"


def test_the_list_of_actors_has_each_once_under_its_kind_by_name(site: Path, chronology: Chronology) -> None:
    html = (site / "actors/index.html").read_text("utf-8")
    found = []
    for heading, part in re.findall(r"<h2[^>]*>(\w+)</h2>(.*?)</ul>", html, re.DOTALL):
        ids = re.findall(r'<li><a href="([\w-]+)/">', part)
        actors = [chronology.actors[key].record for key in ids]
        listed = [actor.name for actor in actors if actor.kind != "person"]
        assert listed == sorted(listed, key=lambda name: name.removeprefix("The ").casefold())
        families = re.findall("<b>(.*?)</b>", part)
        assert families == sorted(families, key=str.casefold)
        assert len(families) == len(actors) - len(listed)
        found += [(heading, actor.kind, key) for key, actor in zip(ids, actors, strict=True)]
    assert list(dict.fromkeys((heading, kind) for heading, kind, _ in found)) == [
        ("States", "state"),
        ("Organisations", "organisation"),
        ("Companies", "company"),
        ("Media", "media"),
        ("Groups", "group"),
        ("People", "person"),
    ]
    assert sorted(key for *_, key in found) == sorted(chronology.actors)


def test_every_event_page_leads_to_its_file(documents: dict[str, Document], chronology: Chronology) -> None:
    for entry in chronology.timeline:
        links = documents[f"events/{entry.id}/index.html"].links
        assert [link for link in links if link.endswith(f"/edit/main/{entry.file.path}")], entry.id


def _target(page: str, link: str) -> tuple[str, str] | None:
    """Return file and fragment of an internal link, or None for one that leads out."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith(BASE):
        path = path.removeprefix(BASE) or "."
    elif path:
        path = normpath(f"{page.rpartition('/')[0] or '.'}/{path}") + ("/" if path.endswith("/") else "")
    else:
        path = page
    if path.endswith("/") or path == ".":
        path = "index.html" if path in {"./", "."} else f"{path}index.html"
    return path, unquote(parts.fragment)


@pytest.mark.parametrize(
    ("processes", "written", "instead", "found"),
    [
        ("1", "source: source-", "source: nowhere-", "error[unknown-id]"),
        ("1", "accord (", "accord of 987,654,321 ducks (", "error[evidence-numbers]: 987,654,321"),
        ("2", "claims:", "answers: [{rule: summary, about: a, reason: b}]\nclaims:", "error[answers]"),
    ],
)
def test_a_build_ends_with_all_findings_where_the_data_have_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str, written: str, instead: str, found: str
) -> None:
    """Whether the error is one without which no page could be made, or lies in what a text says."""
    project.write(tmp_path, 3)
    for path in tmp_path.glob("events/*-accord.yml"):
        path.write_text(path.read_text("utf-8").replace(written, instead, 1), "utf-8")
    monkeypatch.setenv("JOBS", processes)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count(found) == 3
    assert "Traceback" not in done.stderr


def test_make_site_fails_where_a_page_links_to_nothing(tmp_path: Path) -> None:
    """The command is the Makefile's: with `--quiet`, MkDocs would not count what it warns of."""
    makefile = (ROOT / "GNUmakefile").read_text("utf-8")
    rule = re.search(r"^site:.*\n\t(\w+=\w+) \$\(BIN\)/mkdocs (.+)$", makefile, re.MULTILINE)
    assert rule
    name, _, value = rule[1].partition("=")
    command = [sys.executable, "-m", "mkdocs", *rule[2].split()]
    project.write(tmp_path, 3)
    environment = os.environ | {name: value, "NO_MKDOCS_2_WARNING": "1"}
    page = tmp_path / "docs" / "disagreements.md"
    gone = ("timeline.md#y1066", "nowhere.md")
    for targets in ((), gone):
        with page.open("a", encoding="utf-8") as file:
            file.writelines(f"\n[Gone]({target})\n" for target in targets)
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        warnings = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
        assert done.returncode == bool(targets), done.stderr[-2000:]
        assert len(warnings) == len(targets), warnings
        assert all(any(target in line for line in warnings) for target in targets), warnings


def test_each_value_of_an_event_has_its_source(site: Path, chronology: Chronology) -> None:
    """One that an event's claims cite, with the paragraph."""
    seen = 0
    for entry in chronology.events.values():
        html = (site / f"events/{entry.id}/index.html").read_text("utf-8")
        rows = re.findall(r'<tr><th scope="row">.*?</tr>', html.partition('id="claims"')[0])
        assert len(rows) == len(entry.record.measures)
        places = {(claim.source, claim.at[0]) for claim in entry.record.claims}
        for row in rows:
            links = re.findall(r'href="../../sources/([\w-]+)/(?:\d+/)?#p(\w+)"', row)
            assert places & set(links), entry.id
            seen += 1
    assert seen


def test_prose_names_each_source_once_and_then_shows_its_mark(site: Path, chronology: Chronology) -> None:
    """A screen reader hears the source each time."""
    for theme in chronology.themes:
        html = (site / "themes" / theme / "index.html").read_text("utf-8")
        named: list[str] = []
        cites = re.findall(r'<no-search.*?<a href="[./]*sources/([^/"]+)/[^>]*?>(.*?)</a>', html)
        links = re.findall(r'<no-search.*?<a href="[./]*sources/[^/"]+/[^>]*?( aria-label="[^"]*")?>', html)
        assert len(cites) == len(links) > 4
        for (source, text), spoken in zip(cites, links, strict=True):
            label = chronology.sources[source].record.label
            seen = unescape(re.sub(r"<span.*?</span>", "", text))
            assert seen.startswith(label) == (source not in named), (theme, seen)
            assert seen.startswith(label) or label in unescape(spoken), (theme, seen)
            named.append(source)


def test_each_cited_paragraph_of_a_source_is_a_jump_away(site: Path, chronology: Chronology) -> None:
    for source in chronology.sources:
        html = (site / "sources" / source / "index.html").read_text("utf-8")
        shown = re.findall(r'<h3 id="p(\w+)">', html)
        listed = re.findall(r'aria-label="Paragraphs on this page".*?</nav>', html, re.DOTALL)
        assert len(listed) == (len(shown) > 10)
        for jumps in listed:
            assert re.findall(r'href="#p(\w+)"', jumps) == shown
