"""The desk of those who sum up: from the end of a window to the outcome and what follows it."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from registrations.comments.queries import counts, for_summary
from registrations.comments.rules import may_read_comments
from registrations.consultations import further
from registrations.consultations.models import Consultation
from registrations.consultations.queries import outcome_lines, public_nominees
from registrations.nominations import rules as nominations
from search.text import whole_number

from . import actions, queries, removal, rules, staff_removal, staff_reports
from .models import Point
from .staff_forms import OutcomeForm, PointForm, ReturnForm
from .staff_step import FOLDER, NAME, SummaryStep

SUGGESTED = 10


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """Consultations that are over: those without an outcome first, the late ones in red."""

    template_name = f"{FOLDER}/desk.html"
    page_title = "Tổng hợp ý kiến"
    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        now = timezone.now()
        done = Consultation.objects.closed(now).filter(outcome__isnull=False).select_related("outcome")
        return super().get_context_data(
            **kwargs,
            waiting=[(each, queries.progress(each, now)) for each in queries.awaiting(now)[:30]],
            done=Paginator(done.order_by("-outcome__published_at"), 20).get_page(self.request.GET.get("trang")),
        )


class ConsultationView(SummaryStep):
    """What is left to do for one consultation, and the way to each step."""

    http_method_names = ("get", "head")
    template_name = f"{FOLDER}/consultation.html"
    page_title = "Tổng hợp ý kiến"

    def is_allowed(self):
        return rules.may_see_desk(self.request.user) and self.consultation.opened_at is not None

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items()[:2], {"url": "", "label": str(self.consultation)}]

    def get_form(self, form_class=None):
        return None

    def get_context_data(self, **kwargs):
        user, consultation, now = self.request.user, self.consultation, timezone.now()
        over = consultation.closes_at <= now
        writes = rules.may_write(user) and over
        tallies = counts(consultation) if over else None
        summary = queries.summary_of(consultation)
        return super().get_context_data(
            **kwargs,
            over=over,
            progress=queries.progress(consultation, now) if over else None,
            total=tallies.total if over else None,
            targets=queries.targets(consultation, tallies) if over else (),
            points=queries.points_of(consultation) if over and may_read_comments(user) else (),
            suggested=_suggested(consultation, user) if writes else (),
            summary=summary,
            reports=[each for each in consultation.reports.all() if rules.may_read_report(user, each)],
            writes=writes,
            job=consultation.report_jobs.filter(ended_at__isnull=True).first() if writes else None,
            may_draft=rules.may_draft(user, consultation, now),
            may_publish=rules.may_publish(user, consultation, summary, now),
            own_words=bool(summary and summary.sent_at and summary.written_by_id == user.pk),
            may_remove=rules.may_remove_details(user) and consultation.has_outcome,
            details_due=rules.details_due(consultation),
            chain=_chain(consultation, user) if over and not consultation.of_draft else (),
            reads_comments=may_read_comments(user),
        )


def _chain(consultation, user):
    """Each nominee between the nomination it came from and the award that followed, as far as this person may see."""
    nominees = list(consultation.nominees.select_related("title", "case__nomination__unit", "consultation"))
    further.lead_on([each for each in nominees if each.is_public and not each.details_removed_at])
    kept = removal.awarded(nominees)
    sees = nominations.may_see_desk(user)
    return [(each, each.case if sees else None, each.pk in kept, getattr(each, "further", ())) for each in nominees]


def _suggested(consultation, user):
    """Like texts that several people sent and that stand in no point yet: the beginnings of points."""
    loose = set(queries.ungrouped(consultation).values_list("pk", flat=True))
    found = (group for group in for_summary(consultation, user) if group.count > 1 and group.first.pk in loose)
    return sorted(found, key=lambda group: -group.count)[:SUGGESTED]


class OutcomeView(SummaryStep):
    """Write the outcome, and send it to whoever publishes it."""

    form_class = OutcomeForm
    page_title = "Soạn kết quả"
    template_name = f"{FOLDER}/outcome.html"

    def is_allowed(self):
        return rules.may_draft(self.request.user, self.consultation, timezone.now())

    def get_form_kwargs(self):
        found = {"instance": queries.summary_of(self.consultation), "small_number": self.small_number}
        return super().get_form_kwargs() | found

    @property
    def small_number(self):
        return rules.rule_for(self.consultation, timezone.localdate()).small_number

    def form_valid(self, form):
        send = "gui" in self.request.POST
        actions.write_outcome(self.consultation, by=self.request.user, send=send, **form.cleaned_data)
        return self.done(
            "Đã gửi duyệt. Người khác có quyền công bố sẽ xem và công bố." if send else "Đã lưu bản đang soạn."
        )

    def get_context_data(self, **kwargs):
        tallies = counts(self.consultation)
        return super().get_context_data(
            **kwargs,
            total=tallies.total,
            targets=queries.targets(self.consultation, tallies),
            problems=queries.blocking(self.consultation, queries.summary_of(self.consultation)),
        )


class PublishView(SummaryStep):
    """See the outcome as readers will, then publish it or give it back."""

    form_class = ReturnForm
    page_title = "Công bố kết quả"
    template_name = f"{FOLDER}/publish.html"

    def is_allowed(self):
        self.summary = queries.summary_of(self.consultation)
        return rules.may_publish(self.request.user, self.consultation, self.summary, timezone.now())

    def form_valid(self, form):
        if "tra-lai" in self.request.POST:
            if not form.cleaned_data["reason"]:
                form.add_error("reason", "Mời ghi lý do trả lại.")
                return self.form_invalid(form)
            actions.return_outcome(self.consultation, reason=form.cleaned_data["reason"], by=self.request.user)
            return self.done("Đã trả lại cho người soạn, kèm lý do.")
        try:
            actions.publish_outcome(self.consultation, by=self.request.user)
        except actions.NotReady as error:
            for problem in error.problems:
                form.add_error(None, problem)
            return self.form_invalid(form)
        return self.done("Đã công bố kết quả lấy ý kiến.")

    def get_context_data(self, **kwargs):
        shown = actions.preview(self.consultation, self.summary, timezone.now())
        return super().get_context_data(
            **kwargs,
            summary=self.summary,
            outcome=shown,
            lines=outcome_lines(shown, self.consultation, public_nominees(self.consultation)),
            problems=queries.blocking(self.consultation, self.summary),
        )


class PointView(SummaryStep):
    """Write a point: new for a target, or one that is there."""

    form_class = PointForm
    page_title = "Nhóm ý kiến"
    submit_label = "Ghi nhóm"
    template_name = f"{FOLDER}/point.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.point = None
        if "point" in kwargs:
            self.point = get_object_or_404(Point, pk=kwargs["point"], consultation=self.consultation)

    def is_allowed(self):
        return rules.may_make_report(self.request.user, self.consultation, timezone.now())

    @property
    def target(self):
        """(nominee, passage) of the point, one of them or none; what the address names must be of this consultation."""
        if self.point:
            return self.point.nominee_id, self.point.passage_id
        kind, _, key = self.request.GET.get("ve", "").partition("-")
        number = whole_number(key) or 0
        if kind == "nominee" and self.consultation.nominees.filter(pk=number).exists():
            return number, None
        if kind == "passage" and self.consultation.passages.filter(pk=number).exists():
            return None, number
        return None, None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "instance": self.point,
            "consultation": self.consultation,
            "target": self.target,
            "user": self.request.user,
            "chosen": self.request.GET.getlist("nhom"),
        }

    def post(self, request, *args, **kwargs):
        if self.point and "bo" in request.POST:
            actions.drop_point(self.point, by=request.user)
            return self.done("Đã bỏ nhóm. Các ý kiến trong nhóm vẫn còn nguyên.")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        actions.save_point(form, consultation=self.consultation, by=self.request.user)
        return self.done("Đã ghi nhóm ý kiến.")

    def get_context_data(self, **kwargs):
        about = Point(consultation=self.consultation)
        about.nominee_id, about.passage_id = self.target
        return super().get_context_data(**kwargs, point=self.point, about=about.about)


class SummaryViewSet(ViewSet):
    """Tổng hợp ý kiến."""

    name = NAME
    icon = "doc-full"
    menu_label = "Tổng hợp ý kiến"
    menu_name = "tong-hop-y-kien"
    menu_order = 30
    menu_hook = "register_consultation_menu_item"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order=order)
        item.is_shown = lambda request: rules.may_see_desk(request.user)
        return item

    def get_urlpatterns(self):
        one = "<int:pk>/"
        return [
            path("", DeskView.as_view(), name="index"),
            path(one, ConsultationView.as_view(), name="consultation"),
            path(f"{one}nhom/", PointView.as_view(), name="new_point"),
            path(f"{one}nhom/<int:point>/", PointView.as_view(), name="point"),
            path(f"{one}ket-qua/", OutcomeView.as_view(), name="outcome"),
            path(f"{one}cong-bo/", PublishView.as_view(), name="publish"),
            *staff_reports.urlpatterns(one),
            path(f"{one}go-thong-tin/", staff_removal.RemovalView.as_view(), name="removal"),
        ]
