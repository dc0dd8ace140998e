"""A hand-written page with a macro that the build could not carry out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chronology.loading import handwritten
from chronology.loading.handwritten import EXPRESSION, SIGNATURES, WORDS, Call, Parameter
from chronology.model.chronology import Chronology
from chronology.model.text import did_you_mean
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="macros",
    severity="error",
    description=(
        "Every macro and name that a page in docs/ uses exists, and what a macro is given: events "
        "that are not withdrawn, themes, sources, paragraphs. The front matter of such a page has "
        "`render_macros: true`."
    ),
    tip="The page on macros lists each with what it takes.",
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


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each faulty call; of an argument that is computed, only the build can say whether it is right."""
    for path, text in chronology.docs.items():
        if "{" not in text:
            continue
        if not handwritten.renders_macros(text):
            raw = list(handwritten.raw_calls(text))
            if raw:  # one line of the page mends them all
                line, column, name = raw[0]
                others = f", and {len(raw) - 1} more on the page," if len(raw) > 1 else ""
                message = f'readers would see the call of "{name}"{others} as it is written'
                hint = "Add the line `render_macros: true` to the front matter of the page."
                yield RULE.at(path, line, column, message, hint)
            continue
        found = handwritten.calls(text)
        if isinstance(found, handwritten.SyntaxFault):
            message = f"the macros cannot be read: {found.message}"
            hint = 'Write {{ name("argument") }}, with each quotation mark, bracket and brace closed.'
            hint += " The page's other macros are checked once this is right."
            yield RULE.at(path, found.line, found.column, message, hint)
            continue
        for call in found:
            said = _call(chronology, call) if isinstance(call, Call) else [_unknown(call.name)]
            for message, hint in said:
                yield RULE.at(path, call.line, call.column, message, hint)


def _unknown(name: str) -> tuple[str, str]:
    """Return message and hint for a name that the build does not know."""
    if name in SIGNATURES:
        return f'the macro "{name}" is not called', f"Write {_usage(name)}."
    return f'no name "{name}"{did_you_mean(name, SIGNATURES)}', "A value of mkdocs.yml is `extra.name`."


def _call(chronology: Chronology, call: Call) -> Iterator[tuple[str, str]]:
    """Yield message and hint for each fault of a call."""
    if call.name not in SIGNATURES:
        if call.name not in handwritten.given_by_jinja():
            yield f'no macro "{call.name}"{did_you_mean(call.name, SIGNATURES)}', ""
        return
    parameters = SIGNATURES[call.name]
    names = [parameter.name for parameter in parameters if not parameter.repeated]
    for name in call.named:
        if name not in names:
            yield f'the macro "{call.name}" takes no "{name}"', f"Write {_usage(call.name)}."
    given = list(zip(parameters, call.arguments, strict=False))
    last = parameters[-1] if parameters and parameters[-1].repeated else None
    more = call.arguments[len(parameters) :]
    if last:
        given += [(last, one) for one in more]
    elif more:
        yield (
            f'the macro "{call.name}" takes at most {len(parameters)}, and is given {len(call.arguments)}',
            (f"Write {_usage(call.name)}."),
        )
    given += [
        (parameter, call.named[parameter.name]) for parameter in parameters if parameter.name in call.named
    ]
    told = {parameter.name: value for parameter, value in given}
    missing = [one.name for one in parameters if one.name not in told and not one.optional]
    if missing and not call.spread:
        yield (
            f'the macro "{call.name}" is not given its {" and ".join(missing)}',
            f"Write {_usage(call.name)}.",
        )
    for parameter, value in given:
        if value is not EXPRESSION:
            yield from _argument(chronology, parameter, value, told)


def _argument(
    chronology: Chronology, parameter: Parameter, value: Any, told: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Yield message and hint where a macro is given what does not exist."""
    kind = parameter.kind
    if kind == "paragraph":
        source, reference = told.get("source"), str(value)
        if source in chronology.evidence and not chronology.paragraphs(str(source), (reference,)):
            count = len(chronology.evidence[str(source)].paragraphs)
            yield f'source "{source}" has no paragraph {reference}', f"It has paragraphs 1 to {count}."
    elif kind == "disagreement":
        event = chronology.standing(str(told.get("event_id")))
        if event and not event.lacks("disagreements"):
            ids = [dispute.id for dispute in event.record.disagreements]
            if value not in ids:
                near = did_you_mean(str(value), ids)
                yield (
                    f'event "{event.id}" has no disagreement "{value}"{near}',
                    f"It has {' '.join(ids) or 'none'}.",
                )
    elif kind == "text":
        if not isinstance(value, str):
            yield f'the words "{value}" are no text', "Put them in quotes."
    elif kind in WORDS:
        if value not in WORDS[kind] and not (parameter.optional and value == ""):
            yield (
                f'no {kind} "{value}"{did_you_mean(str(value), WORDS[kind])}',
                (f"Use one of: {', '.join(WORDS[kind])}."),
            )
    elif kind in chronology.unread or (parameter.optional and value == ""):
        return
    elif value not in chronology.known(kind):
        yield f'no {kind} "{value}"{did_you_mean(str(value), chronology.known(kind))}', ""
    elif kind == "event" and value in chronology.retired and not chronology.leads_on(value):
        yield f'the event "{value}" was withdrawn', "Remove the call, or name another event."


def _usage(name: str) -> str:
    parts = [f"{one.name}, …" if one.repeated else one.name for one in SIGNATURES[name]]
    return f"{name}({', '.join(parts)})"
