"""The parts of citizens and units with JavaScript off: the same clicks, the same ends."""

import pytest
from django.utils import timezone

from registrations.campaigns.models import Registration
from registrations.comments.models import Comment
from registrations.consultations import actions
from registrations.titles.models import Title
from tests.factories.consultations import ConsultationFactory, NomineeFactory, officer

from . import people, public

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_unit_registers_without_a_script(visitor):
    unit, _ = people.commune(), people.campaign()
    clerk = visitor(script=False).sign_in(unit.clerk, second_factor=False)
    public.fill_registration(clerk, clerk.look)
    signatory = visitor(script=False).sign_in(unit.signatory, second_factor=False)
    code = public.send_registration(signatory, signatory.look)
    sent = Registration.objects.get()
    assert sent.state == Registration.State.SUBMITTED
    assert sent.submissions.get().receipt.code == code
    signatory.open("/don-vi/")
    assert "Đã gửi" in signatory.text


def test_a_citizen_comments_looks_up_and_finds_without_a_script(visitor):
    consultation = ConsultationFactory(title="Danh sách đề nghị tặng Huân chương Lao động")
    order = Title.objects.get(code="hc-lao-dong", effective_to=None)
    NomineeFactory(consultation=consultation, name="Đàm Thị Lường", title=order)
    consultation = actions.open_window(consultation, by=officer("open_consultation"), now=timezone.now())
    citizen = visitor(script=False)
    code = public.comment(citizen, consultation, "Đàm Thị Lường", citizen.look)
    public.look_up(citizen, code, citizen.look)
    assert Comment.objects.get().receipt.code == code
    assert consultation.get_absolute_url() in public.find(citizen, "dam thi luong")
    citizen.look("có kết quả")
    public.find(citizen, "khong co ai ten nay")
    citizen.look("không có kết quả")
