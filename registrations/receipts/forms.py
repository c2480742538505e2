"""The look-up form."""

import hashlib
import re

from django import forms

from .codes import BadCode, parse


class CodeForm(forms.Form):
    """Mã tiếp nhận, in any spelling."""

    ma = forms.CharField(
        label="Mã tiếp nhận",
        max_length=200,
        help_text="Ghi trên giấy xác nhận, ví dụ TDKT-7K4M-Q93H-X2FA-8PVW-R6DP. Gõ chữ thường hoặc bỏ dấu gạch đều được.",
        error_messages={"required": "Mời nhập mã tiếp nhận.", "max_length": "Mã này dài quá, mời xem lại."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_ma(self):
        """The code in its own spelling; a typing slip is told."""
        try:
            return parse(self.cleaned_data["ma"])
        except BadCode as error:
            raise forms.ValidationError(str(error)) from error


MOST_BYTES = 5 * 1024 * 1024


class VerifyForm(forms.Form):
    """Kiểm chứng: the code of a receipt, a copy of it, or a hash; given together they must belong together."""

    ma = forms.CharField(
        label="Mã tiếp nhận",
        required=False,
        max_length=200,
        help_text="Ghi trên giấy xác nhận, ví dụ TDKT-7K4M-Q93H-X2FA-8PVW-R6DP. Gõ chữ thường hoặc bỏ dấu gạch đều được.",
        error_messages={"max_length": "Mã này dài quá, mời xem lại."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    tep = forms.FileField(
        label="Tệp PDF của giấy xác nhận, nếu có",
        required=False,
        max_length=500,
        help_text="Tệp chỉ được so rồi bỏ, Trang không lưu lại. Tối đa 5 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"empty": "Tệp này trống. Mời chọn tệp khác.", "max_length": "Tên tệp dài quá, mời đổi tên."},
    )
    ma_bam = forms.CharField(
        label="Mã kiểm chứng, nếu có",
        required=False,
        max_length=200,
        help_text="64 ký tự: mã kiểm chứng nội dung in trên giấy, hoặc mã SHA-256 của tệp PDF.",
        error_messages={"max_length": "Mã này dài quá, mời xem lại."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_ma(self):
        """The code in its own spelling; a typing slip is told."""
        try:
            return parse(self.cleaned_data["ma"]) if self.cleaned_data["ma"].strip() else ""
        except BadCode as error:
            raise forms.ValidationError(str(error)) from error

    def clean_tep(self):
        """The SHA-256 of the file; nothing of it is kept or opened."""
        file = self.cleaned_data["tep"]
        if not file:
            return ""
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Tệp này nặng quá 5 MB, không phải giấy xác nhận do Trang cấp.")
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        return digest.hexdigest()

    def clean_ma_bam(self):
        """64 hexadecimal digits, however they were grouped."""
        text = re.sub(r"[\s\u200b-]", "", self.cleaned_data["ma_bam"]).lower()
        if text and not re.fullmatch(r"[0-9a-f]{64}", text):
            raise forms.ValidationError("Mã kiểm chứng gồm 64 ký tự, chỉ có số và chữ từ a đến f. Mời xem lại.")
        return text

    def clean(self):
        """One of the three is needed."""
        given = super().clean()
        if not self.errors and not (given.get("ma") or given.get("tep") or given.get("ma_bam")):
            raise forms.ValidationError("Mời nhập mã tiếp nhận, chọn tệp PDF hoặc nhập mã kiểm chứng.")
        return given
