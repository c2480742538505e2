"""Notices in the back office: how each event is told, a preview of its words, and the log of what was told."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.viewsets.base import ViewSet

from registrations import desks

from . import actions, queries, registry, rules
from .forms import LogFilter, WayForm
from .models import Notice, Way
from .outgoing import MAX_ATTEMPTS
from .wording import fill

FOLDER = "registrations/notices/staff"
PAGE_SIZE = 50


class _Desk(desks.Desk):
    """A page about notices; `allowed` is the rule that lets people in."""

    header_icon = "mail"
    allowed = staticmethod(rules.may_see_log)
    begins = ("notices_desk:index", "Thông báo")


class TableView(_Desk):
    """Event × channel."""

    template_name = f"{FOLDER}/table.html"
    page_title = "Thông báo"

    def get_context_data(self, **kwargs):
        rows = queries.table(timezone.now())
        return super().get_context_data(rows=rows, may_word=rules.may_word(self.request.user), **kwargs)


class WayView(_Desk):
    """How one event is told: its channels and words, with a preview before anything is kept."""

    template_name = f"{FOLDER}/way.html"
    allowed = staticmethod(rules.may_word)

    def dispatch(self, request, *args, **kwargs):
        self.event = registry.event(kwargs["kind"])
        if self.event is None and self.allowed(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.event.name

    def trail(self):
        return [{"url": "", "label": self.event.name}]

    def get_context_data(self, **kwargs):
        telling = queries.telling_of(self.event)
        way = Way.objects.filter(kind=self.event.kind).select_related("changed_by").first()
        now = {"by_mail": telling.by_mail, "in_inbox": telling.in_inbox}
        form = kwargs.pop("form", None) or WayForm(
            self.event, initial={**now, "subject": telling.subject, "text": telling.text}
        )
        return super().get_context_data(
            event=self.event,
            form=form,
            way=way,
            telling=telling,
            preview=self.preview(form, telling),
            **kwargs,
        )

    def preview(self, form, telling):
        """The letter as somebody would get it, made of the words in the form with examples in their places."""
        if form.is_bound and not form.is_valid():
            return None
        words = form.cleaned_data if form.is_bound else {"subject": telling.subject, "text": telling.text}
        samples = self.event.samples()
        return {
            "subject": fill(words["subject"], samples),
            "body": actions.letter(fill(words["text"], samples), name="Lộc Thị Mẫu"),
        }

    def post(self, request, *args, **kwargs):
        if "mac-dinh" in request.POST:
            return self.built_in(request)
        form = WayForm(self.event, request.POST)
        if not form.is_valid():
            return self.again(form=form)
        if "xem" in request.POST:
            return self.render_to_response(self.get_context_data(form=form, only_looked=True))
        actions.word(self.event, by=request.user, **form.cleaned_data)
        messages.success(request, f"Đã lưu cách báo “{self.event.name}”. Thư đã lập trước đó giữ nguyên lời cũ.")
        return redirect("notices_desk:way", self.event.kind)

    def built_in(self, request):
        """Back to the built-in words; the channels stay."""
        telling = queries.telling_of(self.event)
        channels = {"by_mail": telling.by_mail, "in_inbox": telling.in_inbox}
        actions.word(self.event, by=request.user, subject=self.event.subject, text=self.event.text, **channels)
        messages.success(request, "Đã trở lại lời có sẵn.")
        return redirect("notices_desk:way", self.event.kind)


class LogView(_Desk):
    """What was told to whom, newest first."""

    template_name = f"{FOLDER}/log.html"
    page_title = "Nhật ký thông báo"

    def trail(self):
        return [{"url": "", "label": "Nhật ký"}]

    def found(self, form):
        """The notices that the filter leaves."""
        notices = Notice.objects.select_related("recipient").defer("text", "body")
        if not form.is_valid():
            return notices.none()
        chosen = form.cleaned_data
        if chosen["loai"]:
            notices = notices.filter(kind=chosen["loai"])
        state = chosen["trangthai"]
        if state == LogFilter.State.SENT:
            notices = notices.filter(sent_at__isnull=False)
        elif state == LogFilter.State.WAITING:
            notices = notices.waiting().filter(attempts__lt=MAX_ATTEMPTS)
        elif state == LogFilter.State.GIVEN_UP:
            notices = notices.waiting().filter(attempts__gte=MAX_ATTEMPTS)
        if chosen["q"]:
            notices = notices.filter(
                Q(address__icontains=chosen["q"], confidential=False) | Q(subject__icontains=chosen["q"])
            )
        return notices

    def get_context_data(self, **kwargs):
        form = LogFilter(self.request.GET, events=registry.events())
        page = Paginator(self.found(form), PAGE_SIZE).get_page(self.request.GET.get("p"))
        rest = self.request.GET.copy()
        rest.pop("p", None)
        names = {each.kind: each.name for each in registry.events()}
        rows = [{"notice": each, "event": names.get(each.kind, each.kind), "state": state_of(each)} for each in page]
        return super().get_context_data(form=form, page=page, rows=rows, rest=rest.urlencode(), **kwargs)


def state_of(notice: Notice) -> tuple[str, str]:
    """How the mail of a notice stands: (kind of mark, words)."""
    if not notice.by_mail:
        return "quiet", "Chỉ để trong hộp thư trên trang"
    if notice.sent_at:
        return "ok", "Đã gửi"
    if notice.attempts >= MAX_ATTEMPTS:
        return "no", "Không gửi được, đã thôi thử"
    return "wait", "Đang chờ gửi" if not notice.attempts else f"Chưa gửi được, đã thử {notice.attempts} lần"


class NoticeView(_Desk):
    """One notice as it was told."""

    template_name = f"{FOLDER}/notice.html"

    def dispatch(self, request, *args, **kwargs):
        self.notice = get_object_or_404(Notice.objects.select_related("recipient"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.notice.subject

    def trail(self):
        return [{"url": reverse("notices_desk:log"), "label": "Nhật ký"}, {"url": "", "label": self.notice.subject}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            notice=self.notice,
            event=registry.event(self.notice.kind),
            state=state_of(self.notice),
            may_send_again=rules.may_send_again(self.request.user, self.notice),
            **kwargs,
        )


class SendAgainView(View):
    """Try a mail again that has not gone (POST only)."""

    http_method_names = ["post"]

    def post(self, request, pk):
        notice = get_object_or_404(Notice, pk=pk)
        actions.send_again(notice, by=request.user)
        messages.success(request, f"Đang gửi lại thư tới {'người nhận' if notice.confidential else notice.address}.")
        return redirect("notices_desk:notice", pk)


class NoticesViewSet(ViewSet):
    """Thông báo."""

    name = "notices_desk"
    url_prefix = "thong-bao"
    icon = "mail"
    menu_label = "Thông báo"
    menu_order = 60
    menu_hook = "register_catalogue_menu_item"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_see_log(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", TableView.as_view(), name="index"),
            path("nhat-ky/", LogView.as_view(), name="log"),
            path("nhat-ky/<int:pk>/", NoticeView.as_view(), name="notice"),
            path("nhat-ky/<int:pk>/gui-lai/", SendAgainView.as_view(), name="send_again"),
            path("<str:kind>/", WayView.as_view(), name="way"),
        ]
