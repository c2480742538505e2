"""Blank forms in Word: places found however they were marked, filled from the profile, hostile files refused."""

import datetime
import io
import zipfile

import pytest
import time_machine
from django.core.files.base import ContentFile
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.documents.models import Document

from cms_pages.blanks import word_marks
from cms_pages.blanks.checks import unknown_marks
from cms_pages.blanks.models import BlankPage, BlankVersion
from cms_pages.core.checks.reading import read
from tests.factories.accounts import UserFactory
from tests.factories.pages import BlankFactory
from tests.factories.units import MembershipFactory, UnitFactory

DAY = datetime.date
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*lines):
    """A .docx with these lines; a line given as a list is cut into runs as Word cuts them."""
    document = Word()
    for line in lines:
        paragraph = document.add_paragraph()
        for piece in line if isinstance(line, list) else [line]:
            paragraph.add_run(piece).bold = len(piece) % 2 == 0
    return document


def said(data):
    """All text of a .docx: body, tables, feet."""
    document = Word(io.BytesIO(data))
    feet = [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    controls = [each.text or "" for each in document.element.body.iter(word_marks._T)]
    return "\n".join([*(each.text for each in document.paragraphs), *cells, *feet, "".join(controls)])


def every_kind():
    document = word("Đơn vị: {{ don_vi }}", ["Người lập: {", "{ nguoi", "_lap }", "}, {{chuc_vu}}."], "{{ La gi }}")
    document.add_table(1, 1).rows[0].cells[0].text = "Năm {{ Năm }}"
    document.element.body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="dien_thoai"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>Bấm để nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    document.element.body.insert(0, parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD dia_chi </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«dia_chi»</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ))  # fmt: skip
    return document


def test_places_are_found_and_filled_however_they_were_marked():
    data = saved(every_kind())
    assert set(word_marks.marks_in(data)) == {
        "dia_chi", "dien_thoai", "don_vi", "nguoi_lap", "chuc_vu", "la_gi", "nam"
    }  # fmt: skip

    filled = word_marks.fill(data, {
        "don_vi": "Xã Mẫu & <Sơn>", "nguoi_lap": "Nông Thị Mẫu", "chuc_vu": "{{ nam }}", "nam": "2026",
        "dien_thoai": "0205 000", "dia_chi": "tỉnh Lạng Sơn",
    }, "BM-01, phiên bản 2")  # fmt: skip
    text = said(filled)

    for words in (
        "Đơn vị: Xã Mẫu & <Sơn>",
        "Người lập: Nông Thị Mẫu, {{ nam }}.",
        "Năm 2026",
        "0205 000",
        "tỉnh Lạng Sơn",
    ):
        assert words in text
    assert "{{ La gi }}" in text  # left as it is
    assert "BM-01, phiên bản 2" in text
    assert "Bấm để nhập" not in text


def test_a_copy_has_its_stamp_at_the_foot_of_every_section():
    document = word("{{ nam }}")
    document.sections[0].different_first_page_header_footer = True
    document.add_section()
    document.sections[1].footer.is_linked_to_previous = False

    filled = Word(io.BytesIO(word_marks.fill(saved(document), {"nam": "2026"}, "dấu")))

    for section in filled.sections:
        assert section.footer.paragraphs[-1].text == "dấu"
    assert filled.sections[0].first_page_footer.paragraphs[-1].text == "dấu"


@settings(max_examples=30, deadline=None)
@given(
    value=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30),
    cuts=st.lists(st.integers(0, 30), max_size=6),
)
def test_a_mark_cut_anywhere_is_filled_with_any_text(value, cuts):
    line = "Tên: {{ don_vi }} và {{nam}}."
    places = sorted({0, len(line), *(cut for cut in cuts if cut < len(line))})
    pieces = [line[a:b] for a, b in zip(places, places[1:], strict=False)]

    filled = Word(io.BytesIO(word_marks.fill(saved(word(pieces)), {"don_vi": value, "nam": "2026"}, "x")))

    assert filled.paragraphs[0].text == f"Tên: {value} và 2026."


def changed(part, content, data=None):
    """A .docx with one more or another part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or saved(word("x")))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return out.getvalue()


RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEMPLATE = (
    f'<Relationship Id="r" Type="{OFFICE}/attachedTemplate" Target="https://x.example/t.dotm" TargetMode="External"/>'
)
LINKED = f'<Relationship Id="r" Type="{OFFICE}/image" TargetMode="External" Target="file://x/y.png"/>'
HOSTILE = {
    "macros": ("word/vbaProject.bin", b"x", word_marks.ACTIVE),
    "embedded": ("word/embeddings/a.bin", b"x", word_marks.ACTIVE),
    "template": ("word/_rels/settings.xml.rels", RELS.format(TEMPLATE), word_marks.ELSEWHERE),
    "picture": ("word/_rels/document.xml.rels", RELS.format(LINKED), word_marks.ELSEWHERE),
    "entity": ("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', word_marks.ELSEWHERE),
    "dde": ("word/header9.xml", '<w:p><w:instrText xml:space="preserve"> DDEAUTO c:\\\\x </w:instrText></w:p>', word_marks.ELSEWHERE),
    "bomb": ("word/media/a.xml", b"0" * (30 << 20), word_marks.TOO_LARGE),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name):
    part, content, told = HOSTILE[name]

    with pytest.raises(word_marks.RefusedWord, match=told[:20]):
        word_marks.fill(changed(part, content), {}, "x")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04 x", b"%PDF-1.7", saved(word("x"))[:900]])
def test_broken_files_are_told_as_broken(data):
    with pytest.raises(word_marks.RefusedWord) as refusal:
        word_marks.marks_in(data)
    assert refusal.value.broken


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def version(office, data, name="mau.docx", **given):
    page = BlankFactory(parent=office.blanks, code="BM-TT-01", title="Báo cáo thành tích")
    file = Document(title=name, file=ContentFile(data, name=name), file_size=len(data))
    file.save()
    page.versions.add(BlankVersion(**{"number": "2", "effective_from": DAY(2026, 1, 1), "file": file} | given))
    page.save()
    return page.versions.get()


@pytest.mark.django_db
@time_machine.travel("2026-11-20 09:00 +07:00", tick=False)
def test_a_member_gets_a_copy_with_the_facts_of_the_unit(client, office, media, django_assert_max_num_queries):
    made = version(office, saved(every_kind()))
    unit = UnitFactory(name="Xã Mẫu Sơn")
    user = UserFactory(full_name="Nông Thị Mẫu", position="Công chức")
    MembershipFactory(unit=unit, user=user)
    address = f"/bieu-mau-dien-san/{made.pk}/"
    shown = client.get(made.page.url_path_here).content.decode()
    assert address in shown
    assert made.file.url in shown
    assert "Việc này làm được trực tuyến" in shown
    assert client.get(address).status_code == 302
    client.force_login(user)

    with django_assert_max_num_queries(14):
        page = client.get(address).content.decode()
    answer = client.get(f"{address}tai/", {"don-vi": str(unit.pk), "nam": "2027"})

    assert "Xã Mẫu Sơn" in page
    assert answer["Content-Type"] == DOCX
    assert "attachment" in answer["Content-Disposition"]
    text = said(answer.content)
    assert "Đơn vị: Xã Mẫu Sơn" in text
    assert "Người lập: Nông Thị Mẫu, Công chức." in text
    assert "Năm 2027" in text
    assert "Biểu mẫu BM-TT-01, phiên bản 2, điền sẵn ngày 20/11/2026" in text
    # Nobody's but one's own unit; a year that makes no sense is this year.
    assert client.get(f"{address}tai/", {"don-vi": str(UnitFactory().pk)}).status_code == 403
    assert client.get(f"{address}tai/", {"don-vi": "\x00'"}).status_code == 403
    assert "Năm 2026" in said(client.get(f"{address}tai/", {"nam": "99999"}).content)


@pytest.mark.django_db
@time_machine.travel("2026-11-20 09:00 +07:00", tick=False)
@pytest.mark.parametrize("state", ["old", "draft", "plain", "broken", "nobody"])
def test_what_is_not_offered_is_not_filled(client, office, media, state):
    data = {"plain": saved(word("Không có chỗ điền")), "broken": b"PK"}.get(state, saved(word("{{ don_vi }}")))
    made = version(office, data, **({"effective_to": DAY(2026, 6, 1)} if state == "old" else {}))
    if state == "draft":
        BlankPage.objects.filter(pk=made.page_id).update(live=False)
    user = UserFactory()
    if state != "nobody":
        MembershipFactory(user=user)
    client.force_login(user)

    for end in ("", "tai/"):
        assert client.get(f"/bieu-mau-dien-san/{made.pk}/{end}").status_code == (403 if state == "nobody" else 404)
    if state != "draft":
        assert ("Bản điền sẵn" in client.get(made.page.url_path_here).content.decode()) == (state == "nobody")


@pytest.mark.django_db
def test_the_editor_is_told_of_marks_nobody_knows(office, media):
    made = version(office, saved(word("{{ don_vj }} {{ nam }}")))

    hints = list(unknown_marks(read(made.page)))

    assert [hint.seen for hint in hints] == ["Tệp của phiên bản 2 có chỗ điền “don_vj” mà Trang không biết"]
    assert "Có phải “don_vi”" in hints[0].advice
