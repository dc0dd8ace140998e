"""Every number on a page is the length of the list to which it leads: all are followed, in a browser.

Pages are read by the browser's own parser. The timeline is loaded once; each query is then put into its
address, and its script filters as it does for a reader who follows the link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page

from tests.site.oracle import days_of

# What is read of each page: links into filtered lists with their numbers, cards, and what else is counted.
READ = r"""async ([base, names]) => {
  const number = (text) => text === undefined ? null : +text.replaceAll(",", "");
  const one = async (name) => {
    const html = await (await fetch(base + name)).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    const address = (link) => new URL(link.getAttribute("href"), new URL(name, "https://x/"));
    const links = [];
    for (const link of page.querySelectorAll("a[href*='?']")) {
      const { host, pathname, search } = address(link);
      if (host !== "x") continue;
      const title = link.querySelector("title")?.textContent;
      const drawn = link.querySelector("text")?.textContent;
      const text = title === undefined ? link.textContent.trim() : title;
      const form = title === undefined
        ? /^([\d,]+)$|^([\d,]+) (?:events?|more|questions)$|\(([\d,]+)\)$/
        : /: ([\d,]+) event/;
      const said = text.match(form)?.slice(1).find(Boolean);
      const row = link.parentElement.matches("th") ? link.parentElement : undefined;
      links.push({
        page: name, to: pathname.slice(1), query: search.slice(1), text,
        number: number(row ? row.nextElementSibling.textContent : said), drawn: number(drawn),
      });
    }
    const lists = [...page.querySelectorAll(".index > li")].map((item) => {
      const link = item.querySelector("a");
      const said = item.querySelector("span.when")?.textContent.match(/^[\d,]+/)?.[0];
      return said && { page: name, to: address(link).pathname.slice(1), number: number(said) };
    });
    const lanes = [...page.querySelectorAll(".lanes svg a, .heat th a")].map((link) => {
      const count = link.querySelector("tspan.year") ?? link.parentElement.querySelector("th .when");
      const said = count?.textContent.match(/[\d,]+/)?.[0];
      return said && { page: name, to: address(link).pathname.slice(1), number: number(said) };
    });
    const paragraphs = [...page.querySelectorAll(".paragraph")].map((own) => ({
      label: own.querySelector("h3").textContent,
      resting: [...own.querySelectorAll(".paragraph-event")].flatMap((event) => {
        const kinds = [...event.querySelectorAll("li > a:first-child")].map((kind) => kind.textContent);
        return kinds.map((kind) => [address(event.querySelector("a")).pathname, kind]);
      }),
    }));
    const section = (id) => {
      const whole = page.getElementById(id)?.closest("section");
      const items = whole?.querySelectorAll(".connections > li").length;
      return whole && { text: whole.querySelector("p").textContent, items };
    };
    return {
      links, paragraphs,
      lists: [...lists, ...lanes].filter(Boolean),
      cards: [...page.querySelectorAll("article.card")].map(({ id }) => id),
      further: [...page.querySelectorAll("nav.parts a")].map((link) => address(link).pathname.slice(1)),
      eyebrow: page.querySelector(".eyebrow")?.textContent ?? "",
      record: page.querySelector(".record")?.textContent ?? "",
      rows: [...page.querySelectorAll(".coverage tspan.year")].map((own) =>
        [own.previousSibling.data, own.textContent]),
      alone: section("alone"), silent: section("silent"),
    };
  };
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await one(name)])));
}"""
# How many events the timeline's filter finds for each query; the count that it says is compared on the way.
ASK = r"""(queries) => queries.map((query) => {
  history.replaceState(null, "", "?" + query);
  dispatchEvent(new PopStateEvent("popstate"));
  const said = document.querySelector("[data-count]").textContent.split(" of ")[0].replaceAll(",", "");
  const cards = document.querySelectorAll("li:not([hidden]) > article.card").length;
  return [+said, cards];
})"""
# What each option says and what it shows, beside a value of another field.
CHOOSE = r"""([form, event, other, value, shown]) => {
  const fields = [...document.querySelectorAll(`${form} select[name]`)];
  const say = (field) => field.dispatchEvent(new Event(event, { bubbles: true }));
  for (const field of fields) field.value = field.name === other ? value : "";
  say(fields[0]);
  const found = [];
  for (const field of fields) {
    if (field.name === other) continue;
    for (const option of [...field.options].filter((one) => one.value)) {
      const before = option.text;
      field.value = option.value;
      say(field);
      found.push([before, document.querySelectorAll(shown).length]);
    }
    field.value = "";
    say(field);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Any:
    """A page that reads and follows."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def read(site: Path, address: str, reader: Page) -> Mapping[str, Any]:
    """What stands on each page of the site, by its address."""
    names = [f"{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html")]
    reader.goto(f"{address}about/")
    found: dict[str, Any] = reader.evaluate(READ, [address, [name.removeprefix("./") for name in names]])
    return found


def whole(read: Mapping[str, Any], name: str) -> list[Any]:
    """Return the pages of a list: the first and those on which it goes on."""
    further = [one for one in dict.fromkeys(read[name]["further"]) if one != name]
    return [read[name], *(read[one] for one in further)]


def twin(chronology: Chronology, query: str) -> int:
    """Return how many events a query of the timeline asks for, worked out from the data."""
    asked = dict(parse_qsl(query))
    assert asked.keys() <= {"theme", "actor", "place", "source", "kind", "from", "to", "changed", "differ"}
    lists = {
        "theme": chronology.by_theme,
        "actor": chronology.by_actor,
        "place": chronology.by_place,
        "source": chronology.by_source,
    }
    found = list(chronology.timeline)
    for name, by in lists.items():
        if name in asked:
            wanted = {entry.id for entry in by.get(asked[name], ())}
            found = [entry for entry in found if entry.id in wanted]
    if "differ" in asked:
        found = [
            entry
            for entry in found
            if any(len({p.source for p in d.positions}) > 1 for d in entry.record.disagreements)
        ]
    if "changed" in asked:
        found = [
            entry for entry in found if max(days_of(chronology, entry.id), default="") >= asked["changed"]
        ]
    first, last = int(asked.get("from", 1)), int(asked.get("to", 9999))
    ends = [(e.record.date.earliest.year, e.record.date) for e in found]
    return sum(start <= last and (start if d.open_end else d.latest.year) >= first for start, d in ends)


def test_every_number_that_leads_to_the_timeline_counts_what_stands_there(
    read: Mapping[str, Any], address: str, reader: Page, chronology: Chronology
) -> None:
    """On pictures, in tables, lists and texts of all pages; nothing else leads there with a query."""
    links = [link for page in read.values() for link in page["links"] if link["to"] == "timeline/"]
    queries = list(dict.fromkeys(link["query"] for link in links))
    reader.goto(f"{address}timeline/")
    counted = dict(zip(queries, reader.evaluate(ASK, queries), strict=True))
    assert len(queries) > 500
    assert {page.partition("/")[0] for page in {link["page"] for link in links}} >= {
        "", "actors", "coverage", "events", "sources", "themes", "timeline",
    }  # fmt: skip
    wrong = []
    for link in links:
        said, cards = counted[link["query"]]
        numbers = {said, cards, twin(chronology, link["query"])}
        if link["number"] is None:  # the only event of an actor, whose page says that it is one
            assert link["page"].startswith("actors/"), link
        else:
            numbers.add(link["number"])
        numbers |= {link["drawn"]} - {None}
        if len(numbers) > 1:
            wrong.append((link, numbers))
    assert wrong == []


def test_every_option_of_the_timeline_shows_as_many_events_as_it_says(address: str, reader: Page) -> None:
    """Alone, and beside each source."""
    reader.goto(f"{address}timeline/")
    sources = reader.locator("#filter-source option").evaluate_all("all => all.map((one) => one.value)")
    shown = "li:not([hidden]) > article.card"
    for source in sources:
        found = reader.evaluate(CHOOSE, ["form[data-timeline]", "input", "source", source, shown])
        assert len(found) > 90
        assert [(text, n) for text, n in found if int(re.findall(r"\((\d+)\)$", text)[0]) != n] == []


def test_every_option_of_the_disagreements_shows_as_many_as_it_says(
    read: Mapping[str, Any], address: str, reader: Page, chronology: Chronology
) -> None:
    """Alone, beside each of who differs, and as the links to it say."""
    reader.goto(f"{address}disagreements/")
    shown = ".dispute-item:not([hidden])"
    for value in ("", "sources", "one"):
        found = reader.evaluate(CHOOSE, ["form[data-list]", "change", "between", value, shown])
        assert len(found) > 20
        assert [(text, n) for text, n in found if int(re.findall(r"\((\d+)\)$", text)[0]) != n] == []
    disputes = [dispute for entry in chronology.timeline for dispute in entry.record.disagreements]
    alone = sum(len({position.source for position in dispute.positions}) == 1 for dispute in disputes)
    expected = {"between=sources": len(disputes) - alone, "between=one": alone}
    links = [link for page in read.values() for link in page["links"] if link["to"] == "disagreements/"]
    assert {link["query"]: link["number"] for link in links} == expected
    for query, count in expected.items():
        reader.goto(f"{address}disagreements/?{query}")
        assert reader.locator(shown).count() == count > 0


def test_every_number_of_a_list_counts_the_cards_of_the_page(
    read: Mapping[str, Any], chronology: Chronology
) -> None:
    """Themes and actors in their lists, themes in their grid, and actors in their lanes."""
    lists = [one for page in read.values() for one in page["lists"]]
    assert {one["page"] for one in lists} >= {"themes/", "actors/", "coverage/"}
    assert len(lists) > len(chronology.themes) + len(chronology.actors)
    for one in lists:
        cards = [card for page in whole(read, one["to"]) for card in page["cards"]]
        assert len(set(cards)) == len(cards) == one["number"], one


def test_a_page_that_goes_on_says_on_how_many(read: Mapping[str, Any]) -> None:
    said = {name: re.search(r"page (\d+) of (\d+)$", page["eyebrow"]) for name, page in read.items()}
    for name, match in said.items():
        if match:
            assert len(set(read[name]["further"])) == int(match[2]) >= int(match[1]) > 1
    assert any(said.values())


def test_a_sources_page_counts_what_stands_on_it(read: Mapping[str, Any], chronology: Chronology) -> None:
    """Events, paragraphs, and what it alone covers or leaves out, as the matrix says too."""
    rows = dict(read["coverage/"]["rows"])
    for key, entry in chronology.sources.items():
        pages = whole(read, f"sources/{key}/")
        first = pages[0]
        claims: dict[str, set[str]] = {}
        events: dict[str, set[str]] = {}
        for paragraph in (one for page in pages for one in page["paragraphs"]):
            for event, kind in paragraph["resting"]:
                events.setdefault(event, set()).add(kind)
                if kind == "Claim":
                    claims.setdefault(paragraph["label"], set()).add(event)
        told = sum("Claim" in kinds for kinds in events.values())
        assert f"of which claims cite {len(claims)}" in first["record"]
        assert re.search(rf"(?<!\d){told} events? with a claim", first["record"])
        more = re.search(r"; (\d+) more that cite", first["record"])
        assert (int(more[1]) if more else 0) == len(events) - told
        alone, silent = first["alone"], first["silent"]
        assert alone["text"].startswith(f"{alone['items']} of its {told} events")
        assert silent["text"].startswith(f"{silent['items']} event")
        assert rows[entry.record.label] == (
            f"covers {told}, {alone['items']} alone; leaves out {silent['items']}"
        )
        assert told + silent["items"] == len(chronology.timeline)
