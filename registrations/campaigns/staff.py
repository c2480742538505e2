"""The officer's desk in the back office: campaigns, the board, one registration."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from registrations.clusters.queries import seats_of
from registrations.movements.staff import MovementViewSet
from registrations.units.models import Unit

from . import board, campaign_actions, exports, queries, refusals, review_actions, rules, time_actions
from .differences import compare
from .models import Campaign, Registration
from .review_forms import ExtendForm, ReturnForm
from .staff_forms import CampaignForm, QuestionFormSet
from .steps import BY_KEY
from .wording import time_left

PER_PAGE = 50
NO_CLUSTER = "chua-xep"
FOLDER = "registrations/campaigns/desk"


class _Desk(WagtailAdminTemplateMixin, TemplateView):
    """A page of the desk; only for those who may follow registrations."""

    header_icon = "form"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see_board(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self):
        """Breadcrumbs between the board's start and this page."""
        return []

    def get_breadcrumbs_items(self):
        start = {"url": reverse("campaigns_desk:index"), "label": "Theo dõi đăng ký"}
        return [*self.breadcrumbs_items, start, *self.trail()]


class IndexView(_Desk):
    """All campaigns with how many units have sent."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Theo dõi đăng ký thi đua"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        page = Paginator(Campaign.objects.select_related("organising_body"), 20).get_page(self.request.GET.get("p"))
        rows = [
            {"campaign": each, "counts": board.counts(each, now), "left": time_left(each.closes_at, now)}
            for each in page
        ]
        return super().get_context_data(rows=rows, page=page, **kwargs)


class BoardView(_Desk):
    """One campaign: its units, filtered, a page at a time."""

    template_name = f"{FOLDER}/board.html"

    def dispatch(self, request, *args, **kwargs):
        self.campaign = get_object_or_404(Campaign, pk=kwargs["campaign_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.campaign.name

    def trail(self):
        return [{"url": "", "label": self.campaign.name}]

    def choice(self):
        """The filters out of the address; unknown values filter nothing."""
        asked = self.request.GET
        standing = asked.get("xem", "")
        kind = asked.get("loai", "")
        cluster = asked.get("cum", "")
        return board.Choice(
            standing if standing in dict(board.FILTERS) else "",
            kind if kind in Unit.Kind.values else "",
            asked.get("q", "")[:100],
            next((each for each in self.clusters if str(each.pk) == cluster), None),
            cluster == NO_CLUSTER,
        )

    @cached_property
    def clusters(self):
        """The clusters of the campaign's year."""
        return list(board.clusters_of(self.campaign))

    def get_context_data(self, **kwargs):
        now, choice = timezone.now(), self.choice()
        page = Paginator(board.units(self.campaign, choice, now), PER_PAGE).get_page(self.request.GET.get("p"))
        sent = board.latest_codes([unit.reg_id for unit in page if unit.reg_id])
        counts = board.counts(self.campaign, now, choice)
        reminded = time_actions.reminders_of(self.campaign, list(page))
        seats = seats_of(self.clusters, [unit.pk for unit in page], now)
        kinds = [(key, label) for key, label in Unit.Kind.choices if key in self.campaign.unit_kinds]
        return super().get_context_data(
            campaign=self.campaign,
            choice=choice,
            page=page,
            rows=[
                self.row(unit, sent, now) | {"seat": seats.get(unit.pk), "reminder": reminded.get(unit.pk)}
                for unit in page
            ],
            clusters=self.clusters,
            no_cluster=NO_CLUSTER,
            filters=[(key, label, counts[key]) for key, label in board.FILTERS],
            kinds=kinds,
            left=time_left(self.campaign.closes_at, now),
            may_review=rules.may_review(self.request.user),
            **kwargs,
        )

    def row(self, unit, sent, now):
        """One line of the board."""
        standing = board.standing_of(self.campaign, unit, now)
        words = rules.STANDING_WORDS[standing][1]
        return {"unit": unit, "standing": standing, "words": words, "sent": sent.get(unit.reg_id)}

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

    def get(self, request, *args, **kwargs):
        body = exports.workbook(self.campaign, self.choice(), timezone.now())
        log(self.campaign, "campaigns.export", user=request.user)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        response = HttpResponse(body, content_type=kind)
        response.headers["Content-Disposition"] = f'attachment; filename="dang-ky-thi-dua-{self.campaign.year}.xlsx"'
        response.headers["Cache-Control"] = "private, no-store"
        return response


class RegistrationView(_Desk):
    """One registration: what was sent, and accept or return."""

    template_name = f"{FOLDER}/registration.html"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        self.record = queries.full(kwargs["registration_id"])
        if self.record is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.record.unit)

    def trail(self):
        campaign = self.record.campaign
        link = {"url": reverse("campaigns_desk:board", args=[campaign.pk]), "label": campaign.name}
        return [link, {"url": "", "label": str(self.record.unit)}]

    def get_context_data(self, **kwargs):
        now, record = timezone.now(), self.record
        submissions = list(record.submissions.select_related("receipt", "submitted_by").prefetch_related("attachments"))
        reviews = list(record.reviews.select_related("by"))
        for review in reviews:
            review.step_names = [BY_KEY[key].name for key in review.steps if key in BY_KEY]
        standing = rules.standing(record.campaign, record, now)
        latest, against = submissions[0] if submissions else None, self.against(submissions)
        kwargs.setdefault("return_form", ReturnForm())
        kwargs.setdefault("extend_form", ExtendForm())
        return super().get_context_data(
            registration=record,
            standing=standing,
            words=rules.STANDING_WORDS[standing][1],
            submissions=submissions,
            latest=latest,
            against=against,
            parts=compare(against.content, latest.content) if against else [],
            earlier=submissions[1:],
            reviews=reviews,
            left=time_left(record.closes_at, now),
            may_review=rules.may_review(self.request.user),
            may_judge=record.state == Registration.State.SUBMITTED,
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
        except refusals.NotAllowed:
            raise PermissionDenied from None
        except refusals.Refused as error:
            messages.error(request, error.message)
            return redirect(request.path)

    def number(self, request):
        """The submission that the officer saw."""
        text = request.POST.get("lan", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0

    def done(self, request, text):
        messages.success(request, text)
        return redirect("campaigns_desk:board", self.record.campaign_id)

    def accept(self, request):
        review_actions.accept(self.record.pk, number=self.number(request), by=request.user)
        return self.done(request, f"Đã tiếp nhận bản đăng ký của {self.record.unit.in_text}.")

    def give_back(self, request):
        form = ReturnForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(return_form=form), status=422)
        review_actions.give_back(self.record.pk, number=self.number(request), by=request.user, **form.cleaned_data)
        return self.done(request, f"Đã trả lại bản đăng ký để {self.record.unit.in_text} bổ sung.")

    def extend(self, request):
        form = ExtendForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(extend_form=form), status=422)
        review_actions.extend(self.record.campaign, self.record.unit, by=request.user, **form.cleaned_data)
        return self.done(request, f"Đã gia hạn cho {self.record.unit.in_text}.")


class ExtendUnitView(BoardView):
    """More time for a unit that has not begun."""

    template_name = f"{FOLDER}/extend.html"

    def dispatch(self, request, *args, **kwargs):
        self.unit = get_object_or_404(Unit, pk=kwargs["unit_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ExtendForm())
        return _Desk.get_context_data(self, campaign=self.campaign, unit=self.unit, **kwargs)

    def post(self, request, *args, **kwargs):
        form = ExtendForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            review_actions.extend(self.campaign, self.unit, by=request.user, **form.cleaned_data)
        except refusals.NotAllowed:
            raise PermissionDenied from None
        except refusals.Refused as error:
            form.add_error("until", error.message)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, f"Đã gia hạn cho {self.unit.in_text}.")
        return redirect("campaigns_desk:board", self.campaign.pk)


class ExtendAllView(BoardView):
    """More time for every unit of a campaign."""

    template_name = f"{FOLDER}/extend_all.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ExtendForm())
        return _Desk.get_context_data(self, campaign=self.campaign, **kwargs)

    def post(self, request, *args, **kwargs):
        form = ExtendForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            campaign = time_actions.extend_all(self.campaign, by=request.user, **form.cleaned_data)
        except refusals.NotAllowed:
            raise PermissionDenied from None
        except refusals.Refused as error:
            form.add_error("until", error.message)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, f"Đã gia hạn cho mọi đơn vị, nay là {campaign.deadline}.")
        return redirect("campaigns_desk:board", campaign.pk)


class QuestionsView(BoardView):
    """The questions of a campaign."""

    template_name = f"{FOLDER}/questions.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("campaigns.change_campaign"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("formset", QuestionFormSet(instance=self.campaign))
        return _Desk.get_context_data(self, campaign=self.campaign, **kwargs)

    def post(self, request, *args, **kwargs):
        formset = QuestionFormSet(request.POST, instance=self.campaign)
        if not formset.is_valid():
            return self.render_to_response(self.get_context_data(formset=formset), status=422)
        campaign_actions.save_questions(self.campaign, formset, by=request.user)
        messages.success(request, "Đã lưu các chỉ tiêu.")
        return redirect("campaigns_desk:questions", self.campaign.pk)


class DeskViewSet(ViewSet):
    """Bảng theo dõi."""

    name = "campaigns_desk"
    url_prefix = "theo-doi-dang-ky"
    icon = "form"
    menu_label = "Theo dõi đăng ký"

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:campaign_id>/", BoardView.as_view(), name="board"),
            path("<int:campaign_id>/xlsx/", ExportView.as_view(), name="export"),
            path("<int:campaign_id>/chi-tieu/", QuestionsView.as_view(), name="questions"),
            path("<int:campaign_id>/gia-han/", ExtendAllView.as_view(), name="extend_all"),
            path("<int:campaign_id>/gia-han/<int:unit_id>/", ExtendUnitView.as_view(), name="extend"),
            path("ban/<uuid:registration_id>/", RegistrationView.as_view(), name="registration"),
        ]


class CampaignCreateView(generic.CreateView):
    def save_instance(self):
        return campaign_actions.save_campaign(self.form, by=self.request.user)

    def get_success_url(self):
        return reverse("campaigns_desk:questions", args=[self.object.pk])


class CampaignEditView(generic.EditView):
    def save_instance(self):
        return campaign_actions.save_campaign(self.form, by=self.request.user)


class CampaignViewSet(ModelViewSet):
    """Đợt đăng ký."""

    model = Campaign
    name = "dot-dang-ky"
    icon = "date"
    menu_label = "Đợt đăng ký"
    add_to_admin_menu = False
    add_view_class = CampaignCreateView
    edit_view_class = CampaignEditView
    list_display = ["name", "year", Column("deadline", label="Thời hạn"), Column("organising_body", label="Hội đồng")]
    list_filter = ["year"]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return CampaignForm


class RegistrationsGroup(ViewSetGroup):
    """The menu "Đăng ký thi đua"."""

    menu_label = "Đăng ký thi đua"
    menu_icon = "form"
    menu_name = "dang-ky-thi-dua"
    menu_order = 230
    items = (DeskViewSet, CampaignViewSet, MovementViewSet)

    def get_submenu_items(self):
        items = super().get_submenu_items()
        items[0].is_shown = lambda request: rules.may_see_board(request.user)
        # Rooms above hang their desks in here: `menu_hook = "register_registration_menu_item"` on a viewset.
        return items + [item() for item in hooks.get_hooks("register_registration_menu_item")]
