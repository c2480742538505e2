"""The crispy template pack: every control has a name, a linked hint and a linked error."""

import pytest
from bs4 import BeautifulSoup
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, ButtonHolder, Column, Div, Fieldset, Layout, Row, Submit
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import BLANK_CHOICE_DASH
from django.template import Context, Template
from django.test import RequestFactory

from themes.base.kit import RowFormSet, SampleForm, forms_for

PLAIN = "{% load crispy_forms_tags %}{{ form|crispy }}"
WHOLE = "{% load crispy_forms_tags %}{% crispy form %}"


def render(form, text=PLAIN, **context):
    request = RequestFactory().get("/")
    html = Template(text).render(Context({"form": form, "request": request, "csrf_token": "x", **context}))
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(params=[False, True], ids=["fresh", "broken"])
def soup(request):
    return render(forms_for(request.param)["form"])


def test_ids_are_unique(soup):
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_every_description_exists(soup):
    described = soup.select("[aria-describedby]")
    assert described
    for tag in described:
        for name in tag["aria-describedby"].split():
            assert soup.find(id=name) is not None, name


def test_every_control_has_a_label(soup):
    for tag in soup.select("input:not([type=hidden]), select, textarea"):
        assert soup.select_one(f'label[for="{tag["id"]}"]') is not None, tag


def test_groups_are_fieldsets_with_legends(soup):
    groups = soup.select("fieldset")
    assert [group.legend.get_text().split(" (")[0] for group in groups] == ["Ý kiến về trường hợp nào?", "Lĩnh vực"]


def test_hint_and_error_stand_before_the_control():
    field = render(forms_for(True)["form"]).find(id="div_id_content")
    order = [tag.get("id") or tag.name for tag in field.find_all(recursive=False)]
    assert order == ["label", "id_content_helptext", "id_content_error", "id_content", "id_content_words"]


def test_a_field_in_error_says_so():
    soup = render(forms_for(True)["form"])
    phone = soup.find(id="id_phone")
    assert phone["aria-invalid"] == "true"
    assert "id_phone_error" in phone["aria-describedby"].split()
    assert "0912 000 000" in soup.find(id="id_phone_error").get_text()
    assert "Lỗi:" in soup.find(id="id_phone_error").get_text()
    assert "field--error" in soup.find(id="div_id_phone")["class"]
    assert phone["value"] == "0912 34"


def test_a_fresh_form_shows_no_error():
    soup = render(SampleForm())
    assert not soup.select(".field--error, .field__error, [aria-invalid]")


def test_required_and_optional_are_said_in_words():
    soup = render(SampleForm())
    assert "(bắt buộc)" in soup.find(id="div_id_content").label.get_text()
    assert "(không bắt buộc)" in soup.find(id="div_id_email").label.get_text()
    assert "bắt buộc" not in soup.find(id="div_id_unit").label.get_text()


def test_a_quiet_form_does_not_mark_required_fields():
    class SignIn(forms.Form):
        mark_required = False
        name = forms.CharField(label="Tên")

    assert "bắt buộc" not in render(SignIn()).get_text()


def test_limits_of_a_file_are_told_before():
    soup = render(SampleForm())
    assert soup.find(id="id_file_helptext").get_text() == (
        "Không gửi ảnh căn cước công dân. Nhận tệp PDF, JPG, PNG. Mỗi tệp tối đa 10 MB."
    )


def test_a_date_shows_its_form():
    soup = render(SampleForm())
    assert "20/11/2026" in soup.find(id="id_born_helptext").get_text()
    assert soup.find(id="id_born")["type"] == "text"


def test_rendering_leaves_the_widgets_alone():
    form = SampleForm()
    before = {name: dict(field.widget.attrs) for name, field in form.fields.items()}
    render(form)
    assert {name: field.widget.attrs for name, field in form.fields.items()} == before


def test_hostile_values_stay_text():
    form = SampleForm({"content": "</textarea><script>1</script>", "phone": '"><script>1</script>'})
    assert render(form).script is None


def test_a_whole_form_with_a_layout():
    form = SampleForm()
    form.helper = FormHelper()
    form.helper.form_id = "gop-y"
    form.helper.layout = Layout(
        Fieldset("Người gửi", Row(Column("phone"), Column("email")), css_class="nguoi"),
        Div("content", HTML("<p>Xin cảm ơn</p>"), css_class="phan"),
        ButtonHolder(Submit("gui", "Gửi ý kiến")),
    )
    soup = render(form, WHOLE)
    tag = soup.select_one("form#gop-y")
    assert tag["method"] == "post"
    assert tag.has_attr("novalidate")
    assert tag["enctype"] == "multipart/form-data"
    assert tag.select_one("input[name=csrfmiddlewaretoken]")
    assert tag.select_one("fieldset.nguoi legend").get_text() == "Người gửi"
    assert tag.select_one("fieldset.nguoi .pair #id_phone")
    assert tag.select_one("button.btn[type=submit]").get_text() == "Gửi ý kiến"
    assert tag.select_one("#id_nominee_0") is None


def test_a_whole_form_without_a_layout():
    form = SampleForm()
    form.helper = FormHelper()
    form.helper.form_tag = False
    form.helper.disable_csrf = True
    form.helper.add_input(Submit("gui", "Gửi"))
    soup = render(form, WHOLE)
    assert soup.form is None
    assert soup.select_one("input[name=csrfmiddlewaretoken]") is None
    assert soup.select_one("#id_agree")
    assert soup.select_one("button[name=gui]")


def test_errors_of_the_whole_form_stand_at_its_head():
    class Pair(forms.Form):
        a = forms.CharField()

        def clean(self):
            raise forms.ValidationError("Hai ngày chưa khớp nhau")

    soup = render(Pair({"a": "1"}))
    assert soup.select_one(".form-errors .notice--danger").get_text() == "Hai ngày chưa khớp nhau"


def test_rows_of_a_formset_are_one_table():
    formset = forms_for(True)["formset"]
    soup = render(None, '{% include "tdkt/rows.html" %}', formset=formset, row_word="Người thứ")
    rows = soup.select("tbody tr")
    assert len(rows) == 2
    assert rows[0].select_one(".num").get_text(strip=True) == "Người thứ1"
    select = soup.find(id="id_dong-1-title")
    assert select["aria-label"] == "Danh hiệu đăng ký, dòng 2"
    assert select["aria-describedby"] == "id_dong-1-title_error"
    assert soup.find(id="id_dong-1-title_error")


def test_a_formset_as_blocks():
    formset = RowFormSet(initial=[{"full_name": "A"}, {"full_name": "B"}], prefix="dong")
    soup = render(None, "{% load crispy_forms_tags %}{{ formset|crispy }}", formset=formset)
    assert [legend.get_text() for legend in soup.select("legend")] == ["Dòng 1", "Dòng 2"]
    assert soup.select_one("input[name=dong-TOTAL_FORMS]")


def test_a_formset_as_a_whole_form_and_table():
    formset = forms_for(False)["formset"]
    helper = FormHelper()
    helper.template = "tdkt/table_inline_formset.html"
    soup = render(None, "{% load crispy_forms_tags %}{% crispy formset helper %}", formset=formset, helper=helper)
    assert soup.select_one("form table.rows")
    assert soup.select_one("input[name=dong-TOTAL_FORMS]")


def test_a_single_field_may_be_included_by_hand():
    form = forms_for(True)["form"]
    soup = render(None, '{% include "tdkt/field.html" %}', field=form["phone"])
    assert soup.find(id="id_phone_error")


def test_a_helper_may_hide_errors():
    form = forms_for(True)["form"]
    form.helper = FormHelper()
    form.helper.form_show_errors = False
    assert not render(form, WHOLE).select(".field__error, .field--error")


def test_an_empty_choice_is_a_word_not_a_row_of_dashes():
    class Asking(forms.Form):
        kind = forms.ModelChoiceField(get_user_model().objects.none(), label="Loại", required=False)
        other = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A-a")], label="Khác", initial="a")

    options = render(Asking()).select("option")

    assert [(each["value"], each.text, each.has_attr("selected")) for each in options] == [
        ("", "Chưa chọn", True),
        ("", "Chưa chọn", False),
        ("a", "A-a", True),
    ]
