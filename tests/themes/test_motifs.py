"""The drawings: same seed, same picture, on every machine; always well-formed."""

import hashlib
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from themes.base import motifs
from themes.base.awards import award_glyph

SVG = "{http://www.w3.org/2000/svg}"


def test_a_cover_is_the_same_for_ever():
    """Changing the drawing changes every cover that readers know: this pins it."""
    digest = hashlib.sha256(motifs.cover("hoi-nghi-tong-ket-2026").encode()).hexdigest()
    assert digest.startswith("74f7f0a2bff39c77")


def test_covers_differ():
    drawings = {motifs.cover(f"tin-{i}") for i in range(40)}
    assert len(drawings) == 40


@given(st.text(max_size=60), st.booleans())
def test_any_text_gives_a_well_formed_cover(slug, wide):
    root = ET.fromstring(motifs.cover(slug, wide=wide))
    assert root.get("viewBox") == ("0 0 144 36" if wide else "0 0 64 36")
    assert root.findall(f"{SVG}path")


@pytest.mark.parametrize("number", range(1, 7))
def test_portraits_stay_in_their_frame(number):
    for drawing in (motifs.person(number), motifs.house(number)):
        assert ET.fromstring(drawing).get("viewBox") == "0 0 24 32"


def test_the_sprite_holds_every_glyph_and_icon():
    ids = {symbol.get("id") for symbol in ET.fromstring(motifs.sprite())}
    assert ids == set(motifs.GLYPHS) | {f"i-{name}" for name in motifs.ICONS}


def test_portrait_numbers_use_all_six_cards():
    assert {motifs.portrait_number(str(i)) for i in range(200)} == set(range(1, 7))


@pytest.mark.parametrize(
    ("code", "klass", "expected"),
    [
        ("huan-chuong", "ba", "huan-chuong-ba"),
        ("huan-chuong", "", "huan-chuong"),
        ("huan-chuong", 1, "huan-chuong-nhat"),
        ("huan-chuong-lao-dong", "hạng Nhì", "huan-chuong-nhi"),
        ("Huân chương Lao động hạng Nhất", None, "huan-chuong-nhat"),
        ("Huân chương Độc lập", "Ba", "huan-chuong-ba"),
        ("huy-chuong", "nhat", "huy-chuong-nhat"),
        ("Bằng khen của Thủ tướng Chính phủ", None, "bang-khen-thu-tuong"),
        ("Bằng khen của Chủ tịch UBND tỉnh", None, "bang-khen"),
        ("Chiến sĩ thi đua cấp tỉnh", None, "chien-si-thi-dua"),
        ("Danh hiệu Chiến sĩ thi đua cơ sở", None, "chien-si-thi-dua"),
        ("Nhà giáo Ưu tú", None, "danh-hieu-vinh-du"),
        ("Tập thể Lao động xuất sắc", None, "tap-the-lao-dong"),
        ("Ba\u0306\u0300ng khen", None, "bang-khen"),
        ("", None, ""),
    ],
)
def test_award_shapes(code, klass, expected):
    assert award_glyph(code, klass) == expected


def test_every_award_shape_is_drawn():
    for text in ("giay-khen", "ky-niem-chuong", "giai-thuong", "huy-hieu", "danh-hieu-dia-phuong", "danh-hieu-thi-dua"):
        assert award_glyph(text) in motifs.GLYPHS


def test_a_cover_may_be_kept_for_long(client):
    url = reverse("look:cover", args=["hoi-nghi-tong-ket"])
    response = client.get(url)
    assert response["Content-Type"] == "image/svg+xml"
    assert "max-age=2592000" in response["Cache-Control"]
    assert "public" in response["Cache-Control"]
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    again = client.get(url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/mo-tip/bia/A%20B.svg", "/mo-tip/bia/../x.svg", f"/mo-tip/bia/{'a' * 256}.svg"])
def test_what_is_no_slug_has_no_cover(path):
    from django.urls import Resolver404, resolve

    with pytest.raises(Resolver404):
        resolve(path, urlconf="themes.base.urls")
