"""Cite a source in Chicago or APA style, or as BibTeX, RIS, CSL JSON or OpenURL.

Every format distinguishes persons, who have family and given names, from organisations. A date that is not
certain is given in words, in formats with a field for notes there: “n.d.” would hide what is known.

The formats follow the Chicago Manual of Style, 17th edition, chapter 14; APA, 7th edition; plain.bst and the
biblatex manual, which agree on the fields used here (plain.bst prints no `url`, no `organization` of @misc,
and no @online); RIS as defined by Reference Manager; CSL 1.0.2; and OpenURL Z39.88-2004 as Zotero writes and
reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from chronology.model.edtf import MONTHS, Edtf
from chronology.model.records import Author, Source, SourceKind


class Run(NamedTuple):
    """A part of a citation, in italics or not."""

    text: str
    italic: bool = False


class Reference(tuple[Run, ...]):
    """A citation as a style sets it; as a string, it is plain text."""

    __slots__ = ()

    def __str__(self) -> str:
        return "".join(run.text for run in self)


class Form(NamedTuple):
    """What each format calls a kind of source.

    openurl: a genre of OpenURL's book format, or an item type of Zotero if there is no such genre.
    within: the schema.org type of the work that contains the source.
    """

    bibtex: str
    ris: str
    csl: str
    openurl: str
    schema_org: str
    within: str


FORMS: Mapping[SourceKind, Form] = {
    "book": Form("book", "BOOK", "book", "book", "Book", "CreativeWork"),
    "chapter": Form("incollection", "CHAP", "chapter", "bookitem", "Chapter", "CreativeWork"),
    "report": Form("techreport", "RPRT", "report", "report", "Report", "CreativeWork"),
    "journal-article": Form(
        "article", "JOUR", "article-journal", "journalArticle", "ScholarlyArticle", "Periodical"
    ),
    "magazine-article": Form(
        "article", "MGZN", "article-magazine", "magazineArticle", "Article", "Periodical"
    ),
    "newspaper-article": Form(
        "article", "NEWS", "article-newspaper", "newspaperArticle", "NewsArticle", "Newspaper"
    ),
    "opinion-article": Form(
        "article", "NEWS", "article-newspaper", "newspaperArticle", "OpinionNewsArticle", "Newspaper"
    ),
    "blog-post": Form("misc", "BLOG", "post-weblog", "blogPost", "BlogPosting", "Blog"),
    "web-page": Form("misc", "ELEC", "webpage", "webpage", "WebPage", "WebSite"),
    "document": Form("misc", "GEN", "document", "document", "CreativeWork", "CreativeWork"),
}
_BY_YEAR = {"book", "chapter", "report"}  # kinds that styles cite without month and day
_ALONE = {"book", "report"}  # kinds whose own title Chicago style sets in italics
_PARTS = {kind for kind in FORMS if kind.endswith("-article")} | {"chapter", "blog-post"}  # of a titled whole
_BOOKS = {"book", "bookitem", "report"}  # genres of info:ofi/fmt:kev:mtx:book
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{mark: f"\\{mark}" for mark in "#$%&_"},
    }
)


def kind_words(source: Source) -> str:
    """Return the kind of a source in words: newspaper article."""
    return source.kind.replace("-", " ")


def names(authors: Iterable[Author]) -> str:
    """Return all authors on one line: Roland, Bob; Ministry of Ducks."""
    return "; ".join(author.inverted for author in authors)


def in_order(authors: Sequence[Author]) -> str:
    """Return all authors as they are named in a sentence: Bob Roland and Ministry of Ducks."""
    names = [author.name for author in authors]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


# ---- styles of citation


def chicago(source: Source) -> Reference:
    """Return a source as an entry of a bibliography in Chicago style (notes and bibliography)."""
    alone = source.kind in _ALONE
    title = Run(source.title, italic=alone and not _describes(source))
    if not alone and not _describes(source):
        title = Run(f"“{ended(title.text)}”")
    written = (_year(source) if source.kind in _BY_YEAR else "") or source.date.words()
    began = f"{written[0].upper()}{written[1:]}"
    container = _container(source)
    if _is_article(source):
        imprint = [[*container, Run(f", {written}" if container else began)]]
    else:
        imprint = [container, [Run(f"{source.publisher}, {written}" if source.publisher else began)]]
    return sentences([Run(_chicago_names(source.authors))], [title], *imprint, [Run(source.url or "")])


def _chicago_names(authors: Sequence[Author]) -> str:
    """Return the authors in Chicago style, the first name inverted; of more than ten, seven (14.76)."""
    written = [author.name if place else author.inverted for place, author in enumerate(authors)]
    if len(written) > 10:
        return f"{', '.join(written[:7])}, et al."
    return _listed(written, "and")


def apa(source: Source) -> Reference:
    """Return a source as an entry of a reference list in APA style."""
    authors, container = _apa_names(source.authors), _container(source)
    title = Run(source.title, italic=source.kind not in _PARTS and not _describes(source))
    publisher = source.publisher or ""
    if _is_article(source) or publisher in (author.name for author in source.authors):
        publisher = ""
    dated = f"({apa_date(source.date, by_year=source.kind in _BY_YEAR)})"
    head = ([Run(f"{authors} {dated}")], [title]) if authors else ([title], [Run(dated)])
    written = sentences(*head, container, [Run(publisher)])
    return Reference((*written, Run(" "), Run(source.url))) if source.url else written


def apa_date(date: Edtf, by_year: bool = False) -> str:
    """Return a date in APA style: `1935, February 3`, `1935, February 3 or later`; any other in words."""
    text, bound = date.machine, ""
    if date.form == "one-of" and len(date.points) == 1:
        text, bound = date.points[0].text, " or later" if date.open_end else " or earlier"
    year, *further = text.split("-") if text else [date.words()]
    if by_year or not further:
        return year + bound
    month, *day = map(int, further)
    return " ".join((f"{year}, {MONTHS[month - 1]}", *map(str, day))) + bound


def _apa_names(authors: Sequence[Author]) -> str:
    """Return the authors in APA style: all, or the first nineteen and the last of more than twenty (9.8)."""
    written = [_apa_name(author) for author in authors]
    if len(written) > 20:
        return f"{', '.join(written[:19])}, . . . {written[-1]}"
    return ended(_listed(written, "&")) if written else ""


def _apa_name(author: Author) -> str:
    """Return the name of an author in APA style, with initials: Roland, B.-J."""
    if author.organisation or not author.given:
        return author.name
    parts = [filter(None, name.split("-")) for name in author.given.split()]
    initials = " ".join("-".join(f"{part[0]}." for part in name) for name in parts)
    return f"{author.family}, {initials}"


def _listed(written: Sequence[str], last: str) -> str:
    """Return names separated by commas, with the word `last` before the last one."""
    return f"{', '.join(written[:-1])}, {last} {written[-1]}" if len(written) > 1 else "".join(written)


def _is_article(source: Source) -> bool:
    return source.kind.endswith("-article")


def _year(source: Source) -> str:
    return (source.date.machine or "")[:4]


def _container(source: Source) -> list[Run]:
    """Return the title of the work that contains a source, after “In” for a chapter, or nothing."""
    if not source.container:
        return []
    title = Run(source.container, italic=source.kind in _PARTS)
    return [Run("In "), title] if source.kind == "chapter" else [title]


def _describes(source: Source) -> bool:
    """Return whether a description in brackets stands in the place of a title."""
    return source.title.startswith("[")


def sentences(*parts: Iterable[Run]) -> Reference:
    """Return parts as sentences; empty ones are left out."""
    found: list[Run] = []
    for part in parts:
        runs = [run for run in part if run.text]
        if not runs:
            continue
        text = "".join(run.text for run in runs)
        found += [*([Run(" ")] if found else []), *runs, Run(ended(text)[len(text) :])]
    return Reference(run for run in found if run.text)


def ended(text: str) -> str:
    """Return a text that ends with exactly one full stop, question mark or exclamation mark."""
    return text if text.rstrip("”’")[-1:] in {".", "?", "!"} else f"{text}."


# ---- formats of reference managers


def bibtex(key: str, source: Source) -> str:
    """Return a source as a BibTeX entry with the citation key `key`, for plain styles and biblatex alike."""
    form, certain = FORMS[source.kind], source.date.machine
    publisher, container = tex(source.publisher or ""), tex(source.container or "")
    fields = {
        "author": tex_names(source.authors),
        "key": "" if source.authors else tex(source.label),  # the sort key of an entry without author
        "title": f"{{{tex(source.title)}}}",
        **_imprint(form.bibtex, container, publisher),
        "year": _year(source),
        "date": certain or "",
        "note": "" if certain else tex(source.date.words()),
        "abstract": tex(source.synopsis),
        "langid": source.language,
        "url": (source.url or "").replace("{", "%7B").replace("}", "%7D"),
    }
    return bibtex_entry(form.bibtex, key, fields)


def bibtex_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Return a BibTeX entry without its empty fields; the values must be LaTeX already."""
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{kind}{{{key},", *lines, "}"))


def _imprint(entry: str, container: str, publisher: str) -> dict[str, str]:
    """Return container and publisher under the names that a type of BibTeX entry has for them."""
    match entry:
        case "article":
            return {"journal": container}
        case "incollection":
            return {"booktitle": container, "publisher": publisher}
        case "techreport":
            return {"institution": publisher}
        case "book":
            return {"publisher": publisher}
    return {"howpublished": ", ".join(dict.fromkeys(filter(None, (container, publisher))))}


def tex(text: str) -> str:
    """Return a text on one line, with LaTeX's special characters escaped."""
    return " ".join(text.split()).translate(_TEX)


def tex_names(authors: Iterable[Author]) -> str:
    """Return authors as the value of a BibTeX name field, with “and” between them."""
    return " and ".join(map(_tex_name, authors))


def _tex_name(author: Author) -> str:
    """Return one name for BibTeX, with braces around any part that BibTeX would split."""
    if author.organisation:
        return f"{{{tex(author.organisation)}}}"
    parts = [tex(part) for part in (author.family, author.given) if part]
    taken_apart = r",|\band\b" if len(parts) > 1 else r",|\band\b| "
    return ", ".join(f"{{{part}}}" if re.search(taken_apart, part) else part for part in parts)


def ris(key: str, source: Source) -> list[str]:
    """Return a source as the lines of a RIS entry with the id `key`."""
    fields = (
        ("TY", FORMS[source.kind].ris),
        ("ID", key),
        *(("AU", ris_name(author)) for author in source.authors),
        ("TI", source.title),
        ("T2", source.container or ""),
        ("PB", source.publisher or ""),
        *ris_date(source.date),
        ("AB", source.synopsis),
        ("N1", "" if source.date.machine else source.date.words()),
        ("LA", source.language),
        ("UR", source.url or ""),
    )
    return ris_entry(fields)


def ris_date(date: Edtf) -> list[tuple[str, str]]:
    """Return the year and the day of a date for RIS; nothing if it is not certain."""
    if not date.machine:
        return []
    parts = date.machine.split("-")
    return [("PY", parts[0]), ("DA", "/".join((*parts, "", "", "")[:4]))]


def ris_entry(fields: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines of a RIS entry from pairs of tag and value; empty values are left out."""
    return [*(f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value), "ER  - "]


def ris_name(author: Author) -> str:
    """Return a name for RIS, which takes any name with a comma for that of a person."""
    return author.organisation.replace(",", "") if author.organisation else author.inverted


def csl(key: str, source: Source) -> dict[str, Any]:
    """Return a source as a CSL JSON item with the id `key`; empty fields are left out."""
    certain = source.date.machine
    issued: dict[str, Any] = {"literal": source.date.words()}
    if certain:
        issued = {"date-parts": [[int(part) for part in certain.split("-")]]}
    item = {
        "id": key,
        "type": FORMS[source.kind].csl,
        "title": source.title,
        "author": [_csl_name(author) for author in source.authors],
        "container-title": source.container,
        "publisher": source.publisher,
        "issued": issued,
        "abstract": source.synopsis,
        "language": source.language,
        "URL": source.url,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    if author.organisation:
        return {"literal": author.organisation}
    return {"family": author.family or ""} | ({"given": author.given} if author.given else {})


# ---- OpenURL


def openurl(source: Source) -> str:
    """Return a source as the query string of an OpenURL context object, for COinS."""
    genre = FORMS[source.kind].openurl
    described: list[tuple[str, str | None]]
    if genre in _BOOKS:
        form = "book"
        described = [("rft.genre", genre)]
        if genre == "bookitem":
            described += [("rft.atitle", source.title), ("rft.btitle", source.container)]
        else:
            described += [("rft.btitle", source.title)]
        described += [("rft.pub", source.publisher)]
    elif genre == "journalArticle":
        form = "journal"
        described = [("rft.genre", "article"), ("rft.atitle", source.title), ("rft.jtitle", source.container)]
    else:
        form = "dc"
        described = [("rft.type", genre), ("rft.title", source.title), ("rft.source", source.container)]
        described += [("rft.publisher", source.publisher)]
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        *described,
        *_openurl_names(source.authors),
        ("rft.date", source.date.machine),
        ("rft.description", source.synopsis),
        ("rft.language", source.language),
        ("rft_id" if form != "dc" else "rft.identifier", source.url),
    ]
    return urlencode([(name, value) for name, value in fields if value], quote_via=quote)


def _openurl_names(authors: Sequence[Author]) -> Iterator[tuple[str, str | None]]:
    """Yield the fields for authors: the parts of the first one's name if it is a person, then every name."""
    if authors and not authors[0].organisation:
        yield "rft.aulast", authors[0].family
        yield "rft.aufirst", authors[0].given
    for author in authors:
        yield ("rft.aucorp" if author.organisation else "rft.au"), author.inverted
