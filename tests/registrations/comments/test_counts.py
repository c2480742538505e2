"""Numbers and groups for whoever sums comments up."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from registrations.comments import queries
from registrations.comments.models import Comment
from tests.factories.comments import comment
from tests.factories.consultations import officer

LONG = "Gia đình tôi ở thôn bên, thấy ông làm trạm trưởng mười năm, ngày đêm có mặt, đề nghị xét tặng đúng lúc."


def mark(one, **facts):
    Comment.objects.filter(pk=one.pk).update(**facts)


def test_numbers_by_nominee_and_for_the_whole_list(consultation, during, django_assert_num_queries):
    first, second = consultation.nominees.all()
    comment(consultation, during, nominee=first, stance="nhat-tri", text="Nhất trí.")
    comment(consultation, during, nominee=first, stance="khong-nhat-tri", text="Chưa rõ số liệu.")
    comment(consultation, during, nominee=second, stance="y-kien-khac", text="Nên xét đợt sau.", anonymous=True)
    mark(comment(consultation, during, nominee=second, text="Mua hàng giá rẻ."), set_aside_at=timezone.now())
    mark(comment(consultation, during, text="Danh sách đủ."), restricted_at=timezone.now())

    with django_assert_num_queries(1):
        counts = queries.counts(consultation)

    assert (counts.total.total, counts.total.set_aside, counts.total.restricted) == (4, 1, 1)
    assert (counts.nominees[first.pk].agree, counts.nominees[first.pk].against) == (1, 1)
    assert (counts.nominees[second.pk].total, counts.nominees[second.pk].anonymous) == (1, 1)
    assert (counts.whole.total, counts.whole.against) == (1, 1)
    assert counts.passages == {}


def test_paper_counts_only_when_it_was_confirmed(consultation, during):
    one, other = (comment(consultation, during, text=text) for text in ("Bản giấy một", "Bản giấy hai"))
    mark(one, channel="ban-giay")
    mark(other, channel="ban-giay", confirmed_at=timezone.now())

    total = queries.counts(consultation).total

    assert (total.total, total.paper, total.unconfirmed) == (1, 1, 1)


def test_the_summary_groups_like_texts_by_nominee_and_stance(consultation, during):
    first, second = consultation.nominees.all()
    for number in range(3):
        comment(consultation, during, nominee=first, stance="nhat-tri", text=LONG, name=f"Người gửi {number}")
    comment(consultation, during, nominee=first, stance="nhat-tri", text=LONG.upper().replace("mười", "hơn mười"))
    comment(consultation, during, nominee=first, text="Cần xem lại giấy tờ của năm 2019.")
    comment(consultation, during, nominee=second, stance="nhat-tri", text=LONG)

    groups = list(queries.for_summary(consultation, officer("view_comment")))

    assert [(group.nominee_id, group.count) for group in groups] == [(first.pk, 1), (first.pk, 4), (second.pk, 1)]
    assert groups[1].text == LONG
    assert groups[1].members.count() == 4


def test_the_summary_keeps_the_restricted_register_for_those_entitled(consultation, during):
    comment(consultation, during, text="Ý kiến thường.")
    mark(comment(consultation, during, text="Nội dung hạn chế."), restricted_at=timezone.now())

    ordinary = list(queries.for_summary(consultation, officer("view_comment")))
    entitled = list(queries.for_summary(consultation, officer("view_comment", "read_restricted")))

    assert [group.text for group in ordinary] == ["Ý kiến thường."]
    assert {group.text: group.restricted for group in entitled} == {"Ý kiến thường.": False, "Nội dung hạn chế.": True}


def test_the_summary_is_not_for_everybody(consultation):
    with pytest.raises(PermissionDenied):
        list(queries.for_summary(consultation, officer("view_consultation")))


def test_the_summary_leaves_out_what_does_not_count(consultation, during):
    mark(comment(consultation, during, text="Mua hàng giá rẻ."), set_aside_at=timezone.now())

    assert list(queries.for_summary(consultation, officer("view_comment"))) == []
