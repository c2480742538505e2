"""Posts beside a name, on both engines: they keep nobody out and raise whoever has them."""

import datetime

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
PEOPLE = [  # the oldest first
    ("giam-doc", "Nguyễn Văn An", "Giám đốc Sở Nội vụ tỉnh"),
    ("truong-thon", "Nguyễn Văn An", "Trưởng thôn Nà Lầu, xã Vân Thủy"),
    ("an-khac", "Nguyễn Văn Ân", "Giám đốc Sở Y tế"),
    ("ke-toan", "Nông Thị Hòa", "Kế toán Hợp tác xã Quan Sơn"),
    ("hoa-khac", "Nông Thị Hoa", "Phó Chủ tịch Hội Nông dân"),
    ("hoa-nua", "Nông Thị Hòa", "Giáo viên Trường Tiểu học Hoàng Văn Thụ"),
]


@pytest.fixture
def archive(indexed):
    """People of like names with posts, and texts that name posts alone."""
    awards = [
        Entry("award", key, name, people=(name,), body=f"Bằng khen. {post}.", date=datetime.date(2015 + at, 1, 1))
        for at, (key, name, post) in enumerate(PEOPLE)
    ]
    texts = [
        "Bổ nhiệm giám đốc sở",
        "Lương cơ bản của cán bộ",
        "Hiệu trưởng Trường Hoàng Văn Thụ",
        "Trưởng thôn kiểu mẫu",
    ]
    indexed(*awards, *(Entry("news", str(at), text) for at, text in enumerate(texts)))


def keys(text):
    return [hit.key for hit in search(text, page_size=50).hits]


RAISED = [
    ("Nguyễn Văn An giám đốc sở", ["giam-doc", "truong-thon", "an-khac"]),
    ("Nguyễn Văn An, Giám đốc Sở Nội vụ", ["giam-doc", "truong-thon", "an-khac"]),
    ("Nguyễn Văn An - nguyên giám đốc sở nội vụ", ["giam-doc", "truong-thon", "an-khac"]),
    ("giám đốc Sở Nội vụ Nguyễn Văn An", ["giam-doc", "truong-thon", "an-khac"]),
    ("ông Nguyễn Văn An trưởng thôn Nà Lầu", ["truong-thon", "giam-doc", "an-khac"]),
    ("trưởng thôn Nguyễn Văn An", ["truong-thon", "giam-doc", "an-khac"]),
    ("nguyen van an truong thon", ["truong-thon", "an-khac", "giam-doc"]),
    ("nguyen van an giam doc so noi vu", ["giam-doc", "an-khac", "truong-thon"]),
    ("nguyễn van an trưởng thôn", ["truong-thon", "an-khac", "giam-doc"]),
    ("Nông Thị Hòa kế toán", ["ke-toan", "hoa-nua", "hoa-khac"]),
    ("kế toán Nông Thị Hòa", ["ke-toan", "hoa-nua", "hoa-khac"]),
    ("nong thi hoa ke toan htx quan son", ["ke-toan", "hoa-nua", "hoa-khac"]),
    ("Nông Thị Hoa PCT hội nông dân", ["hoa-khac", "hoa-nua", "ke-toan"]),
    ("Nông Thị Hòa giáo viên", ["hoa-nua", "ke-toan", "hoa-khac"]),
]


@pytest.mark.parametrize(("typed", "order"), RAISED, ids=[typed for typed, _ in RAISED])
def test_a_post_raises_and_keeps_nobody_out(archive, typed, order):
    assert keys(typed) == order


@pytest.mark.parametrize(
    "typed", ["Nguyễn Văn An hiệu trưởng", "hiệu phó nguyễn văn an", "nguyen van an bi thu doan xa"]
)
def test_somebody_with_another_post_is_found(archive, typed):
    found = search(typed)
    assert {hit.key for hit in found.hits} == {"giam-doc", "truong-thon", "an-khac"}
    assert any("không bắt buộc có" in told for told in found.read_as)


def test_what_was_conferred_is_sought_for_itself(archive):
    assert keys("Nông Thị Hòa kế toán giấy khen") == []
    assert keys("Nông Thị Hòa kế toán bằng khen")[0] == "ke-toan"
    assert keys("Nguyễn Văn An giám đốc sở năm 2016") == ["truong-thon"]
    assert keys("ông Nguyễn Văn An giám đốc năm:2015") == ["giam-doc"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("giám đốc sở", {"0", "giam-doc", "an-khac"}),
        ("lương cơ bản cán bộ", {"1"}),
        ("lương cơ bản giám đốc", set()),
        ("hiệu trưởng trường Hoàng Văn Thụ", {"2"}),
        ("trưởng thôn kiểu mẫu", {"3"}),
        ('"Nguyễn Văn An" giám đốc', {"giam-doc"}),
        ("Trần Thị Không giám đốc", set()),
        ("ông An giám đốc sở nội vụ", {"giam-doc"}),
    ],
)
def test_beside_anything_else_a_post_is_a_word_like_others(archive, typed, found):
    assert set(keys(typed)) == found
