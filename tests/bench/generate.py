"""A synthetic chronology of any size, without a fault and of realistic shape.

For each claim a paragraph is written that says a little more than the claim, as an article would; the
paragraphs become the documents of twenty sources, which are indexed like any other. The same number of
events always gives the same files, but for what another version of the package indexes otherwise.
Run as `python -m tests.bench.generate FOLDER [EVENTS]`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from chronology.model import edtf, evidence

SOURCES = 20
THEMES = "borders trade rivers railways armies treaties schools harvests coinage ducks".split()
ROOTS = "Freed Sylv Rurit Bord Syld Gron Zub Marsh Lut Vulg Grand Latv Orsin Karl Strel Pott".split()
STATES = [f"{root}onia" for root in ROOTS]
PEOPLE = [f"{first} {root}berg" for root in ROOTS for first in ("Rufus", "Ambrose")]
PLACES = [f"{root}ville" for root in ROOTS]
SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo zu".split()
GOODS = "wagons barrels ducks uniforms lanterns bridges pianos umbrellas".split()
VERBS = "promised delivered counted refused received returned inspected stored".split()
QUOTED = ["a fair bargain", "too late for the harvest", "the end of a long winter", "nobody's business"]
UNORDERED = ("compared-with", "part-of")
TO_EARLIER = ("responds-to", "continues", "reverses", *UNORDERED)
TO_LATER = ("leads-to", "leads-to", "leads-to", *UNORDERED)


@dataclass
class Claim:
    """A claim of the generated chronology, with the paragraph that it rests on."""

    text: str
    paragraph: str
    source: int
    amount: int
    goods: str = ""
    speaker: str | None = None
    footnote: bool = False
    at: str = ""


@dataclass
class Written:
    """An event of the generated chronology on its way into a file."""

    id: str
    title: str
    date: str
    themes: list[str]
    actors: list[str]
    place: str
    claims: list[Claim] = field(default_factory=list)
    measured: bool = False


def write(
    root: Path, events: int, seed: int = 1932, *, sources: int | None = None, states: int | None = None
) -> None:
    """Write a chronology of so many events into the folder `root`.

    Fewer sources and states have more events each, so that a small chronology has long lists, too.
    """
    random = Random(seed)
    made = [_event(random, number, sources or SOURCES, STATES[:states]) for number in range(events)]
    for folder in ("events", "seeds/evidence", "vocabulary", "docs/themes"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    _write_sources(root, made)
    for number, event in enumerate(made):
        earlier = made[max(0, number - 50) : number]
        text = "\n".join(_event_lines(random, event, earlier)) + "\n"
        (root / "events" / f"{event.id}.yml").write_text(text, "utf-8")
    retired = []
    for number, event in enumerate(made[::50]):
        why = f"moved_to: {event.id}" if number % 2 else "withdrawn: It was the same accord."
        retired.append(f"{event.id}-{number}: {{title: {event.title} (again), {why}}}\n")
    (root / "docs" / "retired.yml").write_text("".join(sorted(retired)), "utf-8")
    _write_vocabulary(root, made)


def ident(name: str) -> str:
    """Return the id of an actor or place."""
    return name.lower().replace(" ", "-")


def _name(number: int) -> str:
    """Return a name of its own for each number: Babace, Babadi …"""
    digits = [number // 15**place % 15 for place in range(4)]
    return "".join(SYLLABLES[digit] for digit in digits).capitalize()


def _date(random: Random, number: int) -> tuple[str, str]:
    """Return a date in EDTF, and the words by which a paragraph states it."""
    year, month, day = 1900 + number % 97, random.randint(1, 12), random.randint(1, 28)
    whole = f"{year}-{month:02}-{day:02}"
    text = random.choice(
        [
            whole,
            whole,
            whole[:7],
            f"{year}",
            f"{year}~",
            f"[{year},{year + 1}]",
            f"{year}/{year + 2}",
            f"{year}/..",
        ]
    )
    return text, edtf.parse(text).words()


def _event(random: Random, number: int, sources: int, states: list[str]) -> Written:
    name, (date, when) = _name(number), _date(random, number)
    first, second = random.sample(states, 2)
    place = random.choice(PLACES)
    event = Written(
        id=f"{date[:5].strip('[/~-')[:4]}-{ident(name)}-accord",
        title=f"{first} and {second} sign the {name} accord",
        date=date,
        themes=random.sample(THEMES, random.randint(1, 3)),
        actors=[ident(first), ident(second)],
        place=ident(place),
    )
    event.claims.append(
        Claim(
            text=f"{first} and {second} signed the {name} accord ({when}), by which each of them was to send "
            "the other goods for as long as the harvest was good.",
            paragraph=f"It was in {place}, {when}, that the envoys of {first} and of {second}, who had met "
            f"twice before, put their names under what was soon called the {name} accord. To send goods, to "
            "count them, and to ask nothing for as long as harvests held, was all that it asked.",
            source=random.randrange(sources),
            amount=0,
        )
    )
    for _ in range(random.choice((0, 1, 2, 3, 3, 4, 4, 5))):
        event.claims.append(_claim(random, name, (first, second), sources))
    event.measured = len(event.claims) > 1 and random.random() < 0.2
    return event


def _claim(random: Random, name: str, states: tuple[str, str], sources: int) -> Claim:
    amount, state = random.randint(101, 99_999), random.choice(states)
    goods, verb = random.choice(GOODS), random.choice(VERBS)
    source, footnote = random.randrange(sources), random.random() < 0.1
    if random.random() < 0.3:
        person, quoted = random.choice(PEOPLE), random.choice(QUOTED)
        return Claim(
            text=f"{person} of {state} called the {name} accord “{quoted}” over {amount:,} {goods}, "
            "and asked why nobody had looked at them before they were sent.",
            paragraph=f"Asked about the {amount:,} {goods}, {person}, who spoke for {state}, said that the "
            f"{name} accord was “{quoted}” and that no other would have been to anybody's liking.",
            source=source,
            amount=amount,
            goods=goods,
            speaker=ident(person),
            footnote=footnote,
        )
    return Claim(
        text=f"Under the {name} accord {state} {verb} {amount:,} {goods}, of which the books say neither who "
        "had made them nor where they were to go.",
        paragraph=f"The {state}n clerks wrote in their books that {amount} {goods} were {verb}, which the "
        f"{name} accord had foreseen, though at less than half of the price then usual.",
        source=source,
        amount=amount,
        goods=goods,
        footnote=footnote,
    )


def _write_sources(root: Path, made: list[Written]) -> None:
    """Write documents' indexes and records, and tell each claim where its paragraph stands."""
    claims: dict[int, list[Claim]] = defaultdict(list)
    for event in made:
        for claim in event.claims:
            claims[claim.source].append(claim)
    for source in sorted(claims):
        body = [claim for claim in claims[source] if not claim.footnote]
        notes = [claim for claim in claims[source] if claim.footnote]
        if len(notes) < 3:  # a shorter run would be no footnotes
            body, notes = body + notes, []
        lines = [f"Report number {source} of the commission"]
        for claim in body:
            lines.append(claim.paragraph)
            claim.at = str(len(lines))
        for number, claim in enumerate(notes, 1):
            lines.append(f"{number}. {claim.paragraph}")
            claim.at = f"fn{number}"
        index = evidence.index("\n\n".join(lines).encode())
        (root / "seeds" / "evidence" / f"source-{source}.tsv").write_text(evidence.dump(index), "utf-8")
        (root / "seeds" / f"source-{source}.yml").write_text(_source(source, index.sha256), "utf-8")


def _source(source: int, sha256: str) -> str:
    return f"""\
title: Report {source} of the commission
label: Report {source}
mark: {chr(ord("A") + source)}
publisher: The commission
date: "1999-{source % 12 + 1:02}"
kind: report
standpoint: Written by the commission for those who appointed it.
synopsis: What the commission found in the books.
language: en
document:
  file: report-{source}.txt
  sha256: {sha256}
uncited:
  - at: ["1"]
    reason: heading
"""


def _event_lines(random: Random, event: Written, earlier: list[Written]) -> Iterator[str]:
    yield f"title: {event.title}"
    yield f"kind: {'figure' if event.measured else 'event'}"
    yield f'date: "{event.date}"'
    if random.random() < 0.4:
        yield "date_note: The report tells the date by the reign and the season; the almanac gives the day."
    yield f"actors: [{', '.join(event.actors)}]"
    yield f"places: [{event.place}]"
    yield f"themes: [{', '.join(event.themes)}]"
    yield "summary: >-"
    states = [actor.capitalize() for actor in event.actors]
    yield f"  {states[0]} and {states[1]} agree on what each of them owes the other,"
    yield "  and the clerks of both write down what comes and what goes, so that nobody need ask again."
    if len(event.claims) > 3:
        yield f"  Of the goods, {event.claims[1].amount:,} are counted."
    if earlier:
        linked = random.choice(earlier)
        yield f"  This follows [[{linked.id}|an earlier accord]]."
    if event.measured:
        first = event.claims[1]
        yield "measures:"
        yield f"  - {{name: goods under accords, value: {first.amount}, unit: {first.goods},"
        yield f'     of: both of them, as_of: "{event.date[:5].strip("[/~-")[:4]}"}}'
    yield "claims:"
    for claim in event.claims:
        yield f"  - text: {claim.text}"
        yield from _cited(claim, "    ")
        if claim.speaker:
            yield "    voice: quoted"
            yield f"    speaker: {claim.speaker}"
    related = random.sample(earlier, min(len(earlier), random.randint(0, 2)))
    if related:
        yield "relations:"
    for other in related:
        yield f"  - to: {other.id}"
        yield f"    kind: {random.choice(_kinds(event, other))}"
        yield from _cited(event.claims[0], "    ")
    if len(event.claims) > 2 and random.random() < 0.4:
        yield from _disagreement(event)
    if random.random() < 0.3:
        yield from _apparent(event)


def _kinds(event: Written, other: Written) -> tuple[str, ...]:
    """Return the kinds of relation that agree with the dates of two events."""
    here, there = (edtf.parse(one.date).earliest.year for one in (event, other))
    return UNORDERED if here == there else TO_EARLIER if there < here else TO_LATER


def _apparent(event: Written) -> Iterator[str]:
    yield "apparent:"
    yield "  - about: Was it signed or put in force?"
    yield "    reason: Each report means another day of the same accord, so that both can be true at once."
    yield "    cites:"
    yield f"      - {{source: source-{event.claims[0].source}, at: ['{event.claims[0].at}']}}"


def _disagreement(event: Written) -> Iterator[str]:
    yield "disagreements:"
    yield "  - about: How many were they?"
    yield "    kind: number"
    yield "    positions:"
    for claim in event.claims[1:3]:
        yield f"      - says: They were {claim.amount:,}, if the books of those who sent them are true."
        yield from _cited(claim, "        ")


def _cited(claim: Claim, margin: str) -> Iterator[str]:
    yield f"{margin}source: source-{claim.source}"
    yield f'{margin}at: ["{claim.at}"]'


def _write_vocabulary(root: Path, made: list[Written]) -> None:
    """Write what the events use, with a page for each theme."""
    themes = {theme for event in made for theme in event.themes}
    actors = {actor for event in made for actor in event.actors}
    actors |= {claim.speaker for event in made for claim in event.claims if claim.speaker}
    places = {event.place for event in made}
    for theme in themes:
        page = f'---\nrender_macros: true\n---\n# {theme.capitalize()}\n\n{{{{ theme_events("{theme}") }}}}\n'
        (root / "docs" / "themes" / f"{theme}.md").write_text(page, "utf-8")
    described = {theme: f"name: {theme.capitalize()}, description: All about {theme}." for theme in themes}
    named = {ident(name): f"name: {name}, kind: state, aliases: [{name}n]" for name in STATES}
    for name in PEOPLE:
        named[ident(name)] = f"name: {name}, kind: person, aliases: [{name[0]}. {name.split()[1]}]"
    placed = {ident(name): f"name: {name}" for name in PLACES}
    for kind, entries, used in (
        ("themes", described, themes),
        ("actors", named, actors),
        ("places", placed, places),
    ):
        (root / "vocabulary" / f"{kind}.yml").write_text(_vocabulary(entries, used), "utf-8")


def _vocabulary(entries: Mapping[str, str], used: set[str]) -> str:
    return "".join(f"{key}: {{{fields}}}\n" for key, fields in entries.items() if key in used)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
