"""What is taken away is what is seen: each file honours every choice of the address, in the order of the page."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from registrations.awards.models import TargetGroup
from registrations.titles.models import AwardClass, Form, Level, RecipientKind
from search.outbox.actions import rebuild
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(office):
    """Awards that differ in everything that can be chosen."""
    movement = MovementFactory(slug="chung-suc", name="Chung sức dựng bản")
    unit = UnitFactory(code="xa-mau", name="Xã Mẫu")
    old = UnitFactory(code="xa-cu", name="Xã Cũ", effective_from=None, effective_to=date(2025, 7, 1))
    decision = DecisionFactory(published=True, movement=movement, signed_on=date(2024, 5, 5), number="71/QĐ-UBND")
    early = DecisionFactory(published=True, signed_on=date(2019, 5, 5), authority="chu-tich-nuoc")
    AwardRecordFactory(decision=decision, name="Nông Văn Ân", unit=unit, target_groups=[TargetGroup.FARMER])
    AwardRecordFactory(decision=decision, name="Vi Thị Anh", posthumous=True)
    AwardRecordFactory(decision=decision, name="Nông Thị Bích")
    AwardRecordFactory(
        decision=early,
        name="Lộc Văn Ánh",
        form=Form.ORDER,
        level=Level.STATE,
        award_class=AwardClass.FIRST,
        unit=old,
    )
    AwardRecordFactory(decision=early, name="Ban Chỉ huy Mẫu", recipient_kind=RecipientKind.COLLECTIVE, honorific="")
    AwardRecordFactory(decision=early, name="Nồng Thị Bé", is_minor=True)
    rebuild()


CHOICES = [
    {},
    {"q": "nong"},
    {"q": "Nông Thị Bích"},
    {"q": "nông", "dung": "1"},
    {"q": "71/QĐ-UBND"},
    {"q": "Chung sức dựng bản"},
    {"phongtrao": "chung-suc"},
    {"phongtrao": "chung-suc", "sapxep": "ten"},
    {"phongtrao": "khong-co"},
    {"sapxep": "ten"},
    {"sapxep": "moi"},
    {"sapxep": "cu"},
    {"q": "nong", "sapxep": "ten"},
    {"hinhthuc": str(Form.ORDER)},
    {"hang": str(AwardClass.FIRST)},
    {"cap": str(Level.STATE)},
    {"thamquyen": "chu-tich-nuoc"},
    {"doituong": str(RecipientKind.COLLECTIVE)},
    {"nhom": str(TargetGroup.FARMER)},
    {"dien": "truy-tang"},
    {"donvi": "xa-mau"},
    {"donvi": ["xa-mau", "xa-cu"]},
    {"tu": "2020"},
    {"den": "2020"},
    {"tu": "2019", "den": "2019", "q": "van", "sapxep": "ten", "cap": str(Level.STATE)},
    {"sapxep": "bậy", "hang": "bậy", "trang": "9"},
]


@pytest.mark.parametrize("params", CHOICES, ids=str)
def test_files_hold_what_the_page_shows(client, records, params):
    page = client.get("/so-vang/", params)
    shown = [record.name for _, record in page.context["finds"]]
    answer = client.get("/so-vang/xuat.csv", params)
    told = io.StringIO(b"".join(answer).decode("utf-8-sig"))
    assert [row["name"] for row in csv.DictReader(told, delimiter=_delimiter(told))] == shown
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(client.get("/so-vang/xuat.xlsx", params)))).worksheets[0]
    cells = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert [name for row in cells for name in row if name in NAMES] == shown


NAMES = {"Nông Văn Ân", "Vi Thị Anh", "Nông Thị Bích", "Lộc Văn Ánh", "Ban Chỉ huy Mẫu", "Nồng Thị Bé"}


def _delimiter(told):
    first = told.readline()
    told.seek(0)
    return ";" if first.count(";") > first.count(",") else ","


def test_names_stand_as_in_lists(client, records):
    page = client.get("/so-vang/", {"sapxep": "ten"})
    # By given name, then family name; the collective under the first word of its name.
    names = ["Vi Thị Anh", "Lộc Văn Ánh", "Nông Văn Ân", "Ban Chỉ huy Mẫu", "Nồng Thị Bé", "Nông Thị Bích"]
    assert [record.name for _, record in page.context["finds"]] == names
    told = page.content.decode()
    assert '<option value="ten" selected>Theo tên A–Y</option>' in told
    assert "/so-vang/xuat.csv?sapxep=ten" in told
    assert page.context["divider"] is None


def test_the_feed_keeps_the_movement(client, records):
    told = client.get("/so-vang/rss.xml", {"phongtrao": "chung-suc", "sapxep": "ten"}).content.decode()
    assert "Chung sức dựng bản" in told
    assert told.count("<item>") == 3
