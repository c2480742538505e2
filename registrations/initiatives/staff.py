"""The officers' desk: the register, one initiative with what it is alike to, the decision."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from wagtail.admin.viewsets.base import ViewSet

from registrations import desks
from registrations.officer_forms import ReasonForm
from registrations.refusals import NotAllowed, Refused
from registrations.units.models import OrganisingBody
from search.text import asked_words, whole_number, year_number

from . import actions, queries, rules
from .forms import LikenessForm, RecogniseForm
from .likeness import side_by_side
from .models import Field, Initiative, Likeness, Reach
from .showing import chip

PER_PAGE = 50
FOLDER = "registrations/initiatives/desk"
STATES = [each for each in Initiative.State.choices if each[0] != Initiative.State.DRAFT]


class _Desk(desks.Desk):
    """A page of the desk; only for those who read the register."""

    header_icon = "pick"
    allowed = staticmethod(rules.may_see_desk)
    begins = ("initiatives_desk:index", "Sáng kiến")


class RegisterView(_Desk):
    """Everything that was sent, filtered, a page at a time."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Sáng kiến"

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        words = asked_words(asked.get("q"))
        found = Initiative.objects.sent().matching(words).select_related("unit").order_by("-submitted_at", "pk")
        filters = [("state", "xem", STATES), ("field", "linh-vuc", Field.choices), ("reach", "pham-vi", Reach.choices)]
        found, chosen = desks.narrowed(found, asked, filters)
        year = asked.get("nam", "")
        if number := year_number(year):
            found = found.filter(year=number)
        page = Paginator(found, PER_PAGE).get_page(asked.get("p"))
        unseen = Likeness.objects.filter(initiative__in=list(page), verdict="").order_by()
        alike = dict(unseen.values_list("initiative").annotate(Max("score")))
        bodies = [(body, queries.shows_register(body)) for body in OrganisingBody.objects.all()[:20]]
        return super().get_context_data(
            page=page,
            rows=[{"initiative": each, "alike": alike.get(each.pk)} for each in page],
            words=words,
            chosen=chosen,
            year=year,
            states=STATES,
            fields=Field.choices,
            reaches=Reach.choices,
            bodies=bodies if rules.may_judge(self.request.user) else [],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Show a council's register to everybody, or to nobody."""
        body = get_object_or_404(OrganisingBody, pk=whole_number(request.POST.get("hoi-dong")) or 0)
        try:
            actions.show_register(body, request.POST.get("cong-khai") == "1", by=request.user)
        except NotAllowed:
            raise PermissionDenied from None
        messages.success(request, "Đã ghi việc công khai danh mục sáng kiến.")
        return redirect(request.path)


class _OfInitiative(_Desk):
    """A page about one initiative that was sent."""

    def dispatch(self, request, *args, **kwargs):
        self.record = queries.full(kwargs["initiative_id"])
        if self.record is None or self.record.submitted_at is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.record.title or "Sáng kiến"

    def trail(self):
        return [{"url": reverse("initiatives_desk:initiative", args=[self.record.pk]), "label": self.record.title}]


class InitiativeView(_OfInitiative):
    """One initiative: what was sent, what it is alike to, the officer's answer."""

    template_name = f"{FOLDER}/initiative.html"

    def get_context_data(self, **kwargs):
        record = self.record
        latest = record.submissions.select_related("receipt", "submitted_by", "initiative").first()
        for name, form in (("return_form", ReasonForm), ("refuse_form", ReasonForm), ("recognise_form", RecogniseForm)):
            kwargs.setdefault(name, form(prefix=name))
        return super().get_context_data(
            initiative=record,
            chip=chip(record.state),
            latest=latest,
            content=latest.content,
            likenesses=record.likenesses.select_related("earlier__unit", "judged_by"),
            may_judge=rules.may_judge(self.request.user),
            open=record.state == Initiative.State.SUBMITTED,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Return, recognise or refuse, by the button that was pressed."""
        events = {
            "tra": ("return_form", ReasonForm, actions.give_back, "Đã trả lại để đơn vị bổ sung."),
            "khong": ("refuse_form", ReasonForm, actions.refuse, "Đã ghi không công nhận."),
            "cong-nhan": ("recognise_form", RecogniseForm, actions.recognise, "Đã ghi quyết định công nhận."),
        }
        if request.POST.get("viec") not in events:
            raise Http404
        if not rules.may_judge(request.user):
            raise PermissionDenied
        name, form_class, action, done = events[request.POST["viec"]]
        form = form_class(request.POST, prefix=name)
        if not form.is_valid():
            return self.again(**{name: form})
        try:
            action(self.record.pk, by=request.user, **form.cleaned_data)
        except Refused as error:
            messages.error(request, error.message)
            return redirect(request.path)
        messages.success(request, done)
        return redirect(request.path)


class CompareView(_OfInitiative):
    """An initiative and an earlier one, side by side, with what they share marked."""

    template_name = f"{FOLDER}/compare.html"

    def dispatch(self, request, *args, **kwargs):
        found = Likeness.objects.select_related("initiative", "earlier__unit", "judged_by")
        self.likeness = get_object_or_404(found, pk=kwargs["pk"], initiative=kwargs["initiative_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return f"giống {self.likeness.score}%"

    def get_context_data(self, **kwargs):
        earlier = self.likeness.earlier
        sent = queries.sent_texts([self.record, earlier])  # what a unit is changing meanwhile is its own
        mine, theirs = sent[self.record.pk], sent[earlier.pk]
        labels = ("Tên", "Tình trạng trước đó", "Giải pháp", "Hiệu quả")
        parts = [
            (label, *side_by_side(mine[name], theirs[name])) for label, name in zip(labels, queries.TEXTS, strict=True)
        ]
        kwargs.setdefault("form", LikenessForm(initial={"verdict": self.likeness.verdict, "note": self.likeness.note}))
        return super().get_context_data(
            initiative=self.record,
            likeness=self.likeness,
            earlier=earlier,
            parts=parts,
            may_judge=rules.may_judge(self.request.user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """The officer's verdict."""
        form = LikenessForm(request.POST)
        if not form.is_valid():
            return self.again(form=form)
        try:
            actions.judge_likeness(self.likeness.pk, by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise PermissionDenied from None
        messages.success(request, "Đã ghi kết luận.")
        return redirect("initiatives_desk:initiative", self.record.pk)


class InitiativesDesk(ViewSet):
    """Sáng kiến."""

    name = "initiatives_desk"
    url_prefix = "sang-kien"
    icon = "pick"
    menu_label = "Sáng kiến"
    menu_order = 228
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_see_desk(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", RegisterView.as_view(), name="index"),
            path("<uuid:initiative_id>/", InitiativeView.as_view(), name="initiative"),
            path("<uuid:initiative_id>/so-sanh/<int:pk>/", CompareView.as_view(), name="compare"),
        ]
