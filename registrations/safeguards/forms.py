"""What every public form without an account carries against machines, with and without script."""

import secrets
import time
import uuid

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError

from .fields import CleanLine, ProofField
from .words import clean_phone

PHONE_WORDS = "Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000"


class OpenForm(forms.Form):
    """A form that anybody may send: a key against doubles, a signed time, a trap and a proof of work.

    Signs of a machine are told by `signs` (`limits.judge` adds what is known of the
    address, the text and earlier uses) and kept beside what was sent; they never
    refuse anybody. Set ``stamp_salt`` to a name of the form's own.
    """

    use_required_attribute = False
    stamp_salt = ""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(label="Ô này để trống", required=False)
    altcha = ProofField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = {"form_key": uuid.uuid4().hex, "stamp": stamp(self.stamp_salt)} | self.initial

    def signs(self):
        """Why this looks like a machine, one sentence each: kept for the officer, never a refusal."""
        found = []
        if self.cleaned_data["website"]:
            found.append("đã điền ô bẫy")
        age = self._age()
        if age is None:
            found.append("không đến từ biểu mẫu của Trang")
        # A form of long ago is no sign: people write slowly. Nor is one of the future: a clock was set back.
        elif 0 <= age < settings.OPEN_FORM_SECONDS:
            found.append(f"gửi trong chưa đầy {settings.OPEN_FORM_SECONDS} giây")
        return found

    def suspicion(self):
        """The same in one line, "" when there is none."""
        return "; ".join(self.signs())

    @property
    def has_stamp(self):
        """Whether the form was handed out by us."""
        return self._age() is not None

    def _age(self):
        """Seconds since the form was handed out; None when it never was."""
        try:
            signed = signing.loads(self.cleaned_data["stamp"], salt=self.stamp_salt)
            return time.time() - (signed[0] if isinstance(signed, list) else signed)
        except (signing.BadSignature, TypeError, ValueError, IndexError):
            return None

    def key(self):
        """The random key of the form that was sent; a new one when it was lost on the way."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()


class SenderForm(OpenForm):
    """An open form that asks who sends it. A room asks for more of it, or for less, in its own ``__init__``.

    Set ``field_order``: errors are told in the order of the page.
    """

    name = CleanLine(
        label="Họ và tên",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Ghi họ và tên", "max_length": "Họ và tên dài quá 150 ký tự"},
    )
    phone = CleanLine(
        label="Số điện thoại",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": "Ghi số điện thoại, ví dụ 0912 000 000", "max_length": PHONE_WORDS},
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Địa chỉ thư cần có dạng ten@mien.vn"},
    )
    address = CleanLine(
        label="Địa chỉ",
        max_length=250,
        required=False,
        help_text="Thôn, xã hoặc phường hiện nay.",
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": "Ghi địa chỉ: thôn, xã hoặc phường", "max_length": "Địa chỉ dài quá 250 ký tự"},
    )

    @property
    def is_unnamed(self):
        """Whether the sender chose to give no name, where that is offered."""
        return "anonymous" in self.fields and bool(self.data.get("anonymous"))

    def clean_phone(self):
        """The digits; nothing of who gives no name, so that what stays in the box is no error either."""
        typed = self.cleaned_data["phone"]
        if not typed or self.is_unnamed:
            return ""
        try:
            return clean_phone(typed)
        except ValueError:
            raise ValidationError(PHONE_WORDS, code="invalid") from None


def stamp(salt):
    """The signed moment at which a form was handed out, and a word of its own, so that its uses can be counted."""
    return signing.dumps([round(time.time(), 1), secrets.token_urlsafe(6)], salt=salt)
