"""The inbox: what came in, filtered, like texts shown once, and one step for many at a time."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.text import whole_numbers

from . import handling, rules, terms
from .models import Comment, Proposal
from .staff_forms import BulkForm, InboxFilter

NAME = "y-kien"
PAGE_SIZE = 50
# Filters that say something of what a comment holds; a restricted one answers to none of them.
TELLING = ("q", "target", "stance", "state", "classification", "nhom")


def found(form, user, now):
    """The comments that a filter leaves for this user, and whether like texts are shown once."""
    comments = Comment.objects.all()
    if not form.is_valid():
        return comments.none(), False
    chosen, entitled = form.cleaned_data, rules.may_read_restricted(user)
    telling = any(chosen[name] for name in TELLING) or chosen["work"] not in {"", "han-che"}
    if telling and not entitled:
        comments = comments.ordinary()
    for name in ("consultation", "stance", "state"):
        if chosen[name]:
            comments = comments.filter(**{name: chosen[name]})
    if chosen["classification"]:
        value = "" if chosen["classification"] == "chua" else chosen["classification"]
        comments = comments.filter(classification=value)
    comments = _about(comments, chosen["target"]).matching(" ".join(chosen["q"].split()))
    comments = _work(comments, chosen["work"], user, now, entitled)
    if chosen["nhom"]:
        return comments.ordinary().filter(group=chosen["nhom"]), False
    return comments, True


def _about(comments, target):
    if target == "tat-ca":
        return comments.filter(nominee=None, passage=None)
    if target:
        return comments.filter(**{"nominee" if target[0] == "n" else "passage": target[1:]})
    return comments


def _work(comments, work, user, now, entitled):
    proposals = Proposal.objects.waiting().filter(comment=OuterRef("pk"))
    conditions = {
        "cua-toi": lambda: comments.filter(assignee=user),
        "chua-giao": lambda: comments.filter(assignee=None),
        "cho-toi": lambda: comments.filter(Exists(proposals.exclude(by=user))),
        "ban-giay": lambda: comments.filter(channel=Comment.Channel.PAPER),
        "nghi-may": lambda: comments.exclude(suspicion=""),
        "de-rieng": lambda: comments.filter(set_aside_at__isnull=False),
        "han-che": comments.restricted,
        "qua-han": lambda: comments.filter(terms.overdue(now, restricted=entitled)),
    }
    return conditions[work]() if work else comments


class _Room(WagtailAdminTemplateMixin, TemplateView):
    """A page of the inbox, for those who read comments."""

    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_read_comments(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse(f"{NAME}:index"), "label": "Hộp ý kiến"}]


class InboxView(_Room):
    """Hộp ý kiến."""

    template_name = "registrations/comments/admin/inbox.html"
    page_title = "Hộp ý kiến"

    def get_context_data(self, *, bulk=None, query=None, **kwargs):
        user, now = self.request.user, timezone.now()
        query = self.request.GET if query is None else query
        form = InboxFilter(query)
        comments, together = found(form, user, now)
        shown = comments.first_of_each() if together else comments
        page = Paginator(shown.order_by("-received_at", "-pk"), PAGE_SIZE).get_page(query.get("p"))
        rest = query.copy()
        rest.pop("p", None)
        return super().get_context_data(
            **kwargs,
            form=form,
            page=page,
            rows=_rows(page, comments, user, now, together),
            number=comments.count(),
            rest=rest.urlencode(),
            group=form.is_valid() and form.cleaned_data["nhom"],
            bulk=(bulk or BulkForm()) if rules.may_handle(user) else None,
            here=f"{reverse(f'{NAME}:index')}?{query.urlencode()}",
        )


def _rows(page, comments, user, now, together):
    """What a page shows: each comment with how many are like it and what marks it; stubs for what may not be read."""
    wanted = ("consultation", "nominee", "passage", "receipt", "assignee")
    keys = [comment.pk for comment in page]
    listed = Comment.objects.filter(pk__in=keys).select_related(*wanted).order_by("-received_at", "-pk")
    listed = list(listed.defer("sender_name", "sender_phone", "sender_email", "sender_address"))
    sizes = comments.sizes({comment.group_id for comment in listed}) if together else {}
    entitled = rules.may_read_restricted(user)
    late = set(
        Comment.objects.filter(pk__in=keys).filter(terms.overdue(now, restricted=entitled)).values_list("pk", flat=True)
    )
    waiting = set(Proposal.objects.waiting().filter(comment__in=keys).values_list("comment", flat=True))
    return [
        {
            "comment": comment,
            "stub": not rules.may_read(user, comment),
            "alike": 1 if comment.restricted_at else sizes.get(comment.group_id, 1),
            "overdue": comment.pk in late,
            "waiting": comment.pk in waiting,
        }
        for comment in listed
    ]


class BulkView(InboxView):
    """One step for the comments that were ticked, or for all that are like them (POST only)."""

    http_method_names = ["post"]

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_handle(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        keys = whole_numbers(request.POST.getlist("chosen"))
        ticked = Comment.objects.filter(pk__in=keys[:PAGE_SIZE])
        ticked = [comment for comment in ticked if rules.may_handle(request.user, comment)]
        form = BulkForm(request.POST, choosable=[comment.pk for comment in ticked])
        if form.is_valid():
            try:
                words = self.take(form.cleaned_data, ticked)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, words)
                return redirect(self.back(request.POST.get("back", "")))
        return self.render_to_response(self.get_context_data(bulk=form), status=422)

    def back(self, address):
        inside = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
        return address if inside and address.startswith(reverse(f"{NAME}:index")) else reverse(f"{NAME}:index")

    def take(self, chosen, ticked):
        """Take the step; returns the words for the officer."""
        comments, by = ticked, self.request.user
        if chosen["whole_groups"]:
            groups = {comment.group_id for comment in ticked if comment.group_id and not comment.restricted_at}
            alike = Comment.objects.ordinary().filter(group__in=groups).defer("text")
            comments = list({comment.pk: comment for comment in [*ticked, *alike]}.values())
        match chosen["step"]:
            case "giao":
                return f"Đã giao {handling.assign(comments, assignee=chosen['assignee'], by=by)} ý kiến."
            case "phan-loai":
                number = handling.classify(comments, classification=chosen["classification"], by=by)
                return f"Đã phân loại {number} ý kiến."
            case "de-rieng":
                facts = {"classification": chosen["classification"], "reason": chosen["reason"], "by": by}
                number = handling.propose_aside(comments, **facts)
                return f"Đã đề xuất để riêng {number} ý kiến. Chúng vẫn được tính đến khi người thứ hai đồng ý."
            case "han-che":
                return f"Đã chuyển {handling.restrict(comments, reason=chosen['reason'], by=by)} ý kiến vào sổ hạn chế."
        proposals = Proposal.objects.waiting().filter(comment__in=[comment.pk for comment in comments])
        proposals = proposals.filter(kind=Proposal.Kind.SET_ASIDE).exclude(by=by)
        return f"Đã đồng ý với {handling.decide(proposals, agreed=True, by=by)} đề xuất để riêng."
