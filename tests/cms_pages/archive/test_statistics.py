"""Statistics for everyone: each figure opens as many records as it says, and nobody hidden is in one."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
import python_calamine
import time_machine
from django.core.management import call_command
from django.urls import reverse

from registrations.awards.models import AwardRecord
from registrations.statistics.actions import recount
from registrations.statistics.models import TargetSet
from tests.factories import statistics as factories
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import UnitFactory
from tests.ground import Kept

pytestmark = pytest.mark.django_db
CANARY = "Kín Canary Văn Mẫu"
PAGES = ("/thong-ke/", "/thong-ke/theo-nam/", "/thong-ke/don-vi/", "/thong-ke/ban-ghi/", "/thong-ke/chi-tieu/")


def counted():
    made = factories.province(size=400, decision_count=14)
    recount()
    call_command("load_targets", verbosity=0)
    TargetSet.objects.update(released=True)
    return made


@pytest.fixture(scope="module")
def province_rows():
    return Kept(counted, at=factories.NOW)


@pytest.fixture
def province(office, province_rows):
    with time_machine.travel(factories.NOW, tick=False):
        yield province_rows()


def get(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


class Links(HTMLParser):
    """(address, number) of every link to a list whose words begin with a number."""

    def __init__(self, page):
        super().__init__()
        self.found, self._at, self._words = [], None, ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "a" and "/thong-ke/ban-ghi/" in (dict(attrs).get("href") or ""):
            self._at, self._words = dict(attrs)["href"], ""

    def handle_data(self, data):
        self._words += data

    def handle_endtag(self, tag):
        if tag == "a" and self._at:
            if number := re.match(r"\s*([\d.]+)", self._words):
                self.found.append((self._at, int(number[1].replace(".", ""))))
            self._at = None


def length_of(client, url):
    told = re.search(r'role="status"><strong>([\d.]+) lượt', get(client, url))
    return int(told[1].replace(".", ""))


@pytest.mark.parametrize(
    ("url", "least"),
    [
        ("/thong-ke/", 70),
        ("/thong-ke/?doituong=ca-nhan&tu=2018&nu=co&nu=chua", 40),
        ("/thong-ke/?nhom=hoc-sinh&donvi=moi-0", 10),
        ("/thong-ke/theo-nam/?theo=nhom", 60),
        ("/thong-ke/don-vi/", 4),
        ("/thong-ke/don-vi/?donvi=moi-0&nu=co", 4),
        ("/thong-ke/don-vi/moi-1/?cap=tinh", 10),
        ("/thong-ke/chi-tieu/", 12),
    ],
)
def test_each_figure_opens_as_many_records_as_it_says(client, province, url, least):
    links = Links(get(client, url)).found
    assert len(links) >= least
    for address, number in dict.fromkeys(links):
        assert length_of(client, address) == number, address


def test_the_list_leads_through_all_its_pages(client, province):
    whole = length_of(client, "/thong-ke/ban-ghi/")
    names = []
    for number in range(1, whole // 40 + 2):
        names += re.findall(r"Lường Mẫu \d+", get(client, f"/thong-ke/ban-ghi/?trang={number}"))
    assert len(names) == whole == len(set(names))


def test_nobody_hidden_is_counted_or_named(client, province):
    before = length_of(client, "/thong-ke/ban-ghi/")
    decision = DecisionFactory(published=True)
    AwardRecordFactory(decision=decision, name=CANARY, is_public=False, unit=province.units[0])
    AwardRecordFactory(decision=DecisionFactory(), name=CANARY)
    for url in (*PAGES, "/thong-ke/don-vi/moi-0/", "/thong-ke/ban-ghi/?q=Canary"):
        assert CANARY not in get(client, url)
    assert length_of(client, "/thong-ke/ban-ghi/") == before
    shown = AwardRecordFactory(decision=decision, name="Nông Văn Tỏ")
    assert length_of(client, "/thong-ke/ban-ghi/") == before + 1
    AwardRecord.objects.filter(pk=shown.pk).update(is_public=False)
    assert length_of(client, "/thong-ke/ban-ghi/") == before
    for kind in ("csv", "xlsx"):
        data = client.get(reverse("figures:download", args=[kind])).content
        assert CANARY.encode() not in data


@pytest.mark.parametrize(
    ("query", "named"),
    [("", True), ("?hinhthuc=bang-khen", True), ("?nu=co", False), ("?nhom=hoc-sinh", False), ("?donvi=moi-0", False)],
)
def test_a_child_is_counted_but_never_named_behind_what_is_not_told_of_children(client, province, query, named):
    AwardRecord.objects.all().delete()
    AwardRecordFactory(
        name="Hoàng Thị Bé",
        is_minor=True,
        female=True,
        target_groups=["hoc-sinh"],
        unit=province.units[0],
        unit_wording="Trường Trung học cơ sở Mẫu",
        position="Lớp trưởng",
    )
    page = get(client, f"/thong-ke/ban-ghi/{query}")
    assert "<strong>1 lượt" in page
    assert ("Hoàng Thị Bé" in page) is named
    assert ("không nêu tên ở đây" in page) is not named
    assert ("Trường Trung học cơ sở Mẫu" in page) is named
    assert "Lớp trưởng" not in page


# --- filters, addresses -----------------------------------------------------------


def test_filters_stand_in_the_address_and_come_off_one_by_one(client, province):
    page = get(client, "/thong-ke/?doituong=ca-nhan&tu=2018&den=2022&donvi=so-mau")
    for words in ("Cá nhân", "Từ năm 2018 đến năm 2022", "Sở Mẫu"):
        assert re.search(rf"Bỏ lọc </span>{words}", page), words
    assert 'href="/thong-ke/?tu=2018&amp;den=2022&amp;donvi=so-mau"' in page
    assert 'name="doituong" value="ca-nhan" checked' in page


def test_units_are_ranked_on_request(client, province):
    def counts(query):
        return [number for _, number in Links(get(client, f"/thong-ke/don-vi/{query}")).found][1:]

    assert sorted(counts("?cap=tinh")) == sorted(counts("?cap=tinh&xep=so"))
    communes = counts("?xep=so")[:3]
    assert communes == sorted(communes, reverse=True)


def test_what_cannot_be_asked_is_not_called_unrecorded(client, province):
    AwardRecord.objects.all().delete()
    AwardRecordFactory.create_batch(3)
    AwardRecordFactory(recipient_kind="tap-the")
    AwardRecordFactory(recipient_kind="tap-the", small_collective=True)
    assert length_of(client, "/thong-ke/ban-ghi/?tapthenho=chua") == 1
    assert "Tập thể nhỏ: chưa ghi nhận" in get(client, "/thong-ke/?tapthenho=chua")
    assert ("/thong-ke/ban-ghi/?tapthenho=chua", 1) in Links(get(client, "/thong-ke/")).found


def test_a_unit_has_a_page_of_its_own(client, province):
    page = get(client, "/thong-ke/don-vi/moi-1/")
    assert "<h1>Xã Mới 1</h1>" in page
    assert length_of(client, "/thong-ke/ban-ghi/?donvi=moi-1") > 20
    assert 'href="/thong-ke/don-vi/moi-1/?' in page, "narrowing stays with the unit"
    for gone in ("cu-0", "khong-co", "%00", "'%20OR%201=1"):
        get(client, f"/thong-ke/don-vi/{gone}/", 404)


@pytest.mark.parametrize("path", [*PAGES, "/thong-ke/so-lieu.csv", "/thong-ke/so-lieu.xlsx", "/thong-ke/don-vi/moi-0/"])
@pytest.mark.parametrize(
    "query",
    [
        "doituong=%00&cap='%20OR%201=1--&hinhthuc=<script>alert(1)</script>",
        "tu=9999&den=0000&donvi=%00%ff",
        "tu=٢٠٢٠&den=20x0&trang=-1&theo=constructor",
        "trang=99999999999999999999&theo=donvi&nhom=%22%5D",
        "&".join(f"cap={n}" for n in range(300)),
        f"donvi={'x' * 5000}&nu=co&nu=khong&nu=chua",
    ],
)
def test_hostile_parameters_are_left_out(client, province, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_pages_only_read(client, province):
    for path in (*PAGES, "/thong-ke/so-lieu.csv"):
        assert client.post(path).status_code == 405


def test_narrowed_pages_and_lists_stay_out_of_search_machines(client, province):
    assert "X-Robots-Tag" not in client.get("/thong-ke/")
    assert client.get("/thong-ke/?nu=co")["X-Robots-Tag"] == "noindex, follow"
    assert client.get("/thong-ke/ban-ghi/")["X-Robots-Tag"] == "noindex, follow"


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize(
    "path",
    [*PAGES, "/thong-ke/don-vi/moi-0/?nu=co", "/thong-ke/?donvi=moi-0&cap=tinh", "/thong-ke/theo-nam/?theo=nhom"],
)
def test_no_page_asks_more_than_twelve_questions(client, province, django_assert_max_num_queries, path, changed):
    if changed:
        AwardRecord.objects.update(merit="Sửa")
    get(client, path)
    with django_assert_max_num_queries(12):
        get(client, path)


def test_an_empty_office_says_so(client, office):
    assert "Số liệu hiện ở đây khi quyết định khen thưởng được công bố" in get(client, "/thong-ke/")
    for path in PAGES:
        get(client, path)
    assert "Chưa có chỉ tiêu nào được công khai" in get(client, "/thong-ke/chi-tieu/")
    get(client, "/thong-ke/chi-tieu.csv", 404)
    assert client.get("/thong-ke/so-lieu.xlsx").status_code == 200


# --- targets ----------------------------------------------------------------------


def test_targets_are_told_in_words(client, province):
    page = get(client, "/thong-ke/chi-tieu/")
    for words in (
        "từ 60 % trở lên",
        "trên 20 %",
        "từ 5 % trở lên",
        "trên 75 %",
        "văn bản: “đạt tỷ lệ 5% trở lên”",
        "tính lại: 55,86 %",
        "làm tròn nửa lên 2 chữ số",
        "lượt chưa ghi nhận",
        "chưa đối chiếu với văn bản gốc",
        "1657/QĐ-UBND",
    ):
        assert words in page, words
    assert "Đạt</span>" in page or "Chưa đạt</span>" in page or "Chưa đủ dữ liệu</span>" in page
    TargetSet.objects.update(released=False)
    assert "từ 60 % trở lên" not in get(client, "/thong-ke/chi-tieu/")


# --- files ------------------------------------------------------------------------


def test_the_csv_holds_the_figures_with_filters_and_time(client, province):
    data = client.get("/thong-ke/so-lieu.csv?doituong=ca-nhan&tu=2018").content
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert ["Bộ lọc", "Từ năm 2018; Đối tượng: Cá nhân"] in rows
    assert rows[3] == ["Số liệu tính lúc", "10 giờ, ngày 20/05/2026"]
    total = next(row for row in rows if row and row[0] == "Tất cả")
    assert int(total[3]) == length_of(client, "/thong-ke/ban-ghi/?doituong=ca-nhan&tu=2018")
    levels = {row[1]: int(row[3]) for row in rows if row and row[0] == "Cấp khen thưởng"}
    assert sum(levels.values()) == int(total[3])
    assert "so-mau" in {row[0] for row in rows if row}
    within = client.get("/thong-ke/so-lieu.csv?donvi=moi-0").content.decode()
    assert "Bộ lọc,Xã Mới 0" in within
    assert "so-mau" not in within


def test_the_workbook_has_a_sheet_for_each_table(client, province):
    data = client.get("/thong-ke/so-lieu.xlsx?theo=cap").content
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Tổng hợp", "Năm và cấp khen thưởng", "Đơn vị"]
    table = book.get_sheet_by_name("Năm và cấp khen thưởng").to_python()
    assert table[-1][0] == "Cộng"
    assert table[-1][-1] == length_of(client, "/thong-ke/ban-ghi/")
    assert table[0][0] == "Thống kê khen thưởng"


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x.example")', "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_unit_called_like_a_formula_stays_a_text(client, province, name):
    unit = UnitFactory(code="xau", kind="other", name="tạm")
    type(unit).objects.filter(pk=unit.pk).update(name=name, label=name)
    AwardRecordFactory(unit=unit)
    rows = list(csv.reader(io.StringIO(client.get("/thong-ke/so-lieu.csv").content.decode("utf-8-sig"))))
    assert f"'{name}" in {cell for row in rows for cell in row}
    book = client.get("/thong-ke/so-lieu.xlsx").content
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("Đơn vị")
    assert name.strip() in {str(row[1]).strip() for row in sheet.to_python()}


def test_the_targets_as_files(client, province):
    rows = list(csv.reader(io.StringIO(client.get("/thong-ke/chi-tieu.csv").content.decode("utf-8-sig"))))
    table = [row for row in rows if len(row) == 12]
    assert table[0][:3] == ["Chỉ tiêu", "Tử số", "Mẫu số"]
    assert [row[5] for row in table[1:]] == [">=", ">", ">=", ">", ">", ">"]
    assert client.get("/thong-ke/chi-tieu.xlsx").status_code == 200
