"""Forms of the editorial office, and what a contributor may choose in the form of a page."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser
from wagtail.models import Page

from cms_pages.core.workflow import CONTRIBUTORS
from cms_pages.news.models import NewsCategory
from cms_pages.newsroom import rules
from cms_pages.newsroom.models import Bundle, Contributor, SectionRight, page_models
from registrations.units.models import Unit
from registrations.units.queries import current_units


def fit_form(form, user):
    """Leave a contributor the categories and units of their own rights; nothing changes for others."""
    section = form.parent_page or (form.instance.get_parent() if form.instance.pk else None)
    if section is None or not rules.is_bound(user, section):
        return
    kind = ContentType.objects.get_for_model(type(form.instance))
    rights = list(rules.rights_in(user, section, kind).prefetch_related("categories"))
    narrowed = [right for right in rights if right.categories.all()]
    categories = (
        None if len(narrowed) < len(rights) else {each.pk for right in rights for each in right.categories.all()}
    )
    units = {right.unit_id for right in rights}
    for field in form.fields.values():
        model = getattr(getattr(field, "queryset", None), "model", None)
        if model is NewsCategory and categories is not None:
            field.queryset = field.queryset.filter(pk__in=categories)
        elif model is Unit:
            field.queryset = field.queryset.filter(pk__in=units)


class BundleForm(forms.ModelForm):
    """Name, moment and note of a bundle."""

    class Meta:
        model = Bundle
        fields = ["title", "goes_live_at", "note"]
        widgets = {"goes_live_at": AdminDateTimeInput, "note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "goes_live_at": "Ngày trước, giờ sau, ví dụ 02/09/2027 07:30. Bỏ trống: công bố ngay khi được duyệt."
        }

    def clean_goes_live_at(self):
        moment = self.cleaned_data["goes_live_at"]
        if moment and moment <= timezone.now():
            raise forms.ValidationError("Mời chọn giờ công bố sau lúc này, hoặc bỏ trống.")
        return moment


class AddPageForm(forms.Form):
    """One more page for a bundle."""

    page = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        label="Trang",
        widget=AdminPageChooser(),
        error_messages={"required": "Mời chọn trang.", "invalid_choice": "Mời chọn một trang trong danh sách."},
    )


class ContributorForm(forms.ModelForm):
    """Who writes for which unit."""

    class Meta:
        model = Contributor
        fields = ["unit", "user", "since", "until"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _with(current_units(), self.instance.unit_id)
        people = get_user_model().objects.filter(is_active=True, groups__name=CONTRIBUTORS)
        self.fields["user"].queryset = _with(people, self.instance.user_id).order_by("full_name", "pk")
        self.fields["user"].help_text = f"Người thuộc nhóm {CONTRIBUTORS}."


def _with(queryset, pk):
    """The rows, and the one that is chosen already."""
    return queryset.model.objects.filter(pk__in={*queryset.values_list("pk", flat=True), pk} - {None})


def sections():
    """Pages below which others are written: those that take pages of a kind that editors make."""
    kinds = [model for model in page_models() if model.creatable_subpage_models()]
    found = ContentType.objects.get_for_models(*kinds)
    return Page.objects.filter(content_type__in=found.values(), depth=3).order_by("path")


class SectionRightForm(forms.ModelForm):
    """Which section a unit writes in."""

    class Meta:
        model = SectionRight
        fields = ["unit", "section", "page_type", "categories", "since", "until", "source"]
        widgets = {"categories": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _with(current_units(), self.instance.unit_id)
        self.fields["section"].queryset = _with(sections(), self.instance.section_id)
        self.fields["section"].label_from_instance = lambda page: page.title
        written = [model for model in page_models() if model.search_kind]
        types = ContentType.objects.get_for_models(*written).values()
        self.fields["page_type"].queryset = ContentType.objects.filter(pk__in=[each.pk for each in types])
        self.fields["page_type"].label_from_instance = lambda kind: kind.model_class().get_verbose_name()

    def clean(self):
        data = super().clean()
        section, kind = data.get("section"), data.get("page_type")
        if section and kind and kind.model_class() not in section.specific_class.creatable_subpage_models():
            self.add_error("page_type", "Mục này không nhận loại trang đã chọn.")
        takes_news = section and any(
            hasattr(model, "category") for model in section.specific_class.creatable_subpage_models()
        )
        if section and data.get("categories") and not takes_news:
            self.add_error("categories", "Chuyên mục tin chỉ chọn với mục tin tức.")
        return data
