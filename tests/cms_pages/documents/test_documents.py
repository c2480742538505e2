"""Documents: validity by date, relations entered once and shown on both."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from wagtail.documents.models import Document
from wagtail.rich_text import RichText

from cms_pages.documents import library
from cms_pages.documents.models import (
    DocumentField,
    DocumentFile,
    DocumentPage,
    DocumentRelation,
    DocumentType,
    FileRole,
    RelationKind,
    Validity,
)
from tests.factories.pages import ArticleFactory, DocumentFactory

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
        assert client.get("/van-ban/?hieuluc=con").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(documents[0].url_path_here).status_code == 200


def content(client, page):
    return client.get(page.url_path_here).content.decode()


@pytest.mark.parametrize("kind", RelationKind.values)
def test_every_relation_has_its_words_on_both_sides(client, office, kind):
    old = DocumentFactory(parent=office.documents, number="98/2023/NĐ-CP", issued_on=DAY(2023, 12, 31))
    new = DocumentFactory(parent=office.documents, number="152/2025/NĐ-CP")
    DocumentRelation.objects.create(page=new, other=old, kind=kind, part="Điều 5")

    kind = RelationKind(kind).of_part
    assert f"{kind.label}: Điều 5" in content(client, new)
    assert f"{kind.seen_from_other}: Điều 5" in content(client, old)


def test_a_relation_to_a_draft_is_shown_to_nobody_and_ends_nothing(client, office):
    old = DocumentFactory(parent=office.documents, number="98/2023/NĐ-CP", issued_on=DAY(2023, 12, 31))
    new = DocumentFactory(parent=office.documents, number="152/2025/NĐ-CP", live=False)
    DocumentRelation.objects.create(page=new, other=old, kind=RelationKind.REPLACES)
    DocumentRelation.objects.create(page=old, other=new, kind=RelationKind.BASED_ON)

    page = content(client, old)

    assert "152/2025" not in page
    assert "Còn hiệu lực" in page


def test_replacement_ends_a_document_as_the_days_pass(client, office):
    old = DocumentFactory(parent=office.documents, title="Cũ", number="98/2023/NĐ-CP", issued_on=DAY(2023, 12, 31))
    new = DocumentFactory(
        parent=office.documents,
        number="152/2025/NĐ-CP",
        issued_on=DAY(2025, 6, 14),
        effective_from=DAY(2025, 7, 1),
        verified=True,
    )
    DocumentRelation.objects.create(page=new, other=old, kind=RelationKind.REPLACES)
    link = ArticleFactory(parent=office.news, body=[("text", RichText(f'<p>Theo <a linktype="page" id="{old.pk}">Nghị định 98</a>.</p>'))])  # fmt: skip

    with time_machine.travel("2025-06-30 23:59:59 +07:00", tick=False):
        before, list_before, story_before = (
            content(client, old),
            client.get("/van-ban/?hieuluc=het"),
            content(client, link),
        )
    with time_machine.travel("2025-07-01 00:00:00 +07:00", tick=False):
        after, list_after, story_after = (
            content(client, old),
            client.get("/van-ban/?hieuluc=het"),
            content(client, link),
        )

    assert "sẽ hết hiệu lực từ 01/07/2025, thay bằng Kế hoạch 152/2025/NĐ-CP" in before
    assert "Văn bản này đã hết hiệu lực từ 01/07/2025, thay bằng Kế hoạch 152/2025/NĐ-CP" in after
    assert ">Cũ<" not in list_before.content.decode()
    assert ">Cũ<" in list_after.content.decode()
    assert "hết hiệu lực" not in story_before.split("</article>")[0]
    assert (
        'Nghị định 98</a> <span class="link-note">(hết hiệu lực từ 01/07/2025, thay bằng Kế hoạch 152/2025/NĐ-CP)</span>'
    ) in story_after


def test_a_part_that_ended_leaves_the_rest_in_force(client, office):
    old = DocumentFactory(parent=office.documents, number="98/2023/NĐ-CP", issued_on=DAY(2023, 12, 31))
    new = DocumentFactory(parent=office.documents, number="152/2025/NĐ-CP", issued_on=DAY(2025, 6, 14), verified=True)
    DocumentRelation.objects.create(page=new, other=old, kind=RelationKind.REPEALS, part="Điều 5", on=DAY(2025, 8, 1))

    assert [old.validity(DAY(2025, 7, 31)), old.validity(DAY(2025, 8, 1))] == [Validity.IN_FORCE, Validity.PARTLY]
    assert "Điều 5 bị bãi bỏ bởi Kế hoạch 152/2025/NĐ-CP từ 01/08/2025" in content(client, old)
    partly = client.get("/van-ban/?hieuluc=motphan").content.decode()
    assert old.title in partly
    assert new.title not in partly
    assert old.title in client.get("/van-ban/?hieuluc=con").content.decode()


@pytest.mark.parametrize(
    ("kind", "given", "state"),
    [
        ("amends", {}, "con"),
        ("amends", {"ends_part": "khong"}, "con"),
        ("amends", {"ends_part": "co"}, "motphan"),
        ("repeals_part", {}, "motphan"),
        ("replaces_part", {"part": "Điều 5"}, "motphan"),
        ("replaces", {"part": "Điều 5"}, "motphan"),
        ("replaces", {}, "het"),
        ("suspends", {}, "ngung"),
        ("suspends", {"until": DAY(2025, 9, 1)}, "con"),
        ("suspends_part", {"until": DAY(2027, 9, 1)}, "ngungphan"),
        ("corrects", {}, "con"),
        ("details", {}, "con"),
    ],
)
def test_the_filter_and_the_page_agree_on_every_kind_of_relation(client, office, kind, given, state):
    old = DocumentFactory(parent=office.documents, number="98/2023/NĐ-CP", issued_on=DAY(2023, 12, 31))
    new = DocumentFactory(parent=office.documents, number="152/2025/NĐ-CP", issued_on=DAY(2025, 6, 14))
    DocumentRelation.objects.create(page=new, other=old, kind=kind, **given)

    assert old.validity(DAY(2026, 11, 20)) == state
    listed = {
        value
        for value in Validity.values
        if DocumentPage.objects.filter(library.validity_filter(value, DAY(2026, 11, 20)), pk=old.pk).exists()
    }
    # Ended or suspended in part, the rest is in force.
    assert listed == {state} | ({"con"} if state in ("motphan", "ngungphan") else set())
    assert Validity(state).label in content(client, old)


def test_target_groups_narrow_the_library_and_are_counted(client, office, django_assert_max_num_queries):
    for number, groups, live in (
        ("1/HD-SNV", ["nong-dan", "phu-nu"], True),
        ("2/HD-SNV", ["nong-dan"], True),
        ("3/HD-SNV", ["nong-dan"], False),
        ("4/HD-SNV", [], True),
    ):
        DocumentFactory(parent=office.documents, number=number, target_groups=groups, live=live)
    client.get("/van-ban/?nhom=nong-dan")

    with django_assert_max_num_queries(12):
        shown = client.get("/van-ban/?nhom=nong-dan").content.decode()

    assert "2 văn bản" in shown
    assert "Nông dân (2)" in shown
    assert "Phụ nữ (1)" in shown
    assert "1/HD-SNV" in shown
    assert "3/HD-SNV" not in shown
    assert "4/HD-SNV" not in shown
    assert "Nông dân" in content(client, DocumentPage.objects.get(number="1/HD-SNV"))
    assert client.get("/van-ban/?nhom=khong-co").status_code == 200


def test_who_opens_a_twice_replaced_document_is_led_to_the_one_in_force(client, office):
    days = [DAY(2017, 7, 31), DAY(2023, 12, 31), DAY(2025, 6, 14)]
    first, second, third = (
        DocumentFactory(parent=office.documents, number=f"{n}/{day.year}/NĐ-CP", issued_on=day)
        for n, day in enumerate(days, start=1)
    )
    DocumentRelation.objects.create(page=second, other=first, kind=RelationKind.REPLACES)
    DocumentRelation.objects.create(page=third, other=second, kind=RelationKind.REPLACES)

    page = content(client, first)

    assert "thay bằng Kế hoạch 2/2023/NĐ-CP" in page
    assert "Hiện đang áp dụng" in page
    assert third.url_path_here in page


@pytest.mark.django_db(transaction=True)
def test_filters_and_words_narrow_the_list_together(client, office):
    field = DocumentField.objects.get(slug="khen-thuong")
    wanted = DocumentFactory(
        parent=office.documents, title="Quy định về khen thưởng đột xuất", issuer="Sở Nội vụ", field=field,
        document_type=DocumentType.GUIDE, number="7/HD-SNV", issued_on=DAY(2025, 3, 1),
    )  # fmt: skip
    others = [
        DocumentFactory(parent=office.documents, title="Khen thưởng đột xuất của sở khác", issuer="Sở Y tế"),
        DocumentFactory(parent=office.documents, title="Việc khác", issuer="Sở Nội vụ", field=field),
    ]
    for page in [wanted, *others]:
        page.save_revision().publish()

    for query in (
        "loai=huong-dan",
        "coquan=Sở Nội vụ&nam=2025",
        "linhvuc=khen-thuong&nam=2025",
        "q=khen thuong dot xuat&coquan=Sở Nội vụ",
        "q=7/HD-SNV",
    ):
        page = client.get(f"/van-ban/?{query}").content.decode()
        assert wanted.title in page, query
        assert not [other.title for other in others if other.title in page], query
    wanted.effective_to = DAY(2026, 1, 20)
    wanted.save_revision().publish()
    assert "Hết hiệu lực từ 20/01/2026." in client.get("/tim-kiem/?q=7/HD-SNV").content.decode()
    assert client.get("/van-ban/?q=%00&nam=²²²²&coquan=%00&trang=x&hieuluc=z").status_code == 200


def test_newest_day_first_and_within_a_day_the_higher_number(client, office):
    for number in ("9/QĐ-UBND", "10/QĐ-UBND", "2/QĐ-UBND"):
        DocumentFactory(parent=office.documents, number=number, title=f"Số {number}")

    page = client.get("/van-ban/").content.decode()

    assert sorted(["10/", "9/", "2/"], key=lambda part: page.index(f">Số {part}")) == ["10/", "9/", "2/"]


def test_several_files_each_say_which_copy_they_are(client, office, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    page = DocumentFactory(parent=office.documents)
    for role, name in ((FileRole.SIGNED, "ban-ky.pdf"), (FileRole.EDITABLE, "ban-soan.docx")):
        file = Document.objects.create(title=name, file=ContentFile(b"x" * 2048, name=name), file_size=2048)
        page.files.add(DocumentFile(role=role, file=file))
    page.save()

    shown = content(client, page)

    assert "Bản đã ký: ban-ky.pdf" in shown
    assert "Bản soạn thảo, sửa được: ban-soan.docx" in shown
    assert "PDF, 2" in shown


@pytest.mark.parametrize("kind", [RelationKind.REPLACES, RelationKind.GUIDES])
def test_no_row_relates_a_document_to_itself(office, kind):
    page = DocumentFactory(parent=office.documents)

    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentRelation.objects.create(page=page, other=page, kind=kind)
    page.relations.add(DocumentRelation(kind=kind, other=page))
    with pytest.raises(ValidationError, match="chính nó"):
        page.save()


def test_a_circle_is_refused_when_the_page_is_saved_by_any_door(office):
    first, second, third = (DocumentFactory(parent=office.documents) for _ in range(3))
    DocumentRelation.objects.create(page=second, other=first, kind=RelationKind.REPLACES)
    DocumentRelation.objects.create(page=third, other=second, kind=RelationKind.REPEALS)
    first.relations.add(DocumentRelation(kind=RelationKind.REPLACES, other=third))

    with pytest.raises(ValidationError, match="tạo thành vòng"):
        first.save()
