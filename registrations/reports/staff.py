"""The officer's desk in the back office: periods, the board, one report."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.log_actions import log

from registrations import desks, downloads
from registrations.campaigns.review_forms import ExtendForm
from registrations.clusters.queries import seats_of
from registrations.refusals import NotAllowed, Refused
from registrations.units.models import Unit
from search.text import asked_words, whole_number

from . import board, differences, exports, marks, queries, review_actions, rules, time_actions
from .models import ReportPeriod, UnitReport
from .staff_forms import ReturnForm

PER_PAGE = 50
NO_CLUSTER = "chua-xep"
FOLDER = "registrations/reports/desk"


class Desk(desks.Desk):
    """A page of the desk; only for those who may follow reports."""

    header_icon = "doc-full"
    allowed = staticmethod(rules.may_see_board)
    begins = ("reports_desk:index", "Theo dõi báo cáo")


class PeriodDesk(Desk):
    """A page of the desk about one period."""

    page_name = ""

    def dispatch(self, request, *args, **kwargs):
        self.period = get_object_or_404(
            ReportPeriod.objects.select_related("organising_body", "previous", "campaign", "movement"),
            pk=kwargs["period_id"],
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.page_name or self.period.name

    def trail(self):
        here = {"url": "", "label": self.page_name}
        board_url = reverse("reports_desk:board", args=[self.period.pk]) if self.page_name else ""
        return [{"url": board_url, "label": self.period.name}, *([here] if self.page_name else [])]

    def get_context_data(self, **kwargs):
        return super().get_context_data(period=self.period, **kwargs)


class IndexView(Desk):
    """All periods with how many units have sent."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Theo dõi báo cáo"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        page = Paginator(ReportPeriod.objects.all(), 20).get_page(self.request.GET.get("p"))
        rows = [{"period": each, "counts": _counts(each, now), "left": each.due().left(now)} for each in page]
        may_set_up = rules.may_set_up(self.request.user)
        return super().get_context_data(rows=rows, page=page, may_set_up=may_set_up, **kwargs)


def _counts(period, now):
    found = board.counts(period, now)
    labels = {"": "Đơn vị"} | {key: label for key, label in board.FILTERS if key}
    return [(labels[key], found[key]) for key in ("", "da-gui", "bo-sung", "tiep-nhan", "qua-han", "nop-muon")]


class BoardView(PeriodDesk):
    """One period: its units, filtered, a page at a time."""

    template_name = f"{FOLDER}/board.html"

    @cached_property
    def clusters(self):
        """The clusters of the period's year."""
        return list(board.clusters_of(self.period))

    def choice(self):
        """The filters out of the address; unknown values filter nothing."""
        asked = self.request.GET
        standing, kind, cluster = (asked.get(name, "") for name in ("xem", "loai", "cum"))
        return board.Choice(
            standing if standing in dict(board.FILTERS) else "",
            kind if kind in Unit.Kind.values else "",
            asked_words(asked.get("q")),
            next((each for each in self.clusters if str(each.pk) == cluster), None),
            cluster == NO_CLUSTER,
        )

    def get_context_data(self, **kwargs):
        now, choice, user = timezone.now(), self.choice(), self.request.user
        page = Paginator(board.units(self.period, choice, now), PER_PAGE).get_page(self.request.GET.get("p"))
        counts = board.counts(self.period, now, choice)
        return super().get_context_data(
            choice=choice,
            page=page,
            rows=self.rows(page, now),
            clusters=self.clusters,
            no_cluster=NO_CLUSTER,
            filters=[(key, label, counts[key]) for key, label in board.FILTERS],
            kinds=[(key, label) for key, label in Unit.Kind.choices if key in self.period.unit_kinds],
            left=self.period.due().left(now),
            may_review=rules.may_review(user),
            may_set_up=rules.may_set_up(user),
            **kwargs,
        )

    def rows(self, page, now):
        """The lines of one page of the board."""
        units = list(page)
        sent = board.latest_of([unit.rep_id for unit in units if unit.rep_id])
        reminded = time_actions.reminders_of(self.period, units)
        seats = seats_of(self.clusters, [unit.pk for unit in units], now)
        rows = []
        for unit in units:
            standing = board.standing_of(self.period, unit, now)
            rows.append(
                {
                    "unit": unit,
                    "standing": standing,
                    "words": rules.STANDING_WORDS[standing][1],
                    "sent": sent.get(unit.rep_id),
                    "seat": seats.get(unit.pk),
                    "reminder": reminded.get(unit.pk),
                }
            )
        return rows

    def post(self, request, *args, **kwargs):
        """Remind every unit of the chosen filter that has not sent."""
        try:
            told, silent = time_actions.remind(self.period, self.choice(), by=request.user)
        except NotAllowed:
            raise PermissionDenied from None
        text = f"Đã nhắc {told} đơn vị."
        messages.success(request, f"{text} {silent} đơn vị chưa có thành viên để gửi thư." if silent else text)
        return redirect(request.get_full_path())


class ExportView(BoardView):
    """The board and the figures as .xlsx."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        body = exports.workbook(self.period, self.choice(), timezone.now())
        log(self.period, "reports.export", user=request.user)
        return downloads.private(body, f"bao-cao-ket-qua-{self.period.year}.xlsx")


class ReportView(Desk):
    """One report: what was sent, and accept or return."""

    template_name = f"{FOLDER}/report.html"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        self.record = queries.full(kwargs["report_id"])
        if self.record is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.record.unit)

    def trail(self):
        period = self.record.period
        link = {"url": reverse("reports_desk:board", args=[period.pk]), "label": period.name}
        return [link, {"url": "", "label": str(self.record.unit)}]

    def get_context_data(self, **kwargs):
        now, record = timezone.now(), self.record
        submissions = list(record.submissions.select_related("receipt", "submitted_by").prefetch_related("attachments"))
        reviews = list(record.reviews.select_related("by"))
        for review in reviews:
            review.mark_names = marks.names(record.period, review.marks)
        standing = rules.standing(record.period, record, now)
        latest = submissions[0] if submissions else None
        against = self.against(submissions)
        if "return_form" not in kwargs:
            kwargs["return_form"] = ReturnForm(period=record.period)
        kwargs.setdefault("extend_form", ExtendForm())
        return super().get_context_data(
            report=record,
            period=record.period,
            standing=standing,
            words=rules.STANDING_WORDS[standing][1],
            submissions=submissions,
            latest=latest,
            earlier=submissions[1:],
            against=against,
            changed=differences.compare(against.content, latest.content) if against else [],
            reviews=reviews,
            left=record.due.left(now),
            may_review=rules.may_review(self.request.user),
            may_judge=record.state == UnitReport.State.SENT,
            may_extend=record.state in rules.EDITABLE,
            **kwargs,
        )

    def against(self, submissions):
        """The earlier submission to compare with: the one asked for, else the one before; None without any."""
        asked = self.request.GET.get("so-voi", "")
        return next((each for each in submissions[1:] if str(each.number) == asked), (submissions[1:] or [None])[0])

    def post(self, request, *args, **kwargs):
        """Accept, return or extend, by the button that was pressed."""
        events = {"tiep-nhan": self.accept, "tra-lai": self.give_back, "gia-han": self.extend}
        event = events.get(request.POST.get("viec"))
        if event is None:
            raise Http404
        try:
            return event(request)
        except NotAllowed:
            raise PermissionDenied from None
        except Refused as error:
            messages.error(request, error.message)
            return redirect(request.path)

    def number(self, request):
        """The submission that the officer saw."""
        return whole_number(request.POST.get("lan"), 5) or 0

    def done(self, request, text):
        messages.success(request, text)
        return redirect("reports_desk:board", self.record.period_id)

    def accept(self, request):
        review_actions.accept(self.record.pk, number=self.number(request), by=request.user)
        return self.done(request, f"Đã tiếp nhận báo cáo của {self.record.unit.in_text}.")

    def give_back(self, request):
        form = ReturnForm(request.POST, period=self.record.period)
        if not form.is_valid():
            return self.again(return_form=form)
        review_actions.give_back(self.record.pk, number=self.number(request), by=request.user, **form.cleaned_data)
        return self.done(request, f"Đã trả lại báo cáo để {self.record.unit.in_text} bổ sung.")

    def extend(self, request):
        form = ExtendForm(request.POST)
        if not form.is_valid():
            return self.again(extend_form=form)
        review_actions.extend(self.record.period, self.record.unit, by=request.user, **form.cleaned_data)
        return self.done(request, f"Đã gia hạn cho {self.record.unit.in_text}.")


class ExtendView(PeriodDesk):
    """More time for every unit, or for one that has not begun."""

    template_name = f"{FOLDER}/extend.html"
    page_name = "Gia hạn"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_review(request.user):
            raise PermissionDenied
        self.unit = get_object_or_404(Unit, pk=kwargs["unit_id"]) if "unit_id" in kwargs else None
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ExtendForm())
        return super().get_context_data(unit=self.unit, **kwargs)

    def post(self, request, *args, **kwargs):
        form = ExtendForm(request.POST)
        if not form.is_valid():
            return self.again(form=form)
        try:
            text = self.extend(by=request.user, **form.cleaned_data)
        except Refused as error:
            form.add_error("until", error.message)
            return self.again(form=form)
        messages.success(request, text)
        return redirect("reports_desk:board", self.period.pk)

    def extend(self, **how):
        """Give the time; the sentence that tells of it."""
        if self.unit:
            review_actions.extend(self.period, self.unit, **how)
            return f"Đã gia hạn cho {self.unit.in_text}."
        period = time_actions.extend_all(self.period, **how)
        return f"Đã gia hạn cho mọi đơn vị, nay là {period.deadline}."
