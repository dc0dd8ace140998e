"""No pull request of 1 MB makes a check take over ten seconds or a gigabyte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from . import exhausting

SECONDS, BYTES = 10, 1_000_000_000
_MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, timeout=60)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
report = done.stdout.decode()
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, report]))
"""


@pytest.mark.timed
@pytest.mark.parametrize("attack", exhausting.ATTACKS)
def test_t7_an_attack_of_a_megabyte_is_refused_in_time(tmp_path: Path, attack: str) -> None:
    """As a process of its own, by the time of processors and the memory that it takes."""
    exhausting.write(tmp_path, attack)
    command = [Path(sys.executable).with_name("chronology"), "check", "--root", tmp_path]
    for _ in range(2):  # the second time only if the machine may have been busy with something else
        measured = subprocess.run(
            [sys.executable, "-c", _MEASURE, *map(str, command)], capture_output=True, text=True, check=True
        )
        code, seconds, memory, report = json.loads(measured.stdout)
        if seconds < SECONDS:
            break
    assert code == 1
    assert seconds < SECONDS
    assert memory < BYTES
    assert len(report) < BYTES / 1_000
    assert exhausting.SAID[attack] in report
    assert "crashed" not in report
