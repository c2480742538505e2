"""Invented names: the same for the same seed, and right for whom they name."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from portal.demo import names

SEEDS = st.integers(min_value=0, max_value=2**32)


@given(SEEDS)
def test_the_same_seed_names_the_same_person(seed):
    assert names.person(Random(seed)) == names.person(Random(seed))
    assert names.collective(Random(seed), "Xã Cai Kinh") == names.collective(Random(seed), "Xã Cai Kinh")


@given(SEEDS)
def test_a_person_is_addressed_as_the_middle_name_says(seed):
    honorific, name = names.person(Random(seed))
    words = name.split()
    assert words[0] in names.SURNAMES
    assert len(words) in (3, 4)
    if "Thị" in words[1:-1]:
        assert honorific == "Bà"
    if "Văn" in words[1:-1]:
        assert honorific == "Ông"
    assert len(set(words)) == len(words)


@given(SEEDS, st.booleans())
def test_who_is_asked_for_is_named(seed, female):
    assert names.person(Random(seed), female=female)[0] == ("Bà" if female else "Ông")


@given(SEEDS)
def test_collectives_bear_the_name_of_their_place(seed):
    assert "Cai Kinh" in names.collective(Random(seed), "Xã Cai Kinh")
    assert "xã Kỳ Lừa" not in names.collective(Random(seed), "Phường Kỳ Lừa")
    assert "Thôn" not in names.collective(Random(seed), "Phường Kỳ Lừa")
    assert names.collective(Random(seed), "Sở Y tế").endswith("Sở Y tế")


def test_a_crowd_hardly_repeats_itself():
    rng = Random(7)
    crowd = [names.person(rng) for _ in range(2000)]
    assert len(set(crowd)) > 1800
    assert 0.4 < sum(honorific == "Bà" for honorific, _ in crowd) / 2000 < 0.55
