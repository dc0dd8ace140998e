"""Chronologies of at most 1 MB, besides their evidence indexes, that try to exhaust a check or a build.

The valid ones are a third of that, because they are built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

HASH = "0" * 64
_EVENT = """\
title: Duck {name}
kind: event
date: "1932"
date_note: It is known.
themes: [ducks]
summary: A duck.
{more}claims:
{claims}
"""
_CLAIM = "- {text: A duck., source: gazette, at: [1]}"
_SOURCE = f"""\
title: The Gazette
label: Gazette
mark: G
date: "1935"
kind: web-page
standpoint: Of ducks.
synopsis: Ducks.
language: en
document: {{file: gazette.txt, sha256: "{HASH}"}}
"""
_LARGEST, _INDEX, _ALL = 65_536, 4_194_304, 1_000_000


def write(root: Path, attack: str) -> None:
    """Write a chronology with an attack, by its name in `ATTACKS` or `VALID`, into a folder."""
    files = {
        "seeds/gazette.yml": _SOURCE,
        "seeds/evidence/gazette.tsv": index([""]),
        "vocabulary/actors.yml": "",
        "vocabulary/places.yml": "",
        "vocabulary/themes.yml": "ducks: {name: Ducks, description: Ducks.}\n",
        "docs/themes/ducks.md": "# Ducks\n",
        **(ATTACKS | VALID)[attack](),
    }
    records = [text for path, text in files.items() if not path.endswith(".tsv")]
    assert max(map(len, records)) <= _LARGEST
    assert sum(map(len, records)) <= _ALL
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def index(footnotes: Iterable[str]) -> str:
    """Return an index with a paragraph, of no words, for each label of a footnote."""
    lines = [f"{number}\t{label}\t{HASH}\t" for number, label in enumerate(footnotes, 1)]
    text = "\n".join([f"document\t{HASH}", "number\tfootnote\tsha256\twords", *lines]) + "\n"
    assert len(text) <= _INDEX
    return text


def event(name: str, claims: Iterable[str] = (_CLAIM,), more: str = "") -> str:
    """Return an event with as many of the claims as fit into a file."""
    size, kept = len(_EVENT) + len(name) + len(more), []
    for claim in claims:
        if (size := size + len(claim.encode()) + 1) > _LARGEST:
            break
        kept.append(claim)
    return _EVENT.format(name=name, claims="\n".join(kept), more=more)


def full(lines: Iterable[str]) -> str:
    """Return as many lines as fit into a file, with room for some more."""
    size, kept = 2_000, []
    for line in lines:
        if (size := size + len(line) + 1) > _LARGEST:
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def overlapping_spans() -> Mapping[str, str]:
    """Return a ledger with 100 spans of all paragraphs of the largest index."""
    paragraphs = 56_000
    spans = ", ".join([f"1-{paragraphs}"] * 100)
    return {
        "events/a.yml": event("a"),
        "seeds/gazette.yml": f"{_SOURCE}uncited: [{{at: [{spans}], reason: heading}}]\n",
        "seeds/evidence/gazette.tsv": index([""] * paragraphs),
    }


def long_footnote() -> Mapping[str, str]:
    """Return two events that cite, over and over, one footnote of 20,000 paragraphs."""
    claims = [f"- {{text: 'A “a{n} b c” {n + 9}', source: gazette, at: [fn1]}}" for n in range(1_200)]
    return {
        "events/a.yml": event("a", claims),
        "events/b.yml": event("b", claims),
        "seeds/evidence/gazette.tsv": index(["", *["fn1"] * 20_000]),
    }


def aliases_of_one_word() -> Mapping[str, str]:
    """Return an actor with thousands of aliases that share their first word, and events that repeat it."""
    aliases = full(f"  - Duck d{n}" for n in range(9_000))
    claims = [f"- {{text: {'Duck ' * 119}Duck, source: gazette, at: [1]}}" for _ in range(200)]
    return {
        "vocabulary/actors.yml": f"a:\n  name: A\n  kind: state\n  aliases:\n{aliases}",
        **{f"events/{n}.yml": event(str(n), claims, "actors: [a]\n") for n in range(14)},
    }


def part_of_each_other() -> Mapping[str, str]:
    """Return 800 events of which each is related to the next and to 17 before it."""
    every = [f"e{n}" for n in range(800)]
    related = {}
    for n, name in enumerate(every):
        others = [every[(n + step) % 800] for step in (1, *range(-700, -20, 40))]
        each = (f"- {{to: {other}, kind: part-of, source: gazette, at: [1]}}\n" for other in others)
        related[name] = "relations:\n" + "".join(each)
    return {f"events/{name}.yml": event(name, more=more) for name, more in related.items()}


def many_actors() -> Mapping[str, str]:
    """Return 100 events in which each of 1,500 actors takes part."""
    names = [f"a{n:x}" for n in range(1_500)]
    more = f"actors: [{', '.join(names)}]\n"
    return {
        "vocabulary/actors.yml": full(f"{name}: {{name: N{name}, kind: state}}" for name in names),
        **{f"events/e{n}.yml": event(str(n), more=more) for n in range(100)},
    }


def names_never_seen() -> Mapping[str, str]:
    """Return 190 events with twenty actors each that are none of the thousands in the vocabulary."""
    known = full(f"the-duck-{n:04}: {{name: D{n}, kind: state}}" for n in range(2_000))
    return {
        "vocabulary/actors.yml": known,
        **{
            f"events/e{n}.yml": event(
                str(n), more=f"actors: [{', '.join(f'the-dusk-x{n:03}{m:02}' for m in range(20))}]\n"
            )
            for n in range(190)
        },
    }


def keys_never_seen() -> Mapping[str, str]:
    """Return events with thousands of keys that no record has."""
    keys = full(f"clams{n}:" for n in range(9_000))
    return {f"events/e{n}.yml": event("a") + keys[: 65_000 - 1_000].rpartition("\n")[0] for n in range(15)}


def many_words() -> Mapping[str, str]:
    """Return events of claims that quote hundreds of words, and cite as many paragraphs as they may."""
    at = ", ".join(map(str, range(1, 11)))
    quoted = [" ".join(f"{letter}{n}" for n in range(150)) for letter in "abcdefgh"]
    claims = [f"- {{text: “{quoted[n % 8]}”, source: gazette, at: [{at}]}}" for n in range(100)]
    return {
        **{f"events/e{n}.yml": event(str(n), claims) for n in range(15)},
        "seeds/evidence/gazette.tsv": index([""] * 10),
    }


def named(*parts: object) -> str:
    """Return a name without digits, which would be a number, too."""
    return "x".join(map(str, parts)).translate(str.maketrans("0123456789", "abcdefghij"))


def many_names() -> Mapping[str, str]:
    """Return events of claims that each name dozens of actors with twenty aliases."""
    at = ", ".join(map(str, range(3, 33, 3)))
    actors = full(
        f"a{n}: {{name: {named('A', n)}, kind: state, "
        f"aliases: [{', '.join(named('B', n, m) for m in range(20))}]}}"
        for n in range(300)
    )
    texts = (" ".join(named("A", n) for n in range(first, first + 100)) for first in range(100, 200))
    claims = [f"- {{text: {text}, source: gazette, at: [{at}]}}" for text in texts]
    return {
        "vocabulary/actors.yml": actors,
        **{f"events/e{n}.yml": event(str(n), claims) for n in range(14)},
        "seeds/evidence/gazette.tsv": index([""] * 60),
    }


def many_files() -> Mapping[str, str]:
    """Return more files than one folder may have, each with an unknown key and without all others."""
    return {f"events/{n}.yml": "x: 1\n" for n in range(12_100)}


def all_in_all() -> Mapping[str, str]:
    """Return valid events with as many actors and places as one may have, each with the shortest of ids."""
    actors, places = ([f"{first}{n}" for n in range(most)] for first, most in (("a", 30), ("z", 10)))
    more = f"actors: [{','.join(actors)}]\nplaces: [{','.join(places)}]\n"
    return {
        "vocabulary/actors.yml": "".join(f"{key}: {{name: {named(key)}, kind: state}}\n" for key in actors),
        "vocabulary/places.yml": "".join(f"{key}: {{name: {named(key)}}}\n" for key in places),
        **{f"events/e{n}.yml": event(named("Q", n), more=more) for n in range(960)},
    }


def all_related() -> Mapping[str, str]:
    """Return valid events, each with as many claims, and compared with as many others, as may be."""
    count, most = 50, 20
    line = "- {{to: e{}, kind: compared-with, source: gazette, at: [1]}}\n"
    related = ("".join(line.format((n + step) % count) for step in range(1, most + 1)) for n in range(count))
    return {
        f"events/e{n}.yml": event(named("Q", n), [_CLAIM] * 100, f"relations:\n{lines}")
        for n, lines in enumerate(related)
    }


def many_positions() -> Mapping[str, str]:
    """Return valid events with as many disagreements, and positions in each, as one may have."""
    positions = ", ".join(["{says: A duck., source: gazette, at: [1]}"] * 20)
    more = "disagreements:\n" + f"- {{about: A duck?, kind: date, positions: [{positions}]}}\n" * 20
    return {f"events/e{n}.yml": event(named("Q", n), more=more) for n in range(17)}


def many_faulty_events() -> Mapping[str, str]:
    """Return events of which each can be read in part, and has several findings that could be answered."""
    claim = "- {text: 'Ducks 11, 12, 13, 14, 15 and 16.', source: gazette, at: [1]}"
    return {
        f"events/e{n}.yml": event(named("Q", n), [claim]).replace("date_note:", "voice:")
        for n in range(4_200)
    }


ATTACKS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "overlapping spans": overlapping_spans,
    "a long footnote": long_footnote,
    "aliases of one word": aliases_of_one_word,
    "part of each other": part_of_each_other,
    "many actors": many_actors,
    "names never seen": names_never_seen,
    "keys never seen": keys_never_seen,
    "many words": many_words,
    "many names": many_names,
    "many files": many_files,
    "many faulty events": many_faulty_events,
}
VALID: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "actors and places": all_in_all,
    "claims and relations": all_related,
    "many positions": many_positions,
}

SAID: Mapping[str, str] = {
    "overlapping spans": "paragraph 1 is listed twice",
    "a long footnote": "footnote fn1 has over 10 paragraphs",
    "aliases of one word": "entries; at most 20",
    "part of each other": "each of these is part of the next",
    "many actors": "`actors` has 1500 entries; at most 30",
    "names never seen": "more findings",
    "keys never seen": "more findings",
    "many words": "is not in `gazette` ¶ 1, 2",
    "many names": "comparisons with paragraphs",
    "many files": "12,100 files; at most 12,000",
    "many faulty events": "more findings",
}
"""Words of the report on each attack."""
