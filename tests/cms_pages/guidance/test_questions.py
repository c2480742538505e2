"""Questions among officers: asked, answered, made a page of the section by two people; read by officers only."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from cms_pages.guidance import actions
from cms_pages.guidance.audience import Audience
from cms_pages.guidance.models import FaqPage, OfficerQuestion
from registrations.notices.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db
LIST = "/nghiep-vu/trao-doi/"


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def member(office):
    return MembershipFactory().user


@pytest.fixture
def approver(groups):
    return UserFactory(groups=["Người duyệt"], is_staff=True)


@pytest.fixture
def asked(member):
    return actions.ask(by=member, subject="Thời hạn gửi hồ sơ", text="Hồ sơ gửi trước ngày nào?")


@pytest.fixture
def answered(asked, officer):
    actions.answer(asked, "Trước ngày 15 tháng 11.\n\n<b>Kèm tờ trình.</b>", by=officer)
    return asked


def test_a_member_asks_for_the_unit_and_an_officer_answers(member, officer):
    browser = signed_in(member)
    unit = member.memberships.get().unit if hasattr(member, "memberships") else None
    form = browser.get(f"{LIST}gui/").context["form"]
    sent = {"subject": "Thời hạn  gửi hồ sơ\u200b", "text": "Gửi trước ngày nào?", "unit": form["unit"].value()}
    sent["form_key"] = str(form["form_key"].value())

    first = browser.post(f"{LIST}gui/", sent)
    again = browser.post(f"{LIST}gui/", sent)

    question = OfficerQuestion.objects.get()
    assert first.url == again.url == question.get_absolute_url()
    assert (question.subject, question.asked_by) == ("Thời hạn gửi hồ sơ", member)
    assert unit is None or question.unit == unit
    assert Notice.objects.get(kind="guidance.asked").recipient == officer

    desk = signed_in(officer)
    page = f"/quan-tri/cau-hoi-nghiep-vu/inspect/{question.pk}/"
    empty = desk.post(page, {"save-answer": "1", "text": " "})
    assert empty.status_code == 422
    assert "Viết nội dung trả lời" in empty.content.decode()
    desk.post(page, {"save-answer": "1", "text": "Trước ngày 15 tháng 11."})
    assert Notice.objects.get(kind="guidance.answered").recipient == member
    assert "Trước ngày 15 tháng 11." in browser.get(question.get_absolute_url()).content.decode()
    assert "Chờ trả lời" not in browser.get(f"{LIST}?tinh-trang=xong").content.decode().split("</nav>")[-1]


def test_nothing_typed_is_lost_and_nothing_hostile_breaks_the_form(member):
    browser = signed_in(member)

    answer = browser.post(
        f"{LIST}gui/", {"subject": "x" * 300, "text": "<script>\x00'; --", "unit": "9²", "form_key": "y"}
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tiêu đề dài quá 200 ký tự" in page
    assert "&lt;script&gt;" in page
    assert browser.get(f"{LIST}?q=%00'&tinh-trang=z&trang=x").status_code == 200
    assert not OfficerQuestion.objects.exists()


def test_only_officers_read_and_ask(answered):
    addresses = [LIST, f"{LIST}gui/", answered.get_absolute_url()]
    stranger = signed_in(UserFactory())

    for address in addresses:
        assert Client().get(address).status_code == 302
        assert stranger.get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.ask(by=UserFactory(), subject="x", text="y")


def test_who_does_not_answer_for_the_standing_body_cannot(asked, member, approver):
    for somebody in (member, approver):
        with pytest.raises(PermissionDenied):
            actions.answer(asked, "Không", by=somebody)
        page = signed_in(somebody).get(f"/quan-tri/cau-hoi-nghiep-vu/inspect/{asked.pk}/")
        assert page.status_code in (302, 403)


def test_names_of_those_who_ask_are_for_the_standing_body(answered, member, officer):
    other = signed_in(MembershipFactory().user)

    assert member.full_name not in other.get(answered.get_absolute_url()).content.decode()
    assert member.full_name in signed_in(officer).get("/quan-tri/cau-hoi-nghiep-vu/").content.decode()


def test_a_question_taken_down_is_left_to_who_asked_and_who_answers(answered, member, officer):
    other = signed_in(MembershipFactory().user)

    signed_in(officer).post(
        f"/quan-tri/cau-hoi-nghiep-vu/inspect/{answered.pk}/", {"save-hide": "1", "reason": "Có số điện thoại."}
    )

    assert answered.subject not in other.get(LIST).content.decode()
    assert other.get(answered.get_absolute_url()).status_code == 404
    assert "Có số điện thoại." in signed_in(member).get(answered.get_absolute_url()).content.decode()


@pytest.mark.parametrize("audience", Audience.values)
def test_an_answer_becomes_a_page_in_one_step_and_another_person_approves(
    client, answered, member, officer, approver, audience
):
    desk = signed_in(officer)
    page = f"/quan-tri/cau-hoi-nghiep-vu/inspect/{answered.pk}/"
    sent = {"save-faq": "1", "answer": answered.answers.get().pk, "audience": audience}

    assert desk.post(page, sent).status_code == 302
    again = desk.post(page, sent, follow=True)

    faq = FaqPage.objects.get()
    assert "đã có ở mục Nghiệp vụ" in again.content.decode()
    assert (faq.live, faq.workflow_in_progress, faq.title) == (False, True, answered.subject)
    assert client.get(faq.url_path_here).status_code == 404

    for somebody in (officer, approver):
        state = faq.current_workflow_task_state
        if state.status == "in_progress":
            state.task.specific.on_action(state, somebody, "approve")
        faq = FaqPage.objects.get()
        assert faq.live is (somebody == approver)

    colleague = signed_in(MembershipFactory().user)
    shown = colleague.get(faq.url_path_here).content.decode()
    assert "Trước ngày 15 tháng 11." in shown
    assert "&lt;b&gt;Kèm tờ trình" in shown
    assert member.full_name not in shown
    assert faq.title in colleague.get("/nghiep-vu/?q=ho so").content.decode()
    public = audience == Audience.EVERYONE
    assert (client.get(faq.url_path_here).status_code == 200) is public
    assert (faq.title in client.get("/nghiep-vu/").content.decode()) is public
    assert (faq in FaqPage.objects.public()) is public
    assert signed_in(UserFactory()).get(faq.url_path_here).status_code == (200 if public else 403)


def test_who_may_read_a_page_changes_with_its_audience(client, office, answered, officer):
    faq = actions.make_faq(answered, answered.answers.get(), by=officer, audience=Audience.OFFICERS)
    faq.get_latest_revision().publish(skip_permission_checks=True)
    while_closed = client.get(faq.url_path_here).status_code
    page = FaqPage.objects.get()
    page.audience = Audience.EVERYONE
    page.save_revision()
    while_draft = client.get(faq.url_path_here).status_code
    page.get_latest_revision().publish(skip_permission_checks=True)

    assert (while_closed, while_draft) == (302, 302)
    assert client.get(faq.url_path_here).status_code == 200


def test_section_and_questions_cost_few_queries(client, member, answered, officer, django_assert_max_num_queries):
    faq = actions.make_faq(answered, answered.answers.get(), by=officer)
    faq.get_latest_revision().publish(skip_permission_checks=True)
    browser = signed_in(member)
    client.get("/nghiep-vu/")
    browser.get(LIST)

    for visitor, address in (
        (client, "/nghiep-vu/?q=ho so"),
        (client, faq.url_path_here),
        (browser, "/nghiep-vu/"),
        (browser, LIST),
        (browser, answered.get_absolute_url()),
    ):
        # Being signed in costs five of its own: session, person, rights, notices.
        with django_assert_max_num_queries(12 if visitor is client else 17):
            assert visitor.get(address).status_code == 200
