"""A province of any size to measure on: the demo, one decision of 500 recipients, and generated awards."""

from __future__ import annotations

import datetime
import random
import time
from urllib.parse import quote

from django.core.management import call_command
from django.utils import timezone

SEED = 20261121
BATCH = 5_000
A_DECISION = 1_000
# What people type: names with and without marks, half names, numbers, places, awards, periods, common and rare.
QUERIES = [
    "Hoàng Văn Nam",
    "hoang van nam",
    "nong thi hoa",
    "Nông Thị Hoa",
    "nguyen thi",
    "hà",
    "bế",
    "vi thi huong",
    "trieu quang",
    "ly minh",
    "Lộc Thị Thơm",
    "dam van son",
    "bà Chu Thị Mận",
    "ông Lương Đức Mạnh",
    "lương đức mạnh sở y tế",
    "phung thi kim nga xa cai kinh",
    "Mã Công Thắng",
    "hua thi bich",
    "vy duc",
    "Đàm Thị Thu Loan",
    "Trường Tiểu học Cai Kinh",
    "truong tieu hoc",
    "truong mam non hoa tham",
    "tram y te xa ba son",
    "hoi nong dan xa ba son",
    "ban chi huy quan su",
    "xã Quốc Việt",
    "phuong tam thanh",
    "so giao duc va dao tao",
    "hợp tác xã nông nghiệp",
    "Huân chương Lao động hạng Ba",
    "huan chuong lao dong",
    "bằng khen 2024",
    "giay khen xa na duong",
    "BK",
    "CSTĐ cơ sở",
    "chien si thi dua 2019",
    "phong trào thi đua yêu nước",
    "90012/QĐ-UBND",
    "qd 90120",
    "quyết định 80001",
    "12/6/2015",
    "giáo viên",
    "thon na loc",
    "to cong nghe so",
    "nong van son 2021",
    "hoang thi",
    "duong van",
]


def prepare(awards: int) -> list[tuple[str, list[str]]]:
    """Fill an empty database and return (name of the page, addresses) to measure."""
    from portal.demo.guard import is_empty

    began = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if is_empty():
        call_command("setup_office", verbosity=0)
        call_command("load_demo", verbosity=0)
        _step("demo province", began)
        began = time.monotonic()
        _generate(awards)
        _step(f"{awards} awards", began)
        began = time.monotonic()
        call_command("rebuild_index", verbosity=0)
        _step("index", began)
    return _addresses()


def _step(name, began):
    print(f"· {name}: {time.monotonic() - began:.1f} s", flush=True)


def _generate(awards: int) -> None:
    """Published decisions of a thousand recipients each, and one of five hundred with a page of its own."""
    from registrations.units.models import OrganisingBody, Unit

    rng = random.Random(SEED)
    body = OrganisingBody.objects.first()
    units = list(Unit.objects.all())
    for number in range(1, awards // A_DECISION + 1):
        decision = _decision(body, number, rng)
        _fill(decision, A_DECISION, units, rng)
    _decision_page(body, units, rng)


def _decision(body, number, rng, prefix="9"):
    from registrations.awards.models import AwardKind, Decision
    from registrations.titles.models import Authority

    signed_on = datetime.date(rng.randint(1990, 2025), rng.randint(1, 12), rng.randint(1, 28))
    return Decision.objects.create(
        organising_body=body,
        number=f"{prefix}{number:04d}/QĐ-UBND",
        signed_on=signed_on,
        authority=Authority.PROVINCE_CHAIR,
        signer="Lương Thế Mẫu",
        subject=f"Khen thưởng tập thể, cá nhân có thành tích trong phong trào thi đua năm {signed_on.year}",
        kind=rng.choice(AwardKind.values),
        published_at=timezone.now(),
        public_url=f"/quyet-dinh/do-{number}/",
    )


def _fill(decision, count, units, rng):
    from portal.demo.names import collective, person
    from registrations.awards.models import AwardRecord
    from registrations.titles.models import AwardClass, Form, Level, RecipientKind

    wordings = [
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", Form.CERTIFICATE_OF_MERIT, Level.PROVINCE, ""),
        ("Chiến sĩ thi đua cơ sở", Form.EMULATION_TITLE, Level.DEPARTMENT, ""),
        ("Huân chương Lao động hạng Ba", Form.ORDER, Level.STATE, AwardClass.THIRD),
        ("Giấy khen", Form.LETTER_OF_COMMENDATION, Level.COMMUNE, ""),
    ]
    records = []
    for order in range(1, count + 1):
        unit = rng.choice(units)
        wording, form, level, award_class = rng.choices(wordings, (60, 25, 5, 10))[0]
        is_person = rng.random() < 0.8
        honorific, name = person(rng) if is_person else ("", collective(rng, unit.name))
        record = AwardRecord(
            decision=decision,
            award_wording=wording,
            form=form,
            award_class=award_class,
            level=level,
            authority=decision.authority,
            year=decision.signed_on.year,
            recipient_kind=RecipientKind.PERSON if is_person else RecipientKind.COLLECTIVE,
            honorific=honorific,
            name=name,
            position="Công chức" if is_person else "",
            unit=unit,
            unit_wording=unit.name,
            merit="Có thành tích xuất sắc trong phong trào thi đua yêu nước",
            order=order,
        )
        record.fill_keys()
        records.append(record)
    AwardRecord.objects.bulk_create(records, batch_size=BATCH)


def _decision_page(body, units, rng):
    from cms_pages.decisions.models import DecisionIndexPage, DecisionPage

    decision = _decision(body, 1, rng, prefix="8")
    _fill(decision, 500, units, rng)
    page = DecisionPage(title="Quyết định đo 500 người", slug="do-500", decision=decision, lead="Để đo.")
    DecisionIndexPage.objects.first().add_child(instance=page)
    page.save_revision().publish()


def _addresses() -> list[tuple[str, list[str]]]:
    from cms_pages.news.models import ArticlePage

    # The article with the most kinds of blocks is the one with the most work.
    articles = ArticlePage.objects.live().only("url_path", "body", "picture")
    rich = max(articles, key=lambda page: (len({block.block_type for block in page.body}), bool(page.picture_id)))
    searches = [f"/so-vang/?q={quote(text)}" for text in QUERIES]
    return [
        ("home", ["/"]),
        ("news index", ["/tin-tuc/"]),
        (f"article, {len({block.block_type for block in rich.body})} kinds of blocks", [rich.url_path_here]),
        ("decision with 500 recipients", ["/quyet-dinh/do-500/"]),
        (f"archive search, {len(QUERIES)} queries in turn", searches),
        ("archive without a query", ["/so-vang/"]),
    ]
