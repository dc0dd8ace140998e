"""The threat model and its tests say the same."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "contribute" / "threat-model.md").read_text("utf-8")


def attacks() -> list[int]:
    """Return the numbers of the attacks on the page."""
    return [int(number) for number in re.findall(r"^\| T(\d+) \|", PAGE, re.MULTILINE)]


def test_the_attacks_are_numbered_from_one() -> None:
    """Without a gap."""
    assert attacks() == list(range(1, len(attacks()) + 1))


def test_every_attack_has_a_test_that_carries_its_number() -> None:
    """And no test carries a number that the page has not."""
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    tested = {int(number) for number in re.findall(r"^def test_t(\d+)_", tests, re.MULTILINE)}
    assert tested == set(attacks())


def test_every_workflow_and_job_stands_on_the_page() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        name = re.search(r"^name: (.+)$", path.read_text("utf-8"), re.MULTILINE)
        assert name
        assert f"`{name[1]}`" in PAGE
