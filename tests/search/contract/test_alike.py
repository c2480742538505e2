"""Both engines give the same answer: the same finds in the same order, the same totals and counts."""

import datetime
import random
import time

import pytest

from search.engines import elasticsearch, embedded_question, plan, ranking, using
from search.engines.embedded import EmbeddedEngine
from search.entry import Entry
from search.service import search
from tests.benchmarks import corpus as invented
from tests.search.contract.test_examples import CASES, DATES, KEPT, NUMBERS, ORDER

pytestmark = pytest.mark.elasticsearch
D = datetime.date
FACETS = (
    "kind",
    "form",
    "award_class",
    "level",
    "authority",
    "award_kind",
    "year",
    "unit",
    "recipient_kind",
    "target_group",
    "flag",
)
HOSTILE = [
    "", " ", '"', '""', "%", "\\", "*", "?", "()", "a' OR 1=1 --", "đ" * 10_000, "từ " * 500, "của và các là", "a\x00b", "\u200b", "\ud800",
    "\x01\x02\x1f", "NOT AND OR", "title:x^9", "[1 TO 9]", "1/" * 5000, "9" * 400, "😀", "𝕳à Nội", "a*b?c~", "{!func}", "năm:2023 hạng:nhất",
    "^", "nông AND", '"nông', "hoà " * 4000, "(" * 10_000, "<script>alert(1)</script>", "ĐĂK LĂK", "İstanbul", "Ⅳ", "①", "nông\u0323", "ﬁ",
]  # fmt: skip


def corpus():
    """Some hundreds of entries: generated awards, every example, and some that tie with each other."""
    yield from invented.entries(400)
    texts = [text for case in CASES for text in (*case[1], *case[2])] + [text for _, order in ORDER for text in order]
    for at, text in enumerate(texts):
        yield Entry("news", f"t{at}", text, body=f"Nội dung: {text}.", date=D(2020, 1, 1) + datetime.timedelta(at % 40))
    for at, number in enumerate(KEPT):
        yield Entry(
            "document", str(at), f"Văn bản {at}", number=number, date=D(2021, 8, 19), body=f"Theo {KEPT[at - 1]}."
        )
        yield Entry("decision", f"{at}#phần", "Quyết định tặng Bằng khen", number=number, year=2021)
    for at, day in enumerate(DATES):
        yield Entry("consultation", str(at), f"Hội nghị {day}", target_groups=("nữ", "dân tộc"), flags=("đột xuất",))
    yield Entry("page", "lạ", "Chữ lạ: Привет 你好 ไทย 𝕳 ﬁ Ⅳ ① İ", body="Ngôi nhà số ²³ ở Đắk Lắk")


@pytest.fixture(scope="module")
def two(tmp_path_factory, server_options):
    """Both engines over the same entries, without a database."""
    from search import lexicon, registry
    from search.abbreviations import TABLE
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.lexicon import build_lexicon

    patch = pytest.MonkeyPatch()
    for name, empty in (("_sources", {}), ("_labels", {}), ("_aliases", []), ("_kept", {})):
        patch.setattr(registry, name, empty)
    made = build_lexicon(
        TABLE, [("xã Đào Viên", "xã Quốc Việt"), ("xã Vũ Lăng", "xã Bắc Sơn"), ("phường Chi Lăng", "xã Chi Lăng")]
    )
    patch.setattr(lexicon, "current", lambda: made)
    embedded = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    server = ElasticsearchEngine(server_options | {"INDEX_PREFIX": f"{server_options['INDEX_PREFIX']}-two"})
    for engine in (embedded, server):
        with engine.rebuild() as writer:
            writer.add(corpus())
    yield embedded, server
    server.indexes.delete_all()
    patch.undo()


def told(engine, text, **options):
    with using(engine):
        results = search(text, facets=FACETS, **options)
    facets = {name: [(v.value, v.count) for v in values] for name, values in results.facets.items()}
    hits = [(hit.kind, hit.key, hit.snippet) for hit in results.hits]
    return hits, results.total, results.exact_total, facets, results.suggestions, results.read_as


def assert_alike(two, text, **options):
    one, other = (told(engine, text, **options) for engine in two)
    assert one == other, (text, options)
    return one


def test_every_example(two):
    queries = [case[0] for case in CASES] + [case[0] for case in ORDER] + [case[0] for case in NUMBERS] + DATES
    queries += [text for texts in invented.QUERIES.values() for text in texts]
    queries += [
        "xã Đào Viên",
        "Chi Lăng",
        "HC",
        "nông thị h",
        "huan chuogn lao dong",
        "chién sĩ",
        "khenn thuong",
        "tháng 8/2021",
        "2021",
    ]
    found = sum(bool(assert_alike(two, text)[1]) for text in dict.fromkeys(queries))
    assert found > 120


@pytest.mark.parametrize(
    "options",
    [
        {"page": 2, "page_size": 7},
        {"page": 9, "page_size": 50},
        {"page": 500},
        {"sort": "newest"},
        {"sort": "oldest", "page": 3},
        {"exact": True},
        {"kinds": ["award"]},
        {"kinds": ["nothing"]},
        {"filters": {"form": ["bk", "gk"], "level": ["tinh"]}},
        {"filters": {"form": ["không có"], "year": ["2012", "x"]}},
        {"filters": {"unit": ["Vũ Lăng"], "recipient_kind": ["ca-nhan"]}, "year_from": 2000},
        {"year_from": 1995, "year_to": 2010},
        {"year_from": 2010, "year_to": 1995},
        {"filters": {"flag": ["đột xuất"], "x" * 50_000: ["y"], "authority": ["z" * 50_000]}},
    ],
    ids=range(14),
)
def test_pages_filters_and_orders(two, options):
    for text in ("", "nong thi", "Nông Thị Hòa", "bằng khen", "bk Vũ Lăng", "1657/QĐ-UBND", "hội nghị 2021"):
        assert_alike(two, text, **options)


def test_hostile_input_is_answered_alike_and_in_time(two):
    for text in HOSTILE:
        began = time.monotonic()
        assert_alike(two, text)
        assert time.monotonic() - began < 5, text[:40]


def test_words_of_very_many_entries_are_answered_alike(two, monkeypatch):
    """What is done with words of more than twenty thousand entries, done with those of more than five."""
    for module in (plan, ranking, elasticsearch, embedded_question):
        monkeypatch.setattr(module, "COMMON", 5)
    monkeypatch.setattr(two[0], "cached", False)  # what was counted the usual way does not hold
    texts = [text for group in invented.QUERIES.values() for text in group]
    texts += ["UBND", "CSTĐCS", "bk ubnd tỉnh", "lđtt sở y tế", '"phong trào thi đua"', '"thi đua yêu nước"']
    found = sum(bool(assert_alike(two, text)[1]) for text in texts)
    for text in texts:
        assert_alike(two, text, exact=True)
    assert found > 20


PIECES = (
    "nông thị hòa hoà hoa Nguyễn Văn An bằng khen giấy khen BK CSTĐCS HCLĐ UBND xã Vũ Lăng Quốc Việt đ Đ h bế hà ly Lý 1657/QĐ-UBND qd 57 2021 "
    "19/8/2021 tháng quý III 8/2021 hạng nhất 1 I huân chương lao động tiên tiến \" ' ( ) * ~ ^ : / - \\ % + năm số của và thuong dua sỹ kí nogn "
    "khenn chuơng o\u0302 a\u0323 \u200b \x07 你好 ЖЖ 12345678901234567890 2021-2025 giai đoạn đ/c ông bà"
).split(" ")


def test_random_queries_are_answered_alike(two):
    rng = random.Random(20261121)
    for _ in range(300):
        text = rng.choice([" ", " ", ""]).join(rng.choices(PIECES, k=rng.randint(1, 6)))
        assert_alike(two, text, page_size=rng.choice([5, 20]), exact=rng.random() < 0.2)
