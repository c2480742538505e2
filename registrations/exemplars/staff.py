"""The desk of proposals: officers judge them, editors make pages of those that were accepted."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from registrations import desks
from registrations.officer_forms import ReasonForm
from registrations.refusals import Refused
from search.text import asked_words

from . import actions, queries, rules
from .kinds import Field, Stage
from .models import Proposal
from .showing import chip

PER_PAGE = 50
FOLDER = "registrations/exemplars/desk"
STATES = [each for each in Proposal.State.choices if each[0] != Proposal.State.DRAFT]


class _Desk(desks.Desk):
    """A page of the desk; only for those who read what units propose."""

    header_icon = "user"
    allowed = staticmethod(rules.may_see_desk)
    begins = ("exemplars_desk:index", "Đề xuất gương điển hình")


class ListView(_Desk):
    """Everything that was sent, filtered, a page at a time."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Đề xuất gương điển hình"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        words = asked_words(asked.get("q"))
        found = Proposal.objects.sent().matching(words).select_related("unit").order_by("-submitted_at", "pk")
        filters = [("state", "xem", STATES), ("field", "linh-vuc", Field.choices), ("stage", "buoc", Stage.choices)]
        found, chosen = desks.narrowed(found, asked, filters)
        return super().get_context_data(
            page=Paginator(found, PER_PAGE).get_page(asked.get("p")),
            words=words,
            chosen=chosen,
            states=STATES,
            fields=Field.choices,
            stages=Stage.choices,
            **kwargs,
        )


class ProposalView(_Desk):
    """One proposal: what was sent, the consent that came with it, the officer's answer, the editor's next step."""

    template_name = f"{FOLDER}/proposal.html"

    def dispatch(self, request, *args, **kwargs):
        self.record = queries.full(kwargs["proposal_id"])
        if self.record is None or self.record.submitted_at is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.record)

    def trail(self):
        return [{"url": reverse("exemplars_desk:proposal", args=[self.record.pk]), "label": str(self.record)}]

    def get_context_data(self, **kwargs):
        record = self.record
        latest = record.submissions.select_related("receipt", "submitted_by").first()
        for name in ("return_form", "refuse_form"):
            kwargs.setdefault(name, ReasonForm(prefix=name))
        steps = [hook(record, self.request.user) for hook in hooks.get_hooks("register_exemplar_proposal_steps")]
        return super().get_context_data(
            proposal=record,
            chip=chip(record),
            latest=latest,
            content=latest.content,
            files=latest.attachments.all(),
            may_judge=rules.may_judge(self.request.user),
            open=record.state == Proposal.State.SUBMITTED,
            steps=[step for step in steps if step] if record.state == Proposal.State.ACCEPTED else [],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Return, accept or refuse, by the button that was pressed."""
        events = {
            "tra": ("return_form", actions.give_back, "Đã trả lại để đơn vị bổ sung."),
            "khong": ("refuse_form", actions.refuse, "Đã ghi không tiếp nhận."),
            "nhan": ("", actions.accept, "Đã tiếp nhận. Biên tập viên có thể tạo trang từ đề xuất này."),
        }
        if request.POST.get("viec") not in events:
            raise Http404
        if not rules.may_judge(request.user):
            raise PermissionDenied
        name, action, done = events[request.POST["viec"]]
        given = {}
        if name:
            form = ReasonForm(request.POST, prefix=name)
            if not form.is_valid():
                return self.again(**{name: form})
            given = form.cleaned_data
        try:
            action(self.record.pk, by=request.user, **given)
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, done)
        return redirect(request.path)


class ExemplarsDesk(ViewSet):
    """Đề xuất gương điển hình."""

    name = "exemplars_desk"
    url_prefix = "de-xuat-dien-hinh"
    icon = "user"
    menu_label = "Gương điển hình"
    menu_hook = "register_registration_menu_item"
    menu_order = 250

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_see_desk(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", ListView.as_view(), name="index"),
            path("<uuid:proposal_id>/", ProposalView.as_view(), name="proposal"),
        ]
