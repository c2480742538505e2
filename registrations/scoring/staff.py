"""Scoring in the back office: the clusters of a year, one cluster's scoring from its criteria to its ranking."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from wagtail.admin.viewsets.base import ViewSet

from registrations.campaigns.wording import THROUGH, closing_instant
from registrations.clusters.members import members_of
from registrations.clusters.models import Cluster
from registrations.refusals import NotAllowed, Refused
from search.text import whole_number, year_number

from . import closing, criteria_actions, queries, rules, setting_up
from .actions import Missing
from .criteria_forms import ScheduleForm
from .criteria_staff import CopyView, CriteriaView
from .forms import AnswerForm, ApproveForm, ReopenForm
from .models import Scoring
from .rules import COLUMN_WORDS
from .staff_desk import FOLDER, ClusterDesk, Desk
from .views import phases

PER_PAGE = 30


class IndexView(Desk):
    """The clusters of a year, how far each has come, and last year's criteria for all of them."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Chấm điểm cụm, khối"

    def get_context_data(self, **kwargs):
        years = list(Cluster.objects.order_by("-year").values_list("year", flat=True).distinct())
        asked = self.request.GET.get("nam", "")
        year = next((each for each in years if str(each) == asked), years[0] if years else None)
        clusters = Cluster.objects.filter(year=year).order_by("order", "name", "pk")
        page = Paginator(clusters, PER_PAGE).get_page(self.request.GET.get("p"))
        now = timezone.now()
        known = {each.cluster_id: each for each in Scoring.objects.filter(cluster__in=list(page))}
        rows = [self.row(cluster, known.get(cluster.pk), now) for cluster in page]
        may_edit = rules.is_officer(self.request.user)
        return super().get_context_data(years=years, year=year, page=page, rows=rows, may_edit=may_edit, **kwargs)

    def row(self, cluster, scoring, now):
        criteria = cluster.criteria_sets.order_by("-version").first()
        open_protests = scoring.protests.filter(answered_at__isnull=True).count() if scoring else 0
        return {
            "cluster": cluster,
            "criteria": criteria,
            "words": rules.STATE_WORDS[rules.state(scoring, now)][1] if scoring else "Chưa mở",
            "protests": open_protests,
            "sent": scoring.sheets.filter(self_sent_at__isnull=False).count() if scoring else None,
        }

    def post(self, request, *args, **kwargs):
        """Copy last year's criteria to every cluster of a year that has none."""
        clusters = Cluster.objects.filter(year=year_number(request.POST.get("nam")) or 0).select_related(
            "organising_body"
        )
        bodies = {each.organising_body for each in clusters}
        try:
            done = sum(criteria_actions.copy_year(body, clusters[0].year, by=request.user) for body in bodies)
        except NotAllowed:
            raise PermissionDenied from None
        text = f"Đã chép bộ tiêu chí cho {done} cụm, khối." if done else "Không có bộ tiêu chí nào để chép thêm."
        messages.success(request, text)
        return redirect(request.get_full_path())


class ClusterView(ClusterDesk):
    """One scoring: its phases, its sheets, protests, and what the office does with it."""

    template_name = f"{FOLDER}/cluster.html"

    def get_context_data(self, **kwargs):
        user, now, scoring = self.request.user, timezone.now(), self.scoring
        kwargs.setdefault("answer_form", AnswerForm())
        kwargs.setdefault("reopen_form", ReopenForm())
        kwargs.setdefault("approve_form", ApproveForm())
        context = {
            "cluster": self.cluster,
            "scoring": scoring,
            "criteria": queries.newest_set(self.cluster),
            "may_edit": rules.is_officer(user),
        }
        if scoring is not None:
            context |= self._of_scoring(scoring, user, now)
        return super().get_context_data(**context, **kwargs)

    def _of_scoring(self, scoring, user, now):
        state = rules.state(scoring, now)
        rows = queries.rows_of(scoring, members_of(self.cluster, now))
        reads = rules.may_read_sheets(user)
        shows_points = reads and state in (*rules.LOCKED, rules.CLUSTER, rules.OVERDUE)
        return {
            "state": state,
            "words": rules.STATE_WORDS[state][1],
            "phases": phases(scoring, now),
            "rows": rows,
            "reads": reads,
            "standings": queries.standings(rows, scoring.criteria_set)
            if shows_points and state in rules.LOCKED
            else [],
            "left_out": [row for row in rows if row.sheet.unranked],
            "protests": list(scoring.protests.select_related("unit", "criterion", "answered_by")),
            "matters": closing.open_matters(scoring) if state == rules.REVIEW else [],
            "legal": {event for event in rules.LEGAL if rules.is_legal(event, scoring, now)},
            "newer": queries.newest_set(self.cluster).pk != scoring.criteria_set_id,
            "may_approve": rules.may_approve(user) and scoring.proposed_by_id != user.pk,
            "columns": COLUMN_WORDS,
        }

    def post(self, request, *args, **kwargs):
        """What the pressed button stands for."""
        event = {
            "tra-loi": self.answer,
            "tra-lai": self.reopen,
            "trinh": self.propose,
            "tieu-chi-moi": self.adopt,
        }.get(request.POST.get("viec"))
        if event is None or self.scoring is None:
            raise Http404
        try:
            return event(request)
        except NotAllowed as error:
            messages.error(request, error.message)
        except Missing as error:
            messages.error(request, " ".join(error.gaps))
        except Refused as error:
            messages.error(request, error.message)
        return self.back()

    def told(self, text):
        messages.success(self.request, text)
        return self.back()

    def answer(self, request):
        form = AnswerForm(request.POST)
        pk = whole_number(request.POST.get("kien-nghi")) or 0
        if not form.is_valid():
            return self.again(answer_form=form, answering=pk)
        closing.answer(self.scoring.pk, pk, by=request.user, **form.cleaned_data)
        return self.told("Đã trả lời kiến nghị và báo đơn vị.")

    def reopen(self, request):
        form = ReopenForm(request.POST)
        if not form.is_valid():
            return self.again(reopen_form=form)
        until = closing_instant(form.cleaned_data["until"], THROUGH)
        closing.reopen(self.scoring.pk, until=until, reason=form.cleaned_data["reason"], by=request.user)
        return self.told("Đã trả kết quả để cụm, khối chấm lại.")

    def propose(self, request):
        closing.propose(self.scoring.pk, by=request.user)
        return self.told("Đã trình kết quả. Một người khác duyệt.")

    def adopt(self, request):
        criteria_actions.adopt(self.scoring.pk, by=request.user)
        return self.told("Đợt chấm điểm dùng phiên bản tiêu chí mới; các phiếu đã gửi được mở lại.")


class ScheduleView(ClusterDesk):
    """Open a scoring, or move its deadlines."""

    template_name = f"{FOLDER}/schedule.html"

    def dispatch(self, request, *args, **kwargs):
        if not rules.is_officer(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form(self, data=None):
        term = queries.protest_term(self.cluster) if self.scoring is None else None
        return ScheduleForm(data, scoring=self.scoring, term=term)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.form())
        return super().get_context_data(cluster=self.cluster, scoring=self.scoring, **kwargs)

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.again(form=form)
        try:
            if self.scoring is None:
                days = form.cleaned_data["protest_days"]
                setting_up.open_scoring(self.cluster, form.instants, protest_days=days, by=request.user)
                messages.success(request, "Đã mở đợt chấm điểm và báo các đơn vị.")
            else:
                reason = form.cleaned_data["reason"]
                setting_up.move(self.scoring.pk, form.instants, reason=reason, by=request.user)
                messages.success(request, "Đã đổi thời hạn và báo các đơn vị.")
        except Refused as error:
            form.add_error(None, error.message)
            return self.again(form=form)
        return self.back()


class ScoringViewSet(ViewSet):
    """Chấm điểm cụm, khối."""

    name = "scoring_desk"
    url_prefix = "cham-diem-cum-khoi"
    icon = "table"
    menu_label = "Chấm điểm cụm, khối"
    menu_order = 61
    menu_hook = "register_registration_menu_item"
    add_to_admin_menu = False

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_follow(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:cluster_id>/", ClusterView.as_view(), name="cluster"),
            path("<int:cluster_id>/thoi-han/", ScheduleView.as_view(), name="schedule"),
            path("<int:cluster_id>/tieu-chi/", CriteriaView.as_view(), name="criteria"),
            path("<int:cluster_id>/tieu-chi/chep/", CopyView.as_view(), name="copy"),
        ]
