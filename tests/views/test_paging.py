"""Long lists in parts: nothing is lost, parts are even, and they end where years end if they can."""

from __future__ import annotations

from random import Random

from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.pages import paging
from chronology.pages.rendering import render

from tests.views import parsed


def split(keys: list[int], most: int) -> list[list[int]]:
    return [list(part.items) for part in paging.parts(keys, "themes/x/", lambda key: key, most)]


def test_a_list_that_fits_is_one_part_at_the_address_of_the_list() -> None:
    (part,) = paging.parts([1931, 1932, 1932], "themes/x/", lambda year: year, 3)
    assert (part.number, part.address, part.label) == (1, "themes/x/", "1931–1932")
    (empty,) = paging.parts([], "themes/x/", lambda year: year, 3)
    assert (empty.address, empty.label, empty.items) == ("themes/x/", "", ())


def test_parts_are_even_and_end_where_years_end() -> None:
    """13 of at most 8 are two parts, of 7 and 6 if even; the year that ends nearest to 7 ends after 6."""
    years = [1931] * 3 + [1932] * 3 + [1933] * 6 + [1934]
    first, second = paging.parts(years, "themes/x/", lambda year: year, 8)
    assert (first.label, len(first.items), first.address) == ("1931–1932", 6, "themes/x/")
    assert (second.label, len(second.items), second.address) == ("1933–1934", 7, "themes/x/2/")


def test_a_year_is_cut_where_its_end_is_too_far_away() -> None:
    parts = paging.parts([1931] * 9 + [1932], "a/", lambda year: year, 4)
    assert [len(part.items) for part in parts] == [3, 4, 3]
    assert [part.label for part in parts] == ["1931 (1 of 2)", "1931 (2 of 2)", "1931–1932"]


def test_nothing_is_lost_or_out_of_order_and_no_part_is_too_long_or_tiny() -> None:
    random = Random(1933)
    for _ in range(100):
        most = random.randint(8, 150)
        last, size = 1900 + random.randint(0, 90), random.randint(1, 1500)
        years = sorted(random.randint(1900, last) for _ in range(size))
        found = split(years, most)
        assert [year for part in found for year in part] == years
        assert max(map(len, found)) <= most
        assert len(found) == 1 or min(map(len, found)) >= most * 3 // 8 - 1
        assert len(found) <= -(-len(years) // most) * 4 / 3 + 1


def test_parts_have_labels_and_addresses_of_their_own() -> None:
    random = Random(1933)
    for most in range(10, 150, 10):
        years = sorted(random.randint(1900, 1905) for _ in range(600))
        parts = paging.parts(years, "actors/x/", lambda year: year, most)
        assert len({part.label for part in parts}) == len({part.address for part in parts}) == len(parts)
        assert [part.number for part in parts] == [*range(1, len(parts) + 1)]


def test_the_navigation_names_all_parts_and_marks_the_current_one(charted: Chronology) -> None:
    parts = paging.parts_by_year(charted, charted.timeline, "themes/ducks/", 2)
    assert len(parts) == 3
    html = render("paging.html", charted, Links("themes/ducks/2/"), parts=parts, current=2)
    document = parsed(html)
    assert [a.get("aria-label") for tag, a in document.elements if tag == "nav"] == ["Pages of this list"]
    links = [a for tag, a in document.elements if tag == "a"]
    assert [a["href"] for a in links] == ["../", "./", "../3/"]
    assert [a.get("aria-current") for a in links] == [None, "page", None]
    assert document.text == "1932–1933 1934–1936 1937–1960"


def test_one_part_needs_no_navigation(charted: Chronology) -> None:
    parts = paging.parts_by_year(charted, charted.timeline, "themes/ducks/")
    assert not render("paging.html", charted, Links("themes/ducks/"), parts=parts, current=1).strip()
