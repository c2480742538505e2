"""The demo's own signs become page blocks."""

from datetime import date

from portal.demo.matter import blocks, dated

DAY = date(2026, 11, 3)


def made(text):
    return blocks(text, DAY, picture=lambda seed, title: f"<{seed}>", document=lambda key: f"<{key}>")


def test_years_follow_the_day():
    assert dated("năm {Y}, {Y-1} và {Y+1}", DAY) == "năm 2026, 2025 và 2027"


def test_paragraphs_headings_and_lists_make_one_text():
    assert made("Một & hai.\n\n## Mục\n\n- a\n- b") == [
        ("text", "<p>Một &amp; hai.</p><h2>Mục</h2><ul><li>a</li><li>b</li></ul>")
    ]


def test_a_quotation_names_its_speaker():
    kind, value = made("> Đá giữ nước. | Bà Mẩy")[0]
    assert (kind, value) == ("quote", {"text": "Đá giữ nước.", "speaker": "Bà Mẩy", "role": ""})


def test_a_column_of_figures_is_a_column_of_figures():
    kind, value = made("[bảng] Kết quả\nNăm | Số hộ\nNăm đầu | 1.940\nNăm nay | 97,1")[0]
    assert kind == "table"
    assert [column["type"] for column in value["table"]["columns"]] == ["text", "number"]
    assert value["table"]["rows"][1]["values"] == ["Năm nay", "97,1"]


def test_other_blocks_part_the_text():
    kinds = [kind for kind, _ in made(
        "Trước.\n\n[lưu ý] Nhớ | Lời dặn.\n\n[ảnh] nui:x | Núi | Minh họa\n\n[mốc] Đường\n2001 | Bắt đầu | Kể thêm\n\n"
        "[chùm ảnh] Bốn mùa\na | Xuân | x\nb | Hạ | y\n\n[tệp] Mẫu\nmau-dang-ky\n\nSau."
    )]  # fmt: skip
    assert kinds == ["text", "callout", "picture", "timeline", "gallery", "files", "text"]
