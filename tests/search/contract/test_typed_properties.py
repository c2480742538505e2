"""Whatever way a name is typed, it is found: properties over generated names and slips, on both engines."""

import random
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from search import lexicon, registry
from search.abbreviations import TABLE
from search.engines import using
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.entry import Entry
from search.lexicon import build_lexicon
from search.service import search
from search.text import fold, has_marks, key_a, key_b
from search.text.syllables import consistent, is_syllable, spellings
from search.text.typing import decode
from tests.search.typing_keys import old_tones, slipped, typed_keys

FAMILY = ("Nguyễn", "Nguyên", "Nông", "Hoàng", "Lương", "Vi", "Đặng", "Triệu", "Phùng", "Lường")
MIDDLE = ("Văn", "Thị", "Đức", "Thúy", "Quý", "Vân")
GIVEN = ("An", "Ân", "Hòa", "Hoa", "Hóa", "Thanh", "Thành", "Thắng", "Phương", "Phượng", "Kỳ", "Mỹ", "Đường", "Dương")
NAMES = [f"{family} {middle} {given}" for family in FAMILY for middle in MIDDLE for given in GIVEN]
TEXTS = ("Huân chương Lao động", "Huy chương Kháng chiến", "Bằng khen", "Thi đua khen thưởng", "Nông thôn mới")
KNOWN = {word for text in (*NAMES, *TEXTS) for word in fold(text).split()}
LONG = sorted({word for text in (*NAMES, *TEXTS) for word in text.split() if len(fold(word)) >= 5})
ONSETS = [*"bcdghklmnprstvx", "", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"]
RIMES = "a an ang anh ao at au e en enh et i iem ien ieu o oa oan oang oc oe oi ong u ua uan ui ung uoc uoi uong uu uy uyen y yen".split()  # fmt: skip
SYLLABLES = sorted({word for onset in ONSETS for rime in RIMES for word in spellings(key_a(onset + rime))})
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def filled(request, tmp_path_factory):
    """An engine that holds the names and texts, without a database."""
    patch = pytest.MonkeyPatch()
    for name, empty in (("_sources", {}), ("_labels", {}), ("_aliases", []), ("_places", []), ("_kept", {})):
        patch.setattr(registry, name, empty)
    office = build_lexicon(TABLE)
    patch.setattr(lexicon, "current", lambda: office)
    if request.param == "embedded":
        made = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    else:
        options = request.getfixturevalue("server_options")
        made = ElasticsearchEngine(options | {"INDEX_PREFIX": f"{options['INDEX_PREFIX']}-typed"})
    with made.rebuild() as writer:
        writer.add(Entry("award", str(at), name, people=(name,)) for at, name in enumerate(NAMES))
        writer.add(Entry("news", str(at), text) for at, text in enumerate(TEXTS))
    yield made
    if request.param == "elasticsearch":
        made.indexes.delete_all()
    patch.undo()


def found(engine, text):
    with using(engine):
        return [hit.title for hit in search(text, page_size=100).hits]


names = st.sampled_from(NAMES)


@given(st.sampled_from(SYLLABLES), st.booleans(), st.integers(0, 6) | st.none())
def test_keys_of_every_syllable_are_read(syllable, vni, tone_at):
    assume(has_marks(syllable))
    typed = typed_keys(syllable, vni=vni, tone_at=tone_at)
    assert decode(typed) == syllable
    assert decode(typed.upper()) == syllable


@given(st.sampled_from(SYLLABLES))
def test_what_is_a_syllable_is_left_alone(syllable):
    assert is_syllable(syllable)
    assert is_syllable(key_b(syllable))
    assert not decode(syllable)
    assert all(key_b(other) == key_b(syllable) and is_syllable(other) for other in consistent(syllable))


@given(name=names, vni=st.booleans(), tone_at=st.integers(1, 5) | st.none(), half=st.integers(0, 7))
@few
def test_a_name_with_typing_keys_left_in_it_stands_first(filled, name, vni, tone_at, half):
    typed = [
        word if half >> at & 1 else typed_keys(word, vni=vni, tone_at=tone_at) for at, word in enumerate(name.split())
    ]
    assert found(filled, " ".join(typed))[0] == name


@given(
    name=names, form=st.sampled_from(["NFC", "NFD"]), change=st.sampled_from(["upper", "lower", "old", "iy", "blank"])
)
@few
def test_every_way_to_encode_a_name_finds_it_first(filled, name, form, change):
    typed = {
        "upper": name.upper(),
        "lower": name.lower(),
        "old": old_tones(name.lower()),
        "iy": name.replace("ý", "í").replace("ỳ", "ì").replace("ỹ", "ĩ").replace("Vi", "Vy"),
        "blank": name.replace(" ", "\u00a0\u200b"),
    }[change]
    assert found(filled, unicodedata.normalize(form, typed))[0] == name


@given(name=names, kept=st.integers(1, 6))
@few
def test_half_of_the_marks_put_names_that_agree_before_all_others(filled, name, kept):
    words = name.split()
    typed = [word if kept >> at & 1 else fold(word) for at, word in enumerate(words)]
    got = found(filled, " ".join(typed))
    assert name in got

    def agrees(other):
        return all(
            not has_marks(mine) or key_a(mine) == key_a(its) or key_a(its) in consistent(mine)
            for mine, its in zip(typed, other.split(), strict=False)
        )

    told = [agrees(other) for other in got]
    assert told == sorted(told, reverse=True)


@given(
    word=st.sampled_from(LONG), kind=st.sampled_from(["changed", "missing", "doubled", "swapped"]), at=st.integers(0, 9)
)
@few
def test_one_slip_in_a_long_word_still_finds_it(filled, word, kind, at):
    typed = slipped(fold(word), kind, at, random.Random(at).choice("bxwqz"))
    assume(len(typed) >= 5 and typed not in KNOWN)
    with using(filled):
        results = search(typed)
    looked_for = {b for group in results.query.groups for words in (*group.words, *group.related) for b in words.b}
    assert results.total
    assert fold(word) in looked_for or fold(word).startswith(typed)  # or it is only begun


@given(year=st.integers(1000, 9999), at=st.integers(0, 3), digit=st.sampled_from("0123456789"))
@few
def test_a_number_is_never_taken_for_another(filled, year, at, digit):
    assert found(filled, f"bằng khen {year}") == []
