"""What all units together registered: every figure against SQL of its own, the rows behind it, the office's files."""

import io
import random
import re
from datetime import date, datetime

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from registrations.campaigns import aggregate_exports, aggregates
from registrations.campaigns.answer_totals import answer_totals
from registrations.campaigns.models import Question, Registration, RegistrationRow
from registrations.titles.models import RecipientKind
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import AimedTitleFactory, CampaignFactory, QuestionFactory, RegistrationFactory
from tests.factories.clusters import ClusterFactory, SeatFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
TEAM, PERSON = RecipientKind.COLLECTIVE.value, RecipientKind.PERSON.value
NOW = timezone.make_aware(datetime(2027, 2, 5, 9, 5))
STATES = [each.value for each in Registration.State]
COUNTED = {"da-gui": ("submitted", "accepted"), "tiep-nhan": ("accepted",)}
DESK = "/quan-tri/theo-doi-dang-ky/"


def filled(seed):
    """A campaign with registrations in every state, rows at random, and a second campaign that must not be counted."""
    rng = random.Random(seed)
    teams = [AimedTitleFactory(name=f"Tập thể loại {n}", recipient_kinds=[TEAM], order=n) for n in range(2)]
    persons = [AimedTitleFactory(name=f"Cá nhân loại {n}", order=10 + n) for n in range(3)]
    campaign = CampaignFactory(titles=[*teams, *persons], unit_kinds=["commune", "ward", "department"])
    other = CampaignFactory(name="Đợt khác", titles=[*teams, *persons])
    clusters = [ClusterFactory(year=2027, order=n) for n in range(2)]
    for number in range(rng.randint(0, 14)):
        unit = UnitFactory(kind=rng.choice(["commune", "ward", "department", "union"]))
        if rng.random() < 0.7:
            SeatFactory(cluster=rng.choice(clusters), unit=unit)
        left = rng.random() < 0.1
        if left:
            SeatFactory(cluster=clusters[0], unit=UnitFactory(), effective_to=date(2027, 1, 15))
        for each in (campaign, other):
            registration = RegistrationFactory(campaign=each, unit=unit, state=rng.choice(STATES))
            rows = []
            for kind, titles in ((TEAM, teams), (PERSON, persons)):
                for order in range(1, rng.randint(0, 5) + 1):
                    title = rng.choice([*titles, None])
                    direct = kind == PERSON and rng.random() < 0.4
                    rows.append(RegistrationRow(registration=registration, kind=kind, order=order, name=f"Tên {number}",
                                                title=title, direct_worker=direct))  # fmt: skip
            RegistrationRow.objects.bulk_create(rows)
    return campaign


def sql(campaign, basis, where="", values=()):
    """Counts by plain SQL that shares nothing with the code: (units, collectives, persons, direct, all)."""
    states = ", ".join(f"'{state}'" for state in COUNTED[basis])
    query = f"""
        SELECT COUNT(DISTINCT g.id),
               COALESCE(SUM(CASE WHEN r.kind = 'tap-the' THEN 1 ELSE 0 END), 0),
               COALESCE(SUM(CASE WHEN r.kind = 'ca-nhan' THEN 1 ELSE 0 END), 0),
               COALESCE(SUM(CASE WHEN r.kind = 'ca-nhan' AND r.direct_worker THEN 1 ELSE 0 END), 0),
               COUNT(*)
        FROM campaigns_registrationrow r
        JOIN campaigns_registration g ON g.id = r.registration_id
        JOIN units_unit u ON u.id = g.unit_id
        LEFT JOIN (SELECT s.unit_id AS unit, c.id AS cluster, c.year FROM clusters_seat s
                   JOIN clusters_cluster c ON c.id = s.cluster_id
                   WHERE c.year = 2027 AND (s.effective_to IS NULL OR s.effective_to > '2027-02-05')) q ON q.unit = u.id
        WHERE g.campaign_id = %s AND g.state IN ({states}) {where}
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [campaign.pk, *values])
        return tuple(int(each) for each in cursor.fetchone())


WHERE = {"don-vi": "u.id", "loai": "u.kind", "cum": "q.cluster", "danh-hieu": "r.title_id"}


def figures(line):
    return line.units, line.collectives, line.persons, line.direct, line.total


@pytest.mark.parametrize("seed", range(12))
def test_every_figure_equals_sql_of_its_own(seed):
    campaign = filled(seed)
    for basis in COUNTED:
        for grouping, column in WHERE.items():
            table = aggregates.table(campaign, grouping, basis, NOW)
            assert figures(table.total) == sql(campaign, basis)
            for line in table.lines:
                where, values = (
                    (f"AND {column} IS NULL", ()) if line.key is None else (f"AND {column} = %s", (line.key,))
                )
                assert figures(line) == sql(campaign, basis, where, values)
                for (kind, title), number in line.cells.items():
                    more = "AND r.kind = %s AND r.title_id " + ("= %s" if title else "IS NULL")
                    own = (*values, kind, title) if title else (*values, kind)
                    assert number == sql(campaign, basis, f"{where} {more}", own)[4]
            # Nothing is left out of the lines, and every cell stands in a column.
            assert sum(line.total for line in table.lines) == table.total.total
            if grouping != "danh-hieu":
                columns = {column.key for column in table.columns}
                assert all(set(line.cells) <= columns for line in table.lines)
                assert sum(line.units for line in table.lines) == table.total.units


@pytest.mark.parametrize("seed", [1, 5])
def test_behind_every_figure_stand_exactly_its_rows(client, seed):
    campaign = filled(seed)
    officer = SuperuserFactory()
    with time_machine.travel(NOW, tick=False):
        client.force_login(officer)
        for grouping in WHERE:
            page = client.get(f"{DESK}{campaign.pk}/tong-hop/", {"theo": grouping})
            lines = [*page.context_data["lines"], page.context_data["total"]]
            cells = [cell for line in lines for cell in line["cells"]]
            assert any(number for number, _ in cells)
            for number, url in cells:
                assert bool(url) == bool(number)
                if url:
                    assert client.get(url).context_data["page"].paginator.count == number, url


@pytest.mark.parametrize("grouping", list(WHERE))
@pytest.mark.parametrize("kinds", [[], [TEAM], [PERSON], [TEAM, PERSON]], ids=["none", "teams", "persons", "both"])
def test_the_head_on_the_screen_has_a_column_for_every_figure(client, grouping, kinds):
    campaign = CampaignFactory()
    registration = RegistrationFactory(campaign=campaign, state="accepted")
    for kind in kinds:
        title = campaign.titles.first()
        RegistrationRow.objects.create(registration=registration, kind=kind, order=1, name="Ai", title=title)
    client.force_login(SuperuserFactory())
    page = client.get(f"{DESK}{campaign.pk}/tong-hop/", {"theo": grouping})
    html = page.content.decode().partition("<thead>")[2].partition("</thead>")[0]
    top, _, below = html.partition("</tr>")
    wide = sum(map(int, re.findall(r'colspan="(\d+)"', top)))
    plain = len(re.findall(r'rowspan="2"', top))
    assert below.count("<th") == wide
    assert {len(line["cells"]) + 1 for line in page.context_data["lines"]} == {wide + plain}


def test_drafts_and_what_was_returned_are_never_counted():
    campaign = CampaignFactory()
    for state in ("draft", "returned"):
        registration = RegistrationFactory(campaign=campaign, state=state)
        RegistrationRow.objects.create(registration=registration, kind=PERSON, order=1, name="Ai đó")
    table = aggregates.table(campaign, "don-vi", "da-gui", NOW)
    assert (table.lines, table.total.total, table.sent, table.asked) == ([], 0, 0, 2)


# --- the files ------------------------------------------------------------------------------


def expected(table):
    """The lines of the printed table, written down anew from the figures."""
    found = []
    for number, line in enumerate([*table.lines, table.total], start=1):
        cells = [str(number) if line is not table.total else "", line.name]
        cells += [] if table.grouping == "don-vi" else [str(line.units)]
        for kind, total in ((TEAM, line.collectives), (PERSON, line.persons)):
            cells += [str(line.cells.get(column.key, 0)) for column in table.columns if column.kind == kind]
            cells.append(str(total))
        found.append([*cells, str(line.direct), str(line.total)])
    return found


def sheet_of(campaign, grouping, basis="da-gui", by="Nông Thị Lập Biểu"):
    return aggregate_exports.Sheet(campaign, aggregates.table(campaign, grouping, basis, NOW), basis, NOW, by)


@pytest.mark.parametrize("grouping", list(WHERE))
def test_the_workbook_read_again_says_the_same_cell_by_cell(grouping):
    sheet = sheet_of(filled(5), grouping)
    page = load_workbook(io.BytesIO(aggregate_exports.xlsx(sheet))).active
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in page.iter_rows()]
    flat = "\n".join(" | ".join(row) for row in rows)
    for text in (
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH LẠNG SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lạng Sơn, ngày 05 tháng 02 năm 2027",
        "BIỂU TỔNG HỢP ĐĂNG KÝ DANH HIỆU THI ĐUA",
        "NĂM 2027",
        "NGƯỜI LẬP BIỂU",
        "Nông Thị Lập Biểu",
        "THỦ TRƯỞNG CƠ QUAN",
    ):
        assert text in flat
    begin = next(number for number, row in enumerate(rows) if row[0] == "(1)") + 1
    wanted = expected(sheet.table)
    assert [row[: len(wanted[0])] for row in rows[begin : begin + len(wanted)]] == wanted
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    heads = {str(each) for each in page.merged_cells.ranges}
    assert "A9:A10" in heads  # the head is merged downwards …
    if grouping != "danh-hieu":
        assert any(each.startswith(("C9:", "D9:")) for each in heads)  # … and across


@pytest.mark.parametrize("grouping", list(WHERE))
def test_the_document_read_again_says_the_same_cell_by_cell(grouping):
    sheet = sheet_of(filled(5), grouping)
    document = Document(io.BytesIO(aggregate_exports.docx(sheet)))
    top, table, bottom = document.tables
    assert [p.text for p in top.rows[0].cells[0].paragraphs] == ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH LẠNG SƠN"]
    assert [p.text for p in top.rows[0].cells[1].paragraphs] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lạng Sơn, ngày 05 tháng 02 năm 2027",
    ]
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[:2] == ["BIỂU TỔNG HỢP ĐĂNG KÝ DANH HIỆU THI ĐUA", "NĂM 2027"]
    assert "số liệu lúc 9 giờ 05 phút" in words[2]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[3:] == expected(sheet.table)
    assert rows[0][0] == rows[1][0] == "TT"  # merged over both rows of the head
    if grouping != "danh-hieu":
        at = rows[0].index("Cá nhân")
        assert rows[1][at:-1] == [each.name for each in sheet.table.columns_of(PERSON)] + [
            "Cộng", "Trong đó: người lao động trực tiếp",
        ]  # fmt: skip
    assert bottom.rows[0].cells[0].paragraphs[-1].text == "Nông Thị Lập Biểu"


def test_a_name_that_looks_like_a_formula_stays_a_text(client):
    campaign = CampaignFactory()
    unit = UnitFactory(name='=HYPERLINK("http://x";"y")')
    registration = RegistrationFactory(campaign=campaign, unit=unit, state="accepted")
    title = AimedTitleFactory(name="+1+1")
    RegistrationRow.objects.create(registration=registration, kind=PERSON, order=1, name="@x", title=title)
    client.force_login(SuperuserFactory(full_name="=cmd|' /C calc'!A0"))
    answer = client.get(f"{DESK}{campaign.pk}/tong-hop/xlsx/", {"theo": "don-vi"})
    page = load_workbook(io.BytesIO(answer.content)).active
    texts = {cell.value: cell.data_type for row in page.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert [texts[each] for each in (unit.name, "+1+1", "=cmd|' /C calc'!A0")] == ["s", "s", "s"]
    assert "no-store" in answer["Cache-Control"]
    assert ModelLogEntry.objects.get(action="campaigns.aggregate").data["ending"] == "xlsx"


def test_an_empty_campaign_makes_files_too():
    for grouping in WHERE:
        sheet = sheet_of(CampaignFactory(titles=[AimedTitleFactory()]), grouping)
        assert load_workbook(io.BytesIO(aggregate_exports.xlsx(sheet))).active.max_row > 10
        assert len(Document(io.BytesIO(aggregate_exports.docx(sheet))).tables) == 3


def test_junk_in_the_address_is_never_an_error(client):
    campaign = filled(3)
    client.force_login(SuperuserFactory())
    for junk in ("%", "'\"", "\x00", "9" * 40, "-1", "null", "don-vi"):
        query = dict.fromkeys(("theo", "gom", "p", "don-vi", "loai", "cum", "danh-hieu", "doi-tuong", "xem"), junk)
        for page in ("tong-hop/", "tong-hop/dong/", "tong-hop/xlsx/", "tong-hop/docx/"):
            assert client.get(f"{DESK}{campaign.pk}/{page}", query).status_code == 200


# --- answers --------------------------------------------------------------------------------


def test_answers_are_summed_by_their_kind():
    campaign = CampaignFactory()
    columns = [{"name": "Mô hình", "kind": "text"}, {"name": "Số hộ", "kind": "number", "measure": "hộ"}]
    asked = {
        kind: QuestionFactory(campaign=campaign, text=f"Hỏi {kind}", kind=kind, order=order, **more)
        for order, (kind, more) in enumerate(
            {
                "number": {"measure": "người"},
                "percent": {},
                "choice": {"choices": "Có\nKhông"},
                "date": {},
                "text": {},
                "table": {"columns": columns},
            }.items()
        )
    }
    given = {
        "number": ["1.5", "2", "1000"],
        "percent": ["90", "95.5", "100"],
        "choice": ["Có", "Có", "Không"],
        "date": ["2027-01-05", "2026-12-31", "2027-03-01"],
        "text": ["a", "", "b"],
        "table": ['[["A","2"],["B","3.5"]]', "", '[["C",""]]'],
    }
    for at in range(3):
        registration = RegistrationFactory(campaign=campaign, state=("submitted", "accepted", "submitted")[at])
        for kind, question in asked.items():
            registration.answers.create(question=question, value=given[kind][at])
    draft = RegistrationFactory(campaign=campaign)
    draft.answers.create(question=asked["number"], value="777")

    totals = {each.kind: each for each in answer_totals(campaign, "da-gui")}
    assert totals["number"].lines == [
        ("Tổng", "1.003,5 người"), ("Trung bình", "334,5 người"),
        ("Thấp nhất", "1,5 người"), ("Cao nhất", "1.000 người"),
    ]  # fmt: skip
    assert totals["percent"].lines[0] == ("Trung bình", "95,17 %")
    assert totals["choice"].lines == [("Có", "2 đơn vị"), ("Không", "1 đơn vị")]
    assert totals["date"].lines == [("Sớm nhất", "31/12/2026"), ("Muộn nhất", "01/03/2027")]
    assert (totals["text"].answered, totals["text"].lines) == (2, [])
    assert totals["table"].lines == [("Số dòng", "3"), ("Tổng Số hộ", "5,5 hộ")]
    assert totals["number"].answered == 3
    assert answer_totals(campaign, "tiep-nhan")[0].lines[0] == ("Tổng", "2 người")


def test_versions_of_a_question_are_counted_together():
    campaign = CampaignFactory()
    old = QuestionFactory(campaign=campaign, kind="number", text="Cách hỏi cũ", retired_at=NOW)
    new = Question.objects.create(campaign=campaign, kind="number", text="Cách hỏi mới", key=old.key, version=2)
    for question, value in ((old, "3"), (new, "4")):
        RegistrationFactory(campaign=campaign, state="accepted").answers.create(question=question, value=value)
    (total,) = answer_totals(campaign, "da-gui")
    assert (total.text, total.answered, total.lines[0]) == ("Cách hỏi mới", 2, ("Tổng", "7"))
