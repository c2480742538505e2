"""An old provincial site as its export looks: a folder with a list and thousands of articles in the markup of its day.

Four programs (portal modules of .NET, Java and PHP) and five ways to write Vietnamese take turns; one article in twenty
wants something: a picture or file that was not exported, no day, an address that two articles claim. All of it is
invented and follows from the number of the article alone.
"""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from registrations.tables import legacy_text
from registrations.tables.wording import SOFT

HOST = "http://cu.example"
HEADINGS = ("Tiêu đề", "Ngày đăng", "Tác giả", "Chuyên mục", "Tóm tắt", "Tệp nội dung", "Ảnh đại diện", "Tệp đính kèm",
            "Địa chỉ cũ")  # fmt: skip
PLACES = ("Tràng Định", "Văn Lãng", "Cao Lộc", "Bình Gia", "Bắc Sơn", "Hữu Lũng", "Chi Lăng", "Lộc Bình", "Đình Lập")
SENTENCES = (
    "Sáng nay, Hội đồng Thi đua - Khen thưởng huyện {place} tổ chức hội nghị tổng kết phong trào thi đua yêu nước.",
    "Dự hội nghị có các đồng chí lãnh đạo Ủy ban nhân dân, đại diện các phòng, ban và đông đảo quần chúng.",
    "Năm qua, bà con đã hiến hơn {number} m² đất, đóng góp {number} ngày công làm đường giao thông nông thôn.",
    "Nhân dịp này, {number} tập thể và cá nhân được tặng Giấy khen vì có thành tích xuất sắc.",
    "Phong trào “Dân vận khéo” tiếp tục được nhân rộng, góp phần hoàn thành các chỉ tiêu kinh tế - xã hội.",
)
CODINGS = ("utf-8", "cp1258", "tcvn3", "vni", "mangled")


# Quotation marks and dashes stood where Windows has them, whatever the font.
codecs.register_error("windows", lambda error: (error.object[error.start : error.end].encode("cp1252"), error.end))


def old_font(text: str, table: dict[str, str]) -> str:
    """Unicode Vietnamese as it was typed with a font of one byte to a letter."""
    back: dict[str, str] = {}
    for old, new in table.items():
        back.setdefault(new, old)
    return "".join(back.get(letter) or back.get(letter.lower(), letter) for letter in text).replace(SOFT, "\u00ad")


def encoded(html: str, coding: str) -> bytes:
    """The bytes of a page as a machine of that time wrote them."""
    if coding == "cp1258":
        return windows_1258(html)
    if coding == "tcvn3":
        return old_font(html.replace("Arial", ".VnTime"), legacy_text._TCVN3).encode("latin-1", errors="windows")
    if coding == "vni":
        return old_font(html.replace("Arial", "VNI-Times"), legacy_text._VNI).encode("latin-1", errors="windows")
    if coding == "mangled":
        return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in html.encode()).encode()
    return html.encode()


def windows_1258(text: str) -> bytes:
    """Vietnamese in the code page of Windows: letters with a mark of their own, tones after them."""
    import unicodedata

    out = bytearray()
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *tones = unicodedata.normalize("NFD", letter)
            rest = [mark for mark in tones if mark not in "\u0300\u0301\u0303\u0309\u0323"]
            whole = unicodedata.normalize("NFC", base + "".join(rest))
            for each in (whole, *(mark for mark in tones if mark in "\u0300\u0301\u0303\u0309\u0323")):
                out += each.encode("cp1258", errors="replace")
    return bytes(out)


def markup(number: int, sentences: list[str]) -> str:
    """The article as one of four programs kept it."""
    picture, further = f"../anh/{number % 997}.jpg", f"{HOST}/tin/{(number * 7) % 3000}.html"
    texts = [f"<P class=MsoNormal style='margin:0in 0in 0pt'><FONT face=Arial size=2>{text}<o:p></o:p></FONT></P>"
             for text in sentences]  # fmt: skip
    pixel = '<img src="http://dem.example/pixel.gif" width="1" height="1"><script>var a=1;</script>'
    match number % 4:
        case 0:
            return (f"<div class='DnnModule' id=dnn_ctr{number}>{texts[0]}<p align=center><IMG src='{picture}' border=0>"
                    f"<br><i>Quang cảnh hội nghị</i></p>{''.join(texts[1:])}{pixel}</div>")  # fmt: skip
        case 1:
            return (f'<div class="journal-content-article"><p style="text-align:justify;">{sentences[0]}</p>'
                    f'<p><img alt="Hội nghị" src="{picture}" style="width:500px;height:300px" /></p>'
                    f'<p>{"</p><p>".join(sentences[1:])}</p><p>Xem <a href="{further}">tin trước</a></p></div>')  # fmt: skip
        case 2:
            return (f"<p>{sentences[0]}</p><hr id='system-readmore' />{{mosimage}}<p>{'<br /><br />'.join(sentences[1:])}</p>"
                    f"<p><img src='{picture}' mce_src='x' hspace='6' align='left' /></p>"
                    f"<iframe src='http://phim.example/x'></iframe>{pixel}")  # fmt: skip
        case _:
            return (f"<TABLE width='100%'><TBODY><TR><TD>{''.join(texts[:2])}<TABLE align=center><TR><TD><IMG src='{picture}'>"
                    f"</TD></TR><TR><TD><EM>Ảnh tư liệu</EM></TD></TR></TABLE>{''.join(texts[2:])}</TD></TR></TBODY></TABLE>"
                    "<table border=1><tr><td>TT</td><td>Đơn vị</td></tr><tr><td>1</td><td>Xã mẫu</td></tr></table>")  # fmt: skip


def day(number: int) -> str:
    """The day as that program writes it; one article in forty-five has none."""
    year, month, date = 2008 + number % 14, number // 14 % 12 + 1, number % 28 + 1
    if number % 45 == 44:
        return ""
    return (
        f"{date:02}/{month:02}/{year} {number % 24}:{number % 60:02}" if number % 3 else f"{year}-{month:02}-{date:02}"
    )


def row(number: int) -> dict[str, str]:
    """The line of the list."""
    place = PLACES[number % len(PLACES)]
    address = f"{HOST}/tin/{number - 1 if number % 30 == 29 else number}.html"
    return {
        "Tiêu đề": f"Huyện {place} tổng kết phong trào thi đua, tin số {number}", "Ngày đăng": day(number),
        "Tác giả": "Hoàng Thị Mẫu", "Chuyên mục": "Hoạt động của Hội đồng", "Tóm tắt": SENTENCES[1],
        "Tệp nội dung": f"bai/{number}.html",
        "Ảnh đại diện": f"anh/{number % 997}.jpg" if number % 40 else "anh/khong-co.jpg",
        "Tệp đính kèm": ("tep/phu-luc.txt" if number % 40 else "tep/da-mat.pdf") if number % 20 == 0 else "",
        "Địa chỉ cũ": address,
    }  # fmt: skip


def write(folder: Path, articles: int, *, pictures: int = 997, size: tuple[int, int] = (1200, 800)) -> None:
    """The export in a folder; `pictures` of them are there, one in three as a telephone wrote it."""
    from PIL import Image

    for name in ("bai", "anh", "tep"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    scene = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "May Mau"
    drawn = Image.blend(scene, Image.effect_noise(size, 25).convert("RGB"), 0.4)
    for number in range(pictures):
        drawn.putpixel((number % size[0], number // size[0]), (255, number % 256, 0))
        drawn.save(folder / "anh" / f"{number}.jpg", "JPEG", quality=82, **({"exif": exif} if number % 3 == 0 else {}))
    (folder / "tep" / "phu-luc.txt").write_text("Danh sách kèm theo\n")
    text = io.StringIO()
    listed = csv.DictWriter(text, HEADINGS)
    listed.writeheader()
    for number in range(articles):
        listed.writerow(row(number))
        filled = [each.format(place=PLACES[number % len(PLACES)], number=number + 10) for each in SENTENCES] * 2
        (folder / "bai" / f"{number}.html").write_bytes(encoded(markup(number, filled), CODINGS[number % 5]))
    (folder / "bai-viet.csv").write_text(text.getvalue(), encoding="utf-8-sig")
