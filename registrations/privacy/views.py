"""What is kept of people, and the form by which they ask for their rights."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from registrations.safeguards import limits, proof

from . import actions, queries
from .forms import RequestForm

CRUMBS = [("Trang chủ", "/"), ("Bảo vệ dữ liệu cá nhân", "/du-lieu-ca-nhan/")]
LIMITS = "subject-request"


@require_safe
def inventory(request):
    """The public inventory, made from what rooms registered."""
    today = timezone.localdate()
    context = {"groups": queries.inventory(today), "terms": queries.terms_shown(today), "crumbs_items": CRUMBS}
    return render(request, "registrations/privacy/inventory.html", context)


# As on every open form: it writes as nobody, so there is nothing that a forged request could borrow.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class Ask(View):
    """The form of a request."""

    http_method_names = ("get", "head", "post")

    def get(self, request):
        return self.page(RequestForm(initial={"code": request.GET.get("ma", "")[:60]}))

    def post(self, request):
        form = RequestForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        verdict = limits.judge(request, form, LIMITS, text=form.cleaned_data["text"])
        if not verdict.allowed:
            form.add_error(None, verdict.message)
            return self.page(form, status=429)
        row = actions.submit_request(form.new_request(suspicion=verdict.suspicion(500)))
        return redirect(f"{row.receipt.get_absolute_url()}?moi=1")

    def page(self, form, status=200):
        context = {
            "form": form,
            "altcha": proof.widget_settings(),
            "crumbs_items": [*CRUMBS, ("Dữ liệu Trang đang giữ", reverse("privacy:inventory"))],
        }
        return render(self.request, "registrations/privacy/request.html", context, status=status)
