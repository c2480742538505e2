"""The builder of a campaign: questions in order and in versions, deadlines, preview, a copy for the new year."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.utils import timezone

from registrations.campaigns import building, queries
from registrations.campaigns.deadlines import deadline_for
from registrations.campaigns.models import Campaign, CampaignDeadline, Question
from registrations.refusals import Refused
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import AimedTitleFactory, CampaignFactory, MovementFactory, QuestionFactory, send

ADMIN = "/quan-tri/dot-dang-ky/edit"


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def campaign(complete):
    return complete.campaign


def typed(question=None, **changes):
    """What the question's form posts."""
    data = {"kind": "number", "text": "Số sáng kiến", "hint": "", "measure": "sáng kiến", "required": "on"}
    return data | ({"seen": building.fingerprint(question)} if question else {}) | changes


def columns(*given):
    data = {"cot-TOTAL_FORMS": "8", "cot-INITIAL_FORMS": "0"}
    for at, column in enumerate(given):
        data |= {f"cot-{at}-{key}": value for key, value in column.items()}
    return data


def asked(campaign):
    return [each.text for each in campaign.questions.current()]


@pytest.mark.parametrize("kind", Question.Kind.values)
def test_a_question_of_every_kind_is_added_and_seen_by_the_unit(desk, campaign, complete, kind):
    data = typed(kind=kind, choices="Một\nHai", max_rows="5", file_kinds=["pdf"], word_limit="100")
    data |= columns({"name": "Tên", "kind": "text"}) if kind == "table" else {}
    assert desk.get(f"{ADMIN}/{campaign.pk}/?them={kind}").status_code == 200
    assert desk.post(f"{ADMIN}/{campaign.pk}/cau/", data).status_code == 302
    (question,) = queries.questions_of(campaign)
    assert (question.kind, question.text) == (kind, "Số sáng kiến")
    assert "Số sáng kiến" in desk.get(f"{ADMIN}/{campaign.pk}/").content.decode()
    assert "Số sáng kiến" in desk.get(f"{ADMIN}/{campaign.pk}/xem-truoc/").content.decode()
    assert desk.get(f"{ADMIN}/{campaign.pk}/?cau={question.pk}").status_code == 200


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (typed(text=" \u200b "), "Mời ghi câu hỏi"),
        (typed(text="x" * 301), "300"),
        (typed(kind="choice", choices="chỉ một"), "ít nhất hai lựa chọn"),
        (typed(kind="choice", choices="Một\n Một "), "ít nhất hai lựa chọn"),
        (typed(kind="text", word_limit="2"), "từ 5 đến 1.000"),
        (typed(kind="text", word_limit="99999999"), ""),
        (typed(kind="table", max_rows="0") | columns({"name": "Tên", "kind": "text"}), ""),
        (typed(kind="table", max_rows="9") | columns(), "ít nhất một cột"),
        (typed(kind="table", max_rows="9") | columns({"name": "Tên"}, {"name": "tên"}), "cùng tên"),
        (
            typed(kind="table", max_rows="9") | columns({"name": "Loại", "kind": "choice", "choices": "a"}),
            "hai lựa chọn",
        ),
        (typed(kind="table", max_rows="9") | columns({"name": "Loại", "kind": "file"}), ""),
        (typed(kind="table", max_rows="9"), ""),
        (typed(kind="file", file_kinds=["exe"]), ""),
    ],
)
def test_a_question_that_cannot_be_is_refused_with_what_was_typed(desk, campaign, data, why):
    answer = desk.post(f"{ADMIN}/{campaign.pk}/cau/", data)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not campaign.questions.exists()


@pytest.mark.parametrize("kind", ["", "toan", "\x00"])
def test_a_kind_that_does_not_exist_is_not_found(desk, campaign, kind):
    assert desk.post(f"{ADMIN}/{campaign.pk}/cau/", typed(kind=kind)).status_code == 404


def test_questions_move_and_are_duplicated_by_buttons(desk, campaign):
    first, second = (QuestionFactory(campaign=campaign, text=text, order=n) for n, text in enumerate(("Một", "Hai")))
    press = lambda question, what: desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/viec/", {"viec": what})  # noqa: E731
    press(second, "len")
    assert asked(campaign) == ["Hai", "Một"]
    press(second, "len")
    press(second, "xuong")
    press(first, "xuong")
    assert asked(campaign) == ["Hai", "Một"] or asked(campaign) == ["Một", "Hai"]
    press(campaign.questions.current()[0], "nhan-doi")
    assert asked(campaign)[1].endswith("(bản chép)")
    assert campaign.questions.current()[1].key != campaign.questions.current()[0].key
    assert press(first, "lung-tung").status_code == 404


def test_an_answered_question_is_not_deleted_but_may_be_asked_no_more(desk, campaign, complete):
    question = QuestionFactory(campaign=campaign)
    complete.answers.create(question=question, value="5")
    page = desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/viec/", {"viec": "xoa"}, follow=True).content.decode()
    assert "đã có 1 đơn vị trả lời" in page
    assert asked(campaign)
    desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/viec/", {"viec": "thoi-hoi"})
    assert asked(campaign) == []
    assert complete.answers.get().value == "5"


def test_an_unanswered_question_is_changed_and_deleted_in_place(desk, campaign):
    question = QuestionFactory(campaign=campaign, kind="number")
    assert desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", typed(question, text="Tên mới")).status_code == 302
    assert [(each.pk, each.text) for each in campaign.questions.all()] == [(question.pk, "Tên mới")]
    desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/viec/", {"viec": "xoa"})
    assert not campaign.questions.exists()


def test_a_change_of_an_answered_question_is_a_new_version(desk, campaign, complete):
    question = QuestionFactory(campaign=campaign, kind="number", text="Số sáng kiến")
    complete.answers.create(question=question, value="5")
    desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", typed(question, text="Số sáng kiến cấp tỉnh"))
    old, new = campaign.questions.order_by("version")
    assert (old.text, new.text) == ("Số sáng kiến", "Số sáng kiến cấp tỉnh")
    assert old.retired_at
    assert old.key == new.key
    assert complete.answers.get().question == old


def test_a_wording_put_right_keeps_the_answers(desk, campaign, complete):
    question = QuestionFactory(campaign=campaign, kind="number", text="Số sang kiến", measure="sáng kiến")
    complete.answers.create(question=question, value="5")
    desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", typed(question, keep="giu"))
    assert complete.answers.get().question.text == "Số sáng kiến"
    assert complete.answers.get().question.version == 2


def test_another_measure_cannot_pass_for_a_wording(desk, campaign, complete):
    question = QuestionFactory(campaign=campaign, kind="number", text="Số sáng kiến", measure="sáng kiến")
    complete.answers.create(question=question, value="5")
    data = typed(question, measure="giải pháp", keep="giu")
    answer = desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", data)
    assert answer.status_code == 422
    assert "không giữ được câu trả lời cũ" in answer.content.decode()
    assert campaign.questions.get().measure == "sáng kiến"


def test_what_was_sent_opens_with_the_question_as_it_was(desk, campaign, complete, signatory, addresses):
    question = QuestionFactory(campaign=campaign, kind="number", text="Chỉ tiêu khi gửi", required=False)
    sent = send(complete, signatory)
    desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", typed(question, text="Chỉ tiêu mới"))
    assert campaign.questions.count() == 2
    assert sent.content["answers"][0]["question"] == "Chỉ tiêu khi gửi"
    desk.force_login(signatory)
    page = desk.get(addresses(complete).page).content.decode()
    assert "Chỉ tiêu khi gửi" in page
    assert "Chỉ tiêu mới" not in page


def test_two_officers_do_not_overwrite_each_other(desk, campaign):
    question = QuestionFactory(campaign=campaign, kind="number")
    mine = typed(question, text="Của tôi")
    desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", typed(question, text="Của đồng nghiệp"))
    answer = desk.post(f"{ADMIN}/{campaign.pk}/cau/{question.pk}/", mine)
    assert answer.status_code == 409
    assert "Của tôi" in answer.content.decode()
    assert campaign.questions.get().text == "Của đồng nghiệp"


def test_the_number_of_questions_has_an_end(campaign, officer):
    for number in range(building.MOST_QUESTIONS):
        QuestionFactory(campaign=campaign, order=number)
    with pytest.raises(Refused, match="tối đa 60"):
        building.add_question(campaign, Question(campaign=campaign, text="Thừa", kind="text"), by=officer)


def test_the_preview_shows_what_is_typed_and_keeps_nothing(desk, campaign):
    data = typed(kind="table", text="Bảng <b>đang soạn", max_rows="9")
    data |= columns({"name": "Cột một", "kind": "number", "measure": "hộ"}, {"name": "", "measure": "thừa"})
    page = desk.post(f"{ADMIN}/{campaign.pk}/xem-truoc/", data).content.decode()
    assert "Bảng &lt;b&gt;đang soạn" in page
    assert "Cột một (hộ)" in page
    framed = desk.post(f"{ADMIN}/{campaign.pk}/xem-truoc/", data, headers={"HX-Request": "true"}).content.decode()
    assert framed.startswith("<iframe")
    assert "<script" not in framed
    assert not campaign.questions.exists()


@pytest.mark.parametrize(
    "data", [{}, {"text": ""}, {"name": ""}, {"name": "\x00", "opens_on": "x"}, {"text": "a", "kind": "?"}]
)
def test_the_preview_of_anything_is_a_page(desk, campaign, data):
    assert desk.post(f"{ADMIN}/{campaign.pk}/xem-truoc/", data).status_code == 200


def basics(campaign, **changes):
    return {
        "organising_body": campaign.organising_body_id,
        "year": campaign.year,
        "name": campaign.name,
        "movement": "",
        "opens_on": "01/12/2026",
        "closing": "het",
        "closes_on": "20/01/2027",
        "unit_kinds": ["commune", "department"],
        "titles": [title.pk for title in campaign.titles.all()],
        "guidance": "",
        "signatory_only": "on",
    } | changes


@pytest.fixture
def fresh(db):
    return CampaignFactory(opens_at=datetime(2026, 12, 1, tzinfo=UTC), closes_at=datetime(2027, 1, 20, 17, tzinfo=UTC))


def test_deadlines_per_kind_and_late_policy_are_written_and_taken_away(desk, fresh):
    own = {"closing_department": "truoc", "closes_department": "10/01/2027", "late_on": "31/01/2027"}
    assert desk.post(f"{ADMIN}/{fresh.pk}/", basics(fresh, **own)).status_code == 302
    found = Campaign.objects.get()
    assert deadline_for(found, "department").words == "trước ngày 10/01/2027, ngày cuối 09/01/2027"
    assert deadline_for(found, "commune").words == "đến hết ngày 20/01/2027"
    assert deadline_for(found, "commune").late_words == "đến hết ngày 31/01/2027"
    assert "10/01/2027" in desk.get(f"{ADMIN}/{fresh.pk}/").content.decode()
    assert desk.post(f"{ADMIN}/{fresh.pk}/", basics(fresh)).status_code == 302
    assert not CampaignDeadline.objects.exists()
    assert Campaign.objects.get().late_until is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"closes_department": "30/11/2026", "closing_department": "het"}, "cần sau ngày mở"),
        ({"closes_department": "x"}, ""),
        ({"closes_department": "10/01/9999"}, "xem lại năm"),
        ({"late_on": "20/01/2027"}, "sau mọi thời hạn"),
        ({"late_on": "25/01/2027", "closes_department": "30/01/2027"}, "sau mọi thời hạn"),
        ({"closing_department": "mai", "closes_department": "10/01/2027"}, ""),
    ],
)
def test_deadlines_that_cannot_be_are_refused(desk, fresh, change, why):
    answer = desk.post(f"{ADMIN}/{fresh.pk}/", basics(fresh, **change))
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not CampaignDeadline.objects.exists()


def test_the_day_of_a_kind_that_is_at_work_is_not_moved_back(desk, complete):
    campaign = complete.campaign
    soon = f"{timezone.localdate() + timedelta(days=2):%d/%m/%Y}"
    later = f"{timezone.localdate() + timedelta(days=90):%d/%m/%Y}"
    change = {"closes_on": later, "closes_commune": soon, "opens_on": "01/01/2026"}
    kinds = ["commune", "ward", "department"]
    assert (
        "không rút ngắn"
        in desk.post(f"{ADMIN}/{campaign.pk}/", basics(campaign, unit_kinds=kinds, **change)).content.decode()
    )


def test_a_campaign_is_copied_to_the_new_year_in_one_press(desk, fresh):
    ending = AimedTitleFactory(name="Danh hiệu sắp hết", effective_to=date(2027, 6, 1))
    followed = AimedTitleFactory(code="theo-luat", name="Tên cũ", effective_to=date(2027, 6, 1))
    AimedTitleFactory(code="theo-luat", name="Tên mới", effective_from=date(2027, 6, 1))
    fresh.titles.add(ending, followed)
    fresh.movement = MovementFactory(organising_body=fresh.organising_body, ends_on=date(2027, 3, 1))
    fresh.late_until = datetime(2027, 1, 31, 17, tzinfo=UTC)
    fresh.save()
    CampaignDeadline.objects.create(
        campaign=fresh, kind="ward", closes_at=datetime(2027, 1, 9, 17, tzinfo=UTC), closing="truoc"
    )
    question = QuestionFactory(
        campaign=fresh, text="Số mô hình", kind="table", columns=[{"name": "Tên", "kind": "text"}]
    )
    page = desk.post(f"{ADMIN}/{fresh.pk}/chep/", follow=True).content.decode()
    new = Campaign.objects.get(year=2028)
    assert new.name == "Đăng ký thi đua năm 2028"
    assert new.opens_at == datetime(2027, 11, 30, 17, tzinfo=UTC)
    assert new.deadline == "đến hết ngày 20/01/2028"
    assert deadline_for(new, "ward").words.startswith("trước ngày 10/01/2028")
    assert deadline_for(new).late_words == "đến hết ngày 31/01/2028"
    assert "Danh hiệu “Danh hiệu sắp hết” không còn hiệu lực" in page
    assert "thay bằng quy định mới: “Tên mới”" in page
    assert "khi đó đã kết thúc" in page
    assert {title.name for title in new.titles.all()} >= {"Tên mới"}
    assert ending not in new.titles.all()
    copied = new.questions.get()
    assert (copied.key, copied.columns, copied.version) == (question.key, question.columns, 1)
    assert not new.registrations.exists()


def test_pressing_copy_twice_makes_one_campaign(desk, fresh):
    desk.post(f"{ADMIN}/{fresh.pk}/chep/")
    assert "đã có đợt" in desk.post(f"{ADMIN}/{fresh.pk}/chep/", follow=True).content.decode()
    assert Campaign.objects.count() == 2


def test_a_leap_day_is_copied_to_the_day_before(officer, fresh):
    Campaign.objects.filter(pk=fresh.pk).update(closes_at=datetime(2028, 2, 29, 17, tzinfo=UTC))
    new, _ = building.copy_to_next_year(Campaign.objects.get(), by=officer)
    assert new.deadline == "đến hết ngày 28/02/2029"


def test_changing_last_years_copy_leaves_last_years_form_alone(desk, complete, signatory):
    question = QuestionFactory(campaign=complete.campaign, kind="number", text="Chỉ tiêu năm cũ", required=False)
    send(complete, signatory)
    desk.post(f"{ADMIN}/{complete.campaign_id}/chep/")
    copied = Question.objects.exclude(pk=question.pk).get()
    desk.post(f"{ADMIN}/{copied.campaign_id}/cau/{copied.pk}/", typed(copied, text="Chỉ tiêu năm mới"))
    question.refresh_from_db()
    copied.refresh_from_db()
    assert (question.text, copied.text) == ("Chỉ tiêu năm cũ", "Chỉ tiêu năm mới")


def test_only_those_who_set_campaigns_up_come_in(client, campaign):
    user = UserFactory(is_staff=True)
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "view_registration", "review_registration"])
    )
    client.force_login(user)
    question = QuestionFactory(campaign=campaign)
    for path in ("xem-truoc/", "cau/", "chep/", f"cau/{question.pk}/", f"cau/{question.pk}/viec/"):
        answer = client.post(f"{ADMIN}/{campaign.pk}/{path}", {"viec": "xoa", "kind": "text"})
        assert answer.status_code in {302, 403}
        assert "/xem-truoc/" not in answer.headers.get("Location", "")
    assert campaign.questions.exists()
    assert Campaign.objects.count() == 1


def test_a_question_of_another_campaign_is_not_found(desk, campaign):
    stranger = QuestionFactory(campaign=CampaignFactory())
    assert desk.post(f"{ADMIN}/{campaign.pk}/cau/{stranger.pk}/viec/", {"viec": "xoa"}).status_code == 404
    assert desk.post(f"{ADMIN}/{campaign.pk}/cau/{stranger.pk}/", typed(stranger)).status_code == 404


def test_the_year_of_the_copy_is_the_year_of_its_clusters(officer, fresh):
    with time_machine.travel(datetime(2027, 11, 1, tzinfo=UTC), tick=False):
        new, _ = building.copy_to_next_year(fresh, by=officer)
    assert new.year == fresh.year + 1
