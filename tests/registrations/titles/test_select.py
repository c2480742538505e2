"""Choosing a title: rows of one name, changed by law, are told apart."""

from datetime import date

import pytest
import time_machine
from django import forms

from registrations.titles.forms import TitleSelect
from registrations.titles.models import Title
from tests.factories.titles import TitleFactory

pytestmark = pytest.mark.django_db


class ChoiceForm(forms.Form):
    title = forms.ModelChoiceField(Title.objects.order_by("effective_from"), widget=TitleSelect)


@time_machine.travel("2026-11-21 09:00+07:00", tick=False)
def test_titles_in_force_come_first_and_others_say_when():
    name, change = "Huân chương Mẫu", date(2026, 10, 1)
    old = TitleFactory(code="hc-mau", name=name, effective_from=date(2024, 1, 1), effective_to=change)
    new = TitleFactory(code="hc-mau", name=name, effective_from=change, effective_to=None)
    html = ChoiceForm({"title": str(old.pk)})["title"].as_widget()
    in_force, others = html.split('<optgroup label="')[1:]
    assert in_force.startswith("Đang có hiệu lực")
    assert f'value="{new.pk}"' in in_force
    assert others.startswith("Không có hiệu lực hôm nay")
    assert f'value="{old.pk}" selected' in others
    assert f"{name} ({old.span})" in others
