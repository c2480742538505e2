"""Documents: validity by date, relations entered once and shown on both."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cms_pages.documents.models import DocumentRelation, RelationKind, Validity
from tests.factories.pages import DocumentFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, Validity.IN_FORCE),
        (DAY(2026, 11, 20), None, Validity.IN_FORCE),
        (DAY(2026, 11, 21), None, Validity.UPCOMING),
        (DAY(2020, 1, 1), DAY(2026, 11, 21), Validity.IN_FORCE),
        (DAY(2020, 1, 1), DAY(2026, 11, 20), Validity.ENDED),
    ],
)
def test_validity_is_half_open(start, end, expected):
    document = DocumentFactory.build(effective_from=start, effective_to=end)

    assert document.validity(DAY(2026, 11, 20)) == expected


@time_machine.travel("2026-11-20 23:59:59.999 +07:00", tick=False)
def test_filter_and_chip_agree_on_every_state(client, office):
    DocumentFactory(parent=office.documents, title="Còn", issued_on=DAY(2025, 12, 1), effective_from=DAY(2026, 1, 1))
    DocumentFactory(parent=office.documents, title="Sắp tới", effective_from=DAY(2026, 11, 21))
    DocumentFactory(
        parent=office.documents,
        title="Đã hết",
        issued_on=DAY(2019, 12, 1),
        effective_from=DAY(2020, 1, 1),
        effective_to=DAY(2026, 11, 20),
    )

    for value, shown, hidden in [
        ("con", "Còn<", "Đã hết<"),
        ("het", "Đã hết<", "Sắp tới<"),
        ("chua", "Sắp tới<", "Còn<"),
    ]:
        page = client.get(f"/van-ban/?hieuluc={value}").content.decode()
        assert shown in page
        assert hidden not in page.split("section-list")[1]


def test_relation_is_entered_once_and_shown_on_both(client, office):
    old = DocumentFactory(parent=office.documents, number="98/2023/NĐ-CP", effective_to=DAY(2025, 7, 1))
    new = DocumentFactory(parent=office.documents, number="152/2025/NĐ-CP")
    DocumentRelation.objects.create(page=new, other=old, kind=RelationKind.REPLACES)

    page_of_new = client.get(new.url_path_here).content.decode()
    page_of_old = client.get(old.url_path_here).content.decode()

    assert "Thay thế" in page_of_new
    assert "98/2023/NĐ-CP" in page_of_new
    assert "Được thay thế bởi" in page_of_old
    assert "152/2025/NĐ-CP" in page_of_old
    assert "Hết hiệu lực" in page_of_old


def test_unverified_document_is_not_shown_as_law(client, office):
    document = DocumentFactory(parent=office.documents, verified=False)
    checked = DocumentFactory(parent=office.documents, verified=True)

    assert "để tham khảo" in client.get(document.url_path_here).content.decode()
    assert "để tham khảo" not in client.get(checked.url_path_here).content.decode()


def test_end_before_start_is_told_at_the_field():
    document = DocumentFactory.build(effective_from=DAY(2026, 5, 1), effective_to=DAY(2026, 5, 1))

    with pytest.raises(ValidationError) as refused:
        document.clean()

    assert list(refused.value.message_dict) == ["effective_to"]


def test_index_and_page_cost_few_queries(client, office, django_assert_max_num_queries):
    documents = [DocumentFactory(parent=office.documents) for _ in range(35)]
    DocumentRelation.objects.create(page=documents[0], other=documents[1], kind=RelationKind.AMENDS)
    client.get("/van-ban/")

    with django_assert_max_num_queries(12):
        client.get("/van-ban/?hieuluc=con")
    with django_assert_max_num_queries(12):
        client.get(documents[0].url_path_here)
