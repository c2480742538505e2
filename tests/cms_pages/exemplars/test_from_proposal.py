"""An accepted proposal becomes a draft page in one step; the unit hears when readers can see it."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.images import get_image_model

from cms_pages.exemplars import actions
from cms_pages.exemplars.models import ExemplarPage
from registrations.exemplars import actions as proposals
from tests.factories.exemplars import ProposalFactory, add_picture, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(groups, officer):
    proposal = ProposalFactory(title="Người giữ vườn na", old_place="xã Yên Sơn, huyện Hữu Lũng")
    for alt in ("Chân dung bà Mẫu", "Vườn na", "Lớp học trên núi"):
        add_picture(proposal, alt=alt)
    send(proposal)
    return proposal


@pytest.fixture
def accepted(proposal, officer):
    proposals.accept(proposal.pk, by=officer)
    return proposal


def make(proposal):
    return reverse("exemplar-draft-page", args=[proposal.pk])


def desk(proposal):
    return reverse("exemplars_desk:proposal", args=[proposal.pk])


def test_everything_is_carried_over(accepted, editor):
    assert "Tạo trang từ đề xuất này" in editor.browser.get(desk(accepted)).content.decode()
    answer = editor.browser.post(make(accepted))
    page = ExemplarPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    for name in (
        "subject_name",
        "subject_kind",
        "role",
        "place",
        "place_unit",
        "old_place",
        "field",
        "movement",
        "lead",
    ):
        assert getattr(page, name) == getattr(accepted, name)
    assert (page.title, page.slug, page.live) == ("Người giữ vườn na", "hua-thi-mau", False)
    assert page.target_groups == ["nong-dan"]
    assert page.stage_today == "Phát hiện"
    assert page.picture.description == "Chân dung bà Mẫu"
    text, gallery = page.body
    assert str(text.value).count("<p>") == 2
    assert [each["alt"] for each in gallery.value["pictures"]] == ["Vườn na", "Lớp học trên núi"]
    assert page.obstacles() == []
    assert page.consents.get().consent_reference == accepted.consent_reference
    assert editor.browser.get(answer.url).status_code == 200
    editor.browser.post(make(accepted))
    assert ExemplarPage.objects.count() == 1
    assert get_image_model().objects.count() == 3


def test_hostile_words_of_a_unit_stay_words(accepted, editor):
    type(accepted).objects.filter(pk=accepted.pk).update(
        story="<script>alert(1)</script>\n\n<img src=x onerror=y>", title=""
    )
    page = actions.draft_page(accepted, editor)
    assert "<script>" not in str(page.body)
    assert "&lt;script&gt;" in page.body[0].value.source
    assert page.title == "Hứa Thị Mẫu"


def test_only_an_accepted_proposal_and_only_by_who_writes_there(proposal, officer, editor, person):
    with pytest.raises(actions.NotReady):
        actions.draft_page(proposal, editor)
    proposals.accept(proposal.pk, by=officer)
    for group in ("Chuyên viên TĐKT", "Người duyệt", "Cộng tác viên", "Quản trị"):
        person(group).browser.post(make(proposal))
    assert not ExemplarPage.objects.exists()
    assert editor.browser.get(make(proposal)).status_code == 405


def test_a_consent_that_does_not_count_is_not_carried(accepted, editor):
    type(accepted).objects.filter(pk=accepted.pk).update(consents_picture=False)
    page = actions.draft_page(accepted, editor)
    assert not page.consents.exists()
    assert page.obstacles()


def test_the_unit_is_told_when_it_is_up_and_sees_when_it_is_down(
    client, accepted, editor, approver, django_capture_on_commit_callbacks
):
    page = actions.draft_page(accepted, editor)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page.get_latest_revision().publish(skip_permission_checks=True)
        page.get_latest_revision().publish(skip_permission_checks=True)
    members = {each.user.email for each in accepted.unit.memberships.all()}
    assert {message.to[0] for message in mail.outbox} == members
    assert len(mail.outbox) == len(members)
    assert "/dien-hinh/hua-thi-mau/" in mail.outbox[0].body
    accepted.refresh_from_db()
    assert accepted.standing == "Đã đăng"
    signatory = accepted.unit.memberships.get(role="signatory").user
    client.force_login(signatory)
    assert 'href="/dien-hinh/hua-thi-mau/"' in client.get(accepted.get_absolute_url()).content.decode()
    actions.withdraw_consent(page.consents.get(), told="qua thư", by=approver)
    accepted.refresh_from_db()
    assert accepted.standing == "Đã tiếp nhận"


def test_a_copy_of_the_page_brings_neither_proposal_nor_consent(accepted, editor):
    page = actions.draft_page(accepted, editor)
    copy = page.copy(update_attrs={"slug": "ban-sao"}, keep_live=False, user=editor)
    assert copy.proposal is None
    assert copy.obstacles()
