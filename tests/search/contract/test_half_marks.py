"""A query typed with half of its marks, on both engines: what has those marks agrees, and the counts say so."""

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def people(indexed):
    names = ["Nguyễn Văn An", "Nguyễn Vân Ân", "Nguyện Vạn An", "Đặng Thị Út", "Nông Thị Hòa", "Gia đình văn hóa"]
    indexed(*(Entry("award", str(at), name, people=(name,), body=f"{name}.") for at, name in enumerate(names)))


def asked(text, **options):
    found = search(text, **options)
    return {hit.title for hit in found.hits}, found.total, found.exact_total, found.half


AN, AN_TOO, OTHER = "Nguyễn Văn An", "Nguyễn Vân Ân", "Nguyện Vạn An"
HALF = [
    # typed, all finds, those that have all the marks typed
    ("nguyễn van an", {AN, AN_TOO, OTHER}, {AN, AN_TOO}),
    ("nguyên văn an", {AN, AN_TOO, OTHER}, {AN}),
    ("đang thi ut", {"Đặng Thị Út"}, {"Đặng Thị Út"}),
    ("gia đinh van hoá", {"Gia đình văn hóa"}, {"Gia đình văn hóa"}),
]


@pytest.mark.parametrize(("typed", "found", "agreeing"), HALF, ids=[each[0] for each in HALF])
def test_what_has_the_marks_typed_agrees(people, typed, found, agreeing):
    assert asked(typed) == (found, len(found), len(agreeing), True)
    assert asked(typed, exact=True) == (agreeing, len(agreeing), None, True)


def test_marks_typed_in_full_agree_as_they_stand(people):
    assert asked("nguyễn văn an") == ({AN, AN_TOO, OTHER}, 3, 1, False)
    assert asked("nguyễn văn an", exact=True) == ({AN}, 1, None, False)
    assert asked("nông thị họa")[2:] == (0, False)
    assert asked("nông thị họa", exact=True)[1] == 0
    assert asked("nguyen van an")[2:] == (None, False)
    assert asked("nguyen van an", exact=True)[1] == 3


def test_pages_and_facets_keep_to_what_agrees(people):
    found = search("nguyễn van an", exact=True, page=2, page_size=1, facets=("kind",))
    assert (found.total, found.pages, len(found.hits)) == (2, 2, 1)
    assert [(value.value, value.count) for value in found.facets["kind"]] == [("award", 2)]


def test_words_of_files_agree_too(indexed):
    from search.entry import FilePassage

    indexed(
        Entry("document", "1", "Một", files=(FilePassage("a.pdf", "/a/", "Bà Hoàng Thị Nhíp", page=1),)),
        Entry("document", "2", "Hai", files=(FilePassage("b.pdf", "/b/", "Bà Hoang Thi Nhịp", page=1),)),
    )
    found = search("hoàng thi nhip")
    assert (found.total, found.exact_total, found.half) == (2, 1, True)
    assert [hit.key for hit in found.hits] == ["1", "2"]
