"""The help page: courteous, linked, and every example runs."""

import datetime
import html
import re

import pytest
from django.urls import reverse

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.django_db


def examples(client):
    page = client.get(reverse("search:help")).content.decode()
    return [html.unescape(found) for found in re.findall(r'<dt><a href="[^"]*">([^<]+)</a>', page)], page


def test_every_example_is_read_without_complaint(client, indexed):
    indexed(Entry("page", "1", "Trang"))
    asked, page = examples(client)
    assert len(asked) >= 20
    assert "Cách tìm kiếm" in page
    for query in asked:
        assert not [note for note in search(query).notes if "không đọc được" in note or "Không có bộ lọc" in note], (
            query
        )


def test_examples_are_about_what_this_site_has(client, indexed):

    indexed(Entry("decision", "1", "Quyết định", number="2468/QĐ-UBND", date=datetime.date(2024, 6, 5)))
    asked, _ = examples(client)
    assert {"2468/QĐ-UBND", "quyết định 2468", "ngày 5/6/2024", "năm:2024"} <= set(asked)
    for query in ("2468/QĐ-UBND", "quyết định 2468", "ngày 5/6/2024", "năm:2024"):
        assert search(query).total == 1, query


def test_search_and_archive_lead_to_the_help(client, indexed):
    for address in (reverse("search:site"), "/so-vang/"):
        assert reverse("search:help") in client.get(address).content.decode()


def test_typed_filters_stand_as_buttons_that_take_them_off(client, indexed):
    indexed(Entry("page", "1", "Trang", year=2023))
    page = client.get(reverse("search:site"), {"q": "trang năm:2023"}).content.decode()
    assert "Bỏ lọc </span>Năm 2023" in page
    assert "?q=trang" in page
