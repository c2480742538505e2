"""One registration on the officer's desk: read, compare, judge, hand out, note."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from registrations import refusals
from registrations.officer_forms import NoteForm
from search.text import whole_number

from . import marks, queries, review_actions, rules
from .desk_history import history
from .desk_views import FOLDER, Desk
from .differences import compare
from .models import DeskNote, Handling, PaperEntry, Registration, Submission
from .review_forms import AssignForm, ExtendForm, ReasonForm, ReturnForm
from .steps import steps_of

State = Registration.State


class _RegistrationPage(Desk):
    """A page of one registration."""

    def dispatch(self, request, *args, **kwargs):
        if rules.may_see_board(request.user):
            self.record = queries.full(kwargs["registration_id"])
            if self.record is None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.record.unit)

    def here(self):
        """What this page is called below the registration; empty on the registration itself."""
        return ""

    def trail(self):
        campaign, unit = self.record.campaign, str(self.record.unit)
        links = [{"url": reverse("campaigns_desk:board", args=[campaign.pk]), "label": campaign.name}]
        if not self.here():
            return [*links, {"url": "", "label": unit}]
        own = {"url": reverse("campaigns_desk:registration", args=[self.record.pk]), "label": unit}
        return [*links, own, {"url": "", "label": self.here()}]

    def submissions(self):
        """What was sent, the newest first."""
        found = self.record.submissions.select_related("receipt", "submitted_by")
        return list(found.prefetch_related("attachments"))


class RegistrationView(_RegistrationPage):
    """One registration: what was sent, and what can be done with it."""

    template_name = f"{FOLDER}/registration.html"
    http_method_names = ["get", "head", "post"]

    def get_context_data(self, **kwargs):
        now, record = timezone.now(), self.record
        submissions = self.submissions()
        standing = rules.standing(record.campaign, record, now)
        handling = Handling.objects.filter(campaign=record.campaign, unit=record.unit).select_related("officer").first()
        notes = DeskNote.objects.filter(campaign=record.campaign, unit=record.unit).select_related("by")
        paper = PaperEntry.objects.filter(registration=record, dropped_at__isnull=True).select_related("scan").first()
        for name, form in (("extend_form", ExtendForm), ("note_form", NoteForm), ("reopen_form", ReasonForm)):
            kwargs.setdefault(name, form(auto_id=f"{name}_%s"))
        if "assign_form" not in kwargs:
            kwargs["assign_form"] = AssignForm(initial={"officer": handling.officer_id if handling else None})
        return super().get_context_data(
            registration=record,
            campaign=record.campaign,
            standing=standing,
            words=rules.STANDING_WORDS[standing][1],
            submissions=submissions,
            latest=submissions[0] if submissions else None,
            handling=handling,
            notes=notes,
            paper=paper,
            history=history(record, submissions),
            left=record.due.left(now),
            may_review=rules.may_review(self.request.user),
            may_judge=record.state == State.SUBMITTED,
            may_reopen=record.state == State.ACCEPTED,
            may_extend=record.state in rules.EDITABLE,
            **self.difference(submissions),
            **kwargs,
        )

    def difference(self, submissions):
        """Two submissions side by side: those asked for, else the newest and the one before it."""
        by_number = {str(each.number): each for each in submissions}
        newer = by_number.get(self.request.GET.get("ban", ""), submissions[0] if submissions else None)
        earlier = [each for each in submissions if newer and each.number < newer.number]
        asked = by_number.get(self.request.GET.get("so-voi", ""))
        against = asked if asked in earlier else next(iter(earlier), None)
        parts = compare(against.content, newer.content) if against else []
        return {"newer": newer, "against": against, "earlier": earlier, "parts": parts}

    def post(self, request, *args, **kwargs):
        """Do what the pressed button says."""
        events = {
            "tiep-nhan": self.accept,
            "tra-lai": self.give_back,
            "rut": self.reopen,
            "gia-han": self.extend,
            "giao": self.assign,
            "ghi-chu": self.note,
        }
        event = events.get(request.POST.get("viec"))
        if event is None:
            raise Http404
        try:
            return event(request)
        except refusals.NotAllowed:
            raise PermissionDenied from None
        except refusals.Refused as error:
            messages.error(request, error.message)
            return redirect(request.path)

    def done(self, text, *, stay=False):
        messages.success(self.request, text)
        return redirect(self.request.path) if stay else redirect("campaigns_desk:board", self.record.campaign_id)

    def accept(self, request):
        review_actions.accept(self.record.pk, number=_number(request.POST.get("lan")), by=request.user)
        return self.done(f"Đã tiếp nhận {self.record.campaign.thing} của {self.record.unit.in_text}.")

    def give_back(self, request):
        page = ReturnView()
        page.setup(request, **self.kwargs)
        page.record = self.record
        form, number = page.form(request.POST, request.POST.getlist("cho")), _number(request.POST.get("lan"))
        if not form.is_valid():
            return page.again(form=form, number=number)
        try:
            review_actions.give_back(self.record.pk, number=number, by=request.user, **form.payload())
        except (refusals.NotAllowed, refusals.WrongState):
            raise
        except refusals.Refused as error:  # nothing that was written is lost
            form.add_error("until", error.message)
            return page.again(form=form, number=number)
        return self.done(f"Đã trả lại {self.record.campaign.thing} để {self.record.unit.in_text} bổ sung.")

    def reopen(self, request):
        form = ReasonForm(request.POST, auto_id="reopen_form_%s")
        if not form.is_valid():
            return self.again(reopen_form=form)
        number = _number(request.POST.get("lan"))
        review_actions.reopen(self.record.pk, number=number, by=request.user, **form.cleaned_data)
        return self.done(f"Đã rút việc tiếp nhận; {self.record.campaign.thing} chờ xem xét lại.", stay=True)

    def extend(self, request):
        form = ExtendForm(request.POST, auto_id="extend_form_%s")
        if not form.is_valid():
            return self.again(extend_form=form)
        try:
            review_actions.extend(self.record.campaign, self.record.unit, by=request.user, **form.cleaned_data)
        except (refusals.NotAllowed, refusals.WrongState):
            raise
        except refusals.Refused as error:
            form.add_error("until", error.message)
            return self.again(extend_form=form)
        return self.done(f"Đã gia hạn cho {self.record.unit.in_text}.")

    def assign(self, request):
        form = AssignForm(request.POST)
        if not form.is_valid():
            return self.again(assign_form=form)
        officer = form.cleaned_data["officer"]
        seen = _number(request.POST.get("dang-giao")) or None
        review_actions.assign(self.record.campaign, self.record.unit, officer=officer, by=request.user, seen=seen)
        return self.done(f"Người theo dõi: {officer.full_name}." if officer else "Đã bỏ người theo dõi.", stay=True)

    def note(self, request):
        form = NoteForm(request.POST, auto_id="note_form_%s")
        if not form.is_valid():
            return self.again(note_form=form)
        review_actions.note(self.record.campaign, self.record.unit, by=request.user, **form.cleaned_data)
        return self.done("Đã lưu ghi chú nội bộ.", stay=True)


def _number(text):
    """A small number out of a form's value; 0 for anything else."""
    return whole_number(text, 11) or 0


class ReturnView(_RegistrationPage):
    """Return a submission: the places that were ticked, each with its note, the reason, until when."""

    template_name = f"{FOLDER}/return.html"
    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def here(self):
        return "Trả lại để bổ sung"

    def form(self, data=None, chosen=()):
        """The form over the places of the newest submission."""
        latest: Submission | None = self.record.submissions.first()
        places = marks.places(latest.content) if latest else {}
        return ReturnForm(data, places=places, chosen=chosen, walk=steps_of(self.record.campaign)[:-1])

    def get_context_data(self, form=None, number=None, **kwargs):
        if form is None:
            form, number = self.form(None, self.request.GET.getlist("cho")), _number(self.request.GET.get("lan"))
        latest = self.record.submissions.first()
        may_judge = self.record.state == State.SUBMITTED and latest is not None and latest.number == number
        action = reverse("campaigns_desk:registration", args=[self.record.pk])
        return super().get_context_data(
            registration=self.record, form=form, number=number, may_judge=may_judge, action=action, **kwargs
        )
