"""Back-office views of what happens to a record or a decision: fill in, see what readers will see, record."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from registrations.attachments.actions import RefusedFile
from registrations.refusals import Refused
from themes.base.vietnamese import number_text

from . import event_actions, rules
from .event_forms import (
    CertificateForm,
    CorrectionForm,
    EndDecisionForm,
    EndForm,
    GroundFields,
    PublicityForm,
    RestoreForm,
)
from .models import AwardRecord, Decision, EventKind
from .showing import public_view

PREVIEW = "xem-truoc"
CONSEQUENCES = "register_award_consequences"


def version_of(subject: AwardRecord | Decision) -> str:
    """What changes whenever somebody records something."""
    newest = subject.events.order_by("-pk").values_list("pk", flat=True).first()
    return f"{subject.pk}-{newest or 0}"


def readers_see(record: AwardRecord) -> list[tuple[str, str]]:
    """What the public sees of a record now, line by line."""
    record = AwardRecord.objects.select_related("decision__signed_file", "decision__public_file", "title").get(
        pk=record.pk
    )
    file = rules.offered_file(record.decision)
    offered = ("Tệp được tải", file.original_name if file else "chưa có tệp nào được đưa ra")
    if not record.is_public:
        return [("Người được khen", "không hiển thị ở bất cứ đâu"), offered]
    view = public_view(record)
    return [
        ("Người được khen", " ".join(filter(None, [view.honorific, view.name]))),
        ("Trường" if view.is_minor else "Chức vụ, đơn vị", view.where or "không có"),
        ("Địa bàn khi đó", view.place_then or "không có"),
        ("Hình thức", view.award_name),
        ("Thành tích", view.merit or "không có"),
        ("Tình trạng", view.ended_label or "đang có giá trị"),
        ("Bằng, hiện vật", view.certificate_label or "bản cấp lần đầu"),
        ("Đính chính", "; ".join(_notes(record)) or "không có"),
        offered,
    ]


def _notes(record: AwardRecord) -> list[str]:
    return [] if record.is_minor else list(record.events.exclude(public_note="").values_list("public_note", flat=True))


def compared(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[tuple[str, str, str, bool]]:
    """Lines of both, side by side: (label, before, after, does it differ)."""
    old, new = dict(before), dict(after)
    labels = list(dict.fromkeys([*old, *new]))
    return [(label, old.get(label, ""), new.get(label, ""), old.get(label) != new.get(label)) for label in labels]


def consequences(decisions: Iterable[int], *, done: bool = False) -> list[str]:
    """What a change of these decisions (keys) brings with it, or has brought with it, for what stands above this room."""
    keys = set(decisions)
    return [words for say in hooks.get_hooks(CONSEQUENCES) for words in say(keys, done)]


class EventView(WagtailAdminTemplateMixin, FormView):
    """Fill in, look, record. The preview does the thing itself and takes it back: it cannot be wrong."""

    template_name = "registrations/awards/admin/event.html"
    header_icon = "history"
    intro = ""
    submit_label = ""
    allowed: Callable[[Any], bool] = staticmethod(rules.may_end)

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        self.subject = self.get_subject(kwargs.get("pk"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if issubclass(self.form_class, GroundFields):
            kwargs |= {"by": self.request.user, "version": self.version()}
        return kwargs

    def version(self) -> str:
        """What tells that somebody else recorded something meanwhile."""
        return version_of(self.subject)

    def form_valid(self, form):
        looking = PREVIEW in self.request.POST
        brought = consequences(self.decisions(), done=True)
        try:
            if looking and isinstance(form, GroundFields):
                form.keep_file()
            with transaction.atomic():
                before = self.shown()
                told = self.act(form)
                after = self.shown() if looking else []
                if looking:
                    transaction.set_rollback(True)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        except RefusedFile as refused:
            form.add_error("source_upload", refused.message)
            return self.form_invalid(form)
        if looking:
            return self.render_to_response(self.get_context_data(form=form, preview=compared(before, after)))
        messages.success(self.request, told)
        for words in brought:
            messages.warning(self.request, words)
        return redirect(self.back_url())

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_page_subtitle(self):
        return str(self.subject)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            subject=self.subject,
            intro=self.get_intro(),
            consequences=consequences(self.decisions()),
            back_url=self.back_url(),
            submit_label=self.submit_label or self.get_page_title(),
        )

    def get_intro(self) -> str:
        return self.intro

    def decisions(self) -> Iterable[int]:
        """Keys of the decisions concerned."""
        return [self.subject.decision_id if isinstance(self.subject, AwardRecord) else self.subject.pk]


class _RecordView(EventView):
    """An event of one record."""

    def get_subject(self, pk):
        return get_object_or_404(AwardRecord.objects.select_related("decision", "title"), pk=pk)

    def shown(self):
        return readers_see(self.subject)

    def back_url(self):
        return reverse("luot-khen:inspect", args=[self.subject.pk])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("luot-khen:index"), "label": "Lượt khen thưởng"},
            {"url": self.back_url(), "label": self.subject.name},
            {"url": "", "label": self.get_page_title()},
        ]


class CorrectView(_RecordView):
    """Correction of one record."""

    form_class = CorrectionForm
    page_title = "Đính chính"
    header_icon = "edit"
    allowed = staticmethod(rules.may_correct)
    intro = "Sửa những mục sai rồi ghi căn cứ. Nội dung trước khi sửa được giữ trong lịch sử của lượt khen."

    def get_form_kwargs(self):
        # A copy of its own: a form that is refused must not change what the page says of the record.
        return super().get_form_kwargs() | {"instance": self.get_subject(self.subject.pk)}

    def act(self, form):
        if not set(form.changed_data) & set(AwardRecord.CORRECTABLE):
            raise Refused("Chưa có mục nào được sửa, nên chưa có gì để ghi.")
        event_actions.correct_record(self.subject, form, self.request.user)
        return f"Đã đính chính lượt khen của {form.instance.name}."


class EndView(_RecordView):
    """Revocation, annulment, stripping."""

    form_class = EndForm
    page_title = "Thu hồi, hủy bỏ"
    header_icon = "cross"
    intro = (
        "Người đọc chỉ thấy dòng “Đã thu hồi từ ngày …” (hoặc đã hủy bỏ, đã tước) bên cạnh tên; lý do và căn cứ "
        "không hiển thị, phần thành tích được ẩn. Ghi nhầm thì khôi phục bằng một việc mới."
    )

    def act(self, form):
        kind = EventKind(form.cleaned_data["kind"])
        event_actions.end_record(self.subject, kind, form.ground(), self.request.user)
        return f"Đã ghi “{kind.label.lower()}” cho {self.subject.name}."


class RestoreView(_RecordView):
    """A mistaken or reversed ending is lifted."""

    form_class = RestoreForm
    page_title = "Khôi phục"
    header_icon = "rotate"
    intro = "Lượt khen có giá trị trở lại và hiển thị như trước. Việc đã ghi trước đây vẫn còn trong lịch sử."

    def act(self, form):
        event_actions.restore_record(self.subject, form.ground(), self.request.user)
        return f"Đã khôi phục lượt khen của {self.subject.name}."


class CertificateView(_RecordView):
    """Exchange, re-issue, withdrawal of the object."""

    form_class = CertificateForm
    page_title = "Cấp đổi, cấp lại"
    header_icon = "doc-full"
    allowed = staticmethod(rules.may_certify)

    def get_intro(self):
        place = self.subject.place_then
        kept = f" Bằng mới giữ nguyên địa danh trên bằng cũ: {place}." if place else ""
        return f"Ghi số và ngày của bằng mới; quyết định khen thưởng và năm khen không đổi.{kept}"

    def act(self, form):
        kind = EventKind(form.cleaned_data["kind"])
        data = form.cleaned_data
        event_actions.certify(
            self.subject, kind, form.ground(), self.request.user, number=data["number"], issued_on=data["issued_on"]
        )
        return f"Đã ghi “{kind.label.lower()}” cho {self.subject.name}."


class PublicityView(_RecordView):
    """Show one record to the public, or take it out of everything public."""

    form_class = PublicityForm
    header_icon = "view"
    allowed = staticmethod(rules.may_set_publicity)

    def get_page_title(self):
        return "Đặt không công khai" if self.subject.is_public else "Đặt công khai"

    def get_intro(self):
        if self.subject.is_public:
            return (
                f"{self.subject.name} sẽ không còn trong danh sách, kết quả tìm kiếm, số đếm, dữ liệu tải về và trang "
                f"riêng. Bản ký của {self.subject.decision} thôi được đưa ra ngay; người đọc chỉ được tải bản đã lược "
                "tên, khi cơ quan tải bản đó lên."
            )
        return (
            f"{self.subject.name} sẽ hiện công khai trong danh sách của {self.subject.decision}, trong sổ vàng và "
            "kết quả tìm kiếm."
        )

    def act(self, form):
        wanted = not self.subject.is_public
        event_actions.set_publicity(self.subject, wanted, self.request.user, form.reason_text())
        return f"{self.subject.name}: {'công khai' if wanted else 'không công khai'}."


class _DecisionView(EventView):
    """An event of a whole decision."""

    def get_subject(self, pk):
        return get_object_or_404(Decision, pk=pk)

    def back_url(self):
        return reverse("quyet-dinh:inspect", args=[self.subject.pk])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quyet-dinh:index"), "label": "Quyết định khen thưởng"},
            {"url": self.back_url(), "label": str(self.subject)},
            {"url": "", "label": self.get_page_title()},
        ]

    def shown(self):
        decision = Decision.objects.get(pk=self.subject.pk)
        records = decision.records.all()
        public = records.filter(is_public=True)
        return [
            ("Tình trạng của quyết định", ended_text(decision)),
            ("Lượt khen công khai đang có giá trị", number_text(public.standing().count())),
            ("Lượt khen công khai đã hết giá trị", number_text(public.filter(ended_on__isnull=False).count())),
        ]


def ended_text(subject: AwardRecord | Decision) -> str:
    """The present state in words for staff."""
    if not subject.ended_on:
        return "đang có giá trị"
    return f"{subject.get_ended_as_display()} từ ngày {subject.ended_on:%d/%m/%Y}"


class EndDecisionView(_DecisionView):
    """Annulment of a whole decision."""

    form_class = EndDecisionForm
    page_title = "Hủy bỏ cả quyết định"
    header_icon = "cross"

    def get_intro(self):
        count = number_text(self.subject.records.standing().count())
        return (
            f"Việc này áp dụng cho tất cả {count} lượt khen đang có giá trị của quyết định. Người đọc thấy dòng "
            "“Đã hủy bỏ từ ngày …” trên trang quyết định và bên cạnh từng tên; lý do không hiển thị."
        )

    def act(self, form):
        kind = EventKind(form.cleaned_data["kind"])
        count = event_actions.end_decision(self.subject, kind, form.ground(), self.request.user)
        return f"Đã ghi “{kind.label.lower()}” cho {self.subject} và {number_text(count)} lượt khen."


class RestoreDecisionView(_DecisionView):
    """The ending of a whole decision is lifted."""

    form_class = RestoreForm
    page_title = "Khôi phục quyết định"
    header_icon = "rotate"
    intro = (
        "Quyết định và những lượt khen hết giá trị cùng với quyết định có giá trị trở lại. "
        "Lượt khen đã bị thu hồi riêng từ trước vẫn giữ nguyên."
    )

    def act(self, form):
        count = event_actions.restore_decision(self.subject, form.ground(), self.request.user)
        return f"Đã khôi phục {self.subject} và {number_text(count)} lượt khen."
