"""What a comment is about is chosen before the form is reached, and a long list stays a light page."""

import re

import time_machine
from django.utils.html import escape

from registrations.comments.forms import MOST_BUTTONS
from registrations.comments.models import Comment
from registrations.consultations import actions
from tests.factories.consultations import (
    ConsultationFactory,
    DraftConsultationFactory,
    LabourOrderFactory,
    NomineeFactory,
    officer,
)
from tests.factories.privacy import ConsentTextFactory

LIGHT = 100_000


def read(client, consultation, at, words=""):
    with time_machine.travel(at, tick=False):
        return client.get(f"{consultation.get_absolute_url()}{words}").content.decode()


def long_list(opened_at, number, **facts):
    order = LabourOrderFactory()
    consultation = ConsultationFactory()
    for at in range(number):
        NomineeFactory(consultation=consultation, title=order, **{"name": f"Hoàng Thị Mẫu Thứ {at}"} | facts)
    ConsentTextFactory()
    return actions.open_window(consultation, by=officer("open_consultation"), now=opened_at)


def test_the_link_beside_a_nominee_chooses_this_one(client, consultation, during):
    _, second = consultation.nominees.all()

    page = read(client, consultation, during, f"?truong-hop={second.pk}")

    assert page.count(" checked") == 1
    button = re.search(r"<input[^>]* checked[^>]*>", page)[0]
    assert 'name="nominee"' in button
    assert f'value="{second.pk}"' in button
    assert " checked" not in read(client, consultation, during, "?truong-hop=<b>0")
    assert " checked" not in read(client, consultation, during)


def test_the_link_beside_a_passage_chooses_this_one(client, db, opened_at, during):
    draft = DraftConsultationFactory(opened=opened_at)
    passage = draft.passages.last()

    assert f'<option value="p{passage.pk}" selected>' in read(client, draft, during, f"?dieu-muc={passage.pk}")
    for unknown in ("", "?dieu-muc=", "?dieu-muc=999999", "?truong-hop=p1"):
        assert '<option value="ca-danh-sach" selected>' in read(client, draft, during, unknown)


def test_a_list_of_five_hundred_is_a_light_page(client, db, opened_at, during):
    consultation = long_list(opened_at, 500)
    last = consultation.nominees.last()

    page = read(client, consultation, during, f"?truong-hop={last.pk}")

    assert len(page.encode()) < LIGHT
    assert f'<option value="{last.pk}" selected>{escape(last.name)}</option>' in page
    assert 'type="radio" name="nominee"' not in page


def test_one_of_a_long_list_is_commented_on_and_none_is_asked_for(client, db, opened_at, during, words):
    consultation = long_list(opened_at, MOST_BUTTONS + 1)
    last = consultation.nominees.last()

    with time_machine.travel(during, tick=False):
        refused = client.post(consultation.get_absolute_url(), words | {"nominee": ""})
        taken = client.post(consultation.get_absolute_url(), words | {"nominee": last.pk})

    assert refused.status_code == 422
    assert "Chọn một trường hợp trong danh sách" in refused.content.decode()
    assert taken.status_code == 302
    assert Comment.objects.get().nominee == last


def test_people_of_one_name_are_told_apart_in_a_long_list(client, db, opened_at, during):
    consultation = long_list(opened_at, MOST_BUTTONS + 1, name="Nông Văn Trùng", unit="Trường tiểu học Bản Mẫu")

    assert "Nông Văn Trùng, Y sĩ, Trường tiểu học Bản Mẫu</option>" in read(client, consultation, during)
