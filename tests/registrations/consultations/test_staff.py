"""The back office: who reads, who opens a sender, who opens a window, and what is logged."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry

from registrations.comments import actions as comments
from registrations.comments import rules as comment_rules
from registrations.comments.models import Comment, Step
from registrations.consultations.models import Consultation, Nominee
from tests.factories.accounts import SuperuserFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, LabourOrderFactory, NomineeFactory, officer
from tests.factories.privacy import ConsentTextFactory
from tests.factories.summaries import outcome
from tests.factories.units import OrganisingBodyFactory

CANARY = {"name": "Lục Thị Canary", "phone": "0987654321", "email": "canary@kin.example", "address": "thôn Chim Yến"}


@pytest.fixture
def staff(db, client, settings):
    """Sign in as somebody; the second factor is proved elsewhere."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SecondFactor" not in name]

    def sign_in(*permissions):
        user = officer(*permissions)
        client.force_login(user)
        return user

    return sign_in


@pytest.fixture
def kept(consultation, during):
    return comment(consultation, during, text="Nội dung kín.", nominee=consultation.nominees.first(), **CANARY)


def read(client, name, *args):
    return client.get(reverse(name, args=args))


def test_the_inbox_is_for_named_officers_only(client, staff, kept):
    staff("view_consultation", "change_consultation", "open_consultation")
    assert read(client, "y-kien:index").status_code == 302
    assert read(client, "y-kien:inspect", kept.pk).status_code == 302
    assert "Nội dung kín" not in read(client, "lay-y-kien:inspect", kept.consultation_id).content.decode()

    staff("view_comment")
    assert kept.receipt.code in read(client, "y-kien:index").content.decode()
    assert "Nội dung kín" in read(client, "y-kien:inspect", kept.pk).content.decode()


def test_the_sender_stays_closed_until_opened_and_each_opening_is_logged(client, staff, kept):
    user = staff("view_comment", "identify_sender")

    page = read(client, "y-kien:inspect", kept.pk).content.decode()
    assert not [value for value in CANARY.values() if value in page]

    for opened in (1, 2):
        page = client.post(reverse("y-kien:sender", args=[kept.pk]), {"reason": "Hỏi lại số liệu"}).content.decode()
        assert all(value in page for value in CANARY.values())
        entries = ModelLogEntry.objects.filter(action="comments.open_sender", user=user)
        assert entries.count() == opened
    assert not [value for entry in entries for value in CANARY.values() if value in f"{entry.label}{entry.data}"]


def test_the_sender_is_never_opened_by_a_link_or_without_permission(client, staff, kept):
    staff("view_comment", "identify_sender")
    assert client.get(reverse("y-kien:sender", args=[kept.pk])).status_code == 405

    staff("view_comment", "handle_comment")
    answer = client.post(reverse("y-kien:sender", args=[kept.pk]), {"reason": "Xem thử"})
    assert CANARY["phone"] not in answer.content.decode()
    assert not ModelLogEntry.objects.filter(action="comments.open_sender").exists()
    with pytest.raises(PermissionDenied):
        comments.open_sender(kept, by=officer("view_comment"), reason="Xem thử")


def test_an_officer_classifies_assigns_and_advances(client, staff, kept):
    user = staff("view_comment", "handle_comment")
    facts = {"state": "dang-xem-xet", "classification": "ve-thanh-tich", "assignee": user.pk, "note": "Hỏi lại xã."}

    assert client.post(reverse("y-kien:handle", args=[kept.pk]), facts).status_code == 302

    kept.refresh_from_db()
    assert (kept.state, kept.classification, kept.assignee) == ("dang-xem-xet", "ve-thanh-tich", user)
    assert Step.objects.filter(comment=kept).last().note == "Hỏi lại xã."
    assert kept.text == "Nội dung kín."


def test_handling_never_runs_backwards(client, staff, kept):
    user = staff("view_comment", "handle_comment")
    comments.handle_comment(kept, by=user, state=Comment.State.SUMMARISED)

    answer = client.post(reverse("y-kien:handle", args=[kept.pk]), {"state": "da-nhan"})

    assert answer.status_code == 422
    with pytest.raises(PermissionDenied):
        comments.handle_comment(kept, by=user, state=Comment.State.RECEIVED)


def test_there_is_no_address_that_deletes_or_edits(client, staff, kept):
    client.force_login(SuperuserFactory())

    for path in ("y-kien/delete/1/", "y-kien/edit/1/", "y-kien/new/", "lay-y-kien/delete/1/", "loi-dong-y/edit/1/"):
        assert client.get(f"/quan-tri/{path}").status_code == 404


def draft_form(**facts):
    body, title = OrganisingBodyFactory(), LabourOrderFactory()
    one = {
        "address": "ba",
        "name": "Nông Thị Lương",
        "kind": "ca-nhan",
        "title": title.pk,
        "award_class": "ba",
        "merit": "Hai mươi năm ở vùng biên.",
        "is_public": "on",
        "ORDER": "1",
        "id": "",
    }
    return {
        "organising_body": body.pk,
        "title": "Danh sách đề nghị tặng Huân chương Lao động đợt 5",
        "lead": "Mời cho ý kiến.",
        "proposing_body": "Sở Nội vụ",
        "submission_number": "400/TTr-SNV",
        "submitted_on": "11/11/2026",
        "opens_on": "12/11/2026",
        "working_days": "10",
        "identity": "khong-bat-buoc",
        "nominees-TOTAL_FORMS": "1",
        "nominees-INITIAL_FORMS": "0",
        "nominees-MIN_NUM_FORMS": "0",
        "nominees-MAX_NUM_FORMS": "1000",
        **{f"nominees-0-{name}": value for name, value in one.items()},
        **facts,
    }


def test_an_officer_writes_a_draft_and_an_approver_opens_it(db, client, staff, opened_at):
    ConsentTextFactory()
    with time_machine.travel(opened_at, tick=False):
        staff("add_consultation", "change_consultation", "view_consultation")
        answer = client.post(reverse("lay-y-kien:add"), draft_form())
        assert answer.status_code == 302, answer.content.decode()[:3000]
        draft = Consultation.objects.get()
        assert draft.slug == "danh-sach-de-nghi-tang-huan-chuong-lao-dong-dot-5"
        assert Nominee.objects.get().name == "Nông Thị Lương"
        assert client.get(draft.get_absolute_url()).status_code == 404
        assert client.post(reverse("lay-y-kien:open", args=[draft.pk]), {"confirmed": "on"}).status_code in {302, 403}
        draft.refresh_from_db()
        assert draft.opened_at is None

        staff("open_consultation", "view_consultation")
        preview = read(client, "lay-y-kien:open", draft.pk).content.decode()
        assert "thứ Sáu, 27/11/2026" in preview
        assert "Mức tối thiểu của danh sách này: 10 ngày" in preview
        client.post(reverse("lay-y-kien:open", args=[draft.pk]), {"confirmed": "on"})
        assert client.get(draft.get_absolute_url()).status_code == 200

        staff("add_consultation", "change_consultation", "view_consultation")
        answer = client.post(reverse("lay-y-kien:edit", args=[draft.pk]), draft_form(title="Đổi sau khi mở"))
    assert answer.url == reverse("lay-y-kien:inspect", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.title.endswith("đợt 5")


def test_what_stands_in_the_way_is_shown_to_the_approver(db, client, staff, opened_at):
    ConsentTextFactory()
    draft = ConsultationFactory(opens_on=date(2026, 11, 12), working_days=5)
    NomineeFactory(consultation=draft)
    staff("open_consultation", "view_consultation")

    with time_machine.travel(opened_at, tick=False):
        seen = read(client, "lay-y-kien:open", draft.pk).content.decode()
        answer = client.post(reverse("lay-y-kien:open", args=[draft.pk]), {"confirmed": "on"})

    assert answer.status_code == 422
    for page in (seen, answer.content.decode()):
        assert page.count("ngắn hơn mức tối thiểu 10 ngày") == 1


def test_corrections_withdrawals_and_outcome_through_the_screens(client, staff, consultation, during, closes_at):
    staff("open_consultation", "publish_outcome", "view_consultation")
    first, second = consultation.nominees.all()
    comment(consultation, during)
    comment(consultation, during, stance="nhat-tri", text="", anonymous=True, name="")
    with time_machine.travel(during, tick=False):
        facts = {"field": "birth_year", "value": "năm 70", "reason": "Nhầm"}
        assert client.post(reverse("lay-y-kien:correct", args=[consultation.pk, first.pk]), facts).status_code == 422
        facts |= {"field": "address", "value": "Ông"}
        assert client.post(reverse("lay-y-kien:correct", args=[consultation.pk, first.pk]), facts).status_code == 302
        assert consultation.changes.get().before == "Bà"
        facts |= {"field": "birth_year", "value": "1970"}
        assert client.post(reverse("lay-y-kien:correct", args=[consultation.pk, first.pk]), facts).status_code == 302
        gone = reverse("lay-y-kien:withdraw", args=[consultation.pk, second.pk])
        assert client.post(gone, {"reason": ""}).status_code == 422
        assert client.post(gone, {"reason": "Rút hồ sơ"}).status_code == 302
        early = client.post(reverse("tong-hop:outcome", args=[consultation.pk]), {"conclusions": "x"})
        assert early.status_code in {302, 403}
        assert not Consultation.objects.get().has_outcome
    with time_machine.travel(closes_at, tick=False):
        outcome(consultation)
        page = client.get(consultation.get_absolute_url()).content.decode()

    assert "Đa số nhất trí." in page
    assert "Kết quả lấy ý kiến" in page
    assert Comment.objects.filter(state="da-tong-hop").count() == 2


def test_every_screen_stands_for_an_administrator(client, settings, consultation, kept, during):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SecondFactor" not in name]
    client.force_login(SuperuserFactory())
    first = consultation.nominees.first()

    with time_machine.travel(during, tick=False):
        for name, args in [
            ("lay-y-kien:index", []),
            ("lay-y-kien:add", []),
            ("lay-y-kien:inspect", [consultation.pk]),
            ("lay-y-kien:correct", [consultation.pk, first.pk]),
            ("lay-y-kien:withdraw", [consultation.pk, first.pk]),
            ("y-kien:index", []),
            ("y-kien:inspect", [kept.pk]),
            ("loi-dong-y:index", []),
            ("loi-dong-y:add", []),
        ]:
            assert read(client, name, *args).status_code == 200, name


def test_only_those_entitled_may_ask_the_rules(db, consultation):
    reader = officer("view_comment")

    assert comment_rules.may_read_comments(reader)
    assert not comment_rules.may_handle(reader)
    assert not comment_rules.may_identify(officer("identify_sender"))
    reader.is_active = False
    assert not comment_rules.may_read_comments(reader)


def test_a_draft_says_what_comes_next_and_what_is_not_filled_in(client, staff):
    draft = ConsultationFactory(council_meets_on=None)
    staff("view_consultation", "change_consultation")
    page = read(client, "lay-y-kien:inspect", draft.pk).content.decode()
    assert "báo người duyệt" in page
    assert "Chưa ghi" in page
    assert "None" not in page.partition("<main")[2].partition("<dl")[2]
