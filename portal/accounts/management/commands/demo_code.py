"""Show the second-factor code of a demo account, on this machine only."""

from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Command(BaseCommand):
    help = "In mã xác thực hiện tại (sáu chữ số) của một tài khoản mẫu. Chỉ chạy khi DEMO=1 và trang ở trên máy này."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        if not settings.DEMO or urlsplit(settings.SITE_URL).hostname not in LOOPBACK:
            raise CommandError("Lệnh này chỉ dùng cho dữ liệu mẫu (DEMO=1) chạy trên máy này.")
        held = Authenticator.objects.filter(user__email=email.strip().lower(), type=Authenticator.Type.TOTP).first()
        if held is None:
            raise CommandError("Tài khoản này chưa có ứng dụng xác thực.")
        counters = list(yield_hotp_counters_from_time())
        now = counters[len(counters) // 2]
        self.stdout.write(format_hotp_value(hotp_value(decrypt(held.data["secret"]), now)))
