"""The screen of a story's consents, and the way from an accepted proposal to its page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms_pages.exemplars import actions, rules
from cms_pages.exemplars.forms import RecordForm, WithdrawForm
from cms_pages.exemplars.models import Consent, ExemplarPage, with_consents
from registrations.attachments.actions import RefusedFile
from registrations.exemplars.models import Proposal
from search.text import whole_number

PER_PAGE = 50


class ConsentListView(WagtailAdminTemplateMixin, TemplateView):
    """All stories with how their consent stands, for whoever keeps the signed forms."""

    template_name = "cms_pages/exemplars/admin/consent_list.html"
    header_icon = "user"
    page_title = "Sự đồng ý của người trong bài"
    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("exemplar-consents"), "label": self.page_title}]

    def get_context_data(self, **kwargs):
        stories = with_consents(ExemplarPage.objects.defer("body")).order_by("-latest_revision_created_at", "-pk")
        page = Paginator(stories, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, **kwargs)


class ConsentView(WagtailAdminTemplateMixin, TemplateView):
    """Who consented to a story and what was withdrawn; record one more, or withdraw."""

    template_name = "cms_pages/exemplars/admin/consents.html"
    header_icon = "user"
    page_title = "Sự đồng ý của người trong bài"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see(request.user):
            raise PermissionDenied
        self.page = get_object_or_404(ExemplarPage, pk=kwargs["pk"])
        self.written = self.page.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.written.subject_name

    def get_breadcrumbs_items(self):
        start = {"url": reverse("exemplar-consents"), "label": self.page_title}
        here = {"url": reverse("exemplar-consent", args=[self.page.pk]), "label": self.written.subject_name}
        return [*self.breadcrumbs_items, start, here]

    def get_context_data(self, **kwargs):
        user = self.request.user
        kwargs.setdefault("form", RecordForm(self.written))
        kwargs.setdefault("withdraw_form", WithdrawForm())
        may_edit = self.page.permissions_for_user(user).can_edit()
        return super().get_context_data(
            story=self.written,
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]) if may_edit else "",
            obstacles=self.written.obstacles(),
            rows=list(
                Consent.objects.filter(page=self.page).select_related("recorded_by", "withdrawn_by", "consent_file")
            ),
            may_record=rules.may_record(user),
            may_withdraw=rules.may_withdraw(user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Record or withdraw, by the button that was pressed."""
        if request.POST.get("viec") == "ghi":
            return self._record(request)
        if request.POST.get("viec") == "rut":
            return self._withdraw(request)
        raise Http404

    def _record(self, request):
        form = RecordForm(self.written, request.POST, request.FILES)
        if form.is_valid():
            try:
                upload = form.cleaned_data.get("file")
                actions.record_consent(self.page, form.facts(), by=request.user, upload=upload)
            except RefusedFile as error:
                form.add_error("file", error.message)
            else:
                messages.success(request, "Đã ghi nhận sự đồng ý.")
                return redirect(request.path)
        # A browser gives no chosen file back.
        again = ", chọn lại phiếu" if request.FILES else ""
        messages.error(request, f"Chưa ghi nhận được. Mời sửa chỗ được nêu ở dưới{again} rồi bấm Ghi nhận.")
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _withdraw(self, request):
        pk = whole_number(request.POST.get("ban-ghi")) or 0
        consent = get_object_or_404(Consent, pk=pk, page=self.page)
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Chưa ghi được việc rút lại. Mời sửa chỗ được nêu ở dưới.")
            return self.render_to_response(self.get_context_data(withdraw_form=form, withdrawing=pk), status=422)
        went_down = actions.withdraw_consent(consent, by=request.user, **form.cleaned_data)
        words = "Đã ghi việc rút lại sự đồng ý."
        messages.success(request, f"{words} Trang đã được gỡ ngay." if went_down else words)
        return redirect(request.path)


@require_POST
def draft_page(request, proposal_id):
    """Make the draft page of a proposal, or open the one that is there."""
    proposal = get_object_or_404(Proposal, pk=proposal_id)
    try:
        page = actions.draft_page(proposal, request.user)
    except actions.NotReady as error:
        messages.error(request, error.message)
        return redirect("exemplars_desk:proposal", proposal.pk)
    return redirect("wagtailadmin_pages:edit", page.pk)
