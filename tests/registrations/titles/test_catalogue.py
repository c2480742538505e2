"""The catalogue is dated data: seeded once, edited by staff, asked by day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from registrations.titles.actions import load_catalogue
from registrations.titles.models import CommentRule, Form, Title
from registrations.titles.queries import in_force, lawful
from tests.factories.titles import TitleFactory

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing(capsys):
    call_command("load_titles")
    first = list(Title.objects.values())
    done = load_catalogue()
    assert (done.created, done.changed) == (0, 0)
    assert list(Title.objects.values()) == first


def test_edits_by_staff_are_not_overwritten():
    load_catalogue()
    title = in_force(date(2025, 1, 1)).get(code="bk-tinh")
    title.name, title.edited_by_staff = "Bằng khen (bản của Sở Nội vụ)", True
    title.effective_from = date(2024, 2, 1)
    title.save()
    count = Title.objects.count()
    done = load_catalogue()
    title.refresh_from_db()
    assert title.name == "Bằng khen (bản của Sở Nội vụ)"
    assert Title.objects.count() == count
    assert done.kept


def test_every_code_has_at_most_one_row_on_any_day():
    load_catalogue()
    for title in Title.objects.all():
        title.full_clean()
    for day in (date(1990, 1, 1), date(2023, 12, 31), date(2024, 1, 1), date(2025, 7, 1), date(2026, 11, 21)):
        codes = list(in_force(day).values_list("code", flat=True))
        assert len(codes) == len(set(codes))


def test_spans_are_half_open():
    TitleFactory(effective_from=date(2024, 1, 1), effective_to=date(2026, 10, 1))
    assert in_force(date(2024, 1, 1)).exists()
    assert in_force(date(2026, 9, 30)).exists()
    assert not in_force(date(2026, 10, 1)).exists()
    assert not in_force(date(2023, 12, 31)).exists()


def test_all_forms_of_the_law_and_the_historic_orders_are_there():
    load_catalogue()
    forms = set(in_force(date(2025, 6, 1)).values_list("form", flat=True))
    assert forms >= {Form.ORDER, Form.MEDAL, Form.HONORARY_TITLE, Form.PRIZE, Form.CERTIFICATE_OF_MERIT}
    assert Form.BADGE not in forms
    assert in_force(date(1985, 1, 1)).filter(code="hc-khang-chien").exists()


def test_orders_ask_for_ten_working_days_of_comment():
    load_catalogue()
    order = in_force(date(2025, 6, 1)).get(code="hc-lao-dong")
    assert (order.requires_comment, order.min_comment_days) == (CommentRule.REQUIRED, 10)


def test_only_rows_checked_against_the_text_count_as_law():
    load_catalogue()
    assert not lawful(date(2025, 6, 1)).filter(code="bk-tinh").exists()
    assert lawful(date(2025, 6, 1)).filter(code="anh-hung-lao-dong").exists()


def test_overlapping_rows_of_one_code_are_refused():
    TitleFactory(effective_from=date(2024, 1, 1))
    other = TitleFactory.build(effective_from=date(2025, 1, 1))
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert "effective_from" in refused.value.error_dict


def test_unknown_classes_are_refused():
    with pytest.raises(ValidationError):
        TitleFactory.build(classes=["tu"]).full_clean()
