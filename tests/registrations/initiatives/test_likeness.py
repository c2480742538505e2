"""How alike texts are: properties, and the cost over a register."""

from hypothesis import given
from hypothesis import strategies as st

from registrations.initiatives.likeness import (
    MOST_MARKS,
    MOST_PAIRS,
    RUN,
    marks,
    score,
    shingles,
    side_by_side,
    title_score,
)
from tests.factories.initiatives import PROBLEM, SOLUTION

words = st.lists(
    st.sampled_from("sổ tay tra cứu thủ tục cho trưởng thôn bản mẫu làm đường nước sạch".split()), max_size=60
)
texts = words.map(" ".join)


@given(texts)
def test_a_text_is_wholly_like_itself(text):
    assert score(text, text) == (100 if text.strip() else 0)


@given(texts, texts)
def test_likeness_goes_both_ways_and_stays_between_nought_and_a_hundred(one, other):
    assert score(one, other) == score(other, one)
    assert 0 <= score(one, other) <= 100
    assert 0 <= title_score(one, other) <= 100


@given(texts, texts)
def test_the_pieces_make_up_the_texts_again(one, other):
    left, right = side_by_side(one, other)
    assert "".join(piece.text for piece in left) == one
    assert "".join(piece.text for piece in right) == other


@given(texts)
def test_equal_texts_leave_equal_marks_however_they_are_spelt(text):
    assert marks(text, text) == marks(text.upper(), f"  {text.replace(' ', '   ')} ")


def test_a_passage_that_was_taken_over_is_found_and_marked():
    mine = f"Mở đầu khác hẳn mọi người. {SOLUTION} Kết luận riêng."
    assert score(mine, SOLUTION) == 100
    same = [piece.text for piece in side_by_side(mine, SOLUTION)[0] if piece.same]
    assert len(same) == 1
    assert same[0].startswith("Làm một cuốn sổ tay")


def test_texts_about_other_things_are_not_alike():
    assert score(PROBLEM, "Đưa nước sạch về bản bằng bơm va không dùng điện, đặt ở bờ suối và tự chảy ngày đêm.") == 0


def test_a_long_text_leaves_a_bounded_number_of_marks():
    long = " ".join(f"từ{number}" for number in range(50_000))
    assert len(marks("Tên", long)) <= MOST_MARKS + MOST_PAIRS + 120


def test_nothing_and_little_are_no_error():
    assert shingles("") == set()
    assert marks("", "") == []
    assert score("", "gì đó") == 0
    assert len(shingles(" ".join(["một"] * (RUN - 1)))) == 1
