"""One comment in the back office. Senders stay closed until an officer named for it opens one, and that is kept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from . import actions, rules, terms
from .models import Comment
from .staff_forms import ReasonForm
from .staff_inbox import NAME, BulkView, InboxView
from .staff_paper import PaperView
from .staff_steps import BY_NAME, STEPS, Step

FOLDER = "registrations/comments/admin"


class CommentInspectView(generic.InspectView):
    """One comment without its sender, and the steps that may be taken; of a restricted one others see a stub."""

    template_name = f"{FOLDER}/comment.html"
    page_title = "Ý kiến"
    fields = ()

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_read_comments(request.user):
            raise PermissionDenied
        if not rules.may_read(request.user, self.object) and self.stubbed:
            return render(request, f"{FOLDER}/stub.html", self.stub_context())
        return super().dispatch(request, *args, **kwargs)

    stubbed = True  # a reader is told that it is there; a step is refused

    def get_queryset(self):
        wanted = ("consultation__organising_body", "consultation__outcome", "nominee", "passage", "receipt", "answer")
        return Comment.objects.select_related(*wanted, "paper__scan", "paper__entered_by", "assignee")

    def stub_context(self):
        return {
            "comment": self.object,
            "header_title": "Ý kiến trong sổ hạn chế",
            "page_title": "Ý kiến trong sổ hạn chế",
            "header_icon": "lock",
            "breadcrumbs_items": self.get_breadcrumbs_items(),
        }

    def get_context_data(self, *, bound=None, **kwargs):
        user, comment, now = self.request.user, self.object, timezone.now()
        offered = [(step, self.form_for(step, bound)) for step in STEPS if step.allowed(user, comment)]
        alike = 0
        if comment.group_id and not comment.restricted_at:
            alike = Comment.objects.ordinary().filter(group=comment.group_id).exclude(pk=comment.pk).count()
        return super().get_context_data(
            **{"opening": ReasonForm()} | kwargs,
            comment=comment,
            files=[row.attachment for row in comment.files.select_related("attachment")],
            steps=comment.steps.select_related("by"),
            events=comment.events.select_related("by", "second"),
            proposals=comment.proposals.select_related("by", "decided_by"),
            forwardings=comment.forwardings.all(),
            openings=comment.openings.select_related("by"),
            due=terms.due_dates(comment, now),
            alike=alike,
            offered=offered,
            may_identify=rules.may_identify(user, comment) and not comment.anonymous,
            may_see_scan=bool(comment.is_paper and comment.paper.scan)
            and rules.may_read_file(user, comment.paper.scan),
        )

    def form_for(self, step: Step, bound):
        if bound and bound[0] is step:
            return bound[1]
        return step.form(comment=self.object, prefix=None, auto_id=f"{step.name}_%s")


class StepView(CommentInspectView):
    """Take one step; what was filled in stays when it cannot be taken."""

    http_method_names = ("post",)
    stubbed = False

    def dispatch(self, request, *args, **kwargs):
        self.step = BY_NAME.get(kwargs.get("step", "xu-ly"))
        if self.step is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        step, comment = self.step, self.object
        if not step.allowed(request.user, comment):
            raise PermissionDenied
        form = step.form(request.POST, comment=comment, auto_id=f"{step.name}_%s")
        if form.is_valid():
            try:
                step.take(comment, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, step.done)
                return redirect(f"{NAME}:inspect", comment.pk)
        return self.render_to_response(self.get_context_data(bound=(step, form)), status=422)


class SenderView(CommentInspectView):
    """The same with the sender shown: by POST, with a reason, for officers named for it; each opening is kept."""

    http_method_names = ("post",)
    stubbed = False

    def post(self, request, *args, **kwargs):
        form = ReasonForm(request.POST)
        if not rules.may_identify(request.user, self.object):
            raise PermissionDenied
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(opening=form), status=422)
        sender = actions.open_sender(self.object, by=request.user, **form.cleaned_data)
        return self.render_to_response(self.get_context_data(sender=sender))


class LetterView(CommentInspectView):
    """The answer as a letter to print. It bears the sender's name and address, so it is an opening like another."""

    http_method_names = ("post",)
    stubbed = False

    def post(self, request, *args, **kwargs):
        if not hasattr(self.object, "answer"):
            raise Http404
        sender = dict(actions.open_sender(self.object, by=request.user, reason="In thư trả lời"))
        context = {"comment": self.object, "answer": self.object.answer, "sender": sender, "now": timezone.now()}
        return render(request, f"{FOLDER}/letter.html", context)


class CommentViewSet(ModelViewSet):
    """Hộp ý kiến. What was sent is neither changed nor deleted here."""

    model = Comment
    add_to_reference_index = False
    name = NAME
    icon = "mail"
    menu_label = "Hộp ý kiến"
    menu_order = 20
    menu_hook = "register_consultation_menu_item"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    inspect_view_class = CommentInspectView
    form_fields = ("classification",)

    def get_url_name(self, view_name):
        """Nothing is edited here: logs and reports lead to the page that shows it."""
        return super().get_url_name("inspect" if view_name == "edit" else view_name)

    def get_common_view_kwargs(self, **kwargs):
        gone = {"add_url_name": None, "delete_url_name": None, "edit_url_name": None}
        return super().get_common_view_kwargs(**(kwargs | gone))

    def get_urlpatterns(self):
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name == "inspect"]
        one = "inspect/<int:pk>"

        def view(view_class):
            return self.construct_view(view_class, **self.get_inspect_view_kwargs())

        return [
            path("", InboxView.as_view(), name="index"),
            path("nhieu/", BulkView.as_view(), name="bulk"),
            path("ban-giay/<int:pk>/", PaperView.as_view(), name="paper"),
            *kept,
            path(f"{one}/nguoi-gui/", view(SenderView), name="sender"),
            path(f"{one}/xu-ly/", view(StepView), name="handle"),
            path(f"{one}/thu/", view(LetterView), name="letter"),
            path(f"{one}/viec/<slug:step>/", view(StepView), name="step"),
        ]
