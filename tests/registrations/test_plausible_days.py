"""Fields of days say how a day is written, once, and refuse a year that nobody means, also in the rows below a form."""

import pytest
from django import forms
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput


class Row(forms.Form):
    on = forms.DateField(widget=AdminDateInput)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("20/01/2027", []),
        ("01/01/1900", []),
        ("20/01/0206", ["Mời xem lại năm."]),
        ("31/12/9999", ["Mời xem lại năm."]),
    ],
)
def test_years_in_rows(typed, told):
    rows = forms.formset_factory(Row)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-on": typed})

    assert rows.errors == [{"on": told} if told else {}]


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        (forms.DateField(widget=AdminDateInput), "Ghi ngày/tháng/năm, ví dụ 20/01/2026."),
        (
            forms.DateTimeField(widget=AdminDateTimeInput, help_text="Bỏ trống: ngay."),
            "Bỏ trống: ngay. Ghi ngày/tháng/năm giờ:phút, ví dụ 20/01/2026 14:30.",
        ),
        (forms.TimeField(widget=AdminTimeInput), "Ghi giờ:phút, ví dụ 14:30."),
        (forms.DateField(widget=AdminDateInput, help_text="Ví dụ 02/09/2027."), "Ví dụ 02/09/2027."),
        (forms.DateField(), ""),
    ],
    ids=["day", "moment", "hour", "said already", "public"],
)
def test_an_example_stands_at_the_field_once(field, hint):
    form = type("Typed", (forms.Form,), {"when": field})()

    assert form["when"].help_text == hint
    assert [type(form)()["when"].help_text for _ in range(2)] == [hint, hint]
