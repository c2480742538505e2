"""A small corpus without a database, for tests: invented award entries, and questions that find some of them."""

import datetime
import random
from collections.abc import Iterator

from search.entry import Entry

FAMILY = "Nông Hoàng Vi Lý Triệu Bế Lô Lương Mã Chu Đàm Phùng Hứa Nguyễn Trần Lê Phạm Vũ Đặng Dương Hà Đinh".split()
MIDDLE = "Văn Thị Đức Minh Thanh Ngọc Thu Xuân Quang Hữu Bích Kim Mai Hồng Anh".split()
GIVEN = (
    "An Ánh Bình Chi Cường Dung Dũng Duyên Đạt Giang Hà Hải Hạnh Hằng Hiền Hoa Hòa Hóa Họa Huệ Hùng Hương Khánh "
    "Lan Linh Loan Long Mai Minh Nam Nga Nhung Phong Phương Quân Quỳnh Sơn Tâm Thảo Thắng Thủy Thúy Trang Tuấn Vân Yến"
).split()
PLACES = (
    "Quốc Việt|Hoa Thám|Quý Hòa|Thiện Hòa|Bình Gia|Tân Văn|Na Sầm|Văn Lãng|Đồng Đăng|Cao Lộc|Công Sơn|Văn Quan|"
    "Điềm He|Yên Phúc|Tri Lễ|Bắc Sơn|Hưng Vũ|Vũ Lễ|Vũ Lăng|Hữu Lũng|Yên Bình|Chi Lăng|Bằng Mạc|Lộc Bình|Đình Lập"
).split("|")
BODIES = "Sở Nội vụ|Sở Y tế|Sở Tài chính|Trường THPT|Công an tỉnh|Hội Nông dân|Đảng ủy|Ủy ban nhân dân".split("|")
MERITS = (
    "có thành tích xuất sắc trong phong trào thi đua yêu nước|đã có nhiều đóng góp cho xây dựng nông thôn mới|"
    "hoàn thành xuất sắc nhiệm vụ năm học|có thành tích trong phòng, chống thiên tai|"
    "có sáng kiến được công nhận, áp dụng có hiệu quả"
).split("|")
FORMS = {
    "bk": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "gk": "Giấy khen",
    "cstd": "Chiến sĩ thi đua cơ sở",
    "ldtt": "Lao động tiên tiến",
    "hcld": "Huân chương Lao động",
    "ttldxs": "Tập thể lao động xuất sắc",
}
QUERIES = {
    "names without marks": ["nong thi hoa", "nguyen van an", "hoang duc binh", "vi thi thuy", "ly kim lan", "be xuan ha"],
    "names with marks": ["Nông Thị Hòa", "Nguyễn Văn An", "Hoàng Đức Bình", "Vi Thị Thúy", "Đặng Ngọc Hương"],
    "common words": ["bằng khen", "bang khen", "nguyen", "thi", "lao dong tien tien", "chủ tịch ủy ban nhân dân tỉnh"],
    "numbers and dates": ["1657/QĐ-UBND", "quyết định 57", "tháng 8/2021", "12/QĐ-UBND", "19/8/2021"],
    "mixed": ["bằng khen Sở Y tế 2021", "UBND xã Vũ Lăng", "cstđcs hữu lũng", '"phong trào thi đua yêu nước"', "giấy khen nông thôn mới"],
    "everything": [""],
}  # fmt: skip


def entries(count: int, seed: int = 7) -> Iterator[Entry]:
    """Invented awards, the same for the same seed."""
    rng = random.Random(seed)
    forms = list(FORMS)
    for at in range(count):
        person = rng.random() < 0.8
        place, body = rng.choice(PLACES), rng.choice(BODIES)
        name = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
        title = name if person else f"{body} {place}"
        form = rng.choice(forms)
        date = datetime.date(1990, 1, 1) + datetime.timedelta(rng.randrange(13_000))
        yield Entry(
            kind="award",
            key=str(at),
            title=title,
            people=(name,) if person else (),
            body=f"{FORMS[form]}. {body} xã {place}. Đã {rng.choice(MERITS)} năm {date.year}.",
            summary=f"{FORMS[form]}, {body} xã {place}",
            number=f"{rng.randrange(1, 3000)}/QĐ-UBND",
            form=form,
            award_class=rng.choice(["", "nhat", "nhi", "ba"]),
            level=rng.choice(["tinh", "co-so", "nha-nuoc"]),
            authority=rng.choice(["ct-ubnd-tinh", "thu-truong", "chu-tich-nuoc"]),
            unit=place,
            units=(body,),
            recipient_kind="ca-nhan" if person else "tap-the",
            year=date.year,
            date=date,
            url=f"/so-vang/{at}/",
        )
