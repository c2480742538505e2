"""A proposal from the unit's draft to the officer's answer; what is hostile or half is told, never a broken page."""

import uuid
from datetime import date

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from registrations.attachments.models import Attachment
from registrations.exemplars import actions, consents, emails, queries
from registrations.exemplars.models import Proposal
from registrations.notices.models import Notice
from registrations.receipts import queries as receipts
from registrations.refusals import Conflict, Incomplete, NotAllowed, WrongState
from tests.factories.accounts import UserFactory
from tests.factories.exemplars import ProposalFactory, add_picture, photograph, send
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

State = Proposal.State
DESK = "/quan-tri/de-xuat-dien-hinh/"
HOSTILE = ["'; DROP TABLE x;--", "<script>alert(1)</script>", "Nông\u200b \x00 Mẫu", "a" * 60_000, "=HYPERLINK(1)"]


@pytest.fixture
def draft(db):
    return ProposalFactory()


@pytest.fixture
def clerk(draft):
    return MembershipFactory(unit=draft.unit, role="drafter").user


@pytest.fixture
def signatory(draft):
    return MembershipFactory(unit=draft.unit, role="signatory").user


def story(proposal, **given):
    proposal.refresh_from_db()
    data = {name: getattr(proposal, name) or "" for name in actions.FIELDS}
    data |= {"place_unit": proposal.place_unit_id or "", "movement": "", "version": proposal.version}
    return data | given


def consent(proposal, **given):
    proposal.refresh_from_db()
    data = {name: getattr(proposal, name) or "" for name in consents.FIELDS}
    data |= {name: value.strftime("%d/%m/%Y") for name, value in data.items() if isinstance(value, date)}
    return data | {"version": proposal.version} | given


def test_a_clerk_writes_a_proposal_in_three_steps(client, clerk, draft):
    client.force_login(clerk)
    answer = client.post(f"/don-vi/dien-hinh/moi/{draft.unit_id}/")
    fresh = Proposal.objects.exclude(pk=draft.pk).get()
    assert fresh.place_unit == draft.unit
    told = story(
        fresh, subject_name="Lý Văn Thử", field="y-te", target_groups=["y-bac-si", "phu-nu"], story="Kể dài. " * 40
    )
    pictures = client.post(answer.url, told).url
    client.post(pictures, {"files": [photograph("a.jpg"), photograph("b.png", kind="PNG")]})
    assert [each.is_portrait for each in fresh.pictures.all()] == [True, False]
    first, second = fresh.pictures.all()
    words = {f"anh-{each.pk}-{name}": "Chị Thử khám bệnh" for each in (first, second) for name in ("alt", "caption")}
    steps = client.post(pictures, words | {"chan-dung": second.pk, "tiep": "1"}).url
    second.refresh_from_db()
    assert second.is_portrait
    assert second.alt == "Chị Thử khám bệnh"
    paper = consent(fresh, consent_name="Lý Văn Thử", consent_on="03/02/2026", consent_way="giay", born_on="01/02/1980")
    paper |= {"consents_name": "on", "consents_picture": "on", "file": photograph("phieu.jpg")}
    assert client.post(steps, paper).url == fresh.get_absolute_url()
    fresh.refresh_from_db()
    assert fresh.consent_file.original_name == "phieu.jpg"
    assert "Chưa có tóm tắt." in client.get(fresh.get_absolute_url()).content.decode()


def test_a_place_chosen_by_its_old_name_is_kept_by_both(client, clerk, draft):
    old = UnitFactory(name="Xã Yên Sơn", short_name="Yên Sơn", effective_from=None, effective_to=date(2025, 7, 1))
    new = SuccessionFactory(predecessor=old).successor
    client.force_login(clerk)
    client.post(f"{draft.get_absolute_url()}sua/", story(draft, place_unit=old.pk))
    draft.refresh_from_db()
    assert (draft.place_unit, draft.old_place) == (new, "Xã Yên Sơn")


def test_what_was_sent_has_a_receipt_that_tells_how_it_stands_but_not_of_whom(client, draft, officer):
    sent = send(draft)
    assert receipts.by_code(sent.receipt.code) == sent.receipt
    address = sent.receipt.get_absolute_url()
    page = client.get(address).content.decode()
    assert draft.unit.name in page
    assert "Đã gửi" in page
    assert "Hứa Thị Mẫu" not in page
    actions.accept(draft.pk, by=officer)
    assert "Đã tiếp nhận" in client.get(address).content.decode()


def test_the_officer_returns_with_reason_the_unit_mends_and_the_officer_accepts(
    client, draft, clerk, signatory, officer, django_capture_on_commit_callbacks
):
    send(draft)
    client.force_login(officer)
    address = f"{DESK}{draft.pk}/"
    assert "Hứa Thị Mẫu" in client.get(DESK + "?q=hua+thi+mau&xem=da-gui").content.decode()
    assert client.post(address, {"viec": "tra", "return_form-reason": " "}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"viec": "tra", "return_form-reason": "Kể rõ số hộ học theo."})
    assert {message.to[0] for message in mail.outbox} == {clerk.email, signatory.email}
    client.force_login(clerk)
    assert "Kể rõ số hộ học theo." in client.get(draft.get_absolute_url()).content.decode()
    client.post(f"{draft.get_absolute_url()}sua/", story(draft, lead="Một trăm hộ học theo."))
    assert send(draft).number == 2
    client.force_login(officer)
    client.post(address, {"viec": "nhan"})
    draft.refresh_from_db()
    assert draft.state == State.ACCEPTED
    client.force_login(clerk)
    assert client.post(f"{draft.get_absolute_url()}sua/", story(draft, lead="Muộn")).status_code == 409


def test_nobody_but_the_unit_and_the_desk_reads_it(client, draft, groups):
    picture = add_picture(draft)
    send(draft)
    pages = [draft.get_absolute_url(), picture.attachment.get_absolute_url()]
    stranger = MembershipFactory(role="signatory").user
    for user, desk in (
        (stranger, 302),
        (UserFactory(groups=["Cộng tác viên"]), 302),
        (UserFactory(groups=["Quản trị"]), 302),
    ):
        client.force_login(user)
        assert [client.get(page).status_code for page in pages] == [404, 404]
        assert client.get(f"{DESK}{draft.pk}/").status_code == desk
        assert client.post(f"{DESK}{draft.pk}/", {"viec": "nhan"}).status_code == desk
    client.force_login(UserFactory(groups=["Biên tập viên"]))
    assert client.get(f"{DESK}{draft.pk}/").status_code == 200
    assert client.get(pages[1]).status_code == 200
    assert client.post(f"{DESK}{draft.pk}/", {"viec": "nhan"}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED


def test_files_of_a_draft_are_the_units_alone(client, draft, officer):
    picture = add_picture(draft)
    client.force_login(officer)
    assert client.get(picture.attachment.get_absolute_url()).status_code == 404
    assert client.get(f"{DESK}{draft.pk}/").status_code == 404


def test_only_the_signatory_sends_and_twice_is_once(draft, clerk, signatory):
    key = uuid.uuid4()
    with pytest.raises(NotAllowed):
        actions.submit(draft.pk, version=1, form_key=key, by=clerk)
    first = actions.submit(draft.pk, version=1, form_key=key, by=signatory)
    assert actions.submit(draft.pk, version=1, form_key=key, by=signatory) == first
    with pytest.raises(WrongState):
        actions.submit(draft.pk, version=1, form_key=uuid.uuid4(), by=signatory)


def test_what_is_missing_keeps_it_back(draft, signatory):
    Proposal.objects.filter(pk=draft.pk).update(consents_name=False, story="Ngắn.", place="")
    with pytest.raises(Incomplete) as refused:
        actions.submit(draft.pk, version=1, form_key=uuid.uuid4(), by=signatory)
    assert len(refused.value.gaps) == 3


def test_two_writers_do_not_overwrite_each_other(draft, clerk, signatory):
    data = {name: getattr(draft, name) for name in actions.FIELDS}
    actions.save(draft.pk, data | {"lead": "Bản một"}, version=1, by=clerk)
    with pytest.raises(Conflict):
        actions.save(draft.pk, data | {"lead": "Bản hai"}, version=1, by=signatory)


def test_the_unit_withdraws_what_nobody_has_accepted(client, draft, signatory, officer):
    send(draft)
    client.force_login(signatory)
    client.post(f"{draft.get_absolute_url()}rut/")
    draft.refresh_from_db()
    assert draft.state == State.WITHDRAWN
    with pytest.raises(WrongState):
        actions.accept(draft.pk, by=officer)


def test_a_draft_thrown_away_takes_its_files_along(client, draft, clerk):
    add_picture(draft, by=clerk)
    client.force_login(clerk)
    client.post(f"{draft.get_absolute_url()}bo/")
    assert not Proposal.objects.exists()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_or_told_but_never_break_a_page(client, draft, clerk, words):
    client.force_login(clerk)
    for name in (
        "subject_name",
        "role",
        "place",
        "title",
        "lead",
        "story",
        "stage_on",
        "field",
        "place_unit",
        "movement",
    ):
        answer = client.post(f"{draft.get_absolute_url()}sua/", story(draft, **{name: words}))
        assert answer.status_code in (302, 422), name
    # What one post kept the next one sent again: the page shows all of it.
    assert b"<script>alert" not in client.get(draft.get_absolute_url()).content
    for name in ("consent_name", "consent_on", "consent_way", "born_on", "guardian_name", "version"):
        answer = client.post(f"{draft.get_absolute_url()}dong-y/", consent(draft, **{name: words}))
        assert answer.status_code in (302, 409, 422), name
    assert client.get(f"/don-vi/dien-hinh/?trang={words[:50]}").status_code == 200
    assert (
        client.post(f"{draft.get_absolute_url()}gui/", {"form_key": words[:50], "version": words[:50]}).status_code
        == 422
    )
    assert (
        client.post(f"{draft.get_absolute_url()}anh/", {"xoa": words[:50], "chan-dung": words[:50]}).status_code == 302
    )


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("x.jpg", b"<script>alert(1)</script>"),
        SimpleUploadedFile("x.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 50),
        SimpleUploadedFile("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        SimpleUploadedFile("x.jpg", b""),
        lambda: photograph("dai.png", size=(12_000, 11_000), kind="PNG"),
    ],
    ids=["script", "cut off", "svg", "empty", "too large to draw"],
)
def test_what_is_no_picture_is_told_beside_the_field(client, draft, clerk, file):
    file = file() if callable(file) else file
    file.seek(0)
    client.force_login(clerk)
    answer = client.post(f"{draft.get_absolute_url()}anh/", {"files": [file]})
    assert answer.status_code == 422
    assert "field__error" in answer.content.decode()
    assert not draft.pictures.exists()


def test_a_session_that_ended_gives_back_what_was_typed(client, draft):
    answer = client.post(f"{draft.get_absolute_url()}sua/", {"lead": "Câu đã viết rất lâu"})
    assert answer.status_code == 403
    assert "Câu đã viết rất lâu" in answer.content.decode()


FACTS = {
    "consent_name": "Mẹ",
    "consent_on": date(2026, 6, 1),
    "consent_way": "dien-tu",
    "consent_reference": "thư",
    "consents_name": True,
    "guardian_name": "",
    "guardian_relation": "",
    "child_agrees": False,
}


def missing(**changes):
    facts = FACTS | {"born_on": date(1990, 1, 1)} | changes
    kind = facts.pop("kind", "person")
    has_file = facts.pop("has_file", False)
    return {name for name, _ in consents.gaps(facts, kind=kind, has_file=has_file, today=date(2026, 11, 21))}


def test_what_a_consent_needs():
    assert missing() == set()
    assert missing(consent_way="giay") == {"file"}
    assert missing(consent_way="giay", has_file=True) == set()
    assert missing(consent_reference="") == {"consent_reference"}
    assert missing(consent_on=date(2026, 11, 22)) == {"consent_on"}
    assert missing(born_on=None) == {"born_on"}
    assert missing(born_on=None, kind="household") == set()
    assert missing(born_on=date(2026, 6, 2)) == {"born_on"}
    # Eighteen on the very day of the consent, and one day short of it.
    assert missing(born_on=date(2008, 6, 1)) == set()
    assert missing(born_on=date(2008, 6, 2)) == {"guardian_name", "guardian_relation", "child_agrees"}
    assert missing(born_on=date(2019, 6, 2), guardian_name="Lý Thị Mẹ", guardian_relation="mẹ") == set()


@given(st.dates(date(1900, 1, 1), date(2026, 6, 1)))
def test_who_is_not_yet_eighteen_needs_a_guardian(born):
    eighteenth = born.replace(year=born.year + 18) if (born.month, born.day) != (2, 29) else date(born.year + 18, 3, 1)
    assert ("guardian_name" in missing(born_on=born)) == (eighteenth > FACTS["consent_on"])


def test_pictures_need_a_consent_to_pictures(draft, clerk):
    add_picture(draft, by=clerk)
    Proposal.objects.filter(pk=draft.pk).update(consents_picture=False)
    assert [name for name, _ in queries.consent_gaps(queries.full(draft.pk))] == ["consents_picture"]


def test_those_who_decide_are_told_once_of_each_sending(draft, signatory, groups):
    judge = UserFactory(groups=["Chuyên viên TĐKT"])
    sent = send(draft)
    waiting = Notice.objects.filter(kind="exemplar.waiting")
    assert [notice.recipient for notice in waiting] == [judge]
    assert waiting.get().url.endswith(f"{draft.pk}/")

    emails.waiting(sent)
    assert waiting.count() == 1


def test_a_unit_below_a_commune_begins_with_that_commune(db):
    commune = UnitFactory()
    school = UnitFactory(kind="subunit", parent=commune)
    by = MembershipFactory(unit=school, role="drafter").user
    assert actions.start(school, by=by).place_unit == commune
    office = UnitFactory(kind="department")
    assert actions.start(office, by=MembershipFactory(unit=office, role="drafter").user).place_unit is None
