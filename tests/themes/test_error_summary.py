"""The summary of errors leads to every field in error."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template

from themes.base.form_errors import collect_errors, has_errors, short_label
from themes.base.kit import SampleForm, forms_for


def render(text, **context):
    return BeautifulSoup(Template("{% load look crispy_forms_tags %}" + text).render(Context(context)), "html.parser")


def test_every_line_leads_to_an_existing_field():
    context = forms_for(True)
    soup = render("{% error_summary form formset %}{{ form|crispy }}{% include 'tdkt/rows.html' %}", **context)
    links = soup.select(".error-summary a")
    assert len(links) == 9
    for link in links:
        target = soup.find(id=link["href"].removeprefix("#"))
        assert target.name in {"input", "select", "textarea"}, link


def test_the_summary_is_announced_and_can_take_the_focus():
    box = render("{% error_summary form %}", **forms_for(True)).select_one(".error-summary")
    assert box["role"] == "alert"
    assert box["tabindex"] == "-1"


def test_rows_are_named():
    texts = [f"{error.label}: {error.text}" for error in collect_errors(forms_for(True)["formset"])]
    assert texts == ["Danh hiệu đăng ký, dòng 2: Chọn danh hiệu đăng ký"]


@pytest.mark.parametrize("form", [SampleForm(), forms_for(False)["formset"], None, "x"])
def test_what_has_no_errors_has_no_summary(form):
    assert not has_errors(form)
    assert render("{% error_summary form %}", form=form).select_one(".error-summary") is None


def test_errors_of_the_whole_form_and_of_hidden_fields_are_not_links():
    class Sly(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput, label="Phiên bản")

        def clean(self):
            raise forms.ValidationError("Bản này vừa được người khác lưu")

    soup = render("{% error_summary form %}", form=Sly({"version": "x"}))
    assert not soup.select(".error-summary a")
    assert len(soup.select(".error-summary__whole")) == 2


def test_the_title_of_the_page_begins_with_the_error():
    title = "{% error_prefix %}Góp ý"
    assert render(title, **forms_for(True)).get_text() == "Lỗi: Góp ý"
    assert render(title, **forms_for(False)).get_text() == "Góp ý"
    assert render(title).get_text() == "Góp ý"


def test_long_labels_are_cut_by_words():
    assert short_label("Ý kiến về trường hợp nào?") == "Ý kiến về trường hợp nào"
    assert short_label("một hai ba bốn năm sáu bảy tám chín") == "một hai ba bốn năm sáu bảy tám…"
