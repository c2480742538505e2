"""Like texts are known without comparing each with each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.comments.models import TextBand, TextGroup
from registrations.safeguards import likeness
from tests.factories.comments import comment

SENTENCE = "Đề nghị Hội đồng xem lại số liệu sản lượng năm 2019 của tổ hợp tác, vì số công bố tại xã khác hẳn."


def signed(text):
    return likeness.bands(likeness.shingles(text))


@pytest.mark.parametrize(
    "other",
    [SENTENCE.upper(), SENTENCE.replace(",", " ;"), "De nghi " + SENTENCE[8:], SENTENCE + " ❗", f"  {SENTENCE}\n\n"],
)
def test_case_marks_and_punctuation_make_no_other_text(other):
    assert likeness.digest(SENTENCE) == likeness.digest(other)


def test_one_changed_word_leaves_texts_alike_and_findable():
    changed = SENTENCE.replace("2019", "2020")

    assert likeness.likeness(likeness.shingles(SENTENCE), likeness.shingles(changed)) > likeness.LIKE
    assert set(signed(SENTENCE)) & set(signed(changed))


def test_texts_on_other_matters_are_not_alike():
    other = "Bà là cô giáo cũ của con tôi, tận tụy với học sinh vùng cao, cả bản đều quý mến."

    assert likeness.likeness(likeness.shingles(SENTENCE), likeness.shingles(other)) < 0.2


@given(st.text(max_size=300))
def test_any_text_has_a_mark_that_a_column_holds(text):
    assert all(-(2**63) <= band < 2**63 for band in signed(text))
    assert len(likeness.digest(text)) == 64


@pytest.mark.parametrize("text", ["", "😀" * 40, "…", "a", "ừ"])
def test_short_texts_and_signs_are_no_error(text):
    assert likeness.likeness(likeness.shingles(text), set()) == 0


def test_the_same_text_many_times_is_one_group_and_every_comment_stays(consultation, during):
    made = [comment(consultation, during, text=SENTENCE, phone=f"09120001{number:02}") for number in range(30)]

    assert {one.group_id for one in made} == {made[0].group_id}
    assert TextGroup.objects.count() == 1
    assert TextBand.objects.count() == likeness.BANDS


def test_a_new_comment_is_not_compared_with_all_others(consultation, during, django_assert_max_num_queries):
    comment(consultation, during, text="Ý kiến đầu tiên, không giống ai.")
    with django_assert_max_num_queries(40) as few:
        comment(consultation, during, text="Con đường vào bản đã được mở nhờ công của ông.")
    for number in range(20):
        comment(consultation, during, text=f"Ý kiến riêng số {number * 7919} về việc thứ {number}")
    with django_assert_max_num_queries(len(few.captured_queries) + 5):
        comment(consultation, during, text="Trạm y tế xã đã khác hẳn từ khi bà về nhận việc.")


def test_comments_without_words_are_grouped_by_whom_and_what_they_say(consultation, during):
    first, second = consultation.nominees.all()
    agree = {"stance": "nhat-tri", "text": ""}
    one = comment(consultation, during, nominee=first, **agree)
    same = comment(consultation, during, nominee=first, name="Người khác", **agree)
    other = comment(consultation, during, nominee=second, **agree)

    assert one.group_id == same.group_id != other.group_id
