"""Several units at once: look at who takes part, confirm, and read what came of it."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView

from registrations import refusals

from . import board, bulk_actions, rules
from .bulk_actions import MOST, Pick
from .desk_views import FOLDER, BoardView, CampaignView
from .models import DeskRun
from .review_forms import AssignForm, ExtendForm

FORMS = {DeskRun.Work.ASSIGN: AssignForm, DeskRun.Work.EXTEND: ExtendForm}


class BulkView(BoardView):
    """The confirmation of one event over many units; nothing has happened before its button is pressed."""

    template_name = f"{FOLDER}/bulk.html"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_review(request.user):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        self.work = asked.get("viec", "")
        if self.work not in DeskRun.Work.values:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def here(self):
        return DeskRun.Work(self.work).label

    def picks(self, tokens):
        """The picks out of the form, or every unit of the filter when all were asked for."""
        if "ca" in self.request.GET:
            found = board.units(self.campaign, self.choice(), timezone.now())[: MOST + 1]
            return [Pick.of(unit) for unit in found]
        return list(dict.fromkeys(pick for pick in map(Pick.read, tokens[: MOST + 1]) if pick))

    def get_context_data(self, picks=None, key=None, form=None, refused="", **kwargs):
        picks = self.picks(self.request.GET.getlist("chon")) if picks is None else picks
        choice = replace(board.Choice(), only=tuple(pick.unit for pick in picks))
        units = {unit.pk: unit for unit in board.units(self.campaign, choice, timezone.now())}
        known = [(units[pick.unit], pick) for pick in picks if pick.unit in units]
        judged = [(unit, pick, bulk_actions.obstacle(self.work, unit, pick)) for unit, pick in known]
        make = FORMS.get(self.work)
        return CampaignView.get_context_data(
            self,
            work=DeskRun.Work(self.work),
            able=[(unit, pick.token) for unit, pick, why in judged if not why],
            unable=[(unit, why) for unit, _, why in judged if why],
            too_many=len(picks) > MOST,
            most=MOST,
            key=key or uuid.uuid4(),
            form=form or (make() if make else None),
            refused=refused,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Do it; a form that is not in order comes back with the same key."""
        picks, key = self.picks(request.POST.getlist("chon")), _uuid(request.POST.get("key", ""))
        make = FORMS.get(self.work)
        form = make(request.POST) if make else None
        given = {}
        if form is not None:
            if not form.is_valid():
                return self.again(picks=picks, key=key, form=form)
            given = form.cleaned_data
        try:
            done = bulk_actions.run(self.campaign, self.work, picks, key=key, by=request.user, **given)
        except refusals.NotAllowed:
            raise PermissionDenied from None
        except refusals.Refused as error:
            return self.again(picks=picks, key=None, form=form, refused=error.message)
        return redirect("campaigns_desk:run", self.campaign.pk, done.pk)


def _uuid(text):
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None


class RunView(CampaignView, TemplateView):
    """What came of an event over many units: those that went through, and those left out with the reason."""

    template_name = f"{FOLDER}/run.html"

    def here(self):
        return "Kết quả"

    def get_context_data(self, **kwargs):
        run = get_object_or_404(DeskRun.objects.select_related("by"), pk=self.kwargs["key"], campaign=self.campaign)
        return super().get_context_data(run=run, **kwargs)
