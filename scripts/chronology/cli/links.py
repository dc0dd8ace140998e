"""Check that the external links in sources and pages still work, and report as Markdown."""

from __future__ import annotations

import argparse

from chronology.authoring import link_check
from chronology.loading import loader
from chronology.model.text import escape_markdown as words
from chronology.model.text import markdown_code as code


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--list", action="store_true", help="list the addresses without requesting any")


def run(options: argparse.Namespace) -> int:
    """Print the addresses that do not answer; return 1 if there are any."""
    found = link_check.addresses(loader.load(options.root))
    failed = {} if options.list else link_check.problems(found)
    result = "" if options.list else f", {len(failed)} broken"
    print(f"## External links\n\n{len(found)} found{result}.\n")
    for address in found if options.list else failed:
        reason = f": {words(failed[address])}" if address in failed else ""
        print(f"- {code(address)}{reason} (in {', '.join(map(code, found[address]))})")
    return 1 if failed else 0
