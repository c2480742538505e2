"""Numbers that tell nobody's stance, and words that tell nobody's name."""

from hypothesis import given
from hypothesis import strategies as st

from registrations.summaries.layout import numbers_text, safe
from registrations.summaries.masking import MASK, without_sender
from registrations.summaries.numbers import hidden_places, public_lines

TOTALS = st.lists(st.integers(0, 40), min_size=1, max_size=12)


@given(TOTALS, st.integers(2, 12))
def test_what_is_hidden_does_not_follow_from_the_sums(totals, least):
    hidden = hidden_places(totals, least)
    shown = [total for place, total in enumerate(totals) if place not in hidden]

    assert not [total for total in shown if 0 < total < least]
    if hidden and any(shown):
        # The reader knows the sum of all: what is missing must be at least two lines and enough comments.
        assert len(hidden) >= 2
        assert sum(totals) - sum(shown) >= least


@given(TOTALS, st.integers(1, 9), st.sampled_from([0, 5]))
def test_what_is_said_of_a_case_that_is_not_public_never_is_all_that_is_missing(totals, secret, least):
    hidden = hidden_places(totals, least, secret)

    # The reader subtracts what is shown from the sum: a line that is hidden must stand for what is left.
    assert hidden
    assert sum(totals) + secret - sum(t for place, t in enumerate(totals) if place not in hidden) >= least or not any(
        total for place, total in enumerate(totals) if place not in hidden
    )


@given(TOTALS)
def test_the_full_detail_hides_nothing(totals):
    assert hidden_places(totals, 0) == set()


def test_one_nominee_with_one_comment_takes_the_next_smallest_along():
    lines = [{"key": key, "total": total, "agree": total, "against": 0, "amend": 0, "other": 0} for key, total in
             enumerate((1, 30, 8, 0))]  # fmt: skip

    shown = public_lines(lines, 5)

    assert [line["hidden"] for line in shown] == [True, False, True, False]
    assert "agree" not in shown[0]
    assert "total" not in shown[2]
    assert shown[3]["total"] == 0


def test_the_name_of_a_sender_is_masked_however_it_is_spelled():
    sender = ("Lục Thị Thắm", "0912000111", "tham@kin.example", "thôn Nà Pán, xã Kiên Mộc")
    said = (
        "Tôi là LỤC THỊ THẮM (luc thi tham), ở Thôn Nà Pán – xã Kiên Mộc, điện thoại 0912 000.111 "
        "hoặc +84 912 000 111, thư tham@kin.example. Ông Lục Văn Đào công tác năm 2019."
    )

    masked = without_sender(said, sender)

    assert "Thắm" not in masked
    assert "THẮM" not in masked
    assert "tham" not in masked
    assert "000" not in masked
    assert "Nà Pán" not in masked
    assert masked.count(MASK) == 6
    assert "Ông Lục Văn Đào công tác năm 2019." in masked


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=4))
def test_masking_takes_any_text(text, sender):
    assert isinstance(without_sender(text, sender), str)


def test_one_short_word_does_not_blacken_a_text():
    assert without_sender("An toàn giao thông", ("An",)) == "An toàn giao thông"


def test_signs_that_deceive_are_gone_from_documents():
    assert safe({"a": ["x\u202ey\x00z\u2066\ud800", "a\tb\r\nc"]}) == {"a": ["xyz", "a b\nc"]}


def test_numbers_are_told_in_spans():
    assert numbers_text([9, 3, 4, 12, 11, 10, 20]) == "3, 4, 9–12, 20"
