"""Exemplars that units of the demo propose: one on its way, one to be mended, one that waits for an editor."""

from datetime import date, timedelta
from uuid import uuid5

from portal.demo.moments import Demo, at
from portal.demo.people import COMMUNE, DEPARTMENT
from portal.demo.proposals import NAMESPACE, acting_people, working_day
from registrations.exemplars import actions
from registrations.exemplars.kinds import Stage, Way
from registrations.exemplars.models import Proposal
from registrations.units.models import OrganisingBody, Unit

GULLY = (
    "Bà Lềnh gom thóc giống của mười bốn hộ, phơi chung một sân, đóng chum chung một nhà, ai thiếu thì đến vay, mùa sau "
    "trả lại đúng số thóc ấy và thêm một đấu cho người đến sau.\n\n"
    "Bảy mùa qua, nhà thóc không vơi. Thôn không còn hộ nào phải mua giống lúc giáp hạt, và hai thôn bên cạnh đã làm theo."
)
COUNTER = (
    "Chị Hoạt mở quầy trước giờ làm ba mươi phút cho người ở xa về kịp chuyến xe, tự vẽ bảng hướng dẫn bằng hình cho người "
    "già không quen đọc chữ nhỏ.\n\n"
    "Một năm, số người phải quay lại vì thiếu giấy giảm hai phần ba; bảng hướng dẫn ấy nay treo ở năm quầy khác."
)
BENCH = (
    "Nhà ai có chuyện, tổ hòa giải đến sau bữa cơm tối, ngồi nghe từng bên nói hết rồi mới hỏi. Có lần hai anh em giận nhau "
    "vì bờ ruộng, tổ đi lại năm buổi; buổi thứ sáu, người em tự vác cuốc sang đắp lại bờ cho anh.\n\n"
    "Mười năm, sáu người đã hòa giải hơn một trăm vụ. Thôn chưa có đơn nào phải gửi lên xã."
)
PLAN = (
    (COMMUNE, "Đặng Thị Lềnh", "Trưởng thôn", "san-xuat", ["nong-dan", "phu-nu"], "Nhà thóc giống chung của mười bốn hộ.",
     GULLY, 4, "send"),
    (DEPARTMENT, "Lành Thị Hoạt", "Viên chức một cửa", "cai-cach", ["phu-nu"], "Quầy mở sớm ba mươi phút cho người ở xa.",
     COUNTER, 12, "accept"),
    (COMMUNE, "Tổ hòa giải thôn Khuổi Nhuần", "Sáu người", "cong-dong", [], "Sáu người, mười năm, một trăm vụ hòa giải.",
     BENCH, 9, "return"),
)  # fmt: skip


def load(demo: Demo) -> None:
    """Plan the proposals; `Demo.live` lets them happen."""
    for number, facts in enumerate(PLAN):
        _propose(demo, number, *facts)


def _propose(demo, number, code, name, role, field, groups, lead, story, days, ends) -> None:
    unit = Unit.objects.get(organising_body=OrganisingBody.objects.first(), code=code)
    clerk, signatory = acting_people(unit)
    begun = at(working_day(demo, unit, days), 10, 20)
    officer = demo.people["chuyen-vien"]
    collective = name.startswith("Tổ")

    def live() -> None:
        made = Proposal.objects.create(
            organising_body=unit.organising_body,
            unit=unit,
            subject_kind="collective" if collective else "person",
            subject_name=name,
            role=role,
            place_unit=unit if unit.is_territorial else None,
            place="" if unit.is_territorial else unit.name,
            field=field,
            target_groups=groups,
            stage=Stage.FOUND,
            lead=lead,
            story=story,
            consent_name="Tổ trưởng tổ hòa giải" if collective else name,
            consent_on=begun.date() - timedelta(days=2),
            consent_way=Way.ELECTRONIC,
            consent_reference="Biểu mẫu điện tử của đơn vị",
            consents_name=True,
            consents_picture=True,
            born_on=None if collective else date(1978, 4, 5),
            changed_by=clerk,
            changed_at=begun,
            created_at=begun,
        )
        key = uuid5(NAMESPACE, f"exemplar-{number}")
        actions.submit(made.pk, version=made.version, form_key=key, by=signatory, now=begun)
        if ends == "accept":
            actions.accept(made.pk, by=officer)
        elif ends == "return":
            actions.give_back(
                made.pk,
                reason="Mời ghi rõ mười năm ấy có bao nhiêu vụ hòa giải thành và số liệu lấy ở đâu.",
                by=officer,
            )

    demo.plan(begun, live)
