"""Ask every address to which sources and pages lead whether it still answers; report as Markdown."""

from __future__ import annotations

import argparse

from chronology.authoring import link_check
from chronology.loading import loader
from chronology.model.markdown import code, words

HELP = "ask every outer address in sources and pages whether it still answers"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--list", action="store_true", help="list the addresses, and ask none")


def run(options: argparse.Namespace) -> int:
    """Print what does not answer; return 1 where something does not."""
    found = link_check.addresses(loader.load(options.root))
    wrong = {} if options.list else link_check.problems(found)
    asked = "" if options.list else f", {len(wrong)} without an answer"
    print(f"## Outer addresses\n\n{len(found)} found{asked}.\n")
    for address in found if options.list else wrong:
        reason = f": {words(wrong[address])}" if address in wrong else ""
        print(f"- {code(address)}{reason} (in {', '.join(map(code, found[address]))})")
    return 1 if wrong else 0
