"""What is read of old articles: letters, markup, days, addresses, packages."""

import io
import stat
import zipfile
from datetime import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.moving_in import facts, packages
from cms_pages.moving_in.letters import readable, text_of, unmangled
from cms_pages.moving_in.markup import read_markup
from cms_pages.moving_in.packages import Folder, Unusable, open_package
from cms_pages.moving_in.records import read_records
from registrations.tables import legacy_text

SENTENCE = "Hội đồng Thi đua - Khen thưởng tỉnh họp xét tặng Huân chương Lao động cho các tập thể, cá nhân"


def old_font(text, table):
    """A text as it was typed with an old font: the tables of our reader, the other way round."""
    back = {}
    for old, new in table.items():
        back.setdefault(new, old)
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        old_font(SENTENCE, legacy_text._TCVN3).encode("latin-1", errors="replace"),
    ],
)
def test_letters_of_old_codings_are_read(data):
    text, _coding = text_of(data)
    (text,), _old = readable([text])

    assert text == SENTENCE


def test_utf8_that_was_read_as_western_is_put_right():
    mangled = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in SENTENCE.encode())

    assert unmangled(mangled) == SENTENCE
    assert unmangled(f"Tin: {mangled}, “đúng”") == f"Tin: {SENTENCE}, “đúng”"


@given(st.text(alphabet="aáàảãạăâđêôơưỳỹ ẤỆỘÔÂÃ».,-“–ABC", max_size=60))
def test_right_text_is_left_alone(text):
    assert unmangled(text) == text


def test_old_font_named_in_the_page_is_converted():
    html = f'<p><font face=".VnTime">{old_font("Khen thưởng đột xuất", legacy_text._TCVN3)}</font> và <b>giữ nguyên</b></p>'

    matter = read_markup(html)

    assert matter.blocks == [("text", "<p>Khen thưởng đột xuất và <b>giữ nguyên</b></p>")]


WORD = """<!--[if gte mso 9]><xml>rác</xml><![endif]--><style>p{color:red}</style>
<p class=MsoNormal style='mso-x:1'><o:p></o:p>Bài <ins cite="mailto:a">đã <b>sửa</b></ins><del cite="mailto:b">CÂU BỎ</del>
<span class="msoDel">CŨNG BỎ</span><a class=msocomanchor href="#_msocom_1">[A1]</a></p>
<div style='mso-element:comment-list'><p>LỜI GHI CHÚ</p></div><p style="display:none">ẨN</p>
<script>alert(1)</script><p onclick="x()">Đoạn <a href="javascript:x()">hai</a><br><br>Đoạn ba</p><iframe src="https://x"></iframe>"""


def test_what_word_leaves_behind_goes():
    matter = read_markup(WORD)

    assert matter.blocks == [("text", "<p>Bài đã <b>sửa</b></p><p>Đoạn hai</p><p>Đoạn ba</p>")]
    assert matter.tracked
    assert set(matter.dropped) == {"đoạn mã", "khung nhúng"}


def test_structure_becomes_blocks():
    matter = read_markup(
        "<div><h4>Mục đầu</h4><div><span><p>Một</p></span>chữ trần<ul><li>A<ul><li>B</li></ul></li></ul></div>"
        "<blockquote>Lời nói</blockquote><h1>Mục hai</h1><h6>Nhỏ</h6>"
        "<table><tr><th>TT</th><th>Tên</th></tr><tr><td>1</td><td>Lộc</td></tr></table>"
        "<table><tr><td><img src='a.jpg' alt='Lễ'></td></tr><tr><td>Ảnh: TH</td></tr></table>"
        "<p>Trước <a href='x.html'><img src='../b.jpg'></a> sau</p></div>",
        base="http://cu.example/tin/bai.html",
    )
    kinds = [kind for kind, _ in matter.blocks]
    texts = [value for kind, value in matter.blocks if kind == "text"]

    assert kinds == ["text", "quote", "text", "table", "picture", "text", "picture", "text"]
    assert texts[0] == "<h2>Mục đầu</h2><p>Một</p><p>chữ trần</p><ul><li>A<ul><li>B</li></ul></li></ul>"
    assert texts[1] == "<h2>Mục hai</h2><h3>Nhỏ</h3>"
    pictures = [value for kind, value in matter.blocks if kind == "picture"]
    assert [(each.src, each.alt) for each in pictures] == [
        ("http://cu.example/tin/a.jpg", "Lễ"),
        ("http://cu.example/b.jpg", ""),
    ]


def test_links_within_the_old_site_become_paths():
    html = '<p><a href="bai-2.html">a</a> <a href="http://cu.example/x?id=1">b</a> <a href="https://khac.example/">c</a></p>'

    (_, text), *_ = read_markup(html, "http://cu.example/tin/bai-1.html", frozenset({"cu.example"})).blocks

    assert 'href="/tin/bai-2.html"' in text
    assert 'href="/x?id=1"' in text
    assert 'href="https://khac.example/"' in text


@pytest.mark.parametrize(
    "html", ["<div>" * 3000 + "chữ", "<ul><li>" * 2000 + "x", "<a" * 5000, "\x00<p>x", "<p>" + "&lt;script&gt;" * 5]
)
def test_hostile_markup_is_read_in_bounds(html):
    for kind, value in read_markup(html).blocks:
        assert kind == "text"
        assert "<script" not in value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05/09/2019", datetime(2019, 9, 5)),
        ("5-9-2019 14:30", datetime(2019, 9, 5, 14, 30)),
        ("Thứ năm, 05/09/2019, 2:30 CH", datetime(2019, 9, 5, 14, 30)),
        ("14h30 ngày 05/9/2019", datetime(2019, 9, 5, 14, 30)),
        ("ngày 5 tháng 9 năm 2019", datetime(2019, 9, 5)),
        ("2019-09-05", datetime(2019, 9, 5)),
        ("2019-09-05T07:30:00Z", datetime(2019, 9, 5, 14, 30)),
        ("2019-09-05 14:30:00", datetime(2019, 9, 5, 14, 30)),
    ],
)
def test_days_are_read_day_first(text, expected):
    assert facts.instant_of(text) == timezone.make_aware(expected)


@pytest.mark.parametrize("text", ["", "31/02/2019", "hôm qua", "2019", "13/13/2019", "2019-13-40"])
def test_no_day_is_made_up(text):
    assert facts.instant_of(text) is None


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("http://cu.example/tin/bai-1.html", "/tin/bai-1.html"),
        ("/Default.aspx?id=12&cat=3", "/Default.aspx?cat=3&id=12"),
        ("http://cu.example/tin-tức/lễ trao.html", "/tin-tức/lễ%20trao.html"),
        ("http://cu.example/tin-t%E1%BB%A9c/l%E1%BB%85%20trao.html", "/tin-tức/lễ%20trao.html"),
        ("http://cu.example/", ""),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("/" + "a" * 300, ""),
    ],
)
def test_old_addresses_are_paths(address, path):
    assert facts.old_path(address) == path


# --- packages ---------------------------------------------------------------


def package_of(change):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        change(made)
    written.seek(0)
    return written


def link(made):
    entry = zipfile.ZipInfo("anh")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    made.writestr(entry, "/etc/passwd")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda made: made.writestr("../../ngoai.csv", "x"), "ra ngoài thư mục"),
        (lambda made: made.writestr("/etc/x", "x"), "ra ngoài thư mục"),
        (lambda made: made.writestr("a/..\\..\\x", "x"), "ra ngoài thư mục"),
        (link, "đường tắt"),
        (lambda made: made.writestr("bom.csv", b"\0" * (30 << 20)), "mức cho phép"),
        (lambda made: [made.writestr(f"{n}.txt", "") for n in range(31)], "hơn 30 tệp"),
    ],
)
def test_dangerous_packages_are_refused(monkeypatch, change, told):
    monkeypatch.setattr(packages, "MOST_MEMBERS", 30)
    with pytest.raises(Unusable, match=told):
        open_package("goi.zip", package_of(change))


@pytest.mark.parametrize("content", [b"PK\x03\x04 hong", b"Rar!\x1a", b"", b"%PDF-1.4"])
def test_what_is_no_package_is_refused(content):
    with pytest.raises(Unusable):
        list(read_records(open_package("goi.zip", io.BytesIO(content))))


def test_folder_reads_nothing_outside(tmp_path):
    outside = tmp_path / "kin.html"
    outside.write_text("<title>Kín</title><p>x</p>")
    folder = tmp_path / "goi"
    folder.mkdir()
    (folder / "bai.html").write_text("<title>Bài</title><body><p>x</p></body>")
    (folder / "tat.html").symlink_to(outside)

    assert [record.title for record in read_records(Folder(folder))] == ["Bài"]


def test_list_without_the_needed_columns_says_which(tmp_path):
    (tmp_path / "a.csv").write_text("Tên người,Đơn vị\nA,B\n")

    with pytest.raises(Unusable, match="Tiêu đề"):
        list(read_records(Folder(tmp_path)))


def test_files_are_found_by_path_then_by_name(tmp_path):
    for name in ("bai-viet.csv", "anh/Lễ.jpg", "anh/khac.jpg", "tep/khac.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    package = Folder(tmp_path)

    assert package.find("http://cu.example/uploads/anh/L%E1%BB%85.JPG") == "anh/Lễ.jpg"
    assert package.find("anh\\khac.jpg") == "anh/khac.jpg"
    assert package.find("http://cu.example/khac.jpg") == ""
    assert package.find("../../etc/passwd") == ""


# --- what other programs export -------------------------------------------------


def texts_of(html, **given):
    return [value for kind, value in read_markup(html, **given).blocks if kind == "text"]


def test_html_that_was_kept_written_out_is_read():
    """DNN keeps the HTML of an article as text."""
    assert texts_of("&lt;p&gt;Một &lt;b&gt;hai&lt;/b&gt;&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;") == [
        "<p>Một <b>hai</b></p>"
    ]
    assert texts_of("<p>Thẻ &lt;/p&gt; kết thúc đoạn</p><p>x</p>") == ["<p>Thẻ &lt;/p&gt; kết thúc đoạn</p><p>x</p>"]


def test_wordpress_keeps_paragraphs_as_empty_lines_and_captions_as_codes():
    matter = read_markup(
        'Đoạn một\ndài\r\n\r\nĐoạn hai [gallery ids="1"][embed]https://youtube.com/x[/embed]\n\n'
        '[caption id="a_5" width="300"]<a href="/le.jpg"><img src="/le.jpg" /></a> Quang cảnh[/caption]'
    )

    assert matter.blocks[0] == ("text", "<p>Đoạn một dài</p><p>Đoạn hai</p>")
    assert (matter.blocks[1][1].src, matter.blocks[1][1].caption) == ("/le.jpg", "Quang cảnh")
    assert matter.dropped == ["chỗ giữ của chương trình cũ"]


def test_joomla_plugins_leave_no_keys_behind():
    assert texts_of("<p>Trước {youtube}abc123{/youtube}{gallery}anh/le{/gallery} sau</p>") == ["<p>Trước sau</p>"]


def test_a_form_that_was_seen_is_told_but_the_form_around_a_page_is_not():
    assert read_markup("<form><input type='hidden' name='__VIEWSTATE'><p>Chữ</p></form>").dropped == []
    assert read_markup("<form><input name='ten'><p>Chữ</p></form>").dropped == ["biểu mẫu"]


def test_letters_that_turn_text_around_go():
    assert texts_of("<p>A\u202eB\u200b\x01C</p>") == ["<p>ABC</p>"]


def test_old_site_is_known_with_and_without_www():
    html = '<p><a href="http://WWW.cu.example/x">a</a></p>'

    assert 'href="/x"' in texts_of(html, hosts=frozenset({"cu.example"}))[0]
    assert 'href="/x"' in texts_of(html.replace("WWW.", ""), hosts=frozenset({"www.cu.example"}))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1567641600", datetime(2019, 9, 5, 7, 0)),
        ("Thu, 05 Sep 2019 14:30:00 +0700", datetime(2019, 9, 5, 14, 30)),
        ("ngày 05 tháng 9 năm 2019, 14 giờ 30 phút", datetime(2019, 9, 5, 14, 30)),
        ("2 giờ 30 chiều, 05/09/2019", datetime(2019, 9, 5, 14, 30)),
    ],
)
def test_days_of_other_programs_are_read(text, expected):
    assert facts.instant_of(text) == timezone.make_aware(expected)


@pytest.mark.parametrize(
    "text",
    ["00/00/0000", "0000-00-00 00:00:00", "01/01/1900", "0001-01-01T00:00:00", "05/09/0019", "Xyz, 99 Foo", "43713"],
)
def test_no_day_as_programs_write_it_is_no_day(text):
    assert facts.instant_of(text) is None


def test_month_before_day_is_suspected():
    assert facts.is_month_first("12/25/2019")
    assert not facts.is_month_first("25/12/2019")
    assert not facts.is_month_first("00/00/0000")


LIST = "Tiêu đề;Ngày đăng;Nội dung\r\nBài một;05/09/2019;<p>x</p>\r\nBài hai;06/09/2019;<p>y</p>\r\n"


@pytest.mark.parametrize(
    "data",
    [
        LIST.encode("utf-8-sig"),
        LIST.replace(";", "\t").encode("utf-16"),
        LIST.replace(";", "\t").encode("utf-16-le"),
        LIST.replace("\r\n", "\r").encode(),
        b"sep=;\r\n" + LIST.encode(),
    ],
)
def test_lists_are_read_however_they_were_saved(data):
    package = open_package("danh-sach.csv", io.BytesIO(data))

    assert [(each.title, each.date) for each in read_records(package)] == [
        ("Bài một", "05/09/2019"),
        ("Bài hai", "06/09/2019"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("wp.xml", b"<?xml version='1.0'?><rss/>", "XML"),
        ("dump.sql", b"-- MySQL dump 10.13\nINSERT INTO x VALUES (1);\n", "SQL"),
        ("bai.xlsx", None, "Excel"),
    ],
)
def test_other_exports_are_named_for_what_they_are(name, data, told):
    file = io.BytesIO(data) if data else package_of(lambda made: made.writestr("[Content_Types].xml", "<x/>"))
    with pytest.raises(Unusable, match=told) as refusal:
        list(read_records(open_package(name, file)))
    assert f"{name}.csv" not in str(refusal.value)


def test_page_of_a_folder_has_its_heading_as_title_once(tmp_path):
    (tmp_path / "bai.html").write_text(
        "<title>Lễ trao | Cổng TĐKT</title><body><article><h1>Lễ trao</h1><p>x</p></article></body>"
    )
    (record,) = read_records(Folder(tmp_path))

    assert (record.title, record.html) == ("Lễ trao", "<p>x</p>")


def test_title_holds_no_marks(tmp_path):
    (tmp_path / "a.csv").write_text('Tiêu đề,Nội dung\n"<b>Lễ</b> trao &amp; nhận, 3 < 5",x\n')

    assert [each.title for each in read_records(Folder(tmp_path))] == ["Lễ trao & nhận, 3 < 5"]
