"""The forms on which officers write drafts of consultations, one for each kind."""

from __future__ import annotations

from django import forms
from django.utils.html import format_html, format_html_join
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.log_actions import registry

from registrations.safeguards.words import clean_text
from registrations.titles.forms import TitleSelect
from registrations.units.body_form import OneBodyMixin
from themes.base.vietnamese import datetime_text

from . import frozen, rules
from .counting import window_of
from .models import Consultation


class ConsultationForm(OneBodyMixin, WagtailAdminModelForm):
    """A draft: remembers from which state of it the officer began, and refuses to write over somebody else's work."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["counting"].required = False
        if self.instance.pk:
            self.fields["seen"].initial = frozen.own_token(self.instance)

    def clean(self):
        """Text without hostile signs; no council before the end; nothing of a colleague's written over."""
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = clean_text(value)
        cleaned["counting"] = cleaned.get("counting") or self.instance.counting
        self._check_council(cleaned)
        self._check_seen(cleaned.get("seen", ""))
        return cleaned

    def _check_council(self, cleaned):
        opens_on, meets_on = cleaned.get("opens_on"), cleaned.get("council_meets_on")
        if not (opens_on and meets_on and cleaned.get("working_days") and cleaned.get("organising_body")):
            return
        draft = Consultation(
            organising_body=cleaned["organising_body"],
            working_days=cleaned["working_days"],
            counting=cleaned["counting"],
        )
        try:
            last_day = window_of(draft, opens_on).last_day
        except ValueError:
            self.add_error("working_days", "Số ngày cần từ 1 đến 250.")
            return
        if refusal := rules.council_problem(draft, meets_on, last_day):
            self.add_error("council_meets_on", refusal)

    def _check_seen(self, seen):
        if not (seen and self.instance.pk) or frozen.own_token(self.instance) == seen:
            return
        last = registry.get_logs_for_instance(self.instance).select_related("user").first()
        who = f" {last.user} sửa lúc {datetime_text(last.timestamp)}" if last and last.user else " người khác sửa"
        self.add_error(
            None,
            format_html(
                "Bản thảo vừa được{}. Chưa ghi gì đè lên; nội dung ông, bà viết còn nguyên trong các ô dưới đây. "
                "Mời mở lại bản thảo ở thẻ khác, rồi chép sang phần cần giữ.{}",
                who,
                format_html_join("", " Đang lưu ở mục {}: “{}”.", self._stored_otherwise()),
            ),
        )

    def _stored_otherwise(self):
        stored = Consultation.objects.get(pk=self.instance.pk)
        for name in self.changed_data:
            if hasattr(stored, name) and name in self.fields:
                value = getattr(stored, f"get_{name}_display", lambda name=name: getattr(stored, name))()
                if value != self.cleaned_data.get(name):
                    yield self.fields[name].label, "để trống" if value in (None, "") else value


_WINDOW = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("working_days"), FieldPanel("counting")]),
        FieldPanel("council_meets_on"),
        FieldPanel("identity"),
        FieldPanel("other_ways"),
    ],
    heading="Thời hạn và cách góp ý",
)
_INTRODUCTION = MultiFieldPanel(
    [FieldPanel("organising_body"), FieldPanel("title"), FieldPanel("lead")], heading="Giới thiệu"
)
_SUBMISSION = MultiFieldPanel(
    [
        FieldPanel("proposing_body"),
        FieldRowPanel([FieldPanel("submission_number"), FieldPanel("submitted_on")]),
        FieldPanel("legal_basis"),
    ],
    heading="Tờ trình và căn cứ",
)
_FIRST_NOMINEES = InlinePanel(
    "nominees",
    heading="Danh sách đề nghị",
    label="Trường hợp",
    help_text="Danh sách dài thì lưu bản thảo trước, rồi dán từ Excel hoặc tải tệp của tờ trình lên.",
    panels=[
        FieldRowPanel([FieldPanel("address"), FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("title", widget=TitleSelect),
        FieldPanel("award_class"),
        FieldRowPanel([FieldPanel("position"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("place_old")]),
        FieldPanel("merit"),
        FieldRowPanel([FieldPanel("period"), FieldPanel("birth_year"), FieldPanel("is_public")]),
    ],
)
_DOCUMENT = InlinePanel(
    "drafts",
    heading="Dự thảo",
    label="Dự thảo",
    min_num=1,
    max_num=1,
    panels=[FieldPanel("rule"), FieldPanel("title"), FieldPanel("drafting_body"), FieldPanel("explanation")],
)
_PASSAGES = InlinePanel(
    "passages",
    heading="Các điều, mục của dự thảo",
    label="Điều, mục",
    help_text="Người dân góp ý được cho từng điều, mục. Có thể lưu bản thảo trước rồi dán cả văn bản để Trang tách điều.",
    panels=[FieldRowPanel([FieldPanel("number"), FieldPanel("heading")]), FieldPanel("text")],
)

NEW_LIST = ObjectList(
    [_INTRODUCTION, _SUBMISSION, _WINDOW, _FIRST_NOMINEES], base_form_class=ConsultationForm
).bind_to_model(Consultation)
# Nominees of a stored draft have screens of their own: two officers may work on two of them, and a list may be long.
LIST = ObjectList([_INTRODUCTION, _SUBMISSION, _WINDOW], base_form_class=ConsultationForm).bind_to_model(Consultation)
DRAFT = ObjectList(
    [_INTRODUCTION, _DOCUMENT, _SUBMISSION, _WINDOW, _PASSAGES], base_form_class=ConsultationForm
).bind_to_model(Consultation)
