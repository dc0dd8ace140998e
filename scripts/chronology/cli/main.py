"""Make, check and format the files of a chronology.

The module of a subcommand has a docstring, of which the first paragraph is its help; `arguments(parser)`,
which adds its arguments; and `run(options)`, which returns the exit status. `options.root` is the folder of
the chronology. `run` raises OSError or ValueError, with a message for the user, if it cannot do its work.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from chronology.cli import (
    check,
    diff,
    fmt,
    from_issue,
    images,
    index,
    links,
    new,
    release_ids,
    schema,
    show,
    source,
)
from chronology.loading.loader import require_events
from chronology.model.text import shown

COMMANDS: Mapping[str, ModuleType] = {
    "check": check,
    "show": show,
    "index": index,
    "new": new,
    "source": source,
    "fmt": fmt,
    "schema": schema,
    "diff": diff,
    "from-issue": from_issue,
    "links": links,
    "images": images,
    "release-ids": release_ids,
}
_ROOT_HELP = "folder with events/, seeds/ and vocabulary/; by default the current one"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default) and return the exit status.

    0: done, no error in the data. 1: errors in the data. 2: the command could not be carried out.
    """
    for stream in (sys.stdout, sys.stderr):  # a report must not fail because a terminal lacks a character
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        require_events(options.root)
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads our output any more; nothing may be left to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (OSError, ValueError) as error:
        print(f"chronology: {_message(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("chronology: interrupted", file=sys.stderr)
        return 2
    return status


def parser() -> argparse.ArgumentParser:
    """Return the argument parser with all subcommands."""
    parser = _Parser(prog="chronology", description=_first_paragraph(__doc__))
    parser.add_argument("--root", type=Path, default=Path(), help=_ROOT_HELP)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        summary = _first_paragraph(module.__doc__).rstrip(".")
        command = commands.add_parser(name, help=summary, description=module.__doc__)
        module.arguments(command)
        command.add_argument("--root", type=Path, default=argparse.SUPPRESS, help=_ROOT_HELP)
        command.set_defaults(run=module.run)
    return parser


class _Parser(argparse.ArgumentParser):
    """Shows refused arguments, which a shell may have made of file names, on one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with the usage and `message`."""
        super().error(shown(message))


def _first_paragraph(docstring: str | None) -> str:
    return " ".join((docstring or "").partition("\n\n")[0].split())


def _message(text: str) -> str:
    """Return a message on one line, but for lines that begin with two spaces and a word."""
    return "\n".join(map(shown, re.split(r"\n(?=  [\w-])", text)))
