"""The receipt on paper, letter by letter: what was received stands there, nothing else and nothing otherwise."""

import itertools
import unicodedata
from datetime import UTC, datetime

import pypdfium2
import pytest

from registrations.receipts import drawing
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView

OFFICE = {"standing": "Sở Nội vụ tỉnh Mẫu", "council": "Hội đồng Thi đua - Khen thưởng tỉnh Mẫu"}
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + [*"bcdđghklmnpqrstvx"]
ALPHABET = "".join(letter + letter.upper() for letter in LETTERS)
MARKUP = r"#set page() *đậm* _nghiêng_ $x^2$ `mã` <nhãn> @tên [khối] {1+1} \ // /* -- ... 'đơn' "
LISTS = {
    "every letter": [("Đơn vị", " ".join(ALPHABET[at : at + 24] for at in range(0, len(ALPHABET), 24)))],
    "signs of the typesetter": [("Phong trào #1", MARKUP), ("= Đề mục", "+ một; - hai; / ba: bốn")],
    "many long lines": [
        (f"Dòng {at}", "Ủy ban nhân dân xã Hữu Khánh, Trường Phổ thông dân tộc bán trú " * 2) for at in range(6)
    ],
}


def letters(text: str) -> str:
    """The text without blanks, in which a PDF breaks its lines elsewhere."""
    return "".join(unicodedata.normalize("NFC", text).split())


def printed(body: bytes) -> str:
    """All that stands on the pages of a PDF, without blanks."""
    document = pypdfium2.PdfDocument(body)
    found = []
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        found.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return letters("".join(found).replace("\ufffe", "-"))


@pytest.mark.parametrize("kind", LISTS)
def test_the_paper_says_what_was_received_letter_by_letter(kind):
    receipt = Receipt(
        code="TDKT-897V-XQT9-GJKW-EVMG-GCM9",
        content_hash="0123456789abcdef" * 4,
        issued_at=datetime(2026, 11, 20, 2, 41, 7, tzinfo=UTC),
    )
    view = StatusView(title="Giấy xác nhận đăng ký thi đua", state="", lines=LISTS[kind], note="Mời giữ giấy này.")

    said = printed(drawing.pdf(receipt, view, OFFICE))

    order = [
        OFFICE["standing"].upper(),
        OFFICE["council"].upper(),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        view.title,
        "Mã tiếp nhận",
        receipt.code,
        "Mã gồm chữ in hoa và số; không có chữ I, L, O và số 0, 1 để tránh nhầm.",
        "Thời điểm nhận",
        "9 giờ 41 phút 07 giây, thứ Sáu, ngày 20/11/2026",
        *itertools.chain(*view.lines),
        "Mã kiểm chứng nội dung",
        receipt.content_hash,
        view.note,
        f"Tra cứu và kiểm chứng giấy này tại {drawing.address(receipt)}",
    ]
    assert said == letters("".join(order))
