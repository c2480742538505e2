"""Nominations and initiatives of the demo, at every station of their way."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid5

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.demo.moments import Demo, at
from portal.demo.people import COMMUNE, DEPARTMENT, confirmed
from registrations.initiatives import actions as initiatives
from registrations.initiatives.models import Author, Initiative
from registrations.nominations import actions, queries, unit_actions
from registrations.nominations.models import FilingPlace, Kind, Nomination
from registrations.titles.models import Title
from registrations.units.models import Membership, OrganisingBody, Unit

NAMESPACE = UUID("6f1c5f0e-1831-4d2a-9a57-1a4e50f5c0df")
DUNES = "Mở lớp học chữ buổi tối cho phụ nữ trong thôn; sau hai vụ, hai mươi bảy người đọc thông, viết thạo."
CASES = {
    "truong-thon": ("ca-nhan", "Lành Văn Thủy", "nam", 1971, "Trưởng thôn", DUNES),
    "truong-hoc": (
        "tap-the", "Trường Phổ thông dân tộc bán trú Nà Mẫu", "", None, "",
        "Giữ đủ sĩ số quanh năm; bếp ăn bán trú có vườn rau và đàn gà do thầy trò tự chăm.",
    ),
    "ke-toan": (
        "ca-nhan", "Phùng Thị Nhài", "nu", 1986, "Kế toán",
        "Lập biểu mẫu báo cáo gộp, bớt bốn lần nhập số liệu mỗi quý cho hai mươi đơn vị.",
    ),
    "cuu-nguoi": (
        "ca-nhan", "Triệu Tiến Bảo", "nam", 1998, "Dân quân thường trực",
        "Đêm lũ quét, hai lần bơi qua suối đưa bảy người trong một nhà ra chỗ an toàn.",
    ),
}  # fmt: skip
# (unit, kind, number, cases, days ago, moves after sending)
PLAN = (
    (COMMUNE, Kind.MERIT, "", ("truong-hoc",), 2, None),
    (DEPARTMENT, Kind.MERIT, "214/TTr", ("ke-toan",), 1, ()),
    (COMMUNE, Kind.MERIT, "87/TTr-UBND", ("truong-thon", "truong-hoc"), 16, ("yeu-cau",)),
    (DEPARTMENT, Kind.THEMED, "198/TTr", ("ke-toan",), 24, ("tiep-nhan", "tham-dinh")),
    (
        COMMUNE, Kind.SUDDEN, "71/TTr-UBND", ("cuu-nguoi",), 38,
        ("tiep-nhan", "tham-dinh", "trinh-hoi-dong", "thong-qua", "cho-quyet-dinh"),
    ),
)  # fmt: skip
REASON = "Mời ghi rõ thời gian lập thành tích của từng trường hợp và số liệu trước, sau."
MANUAL = (
    "Trưởng thôn phải đến trụ sở hỏi từng loại giấy tờ, nhiều lần đi lại vì thiếu giấy; người dân thôn xa mất cả buổi "
    "cho một việc nhỏ.",
    "Làm sổ tay bỏ túi, mỗi thủ tục một trang, giấy tờ cần có ghi bằng hình vẽ và chữ lớn, có số điện thoại của người "
    "phụ trách; mỗi quý in lại trang đã đổi và phát tại buổi giao ban.",
    "Số lần đi lại giảm một nửa sau sáu tháng ở mười hai thôn.",
)
INITIATIVES = (
    (COMMUNE, "Sổ tay tra cứu thủ tục cho trưởng thôn", "hanh-chinh", MANUAL, "Lành Văn Thủy", 340, "recognise"),
    (
        DEPARTMENT, "Biểu mẫu báo cáo gộp một lần nhập", "chuyen-doi-so",
        (
            "Mỗi đơn vị nhập cùng một số liệu vào bốn biểu khác nhau, số ở các biểu không khớp.",
            "Một biểu chung sinh ra cả bốn báo cáo; ô nào đã có ở kỳ trước thì điền sẵn, ô lệch thì hiện màu và chữ.",
            "Bớt bốn lần nhập mỗi quý; không còn báo cáo phải sửa lại vì lệch số.",
        ),
        "Phùng Thị Nhài", 260, "recognise",
    ),
    (
        DEPARTMENT, "Cẩm nang thủ tục bỏ túi cho tổ trưởng dân phố", "hanh-chinh",
        (f"Ở phường cũng vậy. {MANUAL[0]}", MANUAL[1], "Tổ trưởng trả lời được ngay phần lớn câu hỏi."),
        "Hoàng Thị Sim", 6, "send",
    ),
    (COMMUNE, "Lịch tiêm chủng dán tường", "y-te", ("Nhiều nhà quên ngày tiêm.", "", ""), "Nông Thị Hải", 1, ""),
)  # fmt: skip


def load(demo: Demo) -> None:
    """Plan the nominations and initiatives; `Demo.live` lets them happen."""
    body = OrganisingBody.objects.first()
    FilingPlace.objects.create(
        name="Thủ tục khen thưởng cấp tỉnh trên Cổng dịch vụ công", url="https://dichvucong.gov.vn/", level="tinh"
    )
    page = typst.compile('#set page(paper: "a5")\nTờ trình đề nghị khen thưởng'.encode(), ignore_system_fonts=True)
    for number, (code, kind, proposal, cases, days, moves) in enumerate(PLAN):
        unit = Unit.objects.get(organising_body=body, code=code)
        _nomination(demo, unit, kind, proposal, cases, days, moves, page, number)
    for number, facts in enumerate(INITIATIVES):
        _initiative(demo, body, number, *facts)
    initiatives.show_register(body, True, by=demo.people["chuyen-vien"])


def working_day(demo: Demo, unit: Unit, ago: int) -> date:
    """A day so long ago, but not before the unit stood."""
    day = demo.today - timedelta(days=ago)
    return max(day, unit.effective_from) if unit.effective_from else day


def acting_people(unit: Unit):
    """(whoever writes for a unit, whoever signs for it)."""
    members = Membership.objects.filter(unit=unit).select_related("user")
    found = {each.role: each.user for each in members}
    return found.get("drafter") or found["signatory"], found["signatory"]


def _nomination(demo, unit, kind, proposal, cases, days, moves, page, number) -> None:
    clerk, signatory = acting_people(unit)
    begun = at(working_day(demo, unit, days), 8, 20)
    title = Title.objects.in_force(begun.date()).get(code="bk-tinh")
    officer = demo.people["chuyen-vien"]

    def write() -> Nomination:
        made = unit_actions.start(unit, kind, by=clerk, now=begun)
        rows = [_case(key, unit, title, begun.year) for key in cases]
        unit_actions.add_cases(made.pk, rows, by=clerk, now=begun)
        data = {
            "year": begun.year,
            "proposal_number": proposal,
            "proposed_on": begun.date() if proposal else None,
            "dossier_code": "",
            "contact_name": clerk.full_name,
            "contact_phone": "0912 000 000",
        }
        file = SimpleUploadedFile("to-trinh.pdf", page) if proposal else None
        return unit_actions.save_proposal(made.pk, data, version=99, by=clerk, upload=file, now=begun)

    def live() -> None:
        made = write()
        if moves is None:
            return
        key = uuid5(NAMESPACE, f"nomination-{number}")
        sent = begun + timedelta(hours=2)
        confirmed(unit_actions.matter_of(queries.full(made.pk)), signatory, sent)
        unit_actions.submit(made.pk, version=made.version, form_key=key, by=signatory, now=sent)
        for step, move in enumerate(moves, start=1):
            when = min(begun + timedelta(days=3 * step), demo.now)
            reason = REASON if move == "yeu-cau" else ""
            actions.move(made.pk, move, by=officer, reason=reason, now=when, on=when.date())
        if "tham-dinh" in moves:
            actions.assign(made.pk, officer, by=officer, now=demo.now)

    demo.plan(begun, live)


def _case(key: str, unit: Unit, title: Title, year: int) -> dict:
    kind, name, gender, born, position, summary = CASES[key]
    return {
        "kind": kind,
        "name": name,
        "gender": gender,
        "birth_year": born,
        "position": position,
        "workplace": unit.name,
        "title_id": title.pk,
        "period": f"năm {year}",
        "summary": summary,
        "direct_worker": key in ("truong-thon", "cuu-nguoi"),
    }


def _initiative(demo, body, number, code, title, field, parts, author, days, ends) -> None:
    unit = Unit.objects.get(organising_body=body, code=code)
    clerk, signatory = acting_people(unit)
    begun = at(working_day(demo, unit, days), 9, 10)
    officer = demo.people["chuyen-vien"]

    def live() -> None:
        made = Initiative.objects.create(
            organising_body=body,
            unit=unit,
            year=begun.year,
            title=title,
            field=field,
            problem=parts[0],
            solution=parts[1],
            effect=parts[2],
            applied_where=unit.name if parts[1] else "",
            changed_by=clerk,
            changed_at=begun,
            created_at=begun,
        )
        Author.objects.create(initiative=made, order=1, name=author, position=unit.name, share=100)
        made.save()
        if not ends:
            return
        key = uuid5(NAMESPACE, f"initiative-{number}")
        confirmed(initiatives.matter_of(made), signatory, begun)
        initiatives.submit(made.pk, version=made.version, form_key=key, by=signatory, now=begun)
        if ends == "recognise":
            on = min(begun + timedelta(days=20), demo.now)
            initiatives.recognise(
                made.pk,
                number=f"{40 + number}/QĐ-UBND",
                on=on.date(),
                body="Chủ tịch UBND tỉnh",
                reach="tinh",
                is_public=True,
                by=officer,
                now=on,
            )

    demo.plan(begun, live)
