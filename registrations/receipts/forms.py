"""The look-up form."""

from django import forms

from .codes import BadCode, parse


class CodeForm(forms.Form):
    """Mã tiếp nhận, in any spelling."""

    ma = forms.CharField(
        label="Mã tiếp nhận",
        max_length=200,
        help_text="Ghi trên giấy xác nhận, ví dụ TDKT-7K4M-Q93H-X2FA. Gõ chữ thường hoặc bỏ dấu gạch đều được.",
        error_messages={"required": "Mời nhập mã tiếp nhận.", "max_length": "Mã này dài quá, mời xem lại."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_ma(self):
        """The code in its own spelling; a typing slip is told."""
        try:
            return parse(self.cleaned_data["ma"])
        except BadCode as error:
            raise forms.ValidationError(str(error)) from error
