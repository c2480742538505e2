"""Who had trouble with the second factor when signing: for the administrator who is called for help."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.text import asked_words

from . import rules
from .models import Attempt

PER_PAGE = 50


class AttemptsView(WagtailAdminTemplateMixin, TemplateView):
    """The answers given when signing, the newest first; no code, only who, when, how and whether it was right."""

    template_name = "registrations/signing/desk/attempts.html"
    page_title = "Xác nhận ký duyệt"
    header_icon = "key"
    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see_attempts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("signing_attempts"), "label": self.page_title}]

    def get_context_data(self, **kwargs):
        asked, now = self.request.GET, timezone.now()
        words, wrong = asked_words(asked.get("q")).strip(), asked.get("xem") == "sai"
        found = Attempt.objects.select_related("user").order_by("-at", "-pk")
        for word in words.split()[:8]:
            found = found.filter(Q(user__full_name__icontains=word) | Q(user__email__icontains=word))
        if wrong:
            found = found.filter(right=False)
        page = Paginator(found, PER_PAGE).get_page(asked.get("p"))
        pausing = [each for each in Attempt.objects.pausing(now) if rules.has_tried_too_often(each.user, now)]
        people = list({each.user_id: each.user for each in pausing}.values())
        return super().get_context_data(page=page, words=words, wrong=wrong, pausing=people, **kwargs)
