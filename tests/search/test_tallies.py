"""Facets counted together give the same counts as each counted alone."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from search.engines.tallies import MAX_PACKED, TALLIES, columns, packed, taken_apart
from search.entry import FACETS

value = st.text(max_size=4) | st.sampled_from(["bk", "gk", "[]", '"', "a,b", "\x1f"])
values = st.lists(value, max_size=3, unique=True).map(tuple)
entry = st.fixed_dictionaries(dict.fromkeys(FACETS, values))


def counted(entries, names):
    """As an index counts: each column's strings."""
    found = {}
    for column in columns(names):
        told = Counter(packed(tuple(entry[facet] for facet in TALLIES[column])) for entry in entries)
        found[column] = [(text, count) for text, count in told.items() if text]
    return taken_apart(found, names)


@given(st.lists(entry, max_size=12), st.lists(st.sampled_from(list(FACETS)), unique=True))
def test_the_counts_are_those_of_each_facet_alone(entries, names):
    told = counted(entries, names)
    assert list(told) == names
    for facet in names:
        assert told[facet] == Counter(value for entry in entries for value in entry[facet])
        assert list(told[facet]) == sorted(told[facet], key=lambda value: (-told[facet][value], value))


def test_every_facet_is_counted_by_one_column():
    assert sorted(facet for counted in TALLIES.values() for facet in counted) == sorted(FACETS)


def test_what_is_endless_is_cut_so_that_an_index_takes_it():
    many = tuple(f"{at:0200}" for at in range(500))
    assert 0 < len(packed((many,))) <= MAX_PACKED
    assert packed((("x" * 2 * MAX_PACKED,),)) == ""
