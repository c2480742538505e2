"""Deleting what other rows rest on: refused with the reason, on the page it was asked from."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from cms_pages.blanks.models import BlankKind, BlankPage, BlankVersion
from cms_pages.moving_in.models import ImportBatch
from cms_pages.news.models import NewsCategory
from tests.factories.accounts import UserFactory


@pytest.fixture
def client(client, groups):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def refused(client, address, kept, word, **headers):
    answer = client.post(address, headers=headers)
    kept.refresh_from_db()
    if headers:
        assert answer.status_code == 409
        return answer.content.decode()
    assert (answer.status_code, answer.url) == (302, address)
    assert any(word in str(each) for each in get_messages(answer.wsgi_request))
    shown = client.get(address)
    assert shown.status_code == 200
    return shown.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("at_once", [False, True])
def test_a_category_of_a_batch_of_articles_stays(client, at_once):
    category = NewsCategory.objects.create(name="Chuyện cũ", slug="chuyen-cu")
    ImportBatch.objects.create(name="goi.zip", digest="x", category=category)
    address = (
        f"{reverse('wagtail_bulk_action', args=['cms_news', 'newscategory', 'delete'])}?next=/quan-tri/&id={category.pk}"
        if at_once
        else reverse(NewsCategory.snippet_viewset.get_url_name("delete"), args=[category.pk])
    )

    assert "đợt chuyển bài (1)" in refused(client, address, category, "đợt chuyển bài (1)")
    assert "đợt chuyển bài (1)" in refused(client, address, category, "", **{"x-requested-with": "XMLHttpRequest"})


@pytest.mark.django_db
def test_the_file_of_a_blank_stays_though_the_index_of_references_is_behind(client, office, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    file = Document.objects.create(title="Mẫu", file=ContentFile(b"x" * 2048, name="mau.docx"))
    page = BlankPage(title="Báo cáo", code="BM-01", kind=BlankKind.ACHIEVEMENT)
    page.versions.add(BlankVersion(number="1", effective_from=datetime.date(2026, 1, 1), file=file))
    office.blanks.refresh_from_db()
    office.blanks.add_child(instance=page)
    ReferenceIndex.objects.all().delete()

    told = "phiên bản biểu mẫu (1)"
    assert told in refused(client, reverse("wagtaildocs:delete", args=[file.pk]), file, told)
