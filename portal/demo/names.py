"""Invented names of people and collectives, drawn from a seeded generator.

The surnames follow what one hears in Lạng Sơn (Tày, Nùng, Dao, Kinh); middle
names agree with the form of address. Nobody real is meant. Pure functions:
the same generator state gives the same names, so benchmarks use them too.
"""

from random import Random

# Surnames with how often they come up, in parts per hundred or so.
SURNAMES = {
    "Hoàng": 12, "Nông": 10, "Vi": 8, "Lương": 6, "Triệu": 6, "Nguyễn": 8, "Lý": 5, "Hứa": 5, "Chu": 4, "Lộc": 4,
    "Bế": 3, "Mã": 3, "Đàm": 3, "Lô": 3, "Vy": 3, "Dương": 4, "Phùng": 3, "Đặng": 2, "Hà": 2, "La": 1, "Linh": 1,
    "Lành": 1, "Long": 1, "Trần": 2, "Phạm": 1, "Lê": 1, "Bàn": 1, "Liễu": 1, "Đinh": 1, "Mông": 1, "Ma": 1,
}  # fmt: skip
MALE_MIDDLES = {
    "Văn": 34, "Đức": 8, "Quốc": 5, "Minh": 5, "Hữu": 5, "Công": 4, "Xuân": 4, "Trung": 4, "Ngọc": 4, "Mạnh": 4,
    "Viết": 3, "Đình": 3, "Quang": 4, "Thanh": 3, "Tiến": 3, "Việt": 2, "Anh": 2, "Hải": 2, "Thế": 2,
}  # fmt: skip
FEMALE_MIDDLES = {
    "Thị": 34, "Thị Thu": 6, "Thị Minh": 4, "Thị Hồng": 5, "Thị Bích": 4, "Thị Thanh": 5, "Thị Kim": 4, "Thu": 4,
    "Bích": 4, "Thúy": 3, "Hồng": 3, "Kim": 3, "Ngọc": 4, "Thanh": 3, "Minh": 3, "Mai": 2, "Thị Lan": 2, "Phương": 3,
}  # fmt: skip
MALE_GIVEN = (
    "An Bách Bảo Bằng Bình Chiến Chinh Chung Cường Cương Dũng Duy Duẩn Đại Đạt Đồng Đông Đức Hà Hào Hải Hậu Hiếu Hiệp "
    "Hòa Hoan Hoàn Hùng Huy Huấn Hưng Khánh Khải Khoa Khôi Kiên Kiệt Lâm Lập Liêm Lợi Long Luân Lực Mạnh Nam Nghĩa "
    "Nghiệp Nhân Ninh Phong Phú Phúc Quang Quân Quý Quyền Quyết Sáng Sơn Sửu Tài Tâm Tấn Thái Thạch Thành Thao Thắng "
    "Thiện Thịnh Thọ Thuận Thức Tiến Tình Toàn Toản Trí Trọng Trường Tú Tuấn Tùng Tuyên Vinh Việt Vượng Xuân"
).split()
FEMALE_GIVEN = (
    "An Anh Bình Chi Châm Cúc Dịu Diệp Diệu Dung Duyên Đào Điệp Giang Hà Hạnh Hảo Hằng Hiên Hiền Hiếu Hoa Hoài Hòa "
    "Huệ Huế Huyền Hương Hường Khuyên Lan Lành Lê Liên Liễu Linh Loan Lụa Luyến Lý Mai Mận May Minh Mơ Mến Na Nga "
    "Ngân Ngoan Nguyệt Nhàn Nhiên Nhung Oanh Phấn Phượng Phương Quế Quyên Quỳnh Sen Sim Tâm Thảo Thắm Thoa Thơ Thơm "
    "Thu Thuận Thúy Thủy Thư Thương Tình Trang Trâm Tuyết Tuyến Uyên Vân Xuân Yên Yến"
).split()
VILLAGES = (
    "Nà Lốc", "Bản Chắt", "Khuổi Mươi", "Pò Cại", "Nà Pàn", "Còn Quyền", "Khòn Nà", "Phai Lừa", "Bó Pằm", "Kéo Cọng",
    "Lân Đặt", "Pác Lùng", "Nà Mười", "Bản Roọc", "Thâm Sứ", "Cốc Nhãn", "Nà Tồng", "Khau Ràng", "Lũng Phầy", "Tồng Han",
    "Đồng Lốt", "Làng Rèo", "Co Hương", "Phiêng Vài", "Nà Hin", "Pò Loỏng",
)  # fmt: skip


def _pick(rng: Random, weighted: dict[str, int]) -> str:
    return rng.choices(list(weighted), list(weighted.values()))[0]


def person(rng: Random, *, female: bool | None = None) -> tuple[str, str]:
    """A form of address ("Ông" or "Bà") and a full name that goes with it."""
    is_female = rng.random() < 0.46 if female is None else female
    surname = _pick(rng, SURNAMES)
    middle = _pick(rng, FEMALE_MIDDLES if is_female else MALE_MIDDLES)
    given = rng.choice(FEMALE_GIVEN if is_female else MALE_GIVEN)
    while given in middle.split() or given == surname:
        given = rng.choice(FEMALE_GIVEN if is_female else MALE_GIVEN)
    return ("Bà" if is_female else "Ông"), f"{surname} {middle} {given}"


def village(rng: Random, *, town: bool = False) -> str:
    """An invented hamlet, "thôn Nà Lốc", or in a town "khối phố Nà Lốc"."""
    return f"{'khối phố' if town else 'thôn'} {rng.choice(VILLAGES)}"


PLACE_WORDS = ("Xã", "Phường", "Thị trấn")
# With {place} "xã Cai Kinh", {bare} "Cai Kinh".
IN_COMMUNES = (
    "Ủy ban nhân dân {place}",
    "Trường Tiểu học {bare}",
    "Trường Trung học cơ sở {bare}",
    "Trường Mầm non {bare}",
    "Trạm Y tế {place}",
    "Hội Nông dân {place}",
    "Hội Liên hiệp Phụ nữ {place}",
    "Hội Cựu chiến binh {place}",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh {place}",
    "Ủy ban Mặt trận Tổ quốc Việt Nam {place}",
    "Ban Chỉ huy Quân sự {place}",
    "Hợp tác xã Nông nghiệp {bare}",
    "{Village}, {place}",
    "Tổ công nghệ số cộng đồng {place}",
)
IN_DEPARTMENTS = (
    "Văn phòng {whole}",
    "Phòng Tổ chức - Hành chính, {whole}",
    "Phòng Kế hoạch - Tài chính, {whole}",
    "Phòng Chuyên môn nghiệp vụ, {whole}",
    "Thanh tra {whole}",
    "{whole}",
)
IN_ARMED_FORCES = (
    "Phòng Tham mưu, {whole}",
    "Phòng Chính trị, {whole}",
    "Phòng Hậu cần, {whole}",
    "Đội Vận động quần chúng, {whole}",
)
OFFICES = ("Sở ", "Ban ", "Thanh tra ", "Văn phòng ")


def collective(rng: Random, unit_name: str) -> str:
    """A collective of a unit: "Trường Tiểu học Cai Kinh" of "Xã Cai Kinh", "Văn phòng Sở Nội vụ" of "Sở Nội vụ"."""
    word = next((word for word in PLACE_WORDS if unit_name.startswith(f"{word} ")), "")
    if word:
        bare = unit_name.removeprefix(f"{word} ")
        place = f"{word.lower()} {bare}"
        hamlet = village(rng, town=word != "Xã")
        return rng.choice(IN_COMMUNES).format(place=place, bare=bare, Village=hamlet[:1].upper() + hamlet[1:])
    if unit_name.startswith("Sở "):
        return rng.choice(IN_DEPARTMENTS).format(whole=unit_name)
    if unit_name.startswith(("Bộ đội", "Bộ Chỉ huy", "Công an")):
        return rng.choice(IN_ARMED_FORCES).format(whole=unit_name)
    if unit_name.startswith(OFFICES):
        return unit_name
    return rng.choice(("Văn phòng {whole}", "{whole}")).format(whole=unit_name)


def household(rng: Random, place: str) -> tuple[str, str]:
    """A household and where it lives: ("Hộ gia đình ông Nông Văn Sơn", "thôn Nà Lốc, xã Cai Kinh")."""
    address, name = person(rng)
    return f"Hộ gia đình {address.lower()} {name}", f"{village(rng)}, {place}"
