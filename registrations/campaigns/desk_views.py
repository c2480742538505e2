"""The officer's desk in the back office: all campaigns, the board of one, its export, more time."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.log_actions import log

from registrations import desks, downloads, refusals
from registrations.clusters.queries import seats_of
from registrations.units.models import Unit
from search.text import asked_words

from . import board, exports, review_actions, rules, time_actions
from .bulk_actions import Pick
from .deadlines import deadline_for
from .models import Campaign, DeskRun
from .review_forms import ExtendForm

PER_PAGE = 50
NO_CLUSTER = "chua-xep"
MINE, NOBODY = "toi", "chua-giao"
FILTERED = ("xem", "loai", "cum", "q", "nguoi", "giay", "xep")
FOLDER = "registrations/campaigns/desk"


class Desk(desks.Desk):
    """A page of the desk; only for those who may follow registrations."""

    header_icon = "form"
    allowed = staticmethod(rules.may_see_board)
    begins = ("campaigns_desk:index", "Theo dõi đăng ký")


class IndexView(Desk):
    """All campaigns with how many units have sent."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Theo dõi đăng ký thi đua"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        page = Paginator(Campaign.objects.select_related("organising_body"), 20).get_page(self.request.GET.get("p"))
        rows = [{"campaign": each, "counts": self.counts(each, now), "left": _left(each, now)} for each in page]
        return super().get_context_data(rows=rows, page=page, **kwargs)

    def counts(self, campaign, now):
        """(filter, words, number) of every state."""
        found = board.counts(campaign, now)
        return [(key, label, found[key]) for key, label in board.FILTERS]


def _left(campaign, now):
    return deadline_for(campaign).left(now)


class CampaignView(Desk):
    """A page of one campaign."""

    def dispatch(self, request, *args, **kwargs):
        if rules.may_see_board(request.user):
            self.campaign = get_object_or_404(Campaign, pk=kwargs["campaign_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.campaign.name

    def here(self):
        """What this page is called at the end of the breadcrumbs; empty on the board itself."""
        return ""

    def trail(self):
        if not self.here():
            return [{"url": "", "label": self.campaign.name}]
        link = {"url": reverse("campaigns_desk:board", args=[self.campaign.pk]), "label": self.campaign.name}
        return [link, {"url": "", "label": self.here()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(campaign=self.campaign, **kwargs)


class BoardView(CampaignView):
    """One campaign: its units, filtered, a page at a time."""

    template_name = f"{FOLDER}/board.html"

    def choice(self):
        """The filters out of the address; unknown values filter nothing."""
        asked = self.request.GET
        standing, kind, cluster, sort = (asked.get(name, "") for name in ("xem", "loai", "cum", "xep"))
        return board.Choice(
            standing=standing if standing in dict(board.FILTERS) else "",
            kind=kind if kind in Unit.Kind.values else "",
            words=asked_words(asked.get("q")),
            cluster=next((each for each in self.clusters if str(each.pk) == cluster), None),
            no_cluster=cluster == NO_CLUSTER,
            handler=self.handler(asked.get("nguoi", "")),
            paper="giay" in asked,
            sort=sort if sort in dict(board.SORTS) else "",
        )

    def handler(self, asked):
        """The primary key of the officer asked for, 0 for nobody, None for no such filter."""
        if asked == MINE:
            return self.request.user.pk
        if asked == NOBODY:
            return 0
        return next((each.pk for each in self.officers if str(each.pk) == asked), None)

    @cached_property
    def clusters(self):
        """The clusters of the campaign's year."""
        return list(board.clusters_of(self.campaign))

    @cached_property
    def officers(self):
        """Who may follow a unit."""
        return list(board.officers())

    def get_context_data(self, **kwargs):
        now, choice = timezone.now(), self.choice()
        page = Paginator(board.units(self.campaign, choice, now), PER_PAGE).get_page(self.request.GET.get("p"))
        counts = board.counts(self.campaign, now, choice)
        due = deadline_for(self.campaign)
        return super().get_context_data(
            choice=choice,
            page=page,
            rows=self.rows(page, now),
            clusters=self.clusters,
            no_cluster=NO_CLUSTER,
            filters=[(key, label, counts[key]) for key, label in board.FILTERS],
            kinds=[(key, label) for key, label in Unit.Kind.choices if key in self.campaign.unit_kinds],
            officers=self.officers,
            followers=[(MINE, "Tôi"), (NOBODY, "Chưa giao ai"), *((str(o.pk), o.full_name) for o in self.officers)],
            follower=self.request.GET.get("nguoi", ""),
            sorts=board.SORTS,
            # What was asked for, so that "all units of this filter" can be asked for again.
            asked=[(key, self.request.GET[key]) for key in FILTERED if key in self.request.GET],
            all_picked=self.request.GET.get("chon") == "het",
            works=DeskRun.Work.choices,
            due=due,
            left=due.left(now),
            may_review=rules.may_review(self.request.user),
            **kwargs,
        )

    def rows(self, page, now):
        """The lines of the board."""
        units = list(page)
        sent = board.latest_codes([unit.reg_id for unit in units if unit.reg_id])
        reminded = time_actions.reminders_of(self.campaign, units)
        seats = seats_of(self.clusters, [unit.pk for unit in units], now)
        paper = board.entered_from_paper(self.campaign, [unit.pk for unit in units])
        rows = []
        for unit in units:
            standing = board.standing_of(self.campaign, unit, now)
            rows.append(
                {
                    "unit": unit,
                    "standing": standing,
                    "words": rules.STANDING_WORDS[standing][1],
                    "sent": sent.get(unit.reg_id),
                    "seat": seats.get(unit.pk),
                    "reminder": reminded.get(unit.pk),
                    "paper": unit.pk in paper,
                    "granted": deadline_for(self.campaign, unit.kind, unit.reg_extended).words,
                    "pick": Pick.of(unit).token,
                }
            )
        return rows

    def post(self, request, *args, **kwargs):
        """Remind every unit of the chosen filter that has not sent."""
        if not rules.may_review(request.user):
            raise PermissionDenied
        told, silent = time_actions.remind(self.campaign, self.choice(), by=request.user)
        text = f"Đã nhắc {told} đơn vị."
        messages.success(request, f"{text} {silent} đơn vị chưa có thành viên để gửi thư." if silent else text)
        return redirect(request.get_full_path())


class ExportView(BoardView):
    """The board as .xlsx."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        body = exports.workbook(self.campaign, self.choice(), timezone.now())
        log(self.campaign, "campaigns.export", user=request.user)
        return downloads.private(body, f"dang-ky-thi-dua-{self.campaign.year}.xlsx")


class _ExtendView(CampaignView):
    """A form for more time."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def here(self):
        return "Gia hạn"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ExtendForm())
        return super().get_context_data(due=deadline_for(self.campaign), **kwargs)

    def post(self, request, *args, **kwargs):
        form = ExtendForm(request.POST)
        if form.is_valid():
            try:
                messages.success(request, self.extend(form.cleaned_data))
                return redirect("campaigns_desk:board", self.campaign.pk)
            except refusals.NotAllowed:
                raise PermissionDenied from None
            except refusals.Refused as error:
                form.add_error("until", error.message)
        return self.again(form=form)


class ExtendUnitView(_ExtendView):
    """More time for a unit of the board, also for one that has not begun."""

    template_name = f"{FOLDER}/extend.html"

    @cached_property
    def unit(self):
        """The unit of the address."""
        return get_object_or_404(board.units(self.campaign, board.Choice(), timezone.now()), pk=self.kwargs["unit_id"])

    def get_context_data(self, **kwargs):
        due = deadline_for(self.campaign, self.unit.kind, self.unit.reg_extended)
        return super().get_context_data(unit=self.unit, own=due, **kwargs)

    def extend(self, given):
        review_actions.extend(self.campaign, self.unit, by=self.request.user, **given)
        return f"Đã gia hạn cho {self.unit.in_text}."


class ExtendAllView(_ExtendView):
    """More time for every unit of a campaign."""

    template_name = f"{FOLDER}/extend_all.html"

    def extend(self, given):
        campaign = time_actions.extend_all(self.campaign, by=self.request.user, **given)
        return f"Đã gia hạn cho mọi đơn vị, nay là {campaign.deadline}."
