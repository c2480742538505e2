"""What a unit does: drafts, pastes, keeps, signs, takes back."""

import io
import uuid

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations.nominations import queries, unit_actions
from registrations.nominations.models import Case, Nomination, Submission
from registrations.nominations.states import State
from registrations.receipts import actions as receipts
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete
from tests.factories.nominations import CaseFactory, NominationFactory, PaperRuleFactory, proposal, send
from tests.factories.signing import confirmed
from tests.factories.titles import TitleFactory
from tests.factories.units import MembershipFactory

HOSTILE = ["'; DROP TABLE x;--", "<script>alert(1)</script>", "=HYPERLINK(1)", "Nông\u200b Văn \x00 Mẫu", "a" * 100_000]


@pytest.fixture
def at(client, clerk, complete):
    """Signed in as the clerk; `at("gui")` is the address of a step."""
    client.force_login(clerk)
    return lambda step="": f"/don-vi/de-nghi/{complete.pk}/{step + '/' if step else ''}"


def proposal_data(nomination, **given):
    nomination.refresh_from_db()
    return {
        "version": nomination.version,
        "year": nomination.year,
        "proposal_number": "12/TTr-UBND",
        "proposed_on": "02/01/2026",
        "dossier_code": "",
        "contact_name": "Lý Thị Mẫu",
        "contact_phone": "0912 000 000",
    } | given


def case_data(case, **given):
    case.nomination.refresh_from_db()
    return {
        "version": case.nomination.version,
        "kind": case.kind,
        "name": case.name,
        "title": case.title_id or "",
        "summary": case.summary,
        "workplace": case.workplace,
        "birth_year": "",
    } | given


def test_a_clerk_begins_a_draft_and_adds_a_case(client, db):
    member = MembershipFactory()
    client.force_login(member.user)
    answer = client.post(f"/don-vi/de-nghi/moi/{member.unit_id}/", {"loai": "cong-trang"})
    nomination = Nomination.objects.get()
    assert answer.url == f"/don-vi/de-nghi/{nomination.pk}/to-trinh/"
    answer = client.post(
        f"/don-vi/de-nghi/{nomination.pk}/truong-hop/", {"cach": "mot", "kind": "tap-the", "name": "Thôn Mẫu"}
    )
    assert answer.url.endswith(f"/truong-hop/{Case.objects.get().pk}/")


def test_the_proposal_keeps_its_file_and_a_second_file_takes_its_place(client, at, complete):
    before = complete.proposal_file
    answer = client.post(at("to-trinh"), proposal_data(complete, file=proposal("moi.pdf")))
    complete.refresh_from_db()
    assert answer.url == at("truong-hop")
    assert complete.proposal_number == "12/TTr-UBND"
    assert complete.proposal_file.original_name == "moi.pdf"
    assert not type(before).objects.filter(pk=before.pk).exists()


def test_a_file_that_was_sent_stays_with_its_submission(client, at, complete, signatory):
    submission = send(complete, signatory)
    Nomination.objects.filter(pk=complete.pk).update(state=State.ASKED)
    client.post(at("to-trinh"), proposal_data(complete, file=proposal("moi.pdf")))
    submission.refresh_from_db()
    assert submission.proposal_file.original_name == "to-trinh.pdf"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", "19"),
        ("year", "hai nghìn"),
        ("proposed_on", "31/02/2026"),
        ("proposed_on", "01/01/2199"),
        ("proposed_on", "01/01/0001"),
        ("contact_phone", "không có"),
        ("proposal_number", "a" * 61),
    ],
)
def test_what_cannot_be_right_comes_back_beside_its_field(client, at, complete, field, value):
    answer = client.post(at("to-trinh"), proposal_data(complete, **{field: value}))
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert complete.version == Nomination.objects.get(pk=complete.pk).version


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_break_nothing(client, at, complete, text):
    case = complete.cases.get()
    for answer in (
        client.post(at("to-trinh"), proposal_data(complete, proposal_number=text, contact_name=text, proposed_on=text)),
        client.post(at(f"truong-hop/{case.pk}"), case_data(case, name=text, summary=text, title=text, kind=text)),
        client.post(at("truong-hop"), {"cach": "mot", "kind": text, "name": text}),
        client.post(at("truong-hop"), {"cach": "dan", "pasted": text}),
        client.post(at("truong-hop"), {"xoa": text}),
        client.post(at("gui"), {"version": text, "form_key": text}),
        client.get(at("truong-hop"), {"trang": text[:500]}),
    ):
        assert answer.status_code < 500


def test_a_saved_case_shows_up_clean(client, at, complete):
    case = complete.cases.get()
    answer = client.post(at(f"truong-hop/{case.pk}"), case_data(case, name="Nông\u200b  Văn\tMẫu", birth_year="1980"))
    case.refresh_from_db()
    assert answer.status_code == 302
    assert (case.name, case.birth_year) == ("Nông Văn Mẫu", 1980)


def test_a_class_belongs_to_a_title_that_has_it(client, at, complete):
    case = complete.cases.get()
    order = TitleFactory(code="hc", name="Huân chương Mẫu", classes=["ba"])
    wrong = client.post(at(f"truong-hop/{case.pk}"), case_data(case, title=order.pk, award_class="nhat"))
    assert wrong.status_code == 422
    assert "award_class" in wrong.context["form"].errors
    client.post(at(f"truong-hop/{case.pk}"), case_data(case, title=order.pk, award_class="ba"))
    case.refresh_from_db()
    assert case.award == "Huân chương Mẫu hạng Ba"


def test_papers_are_a_checklist_that_says_law_only_when_somebody_checked(client, at, complete):
    plain = PaperRuleFactory(name="Biên bản bình xét", legal_source="Điều 84")
    checked = PaperRuleFactory(name="Báo cáo thành tích", verified=True, legal_source="Điều 84")
    PaperRuleFactory(name="Giấy của danh hiệu khác", title_code="khac")
    case = complete.cases.get()
    page = client.get(at(f"truong-hop/{case.pk}")).content.decode()
    assert "Báo cáo thành tích – theo quy định, Điều 84" in page
    assert "Biên bản bình xét – theo quy định" not in page
    assert "Giấy của danh hiệu khác" not in page
    client.post(at(f"truong-hop/{case.pk}"), case_data(case, papers=[plain.pk]))
    papers = {each["name"]: each["ready"] for each in queries.content(queries.full(complete.pk))["cases"][0]["papers"]}
    assert papers == {"Biên bản bình xét": True, "Báo cáo thành tích": False}
    assert checked.pk


def test_two_clerks_on_one_case_see_each_other_and_lose_nothing(client, at, complete, signatory):
    case = complete.cases.get()
    mine = case_data(case, summary="Bản của tôi")
    unit_actions.save_case(
        complete.pk, case.pk, payload(case, summary="Bản của người khác"), version=complete.version, by=signatory
    )
    answer = client.post(at(f"truong-hop/{case.pk}"), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của tôi" in page
    assert "Bản của người khác" in page
    case.refresh_from_db()
    assert case.summary == "Bản của người khác"
    # With the fresh token of that page the own text may take its place.
    client.post(at(f"truong-hop/{case.pk}"), mine | {"version": answer.context["version"]})
    case.refresh_from_db()
    assert case.summary == "Bản của tôi"


def payload(case, **given):
    names = unit_actions.CASE_FIELDS
    return {name: getattr(case, name) for name in names} | {"papers": []} | given


def test_two_clerks_on_two_cases_do_not_stand_in_each_others_way(complete, clerk, signatory):
    one, other = complete.cases.get(), CaseFactory(nomination=complete)
    token = complete.version
    unit_actions.save_case(complete.pk, one.pk, payload(one, summary="Một"), version=token, by=clerk)
    unit_actions.save_case(complete.pk, other.pk, payload(other, summary="Hai"), version=token, by=signatory)
    assert set(complete.cases.values_list("summary", flat=True)) == {"Một", "Hai"}


def test_autosave_answers_with_the_new_token(client, at, complete):
    case = complete.cases.get()
    answer = client.post(at(f"truong-hop/{case.pk}"), case_data(case, summary="Tự lưu"), headers={"X-Autosave": "1"})
    complete.refresh_from_db()
    assert answer.json()["version"] == complete.version
    again = client.post(at(f"truong-hop/{case.pk}"), case_data(case, birth_year="x"), headers={"X-Autosave": "1"})
    assert again.status_code == 422


def test_a_form_sent_after_the_session_ended_gives_the_text_back(client, complete):
    case = complete.cases.get()
    answer = client.post(f"/don-vi/de-nghi/{complete.pk}/truong-hop/{case.pk}/", {"summary": "Viết mãi <b>mới xong"})
    assert answer.status_code == 403
    assert "Viết mãi &lt;b&gt;mới xong" in answer.content.decode()


# --- lists ----------------------------------------------------------------------


def test_rows_pasted_with_headings_become_cases_with_their_titles(client, at, complete):
    text = (
        "Họ và tên\tNăm sinh\tChức vụ\tĐơn vị\tHình thức khen thưởng\n"
        "Hoàng Thị Lan\t1985\tTrưởng thôn\tThôn Bản Mẫu\tBằng khen của Chủ tịch UBND tỉnh\n"
        "Tập thể Trường Tiểu học Mẫu Sơn\t\t\t\tDanh hiệu chưa từng có"
    )
    client.post(at("truong-hop"), {"cach": "dan", "pasted": text})
    lan, school = complete.cases.order_by("order")[1:]
    assert (lan.name, lan.birth_year, lan.position, lan.title.code) == ("Hoàng Thị Lan", 1985, "Trưởng thôn", "bk-tinh")
    assert school.kind == "tap-the"
    assert school.title is None
    assert "Danh hiệu chưa từng có" in school.note


def test_a_column_of_names_alone_is_enough(client, at, complete):
    client.post(at("truong-hop"), {"cach": "dan", "pasted": "Hoàng Thị Lan\nTrường Tiểu học Mẫu Sơn\nCông ty TNHH Mẫu"})
    kinds = list(complete.cases.order_by("order").values_list("kind", flat=True)[1:])
    assert kinds == ["ca-nhan", "tap-the", "doanh-nghiep"]


def test_too_long_a_list_is_refused_whole(client, at, complete):
    text = "\n".join(f"Nông Văn {number}" for number in range(queries.MAX_CASES + 1))
    answer = client.post(at("truong-hop"), {"cach": "dan", "pasted": text})
    assert answer.status_code == 422
    assert complete.cases.count() == 1


def workbook(*rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return SimpleUploadedFile("danh-sach.xlsx", out.getvalue())


def test_a_file_is_read_as_a_list(client, at, complete):
    file = workbook(
        ("STT", "Họ và tên", "Chức vụ", "Hình thức khen thưởng"), (1, "Hoàng Thị Lan", "Giáo viên", "BK tỉnh")
    )
    client.post(at("truong-hop"), {"cach": "tep", "list": file})
    assert complete.cases.get(name="Hoàng Thị Lan").title.code == "bk-tinh"


def test_a_file_that_is_no_list_is_refused_in_words(client, at, complete):
    answer = client.post(at("truong-hop"), {"cach": "tep", "list": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no book")})
    assert answer.status_code == 422
    assert complete.cases.count() == 1


# --- sending --------------------------------------------------------------------


def test_the_signatory_sends_and_the_receipt_proves_the_content(client, at, complete, signatory):
    client.force_login(signatory)
    complete.refresh_from_db()
    matter = unit_actions.matter_of(queries.full(complete.pk))
    confirmed(matter, signatory)
    form = {"version": complete.version, "form_key": uuid.uuid4(), "hash": matter.content_hash}
    answer = client.post(at("gui"), form)
    submission = Submission.objects.get()
    assert answer.url == f"{at()}?moi"
    assert receipts.matches(submission.receipt, submission.content)
    page = client.get(answer.url).content.decode()
    assert submission.receipt.code in page
    complete.refresh_from_db()
    assert complete.state == State.SENT


def test_a_clerk_is_told_who_signs(client, at, complete, signatory):
    page = client.get(at("gui")).content.decode()
    assert "Hoàng Thị Ký" in page
    complete.refresh_from_db()
    answer = client.post(at("gui"), {"version": complete.version, "form_key": uuid.uuid4()})
    assert answer.status_code == 403
    assert not Submission.objects.exists()


def test_the_button_pressed_twice_sends_once(complete, signatory):
    key = uuid.uuid4()
    confirmed(unit_actions.matter_of(queries.full(complete.pk)), signatory)
    first = unit_actions.submit(complete.pk, version=complete.version, form_key=key, by=signatory)
    assert unit_actions.submit(complete.pk, version=complete.version, form_key=key, by=signatory) == first
    with pytest.raises(AlreadySubmitted):
        unit_actions.submit(complete.pk, version=complete.version, form_key=uuid.uuid4(), by=signatory)


def test_what_changed_since_the_preview_is_not_sent(complete, signatory, clerk):
    seen = complete.version
    unit_actions.add_cases(complete.pk, [{"name": "Thêm sau", "kind": "ca-nhan"}], by=clerk)
    with pytest.raises(Conflict):
        unit_actions.submit(complete.pk, version=seen, form_key=uuid.uuid4(), by=signatory)


@pytest.mark.parametrize("field", ["proposal_number", "proposed_on", "proposal_file", "contact_name"])
def test_nothing_incomplete_is_sent(complete, signatory, field):
    setattr(complete, field, None if field in ("proposed_on", "proposal_file") else "")
    complete.save()
    with pytest.raises(Incomplete):
        send(complete, signatory)


def test_a_title_that_was_not_in_force_on_the_day_of_the_proposal_is_named(complete, signatory):
    old = TitleFactory(code="cu", name="Danh hiệu cũ", effective_from=None, effective_to="2024-01-01")
    complete.cases.update(title=old)
    with pytest.raises(Incomplete) as refused:
        send(complete, signatory)
    assert "Danh hiệu cũ" in refused.value.gaps[0].text


def test_a_title_for_others_is_named(complete, signatory):
    complete.cases.update(title=TitleFactory(code="tt", name="Cờ mẫu", recipient_kinds=["tap-the"]))
    with pytest.raises(Incomplete) as refused:
        send(complete, signatory)
    assert "không dành cho đối tượng cá nhân" in refused.value.gaps[0].text


def test_what_was_sent_is_never_changed(sent):
    submission = sent.submissions.get()
    with pytest.raises(TypeError):
        submission.save()
    with pytest.raises(TypeError):
        submission.delete()


def test_a_draft_is_thrown_away_and_what_was_sent_is_not(client, at, complete, signatory):
    client.post(at("bo"))
    assert not Nomination.objects.filter(pk=complete.pk).exists()


def test_a_nomination_that_was_sent_cannot_be_thrown_away(client, at, sent):
    client.post(at("bo"))
    assert Nomination.objects.filter(pk=sent.pk).exists()


def test_the_signatory_takes_it_back_with_a_reason(client, sent, signatory):
    client.force_login(signatory)
    address = f"/don-vi/de-nghi/{sent.pk}/rut/"
    assert client.post(address, {"reason": " "}).status_code == 422
    client.post(address, {"reason": "Ghi nhầm danh sách"})
    sent.refresh_from_db()
    assert sent.state == State.WITHDRAWN


def test_a_case_that_was_sent_once_is_marked_and_not_erased(client, at, sent):
    case = sent.cases.get()
    Nomination.objects.filter(pk=sent.pk).update(state=State.ASKED)
    client.post(at("truong-hop"), {"xoa": case.pk})
    case.refresh_from_db()
    assert case.left_as == Case.Left.WITHDRAWN


# --- sudden merit ---------------------------------------------------------------


def short_data(nomination, title, **given):
    case = {
        "t-kind": "ca-nhan",
        "t-name": "Triệu Văn Cứu",
        "t-title": title.pk,
        "t-summary": "Cứu hai em nhỏ.",
        "t-birth_year": "",
    }
    return proposal_data(nomination) | case | given


def test_sudden_merit_is_one_page(client, clerk, complete):
    client.force_login(clerk)
    answer = client.post(f"/don-vi/de-nghi/dot-xuat/{complete.unit_id}/")
    nomination = Nomination.objects.get(kind="dot-xuat")
    address = f"/don-vi/de-nghi/{nomination.pk}/dot-xuat/"
    assert answer.url == address
    title = TitleFactory()
    answer = client.post(address, short_data(nomination, title, file=proposal()))
    assert answer.url == f"/don-vi/de-nghi/{nomination.pk}/gui/"
    assert nomination.cases.get().name == "Triệu Văn Cứu"
    client.post(address, short_data(nomination, title, **{"t-name": "Triệu Văn Cứu Người"}))
    assert nomination.cases.get().name == "Triệu Văn Cứu Người"
    assert queries.gaps(queries.full(nomination.pk), nomination.created_at) == []


def test_the_short_page_saves_both_parts_or_none(client, clerk, complete):
    client.force_login(clerk)
    sudden = NominationFactory(unit=complete.unit, kind="dot-xuat")
    address = f"/don-vi/de-nghi/{sudden.pk}/dot-xuat/"
    bad = SimpleUploadedFile("x.pdf", b"MZ not a paper")
    answer = client.post(address, short_data(sudden, TitleFactory(), file=bad))
    assert answer.status_code == 422
    assert not sudden.cases.exists()
    assert client.get(f"/don-vi/de-nghi/{complete.pk}/dot-xuat/").status_code == 404
