"""Every table and column of ours has a Vietnamese name, also those that no form shows."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.text import camel_case_to_spaces
from wagtail.log_actions import log
from wagtail.models import Page

from portal.operations.column_names import own_fields, own_models
from tests.factories.accounts import SuperuserFactory
from tests.portal.wording import english


def told(model):
    """What can be read of a model: its own name, and the names, hints and choices of its columns."""
    yield model, model._meta.verbose_name
    yield model, model._meta.verbose_name_plural
    for field in own_fields(model):
        if not field.is_relation or field.concrete or field.many_to_many:
            yield field, field.verbose_name
            yield field, field.help_text
            for _, label in getattr(field, "flatchoices", ()):
                yield field, label


def test_every_model_and_column_has_a_vietnamese_name():
    wrong, read = [], 0
    for model in own_models():
        bare = camel_case_to_spaces(model.__name__)
        if model._meta.verbose_name in (bare, ""):
            wrong.append((model._meta.label, "no name"))
        for what, text in told(model):
            read += 1
            if english(str(text or "")):
                wrong.append((str(what), str(text)))
        for field in own_fields(model):
            if str(field.verbose_name) == field.name.replace("_", " "):
                wrong.append((str(field), "no name"))
    assert wrong == []
    assert read > 2000


@pytest.mark.django_db
def test_the_report_of_old_pages_tells_who_published_by_name(office, client):
    publisher = get_user_model().objects.create_user("hoa@tdkt.example", "x" * 20, full_name="Lộc Thị Hoa")
    page = Page.objects.filter(live=True, depth__gt=1).first()
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now())
    log(instance=page, action="wagtail.publish", user=publisher)
    client.force_login(SuperuserFactory())
    html = client.get(reverse("wagtailadmin_reports:aging_pages")).content.decode()
    assert "Lộc Thị Hoa" in html
    assert "hoa@tdkt.example" not in html
