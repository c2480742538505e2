"""The examples of the help page: each a search that runs, about things that this site really has."""

import re
from dataclasses import dataclass

from . import lexicon, registry
from .engines import Request, get_engine
from .query import Query
from .suggestions import allowed
from .text import fold

PAPERS = ("decision",)
LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Example:
    """What to type and what that finds."""

    query: str
    told: str


@dataclass(frozen=True, slots=True)
class Section:
    """Examples of one sort, under a heading."""

    slug: str
    title: str
    note: str
    examples: list[Example]


@dataclass(frozen=True, slots=True)
class Things:
    """What the examples are about: two questions to the engine."""

    name: str
    number: str
    day: str
    place: tuple[str, str, str]


def things() -> Things:
    """A person, a decision and a place of this site."""
    return Things(_somebody(), *_decision(), _place())


def sections(about: Things) -> list[Section]:
    """Ways of searching, in a citizen's words."""
    name, number, day = about.name, about.number, about.day
    bare = re.split(r"[/-]", number)[0]
    old, new, on = about.place
    plain = fold(name)
    last_first = " ".join([*plain.split()[-1:], *plain.split()[:-1]])
    return [
        Section("ten", "Tên người, tập thể", "Không cần gõ dấu, không cần đúng thứ tự.", [
            Example(name, "Gõ đủ dấu: cách viết đúng từng dấu đứng trước."),
            Example(plain, "Gõ không dấu: tìm mọi cách bỏ dấu của tên ấy."),
            Example(last_first, "Gõ lộn thứ tự cũng tìm được."),
        ]),
        Section("so", "Số, ngày của văn bản", "Số được tìm đúng từng chữ số; gõ nhầm thì Trang gợi ý số gần giống.", [
            Example(number, "Số, ký hiệu đầy đủ; viết hoa hay thường, có dấu hay không đều như nhau."),
            Example(f"quyết định {bare}", "Chỉ nhớ loại văn bản và số."),
            Example(f"ngày {day}", "Văn bản, lượt khen của một ngày; gõ 19-8-2021 hay 19.8.2021 cũng được."),
            Example(f"tháng {day.partition('/')[2]}", "Cả một tháng; cũng có thể gõ quý III/2022, 6 tháng đầu năm 2022."),
            Example(f"bằng khen năm {day.rpartition('/')[2]}", "Theo năm; khoảng năm thì gõ từ 2020 đến 2023, trước 1975."),
        ]),
        Section("noi", "Xã, phường, cơ quan", "Tên cũ và tên nay dẫn đến nhau.", [
            Example(old, f"Nơi có tên này trước đây, và {new} từ {on}."),
            Example(f"huân chương {old}", "Ghép với từ khác để thu hẹp."),
            Example("Chi Lăng", "Nhiều nơi cùng tên: Trang mời chọn đúng nơi, kèm tên huyện cũ."),
        ]),
        Section("tat", "Chữ viết tắt, cụm từ", "", [
            Example("CSTĐCS", "Chữ viết tắt tìm cả cách viết đầy đủ, và ngược lại."),
            Example('"lao động tiên tiến"', "Trong ngoặc kép: đúng cụm từ, đúng thứ tự; gõ có dấu thì đúng cả dấu."),
            Example('huân chương -"hạng ba"', "Dấu trừ liền trước: bỏ những kết quả có cụm từ ấy."),
        ]),
    ]  # fmt: skip


def filters(about: Things) -> list[Example]:
    """Every filter that can be typed, with an example that runs."""
    number, day, old = about.number, about.day, about.place[0]
    month, year = day.partition("/")[2], day.rpartition("/")[2]
    form = _label("form", "Bằng khen")
    return [
        Example(f"năm:{year}", f"Một năm. Khoảng năm: năm:2020-2023, hoặc từ:2020 đến:2023. Nhiều năm: năm:{int(year) - 1},{year}."),
        Example(f"ngày:{day}", f"Ngày của văn bản. Cả tháng: tháng:{month}. Cả quý: quý:3/2022."),
        Example(f"số:{number}", "Số của chính văn bản; số:1657 cũng được."),
        Example(f'hình thức:"{form}"', "Hình thức khen thưởng; giá trị có nhiều chữ thì đặt trong ngoặc kép."),
        Example("hạng:nhất", "Hạng nhất, nhì, ba; hạng:1 cũng được. Lấy cả hai: hạng:nhất,nhì."),
        Example("dịp:đột xuất", "Loại khen thưởng: thường xuyên theo công trạng, chuyên đề, đột xuất, cống hiến."),
        Example("cấp:tỉnh", "Cấp khen thưởng."),
        Example('thẩm quyền:"Chủ tịch nước"', "Người, cơ quan quyết định."),
        Example(f'đơn vị:"{old}"', "Đơn vị, địa bàn, kể cả tên trước đây."),
        Example("đối tượng:tập thể", "Cá nhân, tập thể, hộ gia đình."),
        Example("nhóm:nữ", "Nhóm đối tượng."),
        Example(f'người:"{about.name}"', "Chỉ tìm trong họ tên người được khen."),
        Example('loại:"quyết định"', "Loại nội dung: khen thưởng, quyết định, tin tức, văn bản."),
    ]  # fmt: skip


def _somebody() -> str:
    """A person whose name may be offered, of the newest awards."""
    asked = Request(query=Query(), kinds=("award",), filters={"recipient_kind": ["ca-nhan"]}, limit=LOOKED_AT)
    found = get_engine().search(asked).documents
    shown = allowed("award", [each["key"] for each in found])
    names = [each["people"][0] for each in found if each["key"] in shown and each["people"]]
    return next((name for name in names if len(name.split()) > 1), "Nông Thị Hoa")


def _decision() -> tuple[str, str]:
    """Number and day of the newest decision."""
    found = get_engine().search(Request(query=Query(), kinds=PAPERS, limit=LOOKED_AT)).documents
    for each in found:
        if each["number"] and each["date"] and "/" in each["number"]:
            year, month, day = (int(part) for part in each["date"].split("-"))
            return each["number"], f"{day}/{month}/{year}"
    return "1657/QĐ-UBND", "19/8/2021"


def _place() -> tuple[str, str, str]:
    """An old place, the one that it belongs to now, and since when."""
    sites = lexicon.current().sites
    for place in sorted(registry.places(), key=lambda place: place.name != "xã Đào Viên"):
        alone = len(sites.full.get(tuple(fold(place.name).split()), ())) == 1
        if place.bare and alone and len(place.into) == 1 and fold(place.into[0].name) != fold(place.name):
            return place.name, place.into[0].name, place.into[0].on.strftime("%d/%m/%Y")
    return "xã Đào Viên", "xã Quốc Việt", "01/07/2025"


def _label(facet: str, fallback: str) -> str:
    """A label that the facet has, the usual one if it is there."""
    labels = list(registry.labels(facet).values())
    return fallback if fallback in labels or not labels else labels[0]
