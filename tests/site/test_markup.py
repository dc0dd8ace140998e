"""The markup of every page: it parses strictly, and keeps the content models of the HTML standard.

html5lib knows which elements may follow one another, not which may stand in which; that is checked here.
Section numbers are those of the HTML standard (https://html.spec.whatwg.org/), chapter 4.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

HTML = "{http://www.w3.org/1999/xhtml}"
PHRASING_ONLY = set(
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark meter output p "
    "pre progress q s samp small span strong sub summary sup time u var".split()
)
FLOW_ONLY = set(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr main menu nav ol p pre search section table ul".split()
)
TRANSPARENT = set("a del ins map".split())
HEADINGS = [f"h{level}" for level in range(1, 7)]
PARENTS = {
    "li": "ul ol menu",
    "dt": "dl div",
    "dd": "dl div",
    "figcaption": "figure",
    "summary": "details",
    "legend": "fieldset",
    "option": "select optgroup datalist",
    "caption": "table",
    "thead": "table",
    "tbody": "table",
    "tfoot": "table",
    "tr": "thead tbody tfoot",
    "td": "tr",
    "th": "tr",
}
LABELLED = set("button input meter output progress select textarea".split())
OBSOLETE = set("acronym applet big center dir font frame frameset marquee nobr strike tt".split())
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

# What the theme's own templates do, with the check that finds it.
OF_THE_THEME = {
    "the logo is a link in the label that closes the menu": (
        "acts_once",
        re.compile(
            "<a href='[^']*' title='[^']*' class='md-nav__button md-logo'.* in <label class='md-nav__title' "
        ),
    ),
    "the title of the table of contents is a label, where there is nothing that it could open": (
        "references_lead_somewhere",
        re.compile("<label class='md-nav__title' for='__toc'> labels nothing"),
    ),
    "the open section of the menu has a tabindex without a number": (
        "attributes_are_valid",
        re.compile(r"<label class='md-nav__link' for='__nav_\d+' id='__nav_\d+_label' tabindex=''> "),
    ),
}


@dataclass
class Markup:
    """One page, parsed."""

    raw: bytes
    errors: list[str] = field(default_factory=list)

    @cached_property
    def root(self) -> Element:
        """The root element; notes what html5lib finds."""
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
        root: Element = parser.parse(self.raw, transport_encoding="utf-8")
        self.errors += [f"{code} {data} at {place}" for place, code, data in parser.errors]
        return root

    @cached_property
    def elements(self) -> list[Element]:
        """All elements in document order."""
        return [one for one in self.root.iter() if isinstance(one.tag, str)]

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """The parent of each element."""
        return {child: one for one in self.elements for child in one}

    def every(self, *names: str) -> list[Element]:
        """Return the HTML elements of these names, in document order."""
        return [one for one in self.elements if name(one) in names]

    def above(self, one: Element) -> Iterator[Element]:
        """Yield the ancestors of an element, the nearest first."""
        while (found := self.parents.get(one)) is not None:
            yield found
            one = found


def name(one: Element) -> str:
    """Return the name of an HTML element; of another, such as one in an SVG, the name with its namespace."""
    return one.tag.removeprefix(HTML)


def children(one: Element) -> list[str]:
    """Return the names of an element's child elements."""
    return [name(child) for child in one if isinstance(child.tag, str)]


def shown(one: Element) -> str:
    """Return an element's opening tag, for a message."""
    return f"<{name(one)}{''.join(f' {key}={value!r}' for key, value in one.attrib.items())}>"[:160]


def is_interactive(one: Element) -> bool:
    """Whether a reader acts on an element (3.2.5.2.7)."""
    if name(one) in {"button", "details", "iframe", "select", "textarea", "label"}:
        return True
    return (name(one) == "a" and "href" in one.attrib) or (
        name(one) == "input" and one.get("type") != "hidden"
    )


def parses(page: Markup) -> Iterator[str]:
    """Parse the page without an error of the tokenizer or tree builder."""
    _ = page.root
    yield from page.errors


def has_one_charset(page: Markup) -> Iterator[str]:
    """Declare the encoding once, within the first 1,024 bytes (2.5.4)."""
    found = [one for one in page.every("meta") if "charset" in one.attrib]
    if len(found) != 1 or b"<meta charset" not in page.raw[:1024]:
        yield f"{len(found)} <meta charset>, the first at byte {page.raw.find(b'<meta charset')}"


def has_metadata_once(page: Markup) -> Iterator[str]:
    """Give each name, and a canonical address, once; metadata stands in the head (2)."""
    said = Counter(one.get("name") for one in page.every("meta") if "name" in one.attrib)
    said.update(
        one.get("rel") for one in page.every("link") if one.get("rel") in {"canonical", "prev", "next"}
    )
    said.update(name(one) for one in page.every("title"))
    # Reference managers read a citation from many elements of one name.
    yield from (
        f"{key} {n} times" for key, n in said.items() if n > 1 and not str(key).startswith("citation_")
    )
    for one in page.every("meta", "link", "style", "title", "base"):
        if not any(name(above) == "head" for above in page.above(one)):
            yield f"{shown(one)} outside the head"


def has_one_main(page: Markup) -> Iterator[str]:
    """Have one <main>, not within an article, aside, header, footer or nav (4.14)."""
    found = page.every("main")
    if len(found) != 1:
        yield f"{len(found)} <main>"
    for one in found:
        within = {name(above) for above in page.above(one)}
        yield from within & {"article", "aside", "header", "footer", "nav"}


def stands_in_its_parent(page: Markup) -> Iterator[str]:
    """Put each part into the element it is a part of."""
    for one in page.elements:
        allowed = PARENTS.get(name(one))
        parent = page.parents.get(one)
        if allowed and (parent is None or name(parent) not in allowed.split()):
            yield f"{shown(one)} in {'nothing' if parent is None else shown(parent)}"


def lists_hold_items(page: Markup) -> Iterator[str]:
    """Put nothing but items into a list (4.5 to 4.8)."""
    for one in page.every("ul", "ol", "menu"):
        wrong = set(children(one)) - {"li", "script", "template"}
        if wrong or (one.text or "").strip() or any((child.tail or "").strip() for child in one):
            yield f"{shown(one)} holds {sorted(wrong) or 'text'}"


def lists_of_terms_pair_them(page: Markup) -> Iterator[str]:
    """Give terms with their descriptions, all in <div> or none (4.9)."""
    for one in page.every("dl"):
        inside = [part for part in children(one) if part not in {"script", "template"}]
        groups = [part for part in one if name(part) == "div"]
        if groups and set(inside) != {"div"}:
            yield f"{shown(one)} mixes <div> with {sorted(set(inside) - {'div'})}"
        for group in groups or [one]:
            order = "".join({"dt": "t", "dd": "d"}.get(part, "x") for part in children(group))
            if not re.fullmatch("(t+d+)*" if group is one else "t+d+", order):
                yield f"{shown(group)} in {shown(one)} holds {children(group)}"


def figures_have_one_caption(page: Markup) -> Iterator[str]:
    """Put the caption of a figure first or last, once (4.12)."""
    for one in page.every("figure"):
        inside = children(one)
        places = [place for place, part in enumerate(inside) if part == "figcaption"]
        if len(places) > 1 or (places and places[0] not in {0, len(inside) - 1}):
            yield f"{shown(one)} holds {inside}"


def details_begin_with_a_summary(page: Markup) -> Iterator[str]:
    """Begin <details> with its one <summary> (11.1)."""
    for one in page.every("details"):
        inside = children(one)
        if inside[:1] != ["summary"] or inside.count("summary") != 1:
            yield f"{shown(one)} holds {inside[:3]}"


def tables_are_regular(page: Markup) -> Iterator[str]:
    """Have parts in their order, rows of equal length and a scope on each heading (9)."""
    for one in page.every("table"):
        if not re.fullmatch(
            "(caption )?(colgroup )*(thead )?(tbody )*(tfoot )?",
            "".join(f"{part} " for part in children(one)),
        ):
            yield f"{shown(one)} holds {children(one)}"
        rows = [row for part in one for row in part if name(row) == "tr"]
        widths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in rows}
        if len(widths) != 1 and not any("rowspan" in cell.attrib for row in rows for cell in row):
            yield f"{shown(one)} has rows of {sorted(widths)} cells"


def headings_name_rows_and_columns(page: Markup) -> Iterator[str]:
    """Say whether a heading of a table is one of its row or its column (9.10)."""
    for one in page.every("th"):
        in_head = any(name(above) == "thead" for above in page.above(one))
        if one.get("scope") not in {"row", "col", "rowgroup", "colgroup"} and not in_head:
            yield f"{shown(one)} has no scope"


def headings_go_down_by_one(page: Markup) -> Iterator[str]:
    """Begin with the one <h1>, and go down by one level (3.11)."""
    levels = [int(name(one)[1]) for one in page.every(*HEADINGS)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings begin {levels[:3]}, with {levels.count(1)} <h1>"
    for one, before, level in zip(page.every(*HEADINGS)[1:], levels, levels[1:], strict=False):
        if level > before + 1:
            yield f"{shown(one)} after <h{before}>"


def holds_what_it_may(page: Markup) -> Iterator[str]:
    """Put no block into what holds only words, such as a paragraph, a label or a heading."""
    for one in page.elements:
        if name(one) not in FLOW_ONLY:
            continue
        parent = next((above for above in page.above(one) if name(above) not in TRANSPARENT), None)
        # A summary may hold one heading (11.2).
        if parent is None or (name(parent) == "summary" and name(one) in HEADINGS):
            continue
        if name(parent) in PHRASING_ONLY:
            yield f"{shown(one)} in {shown(parent)}"


def sections_do_not_hold_themselves(page: Markup) -> Iterator[str]:
    """Put no header or footer into another, no form into a form, no section or heading into a term."""
    for one in page.elements:
        within = {name(above) for above in page.above(one)}
        if name(one) in {"header", "footer"} and within & {"header", "footer", "dt", "th", "address"}:
            yield f"{shown(one)} in {within & {'header', 'footer', 'dt', 'th', 'address'}}"
        if name(one) == "form" and "form" in within:
            yield f"{shown(one)} in a form"
        if name(one) in {*HEADINGS, "article", "aside", "nav", "section"} and within & {
            "dt",
            "th",
            "caption",
        }:
            yield f"{shown(one)} in {within & {'dt', 'th', 'caption'}}"


def acts_once(page: Markup) -> Iterator[str]:
    """Put nothing a reader acts on into something else they act on (3.2.5.2.7)."""
    for one in page.elements:
        if not (is_interactive(one) or "tabindex" in one.attrib):
            continue
        outer = [above for above in page.above(one) if name(above) in {"a", "button", "summary", "label"}]
        for above in outer:
            # A label may hold the one control that it names.
            if (
                name(above) != "label"
                or name(one) not in LABELLED
                or above.get("for", one.get("id")) != one.get("id")
            ):
                yield f"{shown(one)} in {shown(above)}"


def ids_are_unique(page: Markup) -> Iterator[str]:
    """Use each id once, and none that is empty or has white space (3.2.6)."""
    ids = [one.attrib["id"] for one in page.elements if "id" in one.attrib]
    yield from (f"id {key!r} {n} times" for key, n in Counter(ids).items() if n > 1)
    yield from (f"id {key!r}" for key in ids if not key or re.search(r"\s", key))


def references_lead_somewhere(page: Markup) -> Iterator[str]:
    """Refer only to ids of the page, and label only what can have a label (10.4)."""
    by_id = {one.get("id"): one for one in page.elements}
    for one in page.elements:
        for key in REFERENCES:
            for target in one.get(key, "").split():
                if target not in by_id:
                    yield f"{shown(one)} refers to {target!r}"
        if name(one) == "label" and "for" in one.attrib:
            target = by_id.get(one.attrib["for"])
            if target is None or name(target) not in LABELLED:
                yield f"{shown(one)} labels nothing"


def attributes_are_valid(page: Markup) -> Iterator[str]:
    """Use no element or attribute value that the standard does not know or has given up."""
    for one in page.elements:
        if name(one) in OBSOLETE or one.attrib.keys() & {"align", "bgcolor", "border", "onclick", "style"}:
            yield f"{shown(one)} is obsolete, or styled in place"
        if name(one) == "img" and not {"alt", "src"} <= one.attrib.keys():
            yield f"{shown(one)} lacks its address or a text"
        if one.get("tabindex", "0") not in {"0", "-1"}:
            yield f"{shown(one)} changes the order of focus"
        if name(one) == "time" and not DATE.fullmatch(one.get("datetime", "".join(one.itertext()))):
            yield f"{shown(one)} is no date"
        if name(one) == "a" and one.get("href") == "":
            yield f"{shown(one)} leads nowhere"


BROKEN = b"""<!doctype html><html lang="en">
<head><meta charset="utf-8"><meta charset="utf-8"><title>A</title>
<link rel="canonical" href="a"><link rel="canonical" href="b"></head>
<body><nav><main></main></nav><h2 id="x">B</h2><h4 id="x">C</h4>
<ul><p>one</p></ul><li>stray</li><dl><dt>term</dt></dl>
<figure><i>1</i><figcaption>c</figcaption><i>2</i></figure>
<details><p>no summary</p></details>
<table><tbody><tr><td>1</td></tr><tr><th>1</th><td>2</td></tr></tbody></table>
<header><header></header></header><label for="nothing">l</label><span><div>d</div></span>
<button><a href="#x">a</a></button><img src="a"></p></body></html>"""


CHECKS: list[Callable[[Markup], Iterator[str]]] = [
    parses,
    has_one_charset,
    has_metadata_once,
    has_one_main,
    stands_in_its_parent,
    lists_hold_items,
    lists_of_terms_pair_them,
    figures_have_one_caption,
    details_begin_with_a_summary,
    tables_are_regular,
    headings_name_rows_and_columns,
    headings_go_down_by_one,
    holds_what_it_may,
    sections_do_not_hold_themselves,
    acts_once,
    ids_are_unique,
    references_lead_somewhere,
    attributes_are_valid,
]


def findings(site: Path) -> dict[str, list[str]]:
    """Return what the checks find on all pages of the site, by check."""
    found: dict[str, list[str]] = {check.__name__: [] for check in CHECKS}
    for path in sorted(site.rglob("*.html")):
        page = Markup(path.read_bytes())
        for check in CHECKS:
            where = path.relative_to(site).as_posix()
            found[check.__name__] += [f"{fault} ({where})" for fault in check(page)]
    return found


def of_the_theme(check: str, finding: str) -> str | None:
    """Return which of the known faults of the theme a finding is, if any."""
    return next(
        (known for known, (its, pattern) in OF_THE_THEME.items() if check == its and pattern.match(finding)),
        None,
    )


def test_all_pages_keep_the_standard_but_for_known_faults_of_the_theme(site: Path) -> None:
    """Take a fault out of the list once the theme has mended it."""
    ours, theirs = [], set()
    for check, found in findings(site).items():
        for finding in found:
            if known := of_the_theme(check, finding):
                theirs.add(known)
            else:
                ours.append(f"{check}: {finding}")
    assert ours == []
    assert theirs == OF_THE_THEME.keys()


@pytest.mark.parametrize("check", [check.__name__ for check in CHECKS])
def test_each_check_finds_a_fault_that_is_planted(check: str) -> None:
    """Plant one fault of each kind in one page: a check that finds nothing there proves nothing."""
    found = next(one for one in CHECKS if one.__name__ == check)
    assert list(found(Markup(BROKEN)))
