"""No pull request of 1 MB makes a check or build take very long or over a gigabyte, or a huge site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import project

from . import exhausting

pytestmark = pytest.mark.slow
# Seconds of processors, without what the kernel takes for a busy disk. The threat model says 10; on an idle
# machine no attack takes more than 7.5, and on a shared one it may take longer.
SECONDS, BYTES = 12, 1_000_000_000
SITE = 190_000_000  # bytes, about ten times the project's own site
_MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
report = done.stdout.decode()
print(json.dumps([done.returncode, used.ru_utime, used.ru_maxrss * unit, report]))
"""


def run(root: Path, command: str, most: float = SECONDS) -> tuple[int, str]:
    """Check or build a chronology in a process of its own; return its status and report."""
    words = {
        "check": ["chronology", "check", "--root", root],
        "build": ["mkdocs", "build", "--config-file", root / "mkdocs.yml"],
    }[command]
    words[0] = Path(sys.executable).with_name(str(words[0]))
    for _ in range(2):  # the second time only if the machine may have been busy with something else
        measured = subprocess.run(
            [sys.executable, "-c", _MEASURE, *map(str, words)],
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        code, seconds, memory, report = json.loads(measured.stdout)
        if seconds < most:
            break
    print(f"{command}: {seconds:.1f} s, {memory / 1e6:.0f} MB")
    assert seconds < most
    assert memory < BYTES
    assert len(report) < BYTES / 1_000
    assert "Traceback" not in report
    assert "crashed" not in report
    return code, report


@pytest.mark.parametrize("attack", exhausting.ATTACKS)
def test_t7_an_attack_of_a_megabyte_is_refused_in_time(tmp_path: Path, attack: str) -> None:
    exhausting.write(tmp_path, attack)
    code, report = run(tmp_path, "check")
    assert code == 1
    assert exhausting.SAID[attack] in report


def test_t7_a_build_refuses_an_attack_as_the_check_does(tmp_path: Path) -> None:
    """It loads the same and asks the same rules, before it makes anything."""
    attack = "overlapping spans"
    exhausting.write(tmp_path, attack)
    project.furnish(tmp_path)
    code, report = run(tmp_path, "build")
    assert code == 1
    assert exhausting.SAID[attack] in report
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", exhausting.VALID)
def test_t7_a_third_of_a_valid_megabyte_is_built_in_half_of_the_time(tmp_path: Path, name: str) -> None:
    exhausting.write(tmp_path, name)
    project.furnish(tmp_path)
    # Half, because Python and its modules take as long to start for a small build as for a large one.
    assert run(tmp_path, "build", SECONDS / 2)[0] == 0
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < SITE / 3
