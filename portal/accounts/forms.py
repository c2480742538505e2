"""Forms of sign-in, invitations and accounts, in the words of the portal."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from registrations.units.models import Membership, Unit
from registrations.units.queries import current_units
from search.text import tidy

from .groups import GROUP_NAMES
from .models import Invitation, User

STRENGTH_HINT = "Ít nhất 10 ký tự, không chỉ gồm chữ số. Nên ghép vài từ không liên quan với nhau."
CODE_HINT = "Sáu chữ số đang hiện trên ứng dụng xác thực."

phone_number = RegexValidator(r"^\+?[0-9][0-9 .]{7,17}$", "Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000.")


def please(label):
    """What is said beside a field left empty: "Mời nhập mật khẩu."."""
    words = str(label)[:1].lower() + str(label)[1:]
    return f"Mời {words}." if words.startswith("nhập ") else f"Mời nhập {words}."


class InOurWords:
    """Gives a form of allauth labels and hints of ours and takes its placeholders away."""

    labels: dict[str, str] = {}
    hints: dict[str, str] = {}
    mark_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = please(field.label)


class CodeForm(InOurWords):
    """A form that asks for six digits."""

    labels = {"code": "Mã xác thực"}
    hints = {"code": CODE_HINT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "field__control--short"}
        self.fields["code"].max_length = 20


# --- signing in -----------------------------------------------------------------


class LoginForm(InOurWords, account.LoginForm):
    labels = {"login": "Thư điện tử", "password": "Mật khẩu"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    labels = {"oldpassword": "Mật khẩu hiện tại", "password1": "Mật khẩu mới", "password2": "Nhập lại mật khẩu mới"}
    hints = {"password1": STRENGTH_HINT}


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    labels = {"email": "Thư điện tử"}
    hints = {"email": "Địa chỉ dùng để đăng nhập."}


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    labels = {"password1": "Mật khẩu mới", "password2": "Nhập lại mật khẩu mới"}
    hints = {"password1": STRENGTH_HINT}


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    labels = {"password": "Mật khẩu"}


class AuthenticateForm(CodeForm, mfa.AuthenticateForm):
    hints = {"code": CODE_HINT + " Không có điện thoại bên mình: nhập một mã dự phòng."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["autofocus"] = True


class MFAReauthenticateForm(CodeForm, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(CodeForm, totp.ActivateTOTPForm):
    pass


class AddWebAuthnForm(InOurWords, webauthn.AddWebAuthnForm):
    labels = {"name": "Tên khóa"}
    hints = {"name": "Để nhận ra khóa về sau, ví dụ “Khóa USB ở bàn làm việc”."}


class EditWebAuthnForm(InOurWords, webauthn.EditWebAuthnForm):
    labels = {"name": "Tên khóa"}


# --- invitations ------------------------------------------------------------------


class AcceptForm(forms.Form):
    """What a person who was invited tells of themselves."""

    full_name = forms.CharField(label="Họ và tên", max_length=150, widget=forms.TextInput({"autocomplete": "name"}))
    position = forms.CharField(
        label="Chức vụ", max_length=200, required=False, help_text="Ví dụ “Công chức Văn hóa - Xã hội”."
    )
    phone = forms.CharField(
        label="Điện thoại",
        max_length=20,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    password1 = forms.CharField(
        label="Mật khẩu",
        strip=False,
        max_length=200,
        help_text=STRENGTH_HINT,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Nhập lại mật khẩu",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        for field in self.fields.values():
            field.error_messages["required"] = please(field.label)

    def clean_full_name(self):
        return tidy(self.cleaned_data["full_name"])

    def clean(self):
        data = super().clean()
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "Hai lần nhập mật khẩu chưa giống nhau.")
        elif first:
            user = User(email=self.email, full_name=data.get("full_name", ""))
            try:
                validate_password(first, user)
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return data


class UnitChoice(forms.ModelChoiceField):
    """Units that stand today."""

    def __init__(self, **kwargs):
        super().__init__(Unit.objects.none(), **kwargs)

    def label_from_instance(self, unit):
        return unit.label


class MemberInvitationForm(forms.ModelForm):
    """Invite somebody who will act for a unit."""

    unit = UnitChoice(label="Đơn vị", empty_label="Mời chọn đơn vị")
    role = forms.ChoiceField(
        label="Vai trò",
        choices=Membership.Role,
        widget=forms.RadioSelect,
        initial=Membership.Role.DRAFTER,
        help_text="Người nhập soạn hồ sơ. Người ký duyệt soạn và gửi hồ sơ thay mặt đơn vị.",
    )

    class Meta:
        model = Invitation
        fields = ["full_name", "email", "unit", "role"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = current_units()

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class StaffInvitationForm(forms.ModelForm):
    """Invite somebody to work in a staff group."""

    group = forms.ModelChoiceField(Group.objects.none(), label="Nhóm", empty_label="Mời chọn nhóm")

    class Meta:
        model = Invitation
        fields = ["full_name", "email", "group"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.filter(name__in=GROUP_NAMES).order_by("pk")

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class BulkInvitationForm(forms.Form):
    """A list of people, uploaded or pasted: one per line."""

    file = forms.FileField(
        label="Tệp danh sách",
        required=False,
        help_text="Nhận tệp XLSX hoặc CSV, tối đa 2 MB và 500 dòng. Dòng đầu là tên cột.",
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv"}),
    )
    text = forms.CharField(
        label="Hoặc dán danh sách",
        required=False,
        max_length=200_000,
        help_text=(
            "Mỗi người một dòng: đơn vị, họ tên, thư điện tử, vai trò. "
            "Chép từ bảng tính hoặc cách nhau bằng dấu chấm phẩy."
        ),
        widget=forms.Textarea({"rows": 8}),
    )

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("file") and not data.get("text", "").strip():
            raise forms.ValidationError("Mời chọn tệp hoặc dán danh sách.")
        return data


# --- people of a unit ---------------------------------------------------------------


class InviteColleagueForm(forms.Form):
    """Invite somebody to work for one's own unit."""

    full_name = forms.CharField(
        label="Họ và tên", max_length=150, error_messages={"required": "Mời nhập họ và tên người được mời."}
    )
    email = forms.EmailField(
        label="Thư điện tử",
        max_length=254,
        help_text="Thư mời gửi tới địa chỉ này, dùng một lần trong 14 ngày.",
        error_messages={
            "required": "Mời nhập địa chỉ thư điện tử.",
            "invalid": "Địa chỉ thư chưa đúng dạng, ví dụ ten@donvi.gov.vn.",
        },
    )
    role = forms.ChoiceField(
        label="Vai trò",
        choices=Membership.Role,
        widget=forms.RadioSelect,
        initial=Membership.Role.DRAFTER,
        help_text="Người nhập soạn hồ sơ. Người ký duyệt soạn và gửi hồ sơ thay mặt đơn vị.",
        error_messages={"required": "Mời chọn vai trò."},
    )

    def clean_full_name(self):
        name = tidy(self.cleaned_data["full_name"])
        if not name:  # nothing but signs that cannot be seen
            raise forms.ValidationError("Mời nhập họ và tên người được mời.")
        return name

    def clean_email(self):
        return self.cleaned_data["email"].lower()
