"""Circles in the links, found once and told in words."""

from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.analysis.circles import MOST, circles, told


@dataclass
class Link:
    source_id: str
    target_id: str | None
    kind: str = "houdt_in_stand"

    @property
    def source(self):
        return self.source_id

    @property
    def target(self):
        return self.target_id

    def get_kind_display(self):
        return self.kind


def links(text):
    return [Link(*pair.split(">")) for pair in text.split()]


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ("", []),
        ("a>b b>c", []),
        ("a>b b>a", ["ab"]),
        ("a>b b>c c>a", ["abc"]),
        ("a>b b>a b>c c>b", ["ab", "bc"]),
        ("a>b b>c c>a b>a", ["abc", "ab"]),
        ("x>a a>b b>a b>y", ["ab"]),
        ("a>b a>b b>a", ["ab"]),
    ],
)
def test_every_circle_is_found_once(drawn, found):
    assert ["".join(circle) for circle in circles(links(drawn))] == found


def test_what_protects_is_no_part_of_a_circle():
    assert circles([Link("a", "b"), Link("b", "a", "beschermt_tegen"), Link("b", None)]) == []


def test_a_circle_is_told_step_by_step_back_to_the_beginning():
    drawn = links("a>b b>c c>a")
    assert [(a, b) for a, _, b in told(["a", "b", "c"], drawn)] == [("a", "b"), ("b", "c"), ("c", "a")]


def test_links_between_everything_end_in_time():
    names = "abcdefghijklmnopqrst"
    drawn = [Link(one, other) for one in names for other in names if one != other]
    assert len(circles(drawn)) == MOST


def test_a_long_way_without_a_circle_ends_in_time():
    names = [f"{number:02}" for number in range(40)]
    drawn = [Link(one, other) for one in names for other in names if one < other]
    assert circles(drawn) == []


PAIRS = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=9, unique=True)


@given(PAIRS)
def test_every_circle_that_is_told_is_one_and_none_is_told_twice_or_left_out(pairs):
    """Against the plainest way to find them: try every row of factors."""
    drawn = {(source, target) for source, target in pairs if source != target}
    found = circles([Link(source, target) for source, target in sorted(drawn)])
    simple = {
        row
        for length in range(2, 6)
        for row in permutations("abcde", length)
        if row[0] == min(row) and all(pair in drawn for pair in zip(row, [*row[1:], row[0]], strict=True))
    }
    turned = [tuple(one[one.index(min(one)) :] + one[: one.index(min(one))]) for one in found]
    assert len(turned) == len(set(turned))
    assert set(turned) <= simple
    assert set(turned) == simple or len(found) == MOST
