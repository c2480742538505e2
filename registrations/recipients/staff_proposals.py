"""The worklist "cùng một người?": the surest first, records beside each other, three answers."""

from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from registrations.titles.models import RecipientKind
from search.text import asked_words, whole_numbers

from . import actions, proposing, queries, rules
from .comparing import MOST_COLUMNS, Comparison
from .forms import ChoiceForm
from .models import Proposal, RecipientRecord, Step, Strength, Watermark

NAME = "cung-nguoi"
TITLE = "Cùng một người, tập thể"
PER_PAGE = 25
A_BATCH = 30
PREFIX = "registrations/recipients/admin"


class StaffView(WagtailAdminTemplateMixin):
    """A screen for those who may see recipients."""

    header_icon = "group"
    allowed = staticmethod(rules.may_view)

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        crumbs = [*self.breadcrumbs_items, {"url": reverse(f"{NAME}:index"), "label": TITLE}]
        return crumbs if self.page_title == TITLE else [*crumbs, {"url": "", "label": self.get_page_title()}]


def page_of(request, rows, size):
    """The page asked for, or the nearest there is."""
    return Paginator(rows, size).get_page(request.GET.get("p"))


class IndexView(StaffView, TemplateView):
    """All proposals, filtered by strength, kind and name."""

    template_name = f"{PREFIX}/proposals.html"
    page_title = TITLE

    @property
    def header_buttons(self):
        return [HeaderButton("Nhật ký ghép, tách", url=reverse(f"{NAME}:steps"), icon_name="history")]

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        strength = int(asked["muc"]) if asked.get("muc") in {"1", "2", "3"} else None
        kind = asked.get("doituong") if asked.get("doituong") in RecipientKind.values else ""
        typed, postponed = asked_words(asked.get("q"), 200), asked.get("xem") == "de-sau"
        counts = queries.counts_by_strength()
        return super().get_context_data(
            **kwargs,
            page_obj=page_of(self.request, queries.worklist(typed, strength, kind, postponed), PER_PAGE),
            tabs=[(level.value, level.label, counts.get(level, 0)) for level in Strength],
            total=sum(counts.values()),
            postponed_count=Proposal.objects.postponed().count(),
            kinds=RecipientKind.choices,
            typed=typed,
            strength=strength,
            kind=kind,
            postponed=postponed,
            strong=counts.get(Strength.STRONG, 0),
            may_join=rules.may_join(self.request.user),
            looked_at=Watermark.objects.values_list("at", flat=True).first(),
        )


class CompareView(StaffView, TemplateView):
    """Records beside each other, chosen by an officer; each recipient brings all its records."""

    template_name = f"{PREFIX}/compare.html"
    page_title = "So sánh"
    proposal = None

    def record_pks(self):
        asked = whole_numbers(self.request.GET.getlist("luot")[:50])
        known = RecipientRecord.objects.filter(record__in=asked).values("recipient")
        joined = RecipientRecord.objects.filter(recipient__in=known).values_list("record_id", flat=True)
        return [*dict.fromkeys([*asked, *joined[:MOST_COLUMNS]])]

    def get_context_data(self, **kwargs):
        comparison = kwargs.pop("comparison", None) or Comparison(self.record_pks())
        return super().get_context_data(
            comparison=comparison,
            proposal=self.proposal,
            may_join=rules.may_join(self.request.user),
            chosen={record.pk for record in comparison.records},
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        comparison = Comparison(self.record_pks())
        if request.POST.get("viec") in ("de-sau", "lay-lai") and self.proposal:
            return self._put_off(request.POST["viec"] == "de-sau")
        form = ChoiceForm(request.POST, records=comparison.records)
        if not form.is_valid():
            said = " ".join(error for errors in form.errors.values() for error in errors)
            return self._again(comparison, f"Chưa ghi được gì. {said}")
        pks, why = form.cleaned_data["luot"], form.cleaned_data["ly_do"] or self.default_reason
        act = {"cung": self._join, "khong": self._part}.get(request.POST.get("viec"))
        if act is None:
            return self._again(comparison, "Chưa ghi được gì. Mời chọn một trong các nút bên dưới.")
        try:
            act(pks, why)
        except actions.Refused as refused:
            return self._again(comparison, str(refused), set(pks))
        return redirect(self.after())

    @property
    def default_reason(self):
        return self.proposal.reason if self.proposal else ""

    def _join(self, pks, why):
        recipient = actions.join(pks, self.request.user, why)
        url = reverse("nguoi-duoc-khen:inspect", args=[recipient.pk])
        count = recipient.links.count()
        messages.success(
            self.request,
            f"Đã xác nhận {count} lượt khen thưởng là của cùng một {recipient.one}: {recipient.name}.",
            buttons=[messages.button(url, "Xem")],
        )

    def _part(self, pks, why):
        actions.set_apart(pks, self.request.user, why)
        plain_messages.success(self.request, "Đã ghi là không cùng. Những lượt này sẽ không được đề xuất lại.")

    def _put_off(self, off):
        (actions.postpone if off else actions.resume)(self.proposal, self.request.user)
        plain_messages.info(self.request, "Đã để sau." if off else "Đã đưa trở lại danh sách.")
        return redirect(self.after())

    def _again(self, comparison, said, chosen=None):
        plain_messages.error(self.request, said)
        context = self.get_context_data(comparison=comparison)
        if chosen is not None:
            context["chosen"] = chosen
        context["why"] = self.request.POST.get("ly_do", "")[:500]
        return self.render_to_response(context, status=422)

    def after(self):
        """Where an answer leads."""
        return reverse(f"{NAME}:index")


class ProposalView(CompareView):
    """One proposal; an answer leads to the next of the same strength."""

    def dispatch(self, request, *args, **kwargs):
        self.proposal = Proposal.objects.filter(pk=kwargs["pk"]).first()
        if self.proposal is None:
            plain_messages.info(request, "Đề xuất này đã được giải quyết.")
            return redirect(f"{NAME}:index")
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.proposal.name

    def get(self, request, *args, **kwargs):
        comparison = Comparison(self.record_pks())
        if comparison.sides < 2:  # records went with their import, or were joined by another way
            proposing.refresh([self.proposal.name_key])
            plain_messages.info(request, "Đề xuất này đã được giải quyết.")
            return redirect(f"{NAME}:index")
        return self.render_to_response(self.get_context_data(comparison=comparison))

    def record_pks(self):
        return self.proposal.record_ids

    def after(self):
        following = queries.worklist(strength=self.proposal.strength).exclude(pk=self.proposal.pk).first()
        if following is None:
            return super().after()
        return reverse(f"{NAME}:proposal", args=[following.pk])


class BatchView(StaffView, TemplateView):
    """The surest proposals, some dozens on one screen, confirmed at once after they were looked through."""

    template_name = f"{PREFIX}/batch.html"
    page_title = "Xác nhận cả loạt"
    allowed = staticmethod(rules.may_join)

    def get_context_data(self, **kwargs):
        proposals = list(queries.worklist(strength=Strength.STRONG)[:A_BATCH])
        records = {r.pk: r for r in queries.staff_records([pk for each in proposals for pk in each.record_ids])}
        shown = [(each, [records[pk] for pk in each.record_ids if pk in records]) for each in proposals]
        return super().get_context_data(
            **kwargs, shown=shown, left=queries.counts_by_strength().get(Strength.STRONG, 0)
        )

    def post(self, request):
        chosen = [value for value in request.POST.getlist("de-xuat") if len(value) == 64][:A_BATCH]
        if not chosen:
            plain_messages.error(request, "Chưa chọn trường hợp nào nên chưa có gì được xác nhận.")
            return redirect(f"{NAME}:batch")
        done, changed = actions.confirm_strong(chosen, request.user)
        said = f"Đã xác nhận {done} trường hợp."
        if changed:
            said += f" {changed} trường hợp đã thay đổi sau khi mở trang này nên chưa xác nhận; mời xem lại."
        plain_messages.success(request, f"{said} Có thể hoàn tác từng trường hợp trong nhật ký.")
        return redirect(f"{NAME}:index")


class StepsView(StaffView, TemplateView):
    """Everything that was joined and parted, newest first, each with a way back."""

    template_name = f"{PREFIX}/steps.html"
    page_title = "Nhật ký ghép, tách"

    def get_context_data(self, **kwargs):
        steps = Step.objects.select_related("by", "recipient", "undone_by__by").order_by("-at", "-pk")
        return super().get_context_data(
            **kwargs,
            page_obj=page_of(self.request, steps, 50),
            may_join=rules.may_join(self.request.user),
            undo_kind=Step.Kind.UNDO,
        )


class UndoView(StaffView, View):
    """Take one step back."""

    http_method_names = ["post"]
    allowed = staticmethod(rules.may_join)

    def post(self, request, pk):
        step = get_object_or_404(Step, pk=pk)
        try:
            actions.undo(step, request.user)
        except actions.Refused as refused:
            plain_messages.error(request, str(refused))
        else:
            day = timezone.localdate(step.at)
            plain_messages.success(request, f"Đã hoàn tác việc ngày {day:%d/%m/%Y} về {step.name}.")
        return redirect(f"{NAME}:steps")


class RefreshView(StaffView, View):
    """Look at what was imported since the last time, without waiting for the next minute."""

    http_method_names = ["post"]
    allowed = staticmethod(rules.may_join)

    def post(self, request):
        names = proposing.catch_up()
        said = f"Đã xem {names} tên mới." if names else "Không có lượt khen thưởng nào mới."
        plain_messages.success(request, said)
        return redirect(f"{NAME}:index")


class _Item(MenuItem):
    def is_shown(self, request):
        return rules.may_view(request.user)


class ProposalViewSet(ViewSet):
    """Xác nhận cùng một người, một tập thể."""

    name = NAME
    icon = "group"
    menu_label = TITLE
    menu_item_class = _Item

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:pk>/", ProposalView.as_view(), name="proposal"),
            path("so-sanh/", CompareView.as_view(), name="compare"),
            path("ca-loat/", BatchView.as_view(), name="batch"),
            path("nhat-ky/", StepsView.as_view(), name="steps"),
            path("nhat-ky/<int:pk>/hoan-tac/", UndoView.as_view(), name="undo"),
            path("cap-nhat/", RefreshView.as_view(), name="refresh"),
        ]
