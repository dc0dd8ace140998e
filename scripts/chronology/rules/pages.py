"""Rules on addresses, and on the hand-written pages in docs/: the pages of themes, and macro calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from chronology.loading import handwritten
from chronology.loading.handwritten import EXPRESSION, Call, SyntaxFault
from chronology.model.chronology import Chronology
from chronology.model.macros import SIGNATURES, STORYLINE, WORDS, Parameter
from chronology.model.text import did_you_mean, plural
from chronology.rules.base import rule
from chronology.rules.findings import Finding

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names that Windows reserves for devices, in any folder and with any extension."""


@rule(
    tip="Choose another id, or another name for the page.",
    bad="""
        # docs/themes/ducks/index.md
        More on ducks, at the address of docs/themes/ducks.md.
    """,
    good="""
        # docs/themes/ducks/more.md
        More on ducks.
    """,
)
def addresses(chronology: Chronology) -> Iterator[Finding]:
    """No two pages or files share an address, on any operating system.

    No id is `index`, which is the name of a folder's own page, or a name that Windows reserves for a device,
    such as `con` or `com1`. No source has a number or `uncited` as its id, which are names of further pages
    of a source.
    """
    yield from _reserved_ids(chronology)
    taken: dict[str, str] = {}
    for path in chronology.docs:
        address = handwritten.address(path).casefold()
        address = address.removesuffix("index.html") if address.endswith("/index.html") else address
        if address in taken:
            yield addresses.at(path, 1, 1, f'"{taken[address]}" already has the address of this file')
        taken.setdefault(address, path)
        for part in path.casefold().split("/"):
            if part.partition(".")[0] in DEVICES:
                yield addresses.at(path, 1, 1, f'Windows reserves the name "{part}" for a device')


def _reserved_ids(chronology: Chronology) -> Iterator[Finding]:
    for entries in (
        *(chronology.events, chronology.retired, chronology.sources),
        *(chronology.themes, chronology.actors, chronology.places),
    ):
        for entry in entries.values():
            if handwritten.address(f"docs/any/{entry.id}.md") != f"any/{entry.id}/":
                yield addresses.finding(
                    entry, (), f'the id "{entry.id}" is reserved for the page of a folder'
                )
            elif entries is chronology.sources and re.fullmatch(r"\d+|uncited", entry.id):
                message = f'the id "{entry.id}" is reserved for a further page of a source'
                yield addresses.finding(entry, (), message)
            elif entry.id in DEVICES:
                yield addresses.finding(entry, (), f'Windows reserves the name "{entry.id}" for a device')


THEME_PAGE = """\
---
title: {name}
render_macros: true
hide: [navigation, toc]
---

# {name}

{{{{ density("{id}") }}}}

An introduction in your own words.

## Events

{{{{ theme_events("{id}") }}}}

Something missing? {{{{ add_event("{id}") }}}} in the browser."""


@rule(
    tip="Write the page, with an introduction and the macro theme_events, as in the example below.",
    bad="""
        # docs/themes/geese.md
        A page on geese, and no theme `geese`.
    """,
    good="""
        # docs/themes/ducks.md
        ---
        render_macros: true
        ---
        {{ theme_events("ducks") }}
    """,
)
def theme_page(chronology: Chronology) -> Iterator[Finding]:
    """Every theme has a page docs/themes/ID.md that sets `render_macros: true` and calls `theme_events` for
    the theme, and every page in that folder belongs to a theme.
    """
    for key, entry in chronology.themes.items():
        path = f"docs/themes/{key}.md"
        page = THEME_PAGE.format(name=" ".join(entry.record.name.split()) or key, id=key)
        text = chronology.docs.get(path, "")
        if path not in chronology.docs:
            yield theme_page.finding(entry, (), f"{path} is missing")._replace(example=page)
        elif not _lists_events(text, key):
            message = f'the page does not list the events of the theme "{key}"'
            if not handwritten.renders_macros(text):
                message += ", because its front matter lacks `render_macros: true`"
            yield theme_page.at(path, 1, 1, message)._replace(example=page)
    if "theme" in chronology.unread:
        return
    for path in chronology.docs:
        page_of = re.fullmatch(r"docs/themes/([^/]+)\.md", path)
        if page_of and page_of[1] not in chronology.known("theme") | {"index"}:
            yield theme_page.at(path, 1, 1, f"no theme `{page_of[1]}`", "Rename the page, or add the theme.")


def _lists_events(text: str, theme: str) -> bool:
    """Return whether a page calls `theme_events` for a theme; true if Jinja cannot read the page."""
    if not handwritten.renders_macros(text):
        return False
    found = handwritten.calls(text)
    if isinstance(found, SyntaxFault):
        return True
    return any(
        isinstance(call, Call)
        and call.name == "theme_events"
        and (
            call.spread
            or any(value in (theme, EXPRESSION) for value in (*call.arguments, *call.named.values()))
        )
        for call in found
    )


@rule(
    tip="The page on macros lists all of them with their arguments.",
    bad="""
        # docs/ducks.md
        ---
        render_macros: true
        ---
        The ducks were counted in {{ event("1933-cuont", "March 1933") }}.
    """,
    good="""
        # docs/ducks.md
        ---
        render_macros: true
        ---
        The ducks were counted in {{ event("1933-count", "March 1933") }}.
    """,
)
def macros(chronology: Chronology) -> Iterator[Finding]:
    """Every macro and name that a page in docs/ uses exists, and so do the themes, sources and paragraphs
    that a macro is given, and its events, which are not withdrawn.

    A storyline has 2 to 40 events, and each has a relation to another of them. The front matter of such a
    page has `render_macros: true`.
    """
    for path, text in chronology.docs.items():
        if "{" not in text:
            continue
        if not handwritten.renders_macros(text):
            yield from _shown_calls(path, text)
            continue
        found = handwritten.calls(text)
        if isinstance(found, SyntaxFault):
            message = f"the macros cannot be read: {found.message}"
            hint = 'Write {{ name("argument") }}, with each quotation mark, bracket and brace closed.'
            hint += " The page's other macros are checked once this is fixed."
            yield macros.at(path, found.line, 1, message, hint)
            continue
        for call in found:
            faults = call_faults(chronology, call) if isinstance(call, Call) else [_unknown_name(call.name)]
            for message, hint in faults:
                yield macros.at(path, call.line, 1, message, hint)


def _shown_calls(path: str, text: str) -> Iterator[Finding]:
    """Yield one finding for all calls on a page that does not render macros."""
    if raw := list(handwritten.raw_calls(text)):
        line, name = raw[0]
        others = f", and {len(raw) - 1} more on the page," if len(raw) > 1 else ""
        message = f'readers would see the call of "{name}"{others} as plain text'
        hint = "Add the line `render_macros: true` to the front matter of the page."
        yield macros.at(path, line, 1, message, hint)


def _unknown_name(name: str) -> tuple[str, str]:
    """Return message and hint for an unknown name, or for a macro that is not called."""
    if name in SIGNATURES:
        return f'the macro "{name}" is not called', _usage(name)
    return (
        f'no name "{name}"{did_you_mean(name, SIGNATURES)}',
        "Write `extra.name` for a value of mkdocs.yml.",
    )


def call_faults(chronology: Chronology, call: Call) -> Iterator[tuple[str, str]]:
    """Yield message and hint for each fault of a call."""
    if call.name not in SIGNATURES:
        if call.name not in handwritten.GLOBALS:
            yield f'no macro "{call.name}"{did_you_mean(call.name, SIGNATURES)}', ""
        return
    parameters = SIGNATURES[call.name]
    names = [parameter.name for parameter in parameters if not parameter.repeated]
    for name in call.named:
        if name not in names:
            yield f'the macro "{call.name}" has no argument "{name}"', _usage(call.name)
    bound = list(zip(parameters, call.arguments, strict=False))
    more = call.arguments[len(parameters) :]
    if parameters and parameters[-1].repeated:
        bound += [(parameters[-1], argument) for argument in more]
    elif more:
        most = plural(len(parameters), "argument")
        message = f'the macro "{call.name}" takes at most {most}, not {len(call.arguments)}'
        yield message, _usage(call.name)
    bound += [(one, call.named[one.name]) for one in parameters if one.name in call.named]
    values = {parameter.name: value for parameter, value in bound}
    missing = [one.name for one in parameters if one.name not in values and not one.optional]
    if missing and not call.spread:
        yield f'the macro "{call.name}" is called without {" and ".join(missing)}', _usage(call.name)
    for parameter, value in bound:
        if value is not EXPRESSION:
            yield from _argument(chronology, parameter, value, values)
    if call.name == "storyline" and not missing and not call.spread:
        yield from _storyline(chronology, *call.arguments)


def _argument(
    chronology: Chronology, parameter: Parameter, value: Any, values: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Yield message and hint if the value of a parameter names something that does not exist.

    `values` holds all arguments of the call by the names of their parameters.
    """
    kind = parameter.kind
    if kind == "text" or isinstance(value, list | dict | tuple):
        if not isinstance(value, str):
            yield f'the argument "{value}" is not text', "Put it in quotes."
    elif kind == "paragraph":
        source, reference = str(values.get("source")), str(value)
        if source in chronology.evidence and not chronology.paragraphs(source, (reference,)):
            count = len(chronology.evidence[source].paragraphs)
            yield f'source "{source}" has no paragraph {reference}', f"It has paragraphs 1 to {count}."
    elif kind == "disagreement":
        event = chronology.standing(str(values.get("event_id")))
        if event and not event.lacks("disagreements"):
            ids = [dispute.id for dispute in event.record.disagreements]
            if value not in ids:
                message = f'event "{event.id}" has no disagreement "{value}"{did_you_mean(str(value), ids)}'
                yield message, f"It has {' '.join(ids) or 'none'}."
    elif kind in WORDS:
        if value not in WORDS[kind] and not (parameter.optional and value == ""):
            message = f'no {kind} "{value}"{did_you_mean(str(value), WORDS[kind])}'
            yield message, f"Use one of: {', '.join(WORDS[kind])}."
    elif kind in chronology.unread or (parameter.optional and value == ""):
        return
    elif value not in chronology.known(kind):
        yield f'no {kind} "{value}"{did_you_mean(str(value), chronology.known(kind))}', ""
    elif kind == "event" and not chronology.leads_on(value):
        yield f'the event "{value}" was withdrawn', "Remove the call, or name another event."


def _storyline(chronology: Chronology, name: Any, *keys: Any) -> Iterator[tuple[str, str]]:
    """Yield message and hint for each fault of a storyline whose events are known."""
    found = [chronology.standing(key) if isinstance(key, str) else None for key in keys]
    events = {entry.id: entry for entry in found if entry}
    if None in found or any(entry.lacks("relations") for entry in events.values()):
        return
    if len(events) not in STORYLINE:
        message = f'the storyline "{name}" has {plural(len(events), "event")}'
        yield message, f"Name {STORYLINE[0]} to {STORYLINE[-1]} different events."
        return
    pairs = [{entry.id, relation.to} for entry in events.values() for relation in entry.record.relations]
    linked = set().union(*(pair for pair in pairs if pair <= events.keys()))
    for key in [key for key in events if key not in linked]:
        message = f'no relation leads from "{key}" to another event of the storyline "{name}", or back'
        yield message, "Leave the event out, or name one that a source links it to."


def _usage(name: str) -> str:
    """Return the hint that shows how a macro is called."""
    names = [f"{one.name}, …" if one.repeated else one.name for one in SIGNATURES[name]]
    return f"Write {name}({', '.join(names)})."
