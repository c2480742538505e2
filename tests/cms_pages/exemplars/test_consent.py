"""Without a consent that covers it no story is public, by whatever door; a consent taken back takes it down."""

from datetime import date, timedelta

import pytest
import time_machine
import wagtail_factories
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms_pages.core.workflow import waiting_for
from cms_pages.exemplars import actions
from cms_pages.exemplars.consent_rules import ConsentMissing
from cms_pages.exemplars.models import Consent, ExemplarPage
from registrations.notices.models import Notice
from search import registry
from tests.factories.exemplars import photograph
from tests.factories.pages import ExemplarFactory, consented

pytestmark = pytest.mark.django_db

ADDRESS = "/dien-hinh/hua-thi-mau/"
FORM = {
    "viec": "ghi",
    "consent_name": "Hứa Thị Mẫu",
    "consent_on": "03/02/2026",
    "consent_way": "giay",
    "consents_name": "on",
    "consents_picture": "on",
    "born_on": "06/05/1970",
}


def screen(page):
    return reverse("exemplar-consent", args=[page.pk])


def approve(page, step, approver):
    return approver.browser.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step(page).pk])
    )


def is_live(page):
    return ExemplarPage.objects.get(pk=page.pk).live


@pytest.fixture
def submitted(draft, editor):
    draft.get_workflow().start(draft, editor)
    return draft


def test_approval_waits_for_the_consent(client, submitted, approver, editor, step):
    assert waiting_for(approver) == []
    edit = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert "Chưa ghi nhận sự đồng ý" in approver.browser.get(edit).content.decode()
    approve(submitted, step, approver)
    assert not is_live(submitted)
    assert step(submitted).status == "in_progress"
    assert editor.browser.post(screen(submitted), FORM).status_code == 422  # on paper, but no paper
    assert editor.browser.post(screen(submitted), FORM | {"file": photograph("phieu.jpg")}).status_code == 302
    assert [page.pk for page, _ in waiting_for(approver)] == [submitted.pk]
    approve(submitted, step, approver)
    assert client.get(ADDRESS).status_code == 200


def test_no_other_door_lets_it_out(office, draft, editor, client):
    revision = draft.get_latest_revision()
    for way in (
        revision.publish,
        lambda: revision.publish(skip_permission_checks=True),
        lambda: draft.publish(revision, skip_permission_checks=True),
        lambda: ExemplarPage(title="x", slug="x", subject_name="Ai", field="y-te", live=True),
    ):
        with pytest.raises(ConsentMissing):
            made = way()
            office.exemplars.add_child(instance=made)
    draft.live = True
    with pytest.raises(ConsentMissing):
        draft.save()
    told_of = ExemplarFactory(parent=office.exemplars, subject_name="Người Khác", slug="nguoi-khac")
    with pytest.raises(PermissionDenied):
        told_of.copy(update_attrs={"slug": "ban-sao"}, keep_live=True)
    with pytest.raises(PermissionDenied):
        told_of.create_alias(update_slug="bi-danh")
    # What was written past every door is not shown all the same.
    ExemplarPage.objects.filter(pk=draft.pk).update(live=True)
    assert client.get(ADDRESS).status_code == 404


def test_a_page_whose_hour_comes_without_consent_is_held_back_and_the_others_go_up(office, draft, editor):
    hour = timezone.now() + timedelta(hours=1)
    other = ExemplarFactory(parent=office.exemplars, live=False, slug="ban-khac", subject_name="Người Khác")
    for page in (draft, other):
        consented(page)
        page.go_live_at = hour
        page.save_revision(user=editor).publish(skip_permission_checks=True)
    Consent.objects.filter(page=draft).update(withdrawn_at=timezone.now())
    with time_machine.travel(hour + timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")
    assert is_live(other)
    assert not is_live(draft)
    assert PageLogEntry.objects.filter(page=draft.pk, action="newsroom.schedule_stopped").exists()
    assert "rút lại" in Notice.objects.get(kind="newsroom.schedule_stopped", recipient=editor).text


def test_a_consent_taken_back_takes_the_page_down_at_once_and_says_so(
    client, office, editor, approver, django_capture_on_commit_callbacks
):
    page = ExemplarFactory(parent=office.exemplars, slug="hua-thi-mau", subject_name="Hứa Thị Mẫu", owner=editor)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(user=editor).publish(skip_permission_checks=True)
    row = page.consents.get()
    form = {"viec": "rut", "ban-ghi": row.pk}
    assert approver.browser.post(screen(page), form | {"told": "\u200b "}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        approver.browser.post(screen(page), form | {"told": "Gọi điện sáng nay"})
    assert client.get(ADDRESS).status_code == 404
    assert list(registry.entries("exemplar", [str(page.pk)])) == []
    assert not page.revisions.exclude(approved_go_live_at=None).exists()
    history = editor.browser.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Người trong bài đã rút lại sự đồng ý" in history
    assert "Gọi điện" not in history
    assert [message.to for message in mail.outbox] == [[editor.email]]
    approver.browser.post(screen(page), form | {"told": "lần nữa"})
    row.refresh_from_db()
    assert row.withdrawal == "Gọi điện sáng nay"


def test_one_of_two_consents_may_go_as_long_as_the_other_covers_the_page(office, approver):
    page = ExemplarFactory(parent=office.exemplars, picture=wagtail_factories.ImageFactory())
    second = consented(page, consents_picture=False)
    assert actions.withdraw_consent(second, told="qua thư", by=approver) is False
    assert is_live(page)
    again = consented(page, consents_picture=False)
    first = page.consents.order_by("pk").first()
    assert actions.withdraw_consent(first, told="qua thư", by=approver) is True  # the other says nothing of pictures
    assert again.withdrawn_at is None
    assert not is_live(page)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"consents_picture": False}, "không gồm việc đăng ảnh"),
        ({"subject_name": "Người Khác"}, "ghi cho “Người Khác”"),
        ({"born_on": date(2015, 1, 1)}, "dưới 18 tuổi"),
        ({"born_on": None}, "Chưa ghi ngày sinh"),
    ],
)
def test_a_consent_covers_what_it_names_and_nothing_else(draft, editor, facts, words):
    draft.picture = wagtail_factories.ImageFactory()
    consented(draft, **facts)
    with pytest.raises(ConsentMissing) as refused:
        draft.save_revision(user=editor).publish(skip_permission_checks=True)
    assert words in str(refused.value)


def test_a_scenery_marked_as_such_needs_no_consent_to_pictures(draft, editor):
    image = wagtail_factories.ImageFactory()
    consented(draft, consents_picture=False)
    draft.body = [("picture", {"image": image, "alt": "", "decorative": True})]
    draft.save_revision(user=editor).publish(skip_permission_checks=True)
    assert is_live(draft)


def test_a_child_needs_a_guardian_who_is_named(draft, editor):
    form = FORM | {"born_on": "01/01/2012", "consent_way": "dien-tu", "consent_reference": "Thư"}
    answer = editor.browser.post(screen(draft), form)
    assert answer.status_code == 422
    assert "Chưa ghi nhận được. Mời sửa chỗ được nêu ở dưới rồi" in answer.content.decode()
    assert "cha, mẹ hoặc người giám hộ" in answer.content.decode()
    guardian = {"guardian_name": "Lý Thị Mẹ", "guardian_relation": "mẹ", "child_agrees": "on"}
    assert editor.browser.post(screen(draft), form | guardian).status_code == 302
    assert draft.consents.get().guardian_relation == "mẹ"


def test_who_may_see_and_record(client, draft, person, editor):
    editor.browser.post(screen(draft), FORM | {"file": photograph("phieu-kin.jpg")})
    file = draft.consents.get().consent_file.get_absolute_url()
    for group, sees in (
        ("Cộng tác viên", 302),
        ("Thành viên Hội đồng", 302),
        ("Quản trị", 302),
        ("Người duyệt", 200),
        ("Chuyên viên TĐKT", 200),
    ):
        browser = person(group).browser
        assert browser.get(screen(draft)).status_code == sees, group
        assert browser.get(reverse("exemplar-consents")).status_code == sees, group
        assert browser.get(file).status_code == (200 if sees == 200 else 404), group
        before = Consent.objects.count()
        browser.post(screen(draft), FORM | {"file": photograph()})
        assert Consent.objects.count() - before == (group == "Chuyên viên TĐKT"), group
    assert client.get(file).status_code == 404
    assert client.get(screen(draft)).status_code == 302


def test_nothing_of_the_consent_is_in_the_page_its_revisions_or_its_entry(client, draft, editor):
    consented(draft, consent_name="Tên Chỉ Trong Phiếu", consent_reference="Tủ số 7", guardian_name="Tên Giám Hộ")
    revision = draft.save_revision(user=editor)
    revision.publish(skip_permission_checks=True)
    [entry] = registry.entries("exemplar", [str(draft.pk)])
    for text in (client.get(ADDRESS).content.decode(), str(revision.content), str(entry)):
        assert not any(word in text for word in ("Tên Chỉ Trong Phiếu", "Tủ số 7", "Tên Giám Hộ"))


@pytest.mark.parametrize("words", ["\x00", "<script>alert(1)</script>", "31/02/2026", "9" * 5000, "á" * 400])
def test_hostile_words_in_the_consent_are_told(draft, editor, words):
    for name in ("consent_name", "consent_on", "consent_way", "born_on", "consent_reference", "guardian_name"):
        answer = editor.browser.post(screen(draft), FORM | {"file": photograph()} | {name: words})
        assert answer.status_code in (302, 422)
        assert b"<script>alert" not in editor.browser.get(screen(draft)).content
    assert editor.browser.post(screen(draft), {"viec": "rut", "ban-ghi": words, "told": "x"}).status_code == 404
    assert editor.browser.post(screen(draft), {"viec": words}).status_code == 404
