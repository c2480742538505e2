"""How allauth behaves here."""

import base64
import io
import secrets
import time

import segno
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.urls import reverse

from . import rules


class AccountAdapter(DefaultAccountAdapter):
    """No open sign-up: accounts come from invitations."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Tài khoản này đã ngừng hoạt động.",
        "email_password_mismatch": "Địa chỉ thư hoặc mật khẩu chưa đúng.",
        "enter_current_password": "Mật khẩu hiện tại chưa đúng.",
        "incorrect_code": "Mã chưa đúng hoặc đã dùng rồi. Mời nhập mã mới nhất trên ứng dụng.",
        "incorrect_password": "Mật khẩu chưa đúng.",
        "too_many_login_attempts": "Đã thử nhiều lần chưa đúng. Mời chờ 5 phút rồi đăng nhập lại.",
        "rate_limited": "Đã thử nhiều lần. Mời chờ vài phút rồi làm lại.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:home")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Ask for the password again before changes to a second factor, but not right after
        signing in when the first one is set up: the password was given a moment ago."""
        if app == "allauth.mfa" and not rules.has_second_factor(self.request.user):
            records = get_authentication_records(self.request, self.request.user)
            if records and time.time() - records[-1]["at"] < account_settings.REAUTHENTICATION_TIMEOUT:
                return False
        return super().is_reauthentication_required(app=app, **kwargs)


def _vault():
    """The keys for secrets at rest, made from the signing key and its predecessors."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]

    def derived(key):
        stretched = HKDF(hashes.SHA256(), 32, salt=None, info=b"second factor at rest").derive(key.encode())
        return Fernet(base64.urlsafe_b64encode(stretched))

    return MultiFernet([derived(key) for key in keys])


class MFAAdapter(DefaultMFAAdapter):
    """Second factor: secrets are kept encrypted, and staff cannot be without one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": (
            "Tài khoản vào được khu vực quản trị cần ít nhất một cách xác thực hai bước. "
            "Mời thêm cách khác trước khi gỡ cách này."
        ),
    }

    def encrypt(self, text):
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """The secret, or a random one when the key that closed it is gone: then no code fits."""
        try:
            return _vault().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator):
        """The last second factor of staff stays."""
        if not rules.may_enter_back_office(authenticator.user):
            return True
        others = type(authenticator).objects.filter(user=authenticator.user, type__in=rules.SECOND_FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def build_totp_svg(self, url):
        image = io.BytesIO()
        segno.make(url, error="m", micro=False).save(image, kind="svg", scale=5, border=4, light="#fff", dark="#000")
        return image.getvalue().decode()

    def _get_site_name(self):
        return settings.MFA_TOTP_ISSUER
