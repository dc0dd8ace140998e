"""Make the record and the evidence index of a source from its document.

The ledger of the record lists every paragraph as not yet read. Nothing is ever overwritten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pydantic import ValidationError

from chronology.authoring.new_source import KINDS, check_fields, indexed, reason, source_file
from chronology.cli.new import report_new_file
from chronology.loading import files, loader
from chronology.model import evidence
from chronology.model.records import Author, checked_id
from chronology.model.text import plural, shown

_FIELDS = {
    "label": "the short name in citation marks",
    "mark": "one capital letter, different for each source",
    "title": "title of the document",
    "container": "title of the book, periodical or site it is part of",
    "publisher": "publisher",
    "date": "date of publication, in EDTF",
    "kind": f"what it is: {', '.join(KINDS)}",
    "language": "language of the document; by default en",
    "url": "address of the document",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("document", type=Path, help="the document: UTF-8 text, one paragraph on each line")
    parser.add_argument("--id", required=True, help="id of the source, such as its publisher and year")
    for name, words in _FIELDS.items():
        default = "en" if name == "language" else None
        parser.add_argument(f"--{name}", help=words, required=name in {"label", "mark"}, default=default)
    parser.add_argument(
        "--author",
        action="append",
        type=_person,
        dest="authors",
        help="a person as FAMILY, GIVEN, or with a single name; once for each author, in order",
    )
    parser.add_argument(
        "--organisation",
        action="append",
        type=_organisation,
        dest="authors",
        help="an organisation that is an author; once for each, in order",
    )


def _person(written: str) -> Author:
    """Return the person whose name is written as FAMILY, GIVEN, or as a single word.

    Refuses several words without a comma: which of them is the family name is not guessed.
    """
    family, comma, given = (part.strip() for part in written.partition(","))
    if not family or (not comma and " " in family):
        message = f'"{written}": write the family name first, then a comma: Roland, Bob'
        raise argparse.ArgumentTypeError(message)
    return _author(family=family, given=given or None)


def _organisation(written: str) -> Author:
    if not written.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return _author(organisation=" ".join(written.split()))


def _author(**names: str | None) -> Author:
    """Return the author with these names; raise ArgumentTypeError if one is invalid, such as too long."""
    try:
        return Author.model_validate(names)
    except ValidationError as invalid:
        error = invalid.errors(include_url=False)[0]
        raise argparse.ArgumentTypeError(f'"{error["input"]}": {reason(Author, error)}') from None


def run(options: argparse.Namespace) -> int:
    """Write seeds/ID.yml and seeds/evidence/ID.tsv, and report what is left to do."""
    chronology = loader.load(options.root)
    given = {name: getattr(options, name) for name in _FIELDS}
    name = checked_id(options.id)
    record, index = f"seeds/{name}.yml", f"seeds/evidence/{name}.tsv"
    check_fields(chronology, given)
    made = indexed(options.document)
    content = source_file(made, options.document.name, given, options.authors or ())
    files.write(options.root, {record: content, index: evidence.dump(made).encode()}, new=True)
    print(shown(f"{options.root / index}: {plural(len(made.paragraphs), 'paragraph')}"))
    report_new_file(options.root, record)
    return 0
