"""The command `chronology`, for a sourced chronology and its site."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from chronology.cli.commands import COMMANDS
from chronology.model.text import shown

_ROOT = "folder with events/, seeds/ and vocabulary/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default); return the exit status.

    0: done, no error in the data. 1: errors in the data. 2: the command could not be carried out.
    """
    for stream in (sys.stdout, sys.stderr):  # a file's name or a narrow terminal must not stop a report
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away; nothing is left to flush at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (OSError, ValueError) as error:
        print(f"chronology: {_message(str(error))}", file=sys.stderr)
        return 2
    return status


def _message(text: str) -> str:
    """Return the message of an error: a line of its own is one that begins with two spaces and a word."""
    return "\n".join(map(shown, re.split(r"\n(?=  [\w-])", text)))


class _Parser(argparse.ArgumentParser):
    """Shows refused arguments, which a shell may have made of names of files, on one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with the usage and `message`."""
        super().error(shown(message))


def parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="chronology", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help=_ROOT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP, description=module.__doc__)
        module.arguments(command)
        command.add_argument("--root", type=Path, default=argparse.SUPPRESS, help=_ROOT)
        command.set_defaults(run=module.run)
    return parser
