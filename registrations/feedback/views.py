"""The public pages by which somebody sends something in, and follows it by its code."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from registrations.attachments.actions import RefusedFile
from registrations.attachments.holding import HeldFiles
from registrations.privacy.queries import current_consent
from registrations.receipts import limits as lookups
from registrations.receipts.forms import CodeForm
from registrations.receipts.views import LOOKUPS, PER_SECONDS
from registrations.refusals import Refused
from registrations.safeguards import limits, proof

from . import actions, queries
from . import status as statuses
from .forms import AdditionForm, FeedbackForm
from .models import State

FOLDER = "registrations/feedback"
HOME = ("Trang chủ", "/")
LIMITS = "feedback"


def crumbs():
    """The way to this room."""
    return [HOME, ("Hỏi đáp", reverse("feedback:index"))]


# The forms write as nobody: they use no session and no cookie, so there is nothing a forged request could borrow.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class Send(View):
    """The form; POST sends it."""

    http_method_names = ("get", "head", "post")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.held = HeldFiles(request, FeedbackForm.stamp_salt, max_bytes=actions.FILE_MAX_BYTES)

    def get(self, request):
        form = self.form(initial={"kind": request.GET.get("loai", ""), "topic": request.GET.get("chu-de", "")})
        return self.page(form)

    def post(self, request):
        form = self.form(request.POST, self.held.files)
        if not self.held.accept(form):
            return self.page(form, status=422)
        verdict = limits.judge(request, form, LIMITS, text=form.cleaned_data["text"])
        if not verdict.allowed:
            form.add_error(None, verdict.message)
            return self.page(form, status=429)
        try:
            feedback = actions.submit(form.new_feedback(verdict.suspicion()))
        except RefusedFile as error:
            form.add_error("files", error.message)
            return self.page(form, status=422)
        self.held.release()
        return redirect(f"{feedback.receipt.get_absolute_url()}?moi=1")

    @property
    def today(self):
        return timezone.localdate()

    def form(self, data=None, files=None, **options):
        self.consent = current_consent(self.today)
        return FeedbackForm(data, files, consent=self.consent, **options)

    def page(self, form, status=200):
        """The page with the form; with errors as it was sent, its files kept."""
        if form.is_bound:
            self.held.keep()
        context = {
            "form": form,
            "consent": self.consent,
            "guidance": queries.guidance(self.today),
            "held": self.held,
            "altcha": proof.widget_settings(),
            "crumbs_items": crumbs(),
        }
        return render(self.request, f"{FOLDER}/send.html", context, status=status)


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class Follow(View):
    """Behind the code: where it stands, what the sender is asked for, the answer. Not what was sent, nor by whom."""

    http_method_names = ("get", "head", "post")

    def dispatch(self, request, code, *args, **kwargs):
        if request.method.lower() not in self.http_method_names:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        # One count for all doors that take a code, so that guessing is as slow here as at the look-up page.
        if not lookups.allowed("receipts", lookups.remote_of(request), times=LOOKUPS, seconds=PER_SECONDS):
            return render(request, "registrations/receipts/too_many.html", status=429)
        self.feedback = queries.by_code(code)
        if self.feedback is None:
            context = {"form": CodeForm(initial={"ma": code[:40]})}
            return render(request, "registrations/receipts/unknown.html", context, status=404)
        if self.feedback.receipt.code != code:
            return redirect("feedback:follow", self.feedback.receipt.code)
        scope = f"{AdditionForm.stamp_salt} {code}"
        self.held = HeldFiles(request, scope, max_bytes=actions.FILE_MAX_BYTES)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.page(AdditionForm())

    def post(self, request):
        form = AdditionForm(request.POST, self.held.files)
        if not self.held.accept(form):
            return self.page(form, status=422)
        verdict = limits.judge(request, form, LIMITS, text=form.cleaned_data["text"])
        if not verdict.allowed:
            form.add_error(None, verdict.message)
            return self.page(form, status=429)
        data = form.cleaned_data
        try:
            actions.add(
                self.feedback,
                text=data["text"],
                files=data["files"],
                form_key=form.key(),
                suspicion=verdict.suspicion(),
            )
        except RefusedFile as error:
            form.add_error("files", error.message)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            self.held.release()
            return redirect(f"{request.path}?da-bo-sung=1")
        return self.page(form, status=422)

    def page(self, form, status=200):
        """The page; the form for an addition only while one is asked for, or with the sender's own words."""
        if form.is_bound:
            self.held.keep()
        feedback = self.feedback
        inquiries = list(feedback.inquiries.all())
        asked = next((each for each in inquiries if not each.answered_at), None) if feedback.is_open else None
        context = {
            "feedback": feedback,
            "state": statuses.words_of(feedback),
            "view": {"steps": list(statuses.steps_of(feedback))},
            "asked": asked,
            "inquiries": [each for each in inquiries if each.answered_at and not each.dropped_by_id],
            "extensions": list(feedback.extensions.all()),
            "form": form if asked or form.is_bound else None,
            "held": self.held,
            "added": "da-bo-sung" in self.request.GET,
            "altcha": proof.widget_settings(),
            "crumbs_items": crumbs(),
            **_outcome(feedback),
        }
        response = render(self.request, f"{FOLDER}/follow.html", context, status=status)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


def _outcome(feedback):
    """The approved answer, or where it was passed on to."""
    main = statuses.main_of(feedback)
    if main.state == State.ANSWERED:
        return {"answer": main.answer}
    return {"forwarding": main.forwarding} if main.state == State.FORWARDED else {}
