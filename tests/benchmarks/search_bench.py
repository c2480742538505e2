"""Speed of the embedded search over many invented award records.

Run: ``python -m tests.benchmarks.search_bench [COUNT]``. Prints one line for
building and one for each group of queries: milliseconds p50/p95 in the engine,
with exact totals and eight facets counted.
"""

import datetime
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass

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


def entries(count: int, seed: int = 7) -> Iterator:
    """Invented awards, the same for the same seed."""
    from search.entry import Entry

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


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one group of queries."""

    group: str
    p50: float
    p95: float
    worst: float


def run(count: int = 200_000, rounds: int = 8) -> list[Timing]:
    """Build an index of ``count`` records in a temporary folder and time the queries; prints a table."""
    from search.abbreviations import TABLE
    from search.engines import Request
    from search.engines.embedded import EmbeddedEngine
    from search.lexicon import build_lexicon
    from search.query import read
    from search.service import DEFAULT_FACETS

    lexicon = build_lexicon(TABLE)
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(folder)
        start = time.perf_counter()
        with engine.rebuild() as writer:
            writer.add(entries(count))
        print(f"{count} records built in {time.perf_counter() - start:.1f} s")
        timings, every = [], []
        for group, texts in QUERIES.items():
            took = []
            for turn in range(rounds + 1):
                for text in texts:
                    start = time.perf_counter()
                    engine.search(Request(query=read(text, lexicon), facets=DEFAULT_FACETS))
                    if turn:
                        took.append((time.perf_counter() - start) * 1000)
            timings.append(_timing(group, took))
            every += took
        timings.append(_timing("all", every))
    for timing in timings:
        print(f"{timing.group:22} p50 {timing.p50:6.1f} ms  p95 {timing.p95:6.1f} ms  worst {timing.worst:6.1f} ms")
    return timings


def _timing(group: str, took: list[float]) -> Timing:
    took = sorted(took)
    return Timing(group, statistics.median(took), took[int(len(took) * 0.95) - 1], took[-1])


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from search import registry

    registry._labels.clear()  # the benchmark needs no database
    registry._sources.clear()
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
