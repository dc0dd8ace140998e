"""Write the file of a new event; what options do not give is asked for at the terminal.

The file is valid but for what only a person can write, and the command says what that is. Nothing is
ever overwritten.
"""

from __future__ import annotations

import argparse
import sys

from chronology import loading
from chronology.authoring.answers import KINDS, Given, Reader, from_options
from chronology.authoring.new_event import NewEvent, proposed_id, text
from chronology.authoring.questions import Conversation
from chronology.chronology import Chronology
from chronology.findings import as_text
from chronology.records import checked_id
from chronology.rules.registry import findings

HELP = "write the file of a new event"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--title", help="what happened, neutrally, in the present tense")
    parser.add_argument("--date", help="when, in EDTF: 1993, 2022-06-17, 2014/2016, 199X")
    parser.add_argument("--kind", choices=KINDS, help="event (by default), plan or figure")
    parser.add_argument("--theme", action="append", help="id or name of a theme; up to three")
    parser.add_argument("--actor", action="append", help="id, name or alias of an actor; any number")
    parser.add_argument("--place", action="append", help="id or name of a place; any number")
    parser.add_argument("--summary", help="a sentence or two that the claims carry")
    parser.add_argument(
        "--cite",
        action="append",
        metavar="SOURCE:PARAGRAPHS[=TEXT]",
        help="a claim: its source, paragraphs such as 9,10 or fn3, and what they say; any number",
    )
    parser.add_argument("--id", help="id of the event; by default one is made of date and title")


def run(options: argparse.Namespace) -> int:
    """Write events/ID.yml and say so; raises ValueError for what cannot be an event."""
    chronology = loading.load(options.root)
    reader = Reader.of(chronology)
    given = Given(
        title=options.title,
        date=options.date,
        kind=options.kind,
        themes=_joined(options.theme),
        actors=_joined(options.actor),
        places=_joined(options.place),
        summary=options.summary,
        cited=options.cite or (),
    )
    asks = bool(given.missing) and sys.stdin.isatty()
    try:
        event = Conversation(reader, input, print).event(given) if asks else from_options(reader, given)
        name = options.id or _id(chronology, event, asks=asks)
    except (EOFError, KeyboardInterrupt):
        raise ValueError("stopped; nothing was written") from None
    target = options.root / "events" / f"{checked_id(name)}.yml"
    if name in _taken(chronology):
        raise ValueError(f"there is an event «{name}», or there was; choose another id with --id")
    content = text(event, name)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        raise ValueError(f"{target} is there already; choose another id with --id") from None
    left = [one for one in findings(loading.load(options.root)) if one.path == f"events/{name}.yml"]
    print(as_text(left, f"{target}, which is new"), end="")
    return 0


def _id(chronology: Chronology, event: NewEvent, *, asks: bool) -> str:
    """Return the id that is proposed, or what is typed instead of it."""
    proposed = proposed_id(event.title, event.date, _taken(chronology))
    return input(f"Which id? [{proposed}] ").strip() or proposed if asks else proposed


def _joined(names: list[str] | None) -> str | None:
    return None if names is None else ",".join(names)


def _taken(chronology: Chronology) -> frozenset[str]:
    """Return the ids that events have or had."""
    return chronology.known("event") | chronology.released.lines.keys()
