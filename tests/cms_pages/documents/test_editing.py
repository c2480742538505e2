"""The editor of documents: one line fills several fields, wrong relations are refused beside their field."""

import datetime

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms_pages.documents.models import DocumentPage, DocumentRelation, RelationKind
from tests.factories.accounts import UserFactory
from tests.factories.pages import DocumentFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date
FIELDS = """number title lead document_type field issuer signer issued_on effective_from effective_to organising_body
    slug seo_title search_description go_live_at expire_at""".split()


@pytest.fixture
def editor(groups):
    browser = Client()
    browser.force_login(UserFactory(groups=["Biên tập viên"]))
    return browser


def form(relations=(), **values):
    rows = [
        {"kind": kind, "other": other.pk, "part": "", "on": "", "until": "", "ends_part": ""}
        for kind, other in relations
    ]
    return nested_form_data(
        dict.fromkeys(FIELDS, "")
        | {"body": streamfield([]), "files": inline_formset([]), "comments": inline_formset([])}
        | {"relations": inline_formset(rows)}
        | values
    )


def add(editor, office, data):
    return editor.post(f"/quan-tri/pages/add/cms_documents/documentpage/{office.documents.pk}/", data)


def test_one_pasted_line_fills_number_type_day_and_issuer(editor, office):
    line = "QĐ số 27/2021/QĐ-UBND ngày 15/10/2021"

    answer = add(editor, office, form(number=line, title="Ban hành Quy chế"))

    assert answer.status_code == 302, answer.content.decode()[:3000]
    page = DocumentPage.objects.get()
    assert (page.number, page.serial, page.symbol, page.year) == ("27/2021/QĐ-UBND", 27, "QĐ-UBND", 2021)
    assert (page.document_type, page.issued_on) == ("quyet-dinh", DAY(2021, 10, 15))
    assert page.issuer == "Ủy ban nhân dân tỉnh Lạng Sơn"
    told = editor.get(f"/quan-tri/pages/{page.pk}/edit/").content.decode()
    assert "Trang đã điền" in told
    assert "loại “Quyết định”" in told


def test_a_title_with_everything_in_it_is_taken_apart_and_what_was_typed_stays(editor, office):
    title = "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định về phân cấp"

    add(editor, office, form(title=title, issuer="Chính phủ nước CHXHCN Việt Nam"))

    page = DocumentPage.objects.get()
    assert (page.title, page.number) == ("Quy định về phân cấp", "152/2025/NĐ-CP")
    assert page.issuer == "Chính phủ nước CHXHCN Việt Nam"


def test_what_cannot_be_read_is_asked_for_beside_its_field(editor, office):
    answer = add(editor, office, form(number="152/2025/NĐ-CP", title="Không có ngày"))

    assert "Mời ghi ngày ban hành." in answer.content.decode()
    assert not DocumentPage.objects.exists()


@pytest.mark.parametrize("typed", ["Không số", "K/S", "không có số"])
def test_a_guide_that_was_sent_out_without_a_number_is_entered_and_cited_by_its_day(editor, office, client, typed):
    told = {"document_type": "huong-dan", "issuer": "Sở Nội vụ", "issued_on": "05/01/2026"}

    answer = add(editor, office, form(number=typed, title="Cách viết báo cáo thành tích", **told))

    assert answer.status_code == 302, answer.content.decode()[:3000]
    page = DocumentPage.objects.get()
    assert (page.number, page.serial, page.symbol, page.year) == ("Không số", None, "", 2026)
    assert page.slug == "cach-viet-bao-cao-thanh-tich"
    assert page.citation == "Hướng dẫn không số ngày 05/01/2026 “Cách viết báo cáo thành tích”"
    page.save_revision().publish()
    shown = client.get(page.url_path_here).content.decode()
    assert "Hướng dẫn không số" in shown
    assert '"legislationIdentifier"' not in shown
    # A second one of the same day is another document; the same one again is not.
    assert add(editor, office, form(number=typed, title="Cách chấm điểm", **told)).status_code == 302
    again = add(editor, office, form(number=typed, title="Cách chấm điểm", **told))
    assert "Thư viện đã có văn bản này" in again.content.decode()
    newer = DocumentFactory(parent=office.documents, issued_on=DAY(2026, 2, 1), number="07/HD-SNV")
    DocumentRelation.objects.create(page=newer, other=page, kind=RelationKind.REPLACES)
    assert page.citation in client.get(newer.url_path_here).content.decode().replace("&quot;", '"')


def test_what_is_never_without_a_number_needs_one(editor, office):
    told = {"issuer": "Chính phủ", "issued_on": "05/01/2026", "title": "Về công tác"}

    law = add(editor, office, form(number="không số", document_type="nghi-dinh", **told)).content.decode()

    assert "Nghị định luôn có số, ký hiệu" in law
    assert not DocumentPage.objects.exists()


def test_a_document_that_is_there_already_is_not_entered_twice(editor, office):
    DocumentFactory(parent=office.documents, number="152/2025/NĐ-CP", issuer="Chính phủ", issued_on=DAY(2025, 6, 14))

    answer = add(editor, office, form(number="152/2025/nđ-cp ngày 14/6/2025", title="Lần nữa"))

    assert "Thư viện đã có văn bản này" in answer.content.decode()
    assert DocumentPage.objects.count() == 1


def edit(editor, page, relations, **values):
    known = {name: getattr(page, name) or "" for name in ("number", "title", "document_type", "issuer", "slug")}
    data = form(relations, **known, issued_on=f"{page.issued_on:%d/%m/%Y}", **values)
    return editor.post(f"/quan-tri/pages/{page.pk}/edit/", data)


@pytest.mark.parametrize("kind", RelationKind.values)
def test_to_itself_is_refused_beside_the_field(editor, office, kind):
    page = DocumentFactory(parent=office.documents)

    answer = edit(editor, page, [(kind, page)])

    assert answer.status_code == 422
    assert "Văn bản không thể có quan hệ với chính nó" in answer.content.decode()
    assert not page.revisions.exists()


def test_circles_and_replacing_the_future_are_refused(editor, office):
    old, middle, new = (DocumentFactory(parent=office.documents, issued_on=DAY(2026, 1, 15)) for _ in range(3))
    DocumentRelation.objects.create(page=middle, other=old, kind=RelationKind.REPLACES)
    DocumentRelation.objects.create(page=new, other=middle, kind=RelationKind.AMENDS)
    later = DocumentFactory(parent=office.documents, issued_on=DAY(2026, 2, 1))

    circle = edit(editor, old, [(RelationKind.REPEALS, new)])
    future = edit(editor, old, [(RelationKind.REPLACES, later)])

    told = circle.content.decode()
    assert f"tạo thành vòng: {old.number} → {new.number} → {middle.number} → {old.number}" in told
    assert "sau văn bản này" in future.content.decode()
    assert not old.revisions.exists()


def test_a_relation_that_holds_is_kept_and_the_other_editor_reads_it(editor, office):
    old = DocumentFactory(parent=office.documents, issued_on=DAY(2020, 1, 15))
    new = DocumentFactory(parent=office.documents)

    assert edit(editor, new, [(RelationKind.REPLACES, old)]).status_code == 302
    DocumentPage.objects.get(pk=new.pk).get_latest_revision().publish(skip_permission_checks=True)

    assert old.validity() == "het"
    screen = editor.get(f"/quan-tri/pages/{old.pk}/edit/").content.decode()
    assert "Được thay thế bởi" in screen
    assert "Hôm nay: hết hiệu lực" in screen


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "replaces", "part": "Điều 5"}, "mời chọn “Thay thế một phần”"),
        ({"kind": "amends", "until": "01/01/2027"}, "chỉ ghi khi văn bản kia ngưng hiệu lực"),
        ({"kind": "suspends", "on": "01/02/2026", "until": "01/02/2026"}, "cần sau ngày ngưng hiệu lực"),
        ({"kind": "repeals", "ends_part": "co"}, "Chỉ chọn khi quan hệ là “Sửa đổi, bổ sung”"),
    ],
)
def test_what_does_not_fit_within_a_relation_is_told_beside_the_field(editor, office, given, told):
    old = DocumentFactory(parent=office.documents, issued_on=DAY(2020, 1, 15))
    new = DocumentFactory(parent=office.documents)
    known = {name: getattr(new, name) or "" for name in ("number", "title", "document_type", "issuer", "slug")}
    row = {"part": "", "on": "", "until": "", "ends_part": "", "other": old.pk} | given
    data = form(**known, issued_on=f"{new.issued_on:%d/%m/%Y}", relations=())
    data |= nested_form_data({"relations": inline_formset([row])})

    answer = editor.post(f"/quan-tri/pages/{new.pk}/edit/", data)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not new.revisions.exists()


def test_the_editor_reads_what_is_still_open_about_the_validity(editor, office):
    old = DocumentFactory(parent=office.documents, number="1/2020/NĐ-CP", issued_on=DAY(2020, 1, 15))
    by = {
        kind: DocumentFactory(parent=office.documents, number=f"{n}/2025/NĐ-CP", issued_on=DAY(2025, 1, 15))
        for n, kind in enumerate(("amends", "repeals_part", "suspends_part"), start=2)
    }
    for kind, page in by.items():
        DocumentRelation.objects.create(page=page, other=old, kind=kind, on=DAY(2025, 2, 1))
    detail = DocumentFactory(parent=office.documents, issued_on=DAY(2021, 1, 15))
    DocumentRelation.objects.create(page=detail, other=old, kind="details")

    screen = editor.get(f"/quan-tri/pages/{old.pk}/edit/").content.decode()
    assert "chưa ghi có làm hết hiệu lực một phần không" in screen
    assert "chưa ghi phần nào" in screen
    assert "Chưa ghi ngày có hiệu lực trở lại" in screen
    assert "quy định chi tiết, hết hiệu lực" not in editor.get(f"/quan-tri/pages/{detail.pk}/edit/").content.decode()

    old.effective_to = DAY(2026, 1, 1)
    old.save()
    assert "được văn bản này quy định chi tiết, hết hiệu lực từ 01/01/2026" in (
        editor.get(f"/quan-tri/pages/{detail.pk}/edit/").content.decode()
    )
