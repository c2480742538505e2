"""The people of the demo who sign in: one for each role, two for each of two units."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group

from portal.accounts import groups
from portal.accounts.actions import enrol_totp
from portal.demo.moments import Demo, at
from registrations.signing.matters import Matter
from registrations.signing.models import Confirmation, Method
from registrations.units.actions import join
from registrations.units.models import Membership, Unit

PASSWORD = "tinh-mau-1831"  # noqa: S105 (known on purpose; guard.py keeps it on this machine)
DOMAIN = "tdkt.example"
COMMUNE, DEPARTMENT = "06427", "so-giao-duc-va-dao-tao"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who signs in. ``unit`` and ``role`` for members of units, ``group`` for the back office."""

    key: str
    full_name: str
    position: str
    does: str
    group: str = ""
    unit: str = ""
    role: str = ""
    superuser: bool = False

    @property
    def email(self):
        return f"{self.key}@{DOMAIN}"

    @property
    def where(self):
        return "/quan-tri/" if self.group else "/don-vi/"


DRAFTER, SIGNATORY = Membership.Role.DRAFTER, Membership.Role.SIGNATORY
CAST = (
    Role("cong-tac-vien", "Lương Thu Huế", "Cộng tác viên, Sở Nội vụ", "Cộng tác viên: viết bài", groups.CONTRIBUTORS),
    Role("bien-tap", "Nông Bích Diệp", "Biên tập viên", "Biên tập viên: sửa bài, gửi duyệt", groups.EDITORS),
    Role("nguoi-duyet", "Hoàng Quốc Tuyên", "Phó Trưởng ban", "Người duyệt: đăng bài, mở lấy ý kiến", groups.APPROVERS),
    Role("chuyen-vien", "Vi Thị Thanh Nhàn", "Chuyên viên", "Chuyên viên: nhập danh sách, đợt đăng ký", groups.OFFICERS),
    Role("uy-vien", "Bế Văn Thạch", "Ủy viên Hội đồng", "Thành viên Hội đồng: xem hồ sơ", groups.COUNCIL),
    Role("quan-tri", "Chu Đức Khôi", "Quản trị hệ thống", "Quản trị: toàn quyền", groups.ADMINISTRATORS, superuser=True),
    Role("nhap.cai-kinh", "Lộc Thị Sim", "Công chức Văn phòng", "Người nhập, xã Cai Kinh", unit=COMMUNE, role=DRAFTER),
    Role(
        "ky.cai-kinh", "Triệu Văn Luân", "Phó Chủ tịch UBND xã", "Người ký duyệt, xã Cai Kinh", unit=COMMUNE,
        role=SIGNATORY,
    ),
    Role("nhap.sgddt", "Đàm Minh Quế", "Chuyên viên Văn phòng Sở", "Người nhập, Sở GDĐT", unit=DEPARTMENT, role=DRAFTER),
    Role("ky.sgddt", "Lê Xuân Kiên", "Phó Giám đốc Sở", "Người ký duyệt, Sở GDĐT", unit=DEPARTMENT, role=SIGNATORY),
)  # fmt: skip


def totp_secret(email: str) -> str:
    """The second factor's secret of a demo account (base32), the same on every machine."""
    return base64.b32encode(hashlib.sha256(email.encode()).digest()[:20]).decode()


def load(demo: Demo) -> None:
    """Make the cast; they are found in ``demo.people`` by key."""
    since = at(demo.today.replace(month=1, day=2).replace(year=demo.today.year - 2))
    for number, role in enumerate(CAST):
        user = get_user_model().objects.create_user(
            role.email,
            PASSWORD,
            full_name=role.full_name,
            position=role.position,
            phone=f"02053{number:06d}",
            is_staff=bool(role.group),
            is_superuser=role.superuser,
        )
        if role.group:
            user.groups.add(Group.objects.get(name=role.group))
            enrol_totp(user, totp_secret(role.email))
        else:
            join(Unit.objects.get(code=role.unit), user, role.role, now=since)
        demo.people[role.key] = user


def confirmed(matter: Matter, by: AbstractBaseUser, when: datetime) -> None:
    """Have one of the cast confirm a content with the second factor, as who signs for a unit does."""
    facts = {"purpose": matter.purpose, "subject": matter.subject, "content_hash": matter.content_hash}
    Confirmation.objects.create(user=by, method=Method.EMAIL, made_at=when, proved_at=when, **facts)


def sign_in_lines() -> list[str]:
    """Who can sign in and where, as lines for a terminal."""
    wide, named = max(len(role.email) for role in CAST), max(len(role.does) for role in CAST)
    lines = [f"Tài khoản mẫu (mật khẩu chung: {PASSWORD}):"]
    lines += [f"  {role.email:<{wide}}  {role.does:<{named}}  {role.where}" for role in CAST]
    return [
        *lines,
        "",
        "Tài khoản vào /quan-tri/ cần thêm mã sáu chữ số của ứng dụng xác thực. Lấy mã hiện tại bằng lệnh:",
        f"  DEMO=1 .venv/bin/python manage.py demo_code chuyen-vien@{DOMAIN}",
        "Người ký duyệt của đơn vị xác nhận khi gửi bằng mã trong thư; thư của bản mẫu không đi đâu, nằm ở:",
        f"  {settings.DATA_DIR / 'mail'}",
    ]
