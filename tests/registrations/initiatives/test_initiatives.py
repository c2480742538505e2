"""An initiative from the unit's page to the public register."""

import uuid

import pytest
from django.utils import timezone

from registrations.initiatives import actions, queries
from registrations.initiatives.models import Initiative, Likeness, RegisterSettings, Shingle
from registrations.nominations.models import Case
from registrations.receipts import actions as receipts
from registrations.refusals import Conflict, Incomplete, NotAllowed, Refused, WrongState
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import PROBLEM, SOLUTION, InitiativeFactory, recognise, send
from tests.factories.nominations import CaseFactory, CompleteNominationFactory
from tests.factories.units import MembershipFactory

State = Initiative.State
DESK = "/quan-tri/sang-kien/"
HOSTILE = ["'; DROP TABLE x;--", "<script>alert(1)</script>", "Nông\u200b \x00 Mẫu", "a" * 60_000]


@pytest.fixture
def draft(db):
    return InitiativeFactory()


@pytest.fixture
def clerk(draft):
    return MembershipFactory(unit=draft.unit, role="drafter").user


@pytest.fixture
def signatory(draft):
    return MembershipFactory(unit=draft.unit, role="signatory").user


def posted(initiative, *authors, **given):
    initiative.refresh_from_db()
    data = {name: getattr(initiative, name) or "" for name in actions.FIELDS} | {"version": initiative.version}
    data |= {"tac-gia-TOTAL_FORMS": len(authors) + 1, "tac-gia-INITIAL_FORMS": 0}
    for at, (name, share) in enumerate([*authors, ("", "")]):
        data |= {f"tac-gia-{at}-name": name, f"tac-gia-{at}-position": "", f"tac-gia-{at}-share": share}
    return data | given


def test_a_clerk_writes_an_application_on_one_page(client, clerk, draft):
    client.force_login(clerk)
    answer = client.post(f"/don-vi/sang-kien/moi/{draft.unit_id}/")
    fresh = Initiative.objects.exclude(pk=draft.pk).get()
    assert answer.url == f"/don-vi/sang-kien/{fresh.pk}/sua/"
    data = posted(fresh, ("Nông Văn A", "60"), ("Lý Thị B", "40%"), title="Bơm va", solution="Làm", field="nong-nghiep")
    assert client.post(answer.url, data).status_code == 302
    fresh.refresh_from_db()
    assert [(author.name, author.share) for author in fresh.authors.all()] == [("Nông Văn A", 60), ("Lý Thị B", 40)]
    assert "Bơm va" in client.get("/don-vi/sang-kien/?q=bom+va").content.decode()


@pytest.mark.parametrize("share", ["0", "101", "nửa", "-5", "5.5"])
def test_a_share_that_cannot_be_comes_back(client, clerk, draft, share):
    client.force_login(clerk)
    answer = client.post(f"{draft.get_absolute_url()}sua/", posted(draft, ("Nông Văn A", share)))
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.authors.get().name == "Hoàng Thị Mẫu"


def test_shares_that_do_not_make_a_hundred_keep_it_back(draft, signatory):
    draft.authors.update(share=90)
    with pytest.raises(Incomplete) as refused:
        send(draft)
    assert "90%" in refused.value.gaps[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_break_nothing(client, clerk, draft, text):
    client.force_login(clerk)
    data = posted(draft, (text, text), title=text, problem=text, field=text, year=text, applied_from=text)
    assert client.post(f"{draft.get_absolute_url()}sua/", data).status_code < 500
    assert client.post(f"{draft.get_absolute_url()}sua/", {"version": text}).status_code == 422
    assert client.post(f"{draft.get_absolute_url()}gui/", {"version": text, "form_key": text}).status_code < 500
    assert client.get("/don-vi/sang-kien/", {"q": text, "trang": text}).status_code == 200


def test_two_clerks_see_each_other(client, clerk, draft, signatory):
    client.force_login(clerk)
    mine = posted(draft, ("Nông Văn A", "100"), problem="Bản của tôi")
    other = {name: getattr(draft, name) for name in actions.FIELDS} | {"problem": "Bản của người khác"}
    actions.save(draft.pk, other, [{"name": "B", "position": "", "share": 100}], version=draft.version, by=signatory)
    page = client.post(f"{draft.get_absolute_url()}sua/", mine)
    assert page.status_code == 409
    assert "Bản của người khác" in page.content.decode()
    with pytest.raises(Conflict):
        actions.save(draft.pk, other | {"title": "Khác"}, [], version=0, by=signatory)


def test_the_signatory_sends_and_the_receipt_proves_it(client, draft, signatory):
    client.force_login(signatory)
    draft.refresh_from_db()
    client.post(f"{draft.get_absolute_url()}gui/", {"version": draft.version, "form_key": uuid.uuid4()})
    submission = draft.submissions.get()
    assert receipts.matches(submission.receipt, submission.content)
    page = client.get(f"/tra-cuu/{submission.receipt.code}/").content.decode()
    assert draft.unit.name in page
    assert draft.title not in page


def test_a_clerk_does_not_send(draft, clerk):
    with pytest.raises(NotAllowed):
        actions.submit(draft.pk, version=draft.version, form_key=uuid.uuid4(), by=clerk)


def test_the_signatory_takes_it_back_before_the_office_decides(client, draft, clerk, signatory, officer):
    send(draft)
    page = draft.get_absolute_url()
    client.force_login(clerk)
    assert "Rút đơn" not in client.get(page).content.decode()
    assert "Người ký duyệt của đơn vị rút đơn." in client.post(f"{page}rut/", follow=True).content.decode()
    client.force_login(signatory)
    assert "Rút đơn" in client.get(page).content.decode()
    after = client.post(f"{page}rut/", follow=True).content.decode()
    assert "Đã rút đơn sáng kiến." in after
    assert "Đã rút" in client.get(draft.submissions.get().receipt.get_absolute_url()).content.decode()
    assert f'action="{page}rut/"' not in after
    copy = copied()
    send(copy)
    assert not copy.likenesses.exists()
    client.force_login(officer)
    assert "Đã rút" in client.get(f"{DESK}{draft.pk}/").content.decode()


def test_the_button_pressed_twice_sends_once(draft, signatory):
    key = uuid.uuid4()
    first = actions.submit(draft.pk, version=draft.version, form_key=key, by=signatory)
    assert actions.submit(draft.pk, version=draft.version, form_key=key, by=signatory) == first
    with pytest.raises(WrongState):
        actions.submit(draft.pk, version=draft.version, form_key=uuid.uuid4(), by=signatory)


def test_for_others_it_does_not_exist(client, draft):
    draft.problem = "CANARY-SANG-KIEN"
    draft.save()
    send(draft)
    base = draft.get_absolute_url()
    for person in (None, UserFactory(), MembershipFactory(role="signatory").user):
        client.logout()
        if person:
            client.force_login(person)
        for door in (
            base,
            f"{base}sua/",
            f"{base}gui/",
            f"{base}rut/",
            f"{base}bo/",
            "/don-vi/sang-kien/",
            f"{DESK}{draft.pk}/",
            DESK,
        ):
            for answer in (client.get(door), client.post(door)):
                assert "CANARY" not in answer.content.decode()
                if person and door.startswith(base):
                    assert answer.status_code in (404, 405)


# --- likeness -------------------------------------------------------------------


def copied(**given):
    return InitiativeFactory(**({"title": "Cẩm nang thủ tục bỏ túi", "problem": f"Lời khác hẳn. {PROBLEM}"} | given))


def test_sending_finds_the_one_it_was_copied_from(draft):
    send(draft)
    later = copied()
    send(later)
    likeness = later.likenesses.get()
    assert likeness.earlier == draft
    assert likeness.score > 80


def test_the_same_title_is_enough(draft):
    send(draft)
    later = InitiativeFactory(
        title="SO TAY tra cứu thủ tục dành cho trưởng thôn",
        problem="Khác một.",
        solution="Khác hai.",
        effect="Khác ba.",
    )
    send(later)
    assert later.likenesses.get().earlier == draft


def test_drafts_and_other_subjects_are_left_alone(draft):
    other = copied()
    actions.register_marks(other)  # a draft that was once returned has marks
    send(draft)
    assert not draft.likenesses.exists()
    water = InitiativeFactory(title="Bơm va", problem="Thiếu nước.", solution="Đặt bơm ở bờ suối.", effect="Đủ nước.")
    send(water)
    assert not water.likenesses.exists()


def test_a_verdict_outlives_another_sending(draft, officer):
    send(draft)
    later = copied()
    send(later)
    likeness = later.likenesses.get()
    actions.judge_likeness(likeness.pk, verdict="mot-phan", note="Có điểm mới", by=officer)
    actions.give_back(later.pk, reason="Nêu rõ điểm mới", by=officer)
    Initiative.objects.filter(pk=later.pk).update(problem="Viết lại hết.", solution="Viết lại.", title="Tên mới hẳn")
    send(later)
    assert later.likenesses.get().verdict == "mot-phan"
    assert Shingle.objects.filter(initiative=later).count() < Shingle.objects.filter(initiative=draft).count()


def test_sending_costs_the_same_however_large_the_register(draft, django_assert_max_num_queries):
    for _ in range(5):
        send(copied())
    draft.refresh_from_db()
    found = queries.full(draft.pk)
    with django_assert_max_num_queries(5):
        assert len(queries.alike(found)) == 5


def test_the_officer_compares_side_by_side_and_decides(client, draft, officer):
    send(draft)
    later = copied(problem=f"<b>Lời</b> khác. {PROBLEM}")
    send(later)
    likeness = later.likenesses.get()
    client.force_login(officer)
    address = f"{DESK}{later.pk}/so-sanh/{likeness.pk}/"
    page = client.get(address).content.decode()
    assert "<mark>" in page
    assert "&lt;b&gt;Lời&lt;/b&gt;" in page
    assert client.post(address, {"verdict": "la"}).status_code == 422
    client.post(address, {"verdict": "trung", "note": "Chép lại"})
    likeness.refresh_from_db()
    assert (likeness.verdict, likeness.judged_by) == (Likeness.Verdict.SAME, officer)
    assert client.get(f"{DESK}{draft.pk}/so-sanh/{likeness.pk}/").status_code == 404


# --- the decision and the register ----------------------------------------------


def test_an_officer_returns_recognises_or_refuses(client, draft, officer):
    send(draft)
    client.force_login(officer)
    address = f"{DESK}{draft.pk}/"
    assert client.post(address, {"viec": "tra", "return_form-reason": " "}).status_code == 422
    client.post(address, {"viec": "tra", "return_form-reason": "Nêu số liệu"})
    draft.refresh_from_db()
    assert (draft.state, draft.answer) == (State.RETURNED, "Nêu số liệu")
    send(draft)
    day = f"{timezone.localdate():%d/%m/%Y}"
    given = {"number": "12/QĐ-UBND", "on": day, "body": "UBND tỉnh", "reach": "tinh", "is_public": "on"}
    client.post(address, {"viec": "cong-nhan"} | {f"recognise_form-{key}": value for key, value in given.items()})
    draft.refresh_from_db()
    assert draft.state == State.RECOGNISED
    with pytest.raises(WrongState):
        actions.refuse(draft.pk, reason="x", by=officer)


def test_nobody_else_judges(draft, signatory):
    send(draft)
    for action in (
        lambda: recognise(draft, signatory),
        lambda: actions.refuse(draft.pk, reason="x", by=signatory),
        lambda: actions.give_back(draft.pk, reason="x", by=signatory),
        lambda: actions.show_register(draft.organising_body, True, by=signatory),
    ):
        with pytest.raises(NotAllowed):
            action()


def test_a_decision_of_tomorrow_is_refused(draft, officer):
    send(draft)
    with pytest.raises(Refused):
        recognise(draft, officer, on=timezone.localdate() + timezone.timedelta(days=1))


def test_the_public_register_is_off_until_the_council_shows_it(client, office, draft, officer):
    send(draft)
    recognise(draft, officer)
    assert client.get("/sang-kien/").status_code == 404
    client.force_login(officer)
    client.post(DESK, {"hoi-dong": draft.organising_body_id, "cong-khai": "1"})
    client.logout()
    page = client.get("/sang-kien/").content.decode()
    for shown in (draft.title, "Hoàng Thị Mẫu", draft.unit.name, "Cấp tỉnh"):
        assert shown in page
    for hidden in (PROBLEM[:40], SOLUTION[:40], draft.effect[:30], draft.applied_where):
        assert hidden not in page
    RegisterSettings.objects.update(is_public=False)
    assert client.get("/sang-kien/").status_code == 404


def test_only_what_is_recognised_and_public_stands_in_the_register(client, office, draft, officer):
    RegisterSettings.objects.create(organising_body=draft.organising_body, is_public=True)
    send(draft)
    assert draft.title not in client.get("/sang-kien/").content.decode()
    recognise(draft, officer, is_public=False)
    assert draft.title not in client.get("/sang-kien/").content.decode()


def test_the_register_is_found_in_any_spelling_and_costs_few_queries(
    client, office, draft, officer, django_assert_max_num_queries
):
    RegisterSettings.objects.create(organising_body=draft.organising_body, is_public=True)
    for _ in range(3):
        each = InitiativeFactory()
        send(each)
        recognise(each, officer)
    client.get("/sang-kien/")
    with django_assert_max_num_queries(12):
        page = client.get("/sang-kien/?q=so+tay&nam=la&trang=la").content.decode()
    assert "Sổ tay tra cứu" in page
    assert "Sổ tay tra cứu" not in client.get("/sang-kien/?q=khong+co").content.decode()


def test_the_desk_filters(client, draft, officer):
    send(draft)
    client.force_login(officer)
    for asked, found in (
        ("", True),
        ("?xem=da-gui", True),
        ("?xem=cong-nhan", False),
        ("?q=SO+TAY", True),
        ("?nam=1999", False),
        ("?nam=la&xem=la", True),
    ):
        assert (str(draft.pk) in client.get(DESK + asked).content.decode()) is found


def test_a_case_of_a_nomination_names_the_recognised_initiative(client, draft, clerk, officer):
    nomination = CompleteNominationFactory(unit=draft.unit)
    case = nomination.cases.get()
    client.force_login(clerk)
    address = f"/don-vi/de-nghi/{nomination.pk}/truong-hop/{case.pk}/"
    assert "Sáng kiến được công nhận" not in client.get(address).content.decode()
    send(draft)
    recognise(draft, officer)
    stranger = InitiativeFactory()
    send(stranger)
    recognise(stranger, officer)
    data = {
        "version": nomination.version,
        "kind": case.kind,
        "name": case.name,
        "title": case.title_id,
        "summary": "Việc đã làm",
        "birth_year": "",
    }
    assert client.post(address, data | {"initiative": stranger.pk}).status_code == 422
    assert client.post(address, data | {"initiative": draft.pk}).status_code == 302
    assert Case.objects.get(pk=case.pk).initiative == draft
    assert "12/QĐ-UBND" in client.get(f"/don-vi/de-nghi/{nomination.pk}/").content.decode()
    assert CaseFactory(nomination=nomination).initiative is None
