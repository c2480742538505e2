"""A corpus in shapes that no office of ours has, read from a file: both engines print the same, whatever is asked."""

import json
import random
import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db

NAMES = [
    "Nguyễn Văn An",
    "TRẦN THỊ THUÝ",
    "Lò Văn Páo",
    "Hoà Thị Bích",
    "Vi Thị Dong",
    "Y Ê Ban",
    "Đặng Thị Út",
    "Khánh Quốc Toản",
]
POSTS = ["Giám đốc Sở Nội vụ", "Trưởng thôn Nà Lầu", "KẾ TOÁN HTX QUAN SƠN", "y sĩ trạm y tế", ""]
AWARDS = ["Bằng khen", "Huân chương Lao động hạng Ba", "CSTĐCS", "Giấy khen", "kỉ niệm chương", "BK TTg"]
ODD = [
    {"title": "."},
    {"title": "\u0000\u0007 lạ \ud800", "body": "<script>alert(1)</script>"},
    {"title": "Rất dài", "body": "thi đua yêu nước " * 60_000},
    {"title": "Báo\u00a0cáo\u200b  nhiều   khoảng trắng", "summary": None, "people": ""},
    {"title": "Có tệp", "files": {"name": "Phụ lục.pdf", "text": "Bà Chu Thị Dong", "page": "4"}},
    {"title": "9" * 300, "number": 1657, "year": 2021.0},
    {"title": "Báo cáo"},
    {"title": "Báo cáo"},
]
ASKED = [
    "nguyen van an giam doc so", "Nguyễn Văn An trưởng thôn", "baf Ddawngj Thij Uts", "bk năm:2023", "HC năm:2021", "hclđ hạng 3", "1657 qd ubnd",
    "số: 12", "đặng thi ut", "dang thi utt", "quoc khanh", "lò văn páo", "hoà", "thuý", '"huân chương"', "chu thi dong", "lan thu 6", "", "%", '"', "đ" * 10_000,
    "từ " * 500, "và của các", "a' OR 1=1 --", "\\", "\x00\x1f", "thi đua yêu nước", "bao cao", "loại:văn hạng:xyz", "9" * 300, "script", "năm:abc", "-an bk",
]  # fmt: skip


def corpus():
    rng = random.Random(19)
    for at in range(220):
        name = rng.choice(NAMES)
        entry = {
            "kind": rng.choice(["award", "news", "decision", None]),
            "title": name,
            "body": f"{rng.choice(POSTS)}. {rng.choice(AWARDS)}",
        }
        if rng.random() < 0.5:
            entry["people"] = rng.choice([name, [name]])
        if rng.random() < 0.6:
            entry["year"] = rng.choice([2019, "2021", 2023.0, " 2023 "])
        if rng.random() < 0.4:
            entry["number"] = rng.choice([f"Số: {at} /QĐ - UBND", f"{at}/QĐ-UBND", at, "1657/QĐ-UBND"])
        if rng.random() < 0.3:
            entry["date"] = rng.choice(["19/8/2021", "2021-08-19", "2021/08/19", "1.2.2020", "2020-02-01T07:00:00"])
        if rng.random() < 0.2:
            entry = {
                key: unicodedata.normalize("NFD", value) if key in ("title", "body") else value
                for key, value in entry.items()
            }
        yield entry
    yield from ODD


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("corpus") / "entries.jsonl"
    made.write_text("\r\n".join(json.dumps(entry) for entry in corpus()) + "\n\n", encoding="utf-8")
    return str(made)


def asked_of(engine, path):
    """What the command prints for each question; the index is built once, as the command does."""
    from search import lexicon
    from search.corpus import read_entries
    from search.engines import using
    from search.entry import FACETS
    from search.management.commands.find import as_json
    from search.service import search
    from search.throw_away import in_a_folder, on_the_server

    throw_away = on_the_server() if engine == "elasticsearch" else in_a_folder()
    with lexicon.built_in(), throw_away as index:
        with index.rebuild() as writer:
            writer.add(read_entries(path))
        with using(index):
            return [json.dumps(as_json(search(text, facets=tuple(FACETS))), ensure_ascii=True) for text in ASKED]


@pytest.mark.elasticsearch
def test_both_engines_print_the_same(path, server, settings, server_options):
    settings.ELASTICSEARCH = server_options
    for text, one, other in zip(ASKED, asked_of("embedded", path), asked_of("elasticsearch", path), strict=True):
        assert json.loads(one) == json.loads(other), text


def test_what_is_asked_is_found(path):
    answers = dict(zip(ASKED, map(json.loads, asked_of("embedded", path)), strict=True))

    def titles(text):
        return [hit["title"] for hit in answers[text]["hits"]]

    assert answers[""]["total"] == 220 + len(ODD)
    for text in ("nguyen van an giam doc so", "Nguyễn Văn An trưởng thôn"):
        assert {unicodedata.normalize("NFC", title) for title in titles(text)} == {"Nguyễn Văn An"}
    assert (
        "giám đốc sở"
        in unicodedata.normalize("NFC", answers["nguyen van an giam doc so"]["hits"][0]["snippet_text"]).lower()
    )
    assert set(titles("baf Ddawngj Thij Uts")) == {"Đặng Thị Út"}
    assert answers["đặng thi ut"]["exact_total"] == answers["đặng thi ut"]["total"]
    assert answers["dang thi utt"]["suggestions"][0]["text"] == "Đặng Thị Út"
    assert {hit["year"] for hit in answers["bk năm:2023"]["hits"]} == {2023}
    assert all(each["text"].endswith(" năm:2021") for each in answers["HC năm:2021"]["suggestions"])
    assert answers["1657 qd ubnd"]["total"]
    assert answers["chu thi dong"]["hits"][0]["file"]["page"] == 4
    assert set(titles("thuý")) == {"TRẦN THỊ THUÝ"}
    assert answers["bao cao"]["total"] == 3
    assert answers["\x00\x1f"]["total"] == answers[""]["total"]  # nothing is left of it
    for text in ("%", '"', "\\"):
        assert answers[text]["total"] == 0


def test_the_command_itself(path):
    out = StringIO()
    call_command("find", "lò văn páo", "--json", "--limit", "5", "--entries", path, stdout=out)
    told = json.loads(out.getvalue())
    assert {hit["title"] for hit in told["hits"]} == {"Lò Văn Páo"}
    assert len(told["hits"]) == 5
