"""Speed of both engines over many invented award records, and of what databases offer beside them.

Run: ``python -m tests.benchmarks.search_bench [COUNT] [--only ENGINE] [--random N]``. Prints for each engine how long
building takes and one line for each group of queries: milliseconds in the engine, with exact totals, both tiers and
facets counted, no answer taken from a cache of the server.
"""

import datetime
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search import lexicon
from search.text import fold

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


def two_hundred(seed: int = 11) -> list[str]:
    """What people ask an archive: mostly names, with and without marks, the commonest among them; the rest as above."""
    rng = random.Random(seed)
    names = [f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}" for _ in range(70)]
    names += [f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)}" for _ in range(20)]
    names += [f"{rng.choice(MIDDLE)} {rng.choice(GIVEN)}" for _ in range(10)]
    mixed = [f"{rng.choice(names)} {rng.choice(PLACES)}" for _ in range(20)]
    mixed += [f"{rng.choice(list(FORMS.values()))} {rng.choice(range(1990, 2025))}" for _ in range(15)]
    mixed += [f"{rng.choice(BODIES)} {rng.choice(PLACES)}" for _ in range(15)]
    mixed += [f"{rng.randrange(1, 3000)}/QĐ-UBND" for _ in range(10)]
    asked = [text if rng.random() < 0.5 else fold(text) for text in names + mixed]
    fixed = [text for texts in QUERIES.values() for text in texts]
    return [*asked, *COMMONEST, *fixed, *(fold(text) for text in fixed)][:200]


COMMONEST = [
    "nguyen",
    "Nguyễn",
    "thi",
    "nguyen thi",
    "Nguyễn Thị",
    "nguyen van",
    "Nguyễn Văn",
    "hoang thi",
    "Hoàng Văn",
    "văn",
]
NAME_FACETS = ("form", "year", "level")


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one group of queries."""

    group: str
    p50: float
    p95: float
    p99: float
    worst: float


def timing(group: str, took: list[float]) -> Timing:
    """Percentiles of some times in seconds."""
    took = sorted(each * 1000 for each in took)
    return Timing(group, statistics.median(took), took[len(took) * 95 // 100], took[len(took) * 99 // 100], took[-1])


def measure(engine: Any, rounds: int = 3) -> list[Timing]:
    """Two hundred queries with count, eight facets and all tiers; the commonest names; names alone with three facets."""
    from search.engines import Request
    from search.query import read
    from search.service import DEFAULT_FACETS

    made = []
    groups = [
        ("200 queries, 8 facets", two_hundred(), DEFAULT_FACETS),
        ("commonest names, 8 facets", COMMONEST, DEFAULT_FACETS),
        ("names alone, 3 facets", two_hundred()[:100], NAME_FACETS),
        ("everything, 8 facets", [""], DEFAULT_FACETS),
    ]
    for group, texts, facets in groups:
        took = []
        for turn in range(rounds + 1):
            for text in texts:
                request = Request(query=read(text, lexicon.current()), facets=facets)
                began = time.perf_counter()
                engine.search(request)
                if turn:
                    took.append(time.perf_counter() - began)
        made.append(timing(group, took))
    return [*made, measure_typing(engine)]


def measure_typing(engine: Any) -> Timing:
    """Suggestions after every letter of names that somebody types, all groups, nothing kept."""
    from search import suggestions
    from search.engines import using

    suggestions.register_check("award", set)
    took = []
    with using(engine):
        for name in [*two_hundred()[:40], *COMMONEST]:
            for end in range(2, len(name) + 1):
                began = time.perf_counter()
                suggestions.suggest(name[:end])
                took.append(time.perf_counter() - began)
    return timing("suggestions while typing", took)


def build(engine: Any, count: int) -> float:
    """Seconds to build an index of so many entries."""
    began = time.perf_counter()
    with engine.rebuild() as writer:
        writer.add(entries(count))
    return time.perf_counter() - began


def ask_at_random(engine: Any, count: int) -> Timing:
    """Queries that nobody thought of, through the whole service with eight facets."""
    from search.engines import using
    from search.service import search

    from .random_queries import random_queries

    took = []
    with using(engine):
        for text in random_queries(count):
            began = time.perf_counter()
            search(text)
            took.append(time.perf_counter() - began)
    return timing(f"{count} random queries", took)


def show(name: str, timings: Iterable[Timing]) -> None:
    """One line for each group."""
    for each in timings:
        figures = f"p50 {each.p50:7.1f}  p95 {each.p95:7.1f}  p99 {each.p99:7.1f}  worst {each.worst:7.1f} ms"
        print(f"{name:<14} {each.group:<28} {figures}", flush=True)


def without_office() -> None:
    """Measure without a database: built-in abbreviations, no names of places, no labels."""
    from search import registry
    from search.abbreviations import TABLE

    registry.without_database()
    made = lexicon.build_lexicon(TABLE)
    lexicon.current = lambda: made


def run(count: int, asked: int, names: Sequence[str]) -> None:
    """Build and measure the engines named, and print everything."""
    from django.conf import settings

    from search.engines.elasticsearch import ElasticsearchEngine
    from search.engines.embedded import EmbeddedEngine

    without_office()
    if "embedded" in names:
        with tempfile.TemporaryDirectory() as folder:
            engine = EmbeddedEngine(folder)
            seconds = build(engine, count)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
            print(f"embedded: {count} entries built in {seconds:.0f} s, {size:.0f} MB", flush=True)
            show("embedded", measure(engine))
            if asked:
                show("embedded", [ask_at_random(engine, asked)])
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"embedded: at most {memory:.0f} MB of memory in this process", flush=True)
    if "elasticsearch" in names:
        url = os.environ.get("ELASTICSEARCH_URL") or f"http://127.0.0.1:{os.environ.get('SEARCH_PORT', '59200')}"
        options = settings.ELASTICSEARCH | {
            "URL": url.split(","),
            "INDEX_PREFIX": f"bench-{os.getpid()}",
            "TIMEOUT_MS": 30_000,
        }
        server = ElasticsearchEngine(options)
        server.cached = False  # every question counted anew
        try:
            seconds = build(server, count)
            stats = server.client.indices.stats(index=server.indexes.alias, metric="store")
            size = stats["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6
            print(f"elasticsearch: {count} entries built in {seconds:.0f} s, {size:.0f} MB", flush=True)
            show("elasticsearch", measure(server))
        finally:
            server.indexes.delete_all()
    if "databases" in names:
        from .databases import measure_databases

        measure_databases(count)


def main() -> None:
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200_000)
    parser.add_argument("--random", type=int, default=0, help="so many random queries besides")
    parser.add_argument("--only", action="append", choices=["embedded", "elasticsearch", "databases"])
    given = parser.parse_args()
    run(given.count, given.random, given.only or ["embedded", "elasticsearch", "databases"])


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main()
