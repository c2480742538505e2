"""The form by which staff bring a package."""

from django import forms

from cms_pages.moving_in.packages import MOST_BYTES
from cms_pages.news.models import NewsCategory
from themes.base.vietnamese import size_text


class PackageForm(forms.Form):
    """A package of articles."""

    package = forms.FileField(
        label="Gói bài",
        help_text=f"Tệp .zip (một tệp .csv theo mẫu cùng ảnh, tệp đính kèm) hoặc một tệp .csv, tối đa {size_text(MOST_BYTES)}.",
        widget=forms.ClearableFileInput({"accept": ".zip,.csv"}),
    )
    category = forms.ModelChoiceField(
        NewsCategory.objects.all(),
        label="Chuyên mục mặc định",
        empty_label=None,
        help_text="Dùng cho bài không ghi chuyên mục, hoặc ghi chuyên mục mà Trang không có.",
    )

    def clean_package(self):
        package = self.cleaned_data["package"]
        if package.size > MOST_BYTES:
            raise forms.ValidationError(
                f"Gói nặng {size_text(package.size)}, vượt mức {size_text(MOST_BYTES)}. Mời chia thành nhiều đợt."
            )
        return package
