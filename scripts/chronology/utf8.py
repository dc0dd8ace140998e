"""Text from bytes, with the place of whatever should not be there."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_BYTES = 64 * 1024
# Controls, and the marks that reverse or hide text; tab, line feed and carriage return stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b"
    "\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file as YAML: where (1-based), what, and how to mend it."""

    line: int
    column: int
    message: str
    hint: str


def decode(raw: bytes, faults: list[Fault]) -> str | None:
    """Return the text of `raw`, or None after noting why there is none."""
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes"
        faults.append(Fault(1, 1, message, "Split it into several files."))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        faults.append(Fault(line, column, message, "Save the file with the encoding UTF-8."))
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for number, line_text in enumerate(text.split("\n"), 1):
        for match in _UNSEEN.finditer(line_text):
            message = f"character U+{ord(match[0]):04X} cannot be seen or steers the direction of text"
            faults.append(Fault(number, match.start() + 1, message, "Delete it, or type the word anew."))
    return None if faults else text
