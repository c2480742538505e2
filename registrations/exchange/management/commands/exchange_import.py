"""Look at an exchange file, or take it over."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from registrations.exchange.documents import Unusable, read
from registrations.exchange.exchange_actions import Refused, apply_import, keep_import
from registrations.exchange.plans import REFUSED, make_plan


class Command(BaseCommand):
    """Without ``--apply`` nothing is written: the same preview as in the back office."""

    help = "Xem trước hoặc nhập tệp trao đổi (.xlsx, .json) của phần mềm quản lý."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--system", default="phan-mem-tdkt", help="Tên ngắn của phần mềm gửi.")
        parser.add_argument("--apply", action="store_true", help="Ghi thật; cần --by.")
        parser.add_argument("--by", default="", help="Thư điện tử của cán bộ chịu trách nhiệm.")
        parser.add_argument("--json", action="store_true", help="In kết quả dạng JSON.")

    def handle(self, *args, file, system, by, **options):
        try:
            data = file.read_bytes()
            plan = make_plan(system, read(data, file.name))
        except OSError as error:
            raise CommandError(f"Không mở được tệp: {error.strerror}.") from None
        except Unusable as error:
            raise CommandError(str(error)) from None
        self._tell(plan, options["json"])
        if options["apply"]:
            self._apply(system, data, file.name, by)

    def _tell(self, plan, as_json: bool):
        refused = [step for step in plan.flat() if step.status == REFUSED]
        if as_json:
            told = {"counts": dict(plan.counts()), "refused": [{"name": s.name, "reasons": s.reasons} for s in refused]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        counts = plan.counts()
        self.stdout.write(
            f"Tạo mới {counts['tao-moi']}, thay đổi {counts['thay-doi']}, giữ nguyên {counts['giu-nguyen']}, "
            f"chưa nhận được {counts[REFUSED]}."
        )
        for step in refused[:50]:
            self.stdout.write(f"- {step.name}: {' '.join(step.reasons)}")

    def _apply(self, system: str, data: bytes, name: str, by: str):
        user = get_user_model().objects.filter(email__iexact=by, is_active=True).first()
        if user is None:
            raise CommandError("Cần --by THƯ-ĐIỆN-TỬ của một cán bộ có tài khoản.")
        try:
            done = apply_import(keep_import(system, data, name, user), user)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        except PermissionDenied:
            raise CommandError("Tài khoản này chưa được phép trao đổi dữ liệu.") from None
        self.stdout.write(f"Đã ghi: tạo mới {done.created_count}, thay đổi {done.changed_count}.")
