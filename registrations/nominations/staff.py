"""The officers' desk in the back office: the board, one nomination, and the dated rules."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from registrations import desks, downloads
from registrations.officer_forms import NoteForm
from registrations.refusals import NotAllowed, Refused
from search.text import asked_words, whole_number, year_number

from . import actions, board, checks, exports, hooks, queries, rules
from .clocks import clocks
from .differences import compare
from .models import Case, Complaint, Kind
from .refusals import Blocked
from .staff_forms import AssignForm, CaseReasonForm, ComplaintForm, MoveForm, OutcomeForm
from .states import MOVES, State, chip

PER_PAGE = 50
MOST_EXPORTED = 5_000
FOLDER = "registrations/nominations/desk"


class _Desk(desks.Desk):
    """A page of the desk; only for those who follow nominations."""

    header_icon = "list-ul"
    allowed = staticmethod(rules.may_see_desk)
    begins = ("nominations_desk:index", "Đề nghị khen thưởng")


class BoardView(_Desk):
    """The nominations that were sent, filtered, a page at a time."""

    template_name = f"{FOLDER}/board.html"
    page_title = "Đề nghị khen thưởng"

    def choice(self) -> board.Choice:
        """The filters out of the address; unknown values filter nothing."""
        asked = self.request.GET
        return board.Choice(
            group=asked.get("xem", "") if asked.get("xem", "") in board.STATES else "",
            kind=asked.get("loai", "") if asked.get("loai", "") in Kind.values else "",
            year=year_number(asked.get("nam")),
            hand=asked.get("ai", "") if asked.get("ai", "") in dict(board.HANDS) else "",
            words=asked_words(asked.get("q")),
            overdue=asked.get("qua-han", "") == "1",
        )

    def get_context_data(self, **kwargs):
        now, choice, user = timezone.now(), self.choice(), self.request.user
        page = Paginator(board.nominations(choice, user, now), PER_PAGE).get_page(self.request.GET.get("p"))
        counts = board.counts(choice, user, now)
        return super().get_context_data(
            choice=choice,
            page=page,
            rows=board.with_rows(list(page), now),
            groups=[(key, label, counts[key]) for key, label, _ in board.GROUPS],
            kinds=Kind.choices,
            years=board.years(),
            hands=board.HANDS,
            **kwargs,
        )


class ExportView(BoardView):
    """The board as .xlsx."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        now = timezone.now()
        found = board.nominations(self.choice(), request.user, now)[:MOST_EXPORTED]
        body = exports.workbook(found, now)
        for nomination in found[:1]:
            log(nomination, "nominations.export", user=request.user)
        return downloads.private(body, "de-nghi-khen-thuong.xlsx")


class NominationView(_Desk):
    """One nomination: what was sent, what changed, where it stands, and what can be done next."""

    template_name = f"{FOLDER}/nomination.html"

    def dispatch(self, request, *args, **kwargs):
        self.record = queries.full(kwargs["nomination_id"])
        if self.record is None or not self.record.submissions.exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.record.unit)

    def get_page_subtitle(self):
        return self.record.heading

    def trail(self):
        return [{"url": "", "label": str(self.record.unit)}]

    def get_context_data(self, **kwargs):
        now, record, user = timezone.now(), self.record, self.request.user
        submissions = list(record.submissions.select_related("receipt", "submitted_by", "proposal_file"))
        latest, against = submissions[0], self.against(submissions)
        handles = rules.may_handle(user)
        moves = rules.moves_by_hand(user, record, now)
        cases = list(record.cases.all())
        standing = [case for case in cases if not case.left_as]
        windows = hooks.windows_of(record)
        obstacles = []
        if any(move.target == State.COUNCIL for move in moves):
            obstacles = rules.council_obstacles(record, standing, windows, now)
        failed = kwargs.pop("failed", {})
        context = {
            "nomination": record,
            "chip": chip(record.state),
            "clock": clocks([record], now).get(record.pk),
            "latest": latest,
            "against": against,
            "parts": compare(against.content, latest.content) if against else [],
            "earlier": submissions[1:],
            "content": latest.content,
            "cases": cases,
            "hints": [(case, found) for case, found in self.hints(standing)],
            "windows": [(window, window.is_over(now)) for window in windows],
            "obstacles": obstacles,
            "events": [self.told(event) for event in record.events.select_related("by")],
            "notes": record.notes.select_related("by") if handles else (),
            "complaints": record.complaints.select_related("case", "opened_by", "cleared_by") if handles else (),
            "handles": handles,
            "may_withdraw_case": handles and record.state in MOVES["tam-dung"].sources,
            "moves": [(move, failed.get(move.key) or MoveForm(move, record)) for move in moves],
            "assign_form": failed.get("giao") or AssignForm(record),
            "note_form": failed.get("ghi-chu") or NoteForm(prefix="n"),
            "complaint_form": failed.get("don-thu") or ComplaintForm(record),
            "outcome_form": failed.get("giai-quyet") or OutcomeForm(prefix="k"),
            "case_form": failed.get("rut-truong-hop") or CaseReasonForm(prefix="r"),
            "failed": list(failed),
        }
        return super().get_context_data(**context, **kwargs)

    def hints(self, standing):
        """What an officer's eye should fall on, case by case."""
        found = checks.hints(self.record, standing, whole=True)
        return [(case, found[case.pk]) for case in standing if found.get(case.pk)]

    def told(self, event):
        """An event with the words of its move."""
        event.label = MOVES[event.move].label if event.move in MOVES else event.move
        return event

    def against(self, submissions):
        """The earlier submission to compare with: the one asked for, else the one before; None without any."""
        asked = self.request.GET.get("so-voi", "")
        return next((each for each in submissions[1:] if str(each.number) == asked), (submissions[1:] or [None])[0])

    def post(self, request, *args, **kwargs):
        """Do what the button says."""
        asked = request.POST.get("viec", "")
        event = self.EVENTS.get(asked) or (NominationView.move if asked in MOVES else None)
        if event is None:
            raise Http404
        try:
            return event(self, request)
        except NotAllowed:
            raise PermissionDenied from None
        except (Case.DoesNotExist, Complaint.DoesNotExist):
            raise Http404 from None
        except Blocked as error:
            for problem in error.problems:
                messages.error(request, problem)
        except Refused as error:
            messages.error(request, error.message)
        return redirect(request.path)

    def failed(self, name, form):
        """The page with the errors of one form."""
        messages.error(self.request, "Chưa thực hiện được. Mời xem chỗ cần sửa ở dưới.")
        return self.again(failed={name: form})

    def done(self, text):
        messages.success(self.request, text)
        return redirect(self.request.path)

    def move(self, request):
        """One move of the table."""
        step = MOVES[request.POST["viec"]]
        form = MoveForm(step, self.record, request.POST)
        if not rules.may_move(request.user, self.record, step, timezone.now()):
            raise PermissionDenied
        if not form.is_valid():
            return self.failed(step.key, form)
        seen = request.POST.get("thay", "")
        actions.move(self.record.pk, step.key, by=request.user, seen=seen, **form.given())
        return self.done(f"Đã ghi: {step.label.lower()}.")

    def assign(self, request):
        """Give it to somebody."""
        form = AssignForm(self.record, request.POST)
        if not form.is_valid():
            return self.failed("giao", form)
        actions.assign(self.record.pk, form.cleaned_data["assignee"], by=request.user)
        return self.done("Đã ghi người xử lý.")

    def note(self, request):
        """An internal note."""
        form = NoteForm(request.POST, prefix="n")
        if not form.is_valid():
            return self.failed("ghi-chu", form)
        actions.add_note(self.record.pk, form.cleaned_data["text"], by=request.user)
        return self.done("Đã ghi chú nội bộ.")

    def complain(self, request):
        """A complaint came in."""
        form = ComplaintForm(self.record, request.POST)
        if not form.is_valid():
            return self.failed("don-thu", form)
        actions.open_complaint(self.record.pk, by=request.user, **form.cleaned_data)
        return self.done("Đã ghi đơn thư. Bước trình Hội đồng đóng lại cho tới khi giải quyết xong.")

    def clear(self, request):
        """A complaint has been dealt with."""
        form = OutcomeForm(request.POST, prefix="k")
        complaint = get_object_or_404(Complaint, pk=self.number("don"), nomination=self.record)
        if not form.is_valid():
            return self.failed("giai-quyet", form)
        actions.clear_complaint(complaint.pk, outcome=form.cleaned_data["outcome"], by=request.user)
        return self.done("Đã ghi kết quả giải quyết đơn thư.")

    def withdraw_case(self, request):
        """One case leaves the list."""
        form = CaseReasonForm(request.POST, prefix="r")
        case = get_object_or_404(Case, pk=self.number("truong-hop"), nomination=self.record)
        if not form.is_valid():
            return self.failed("rut-truong-hop", form)
        actions.withdraw_case(case.pk, reason=form.cleaned_data["reason"], by=request.user)
        return self.done(f"Đã rút {case} khỏi danh sách.")

    def number(self, name) -> int:
        """A key out of the form; 0 for anything that is none."""
        return whole_number(self.request.POST.get(name)) or 0

    EVENTS = {
        "giao": assign,
        "ghi-chu": note,
        "don-thu": complain,
        "giai-quyet": clear,
        "rut-truong-hop": withdraw_case,
    }


class NominationsDesk(ViewSet):
    """Bảng đề nghị khen thưởng."""

    name = "nominations_desk"
    url_prefix = "de-nghi-khen-thuong"
    icon = "list-ul"
    menu_label = "Đề nghị khen thưởng"

    def get_urlpatterns(self):
        return [
            path("", BoardView.as_view(), name="index"),
            path("xlsx/", ExportView.as_view(), name="export"),
            path("<uuid:nomination_id>/", NominationView.as_view(), name="nomination"),
        ]
