"""The page of one consultation, and the form by which the public says what it thinks."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from registrations.attachments.actions import RefusedFile
from registrations.attachments.holding import HeldFiles
from registrations.consultations import further
from registrations.consultations import queries as consultations
from registrations.consultations.models import State
from registrations.safeguards import limits, proof
from themes.base import outward

from . import actions
from .actions import FILE_MAX_BYTES, FILES_PER_COMMENT
from .forms import PASSAGE, CommentForm, is_draft
from .queries import legal_notice

HOME = ("Trang chủ", "/")
LIMITS = "consultation-comment"


# The form writes as nobody: it uses no session and no cookie, so there is nothing a forged request could borrow.
# Without the token an old tab, or a browser that refuses cookies, does not lose a citizen's words.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class Detail(View):
    """One consultation; POST sends a comment."""

    http_method_names = ("get", "head", "post")

    def setup(self, request, *args, **kwargs):
        """Read the whole request, then take the time: a comment has arrived when its last byte has."""
        super().setup(request, *args, **kwargs)
        self.unread = None
        try:
            _ = request.POST
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent) as error:
            self.unread = error
        self.now = timezone.now()

    def dispatch(self, request, *args, **kwargs):
        self.consultation = consultations.for_page(kwargs["slug"])
        if self.consultation is None:
            raise Http404
        if self.unread:
            return self.too_much()
        self.nominees = consultations.public_nominees(self.consultation)
        self.passages = list(self.consultation.passages.all()) if is_draft(self.consultation) else []
        further.lead_on(self.nominees)
        scope = f"{CommentForm.stamp_salt} {self.consultation.pk}"
        self.held = HeldFiles(request, scope, max_bytes=FILE_MAX_BYTES)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):
        form = self.form()
        target = f"{PASSAGE}{request.GET.get('dieu-muc', '')}" if form.is_draft else request.GET.get("truong-hop")
        if target in form.targets:  # what does not stand here (any more) chooses nothing
            form.initial["nominee"] = target
        return self.page(form)

    def post(self, request, slug):
        form = self.form(request.POST, self.held.files)
        if not self.held.accept(form):
            if self.state != State.OPEN:
                return self.refusal(self.state)
            return self.page(form, status=422)
        verdict = self.verdict(form)
        if not verdict.allowed:
            form.add_error(None, verdict.message)
            return self.page(form, status=429)
        try:
            new = form.new_comment(suspicion=verdict.suspicion())
            comment = actions.submit_comment(self.consultation, new, at=self.now)
        except actions.WindowNotOpen as error:
            return self.refusal(error.state)
        except actions.NomineeGone:
            form.add_error("nominee", "Trường hợp này vừa được rút khỏi danh sách. Mời chọn trường hợp khác.")
        except RefusedFile as error:
            form.add_error("files", error.message)
        else:
            self.held.release()
            return redirect(f"{comment.receipt.get_absolute_url()}?moi=1")
        return self.page(form, status=422)

    def verdict(self, form):
        """What speaks against taking it; outside the window the action answers, and nothing is counted."""
        if self.state != State.OPEN:
            return limits.Verdict(allowed=True)
        subject = (self.consultation.pk, form.cleaned_data["nominee"])
        return limits.judge(self.request, form, LIMITS, subject=subject, text=form.cleaned_data["text"])

    @property
    def state(self):
        return self.consultation.state_at(self.now)

    @property
    def crumbs(self):
        return [HOME, ("Lấy ý kiến Nhân dân", reverse("consultations:index"))]

    def form(self, data=None, files=None, **options):
        standing = [nominee for nominee in self.nominees if not nominee.withdrawn_at]
        return CommentForm(
            data, files, consultation=self.consultation, nominees=standing, passages=self.passages, **options
        )

    def page(self, form, status=200):
        """The page of the consultation; with errors the form as it was sent, its files kept."""
        if form.is_bound:
            self.held.keep()
        context = {
            "consultation": self.consultation,
            "state": self.state,
            "State": State,
            "countdown": consultations.countdown(self.consultation, self.now),
            "nominees": self.nominees,
            "passages": self.passages,
            "notice": legal_notice(timezone.localdate(self.now)) if self.state == State.OPEN else None,
            "changes": self.consultation.changes.select_related("nominee", "passage"),
            "form": form,
            "held": self.held,
            "altcha": proof.widget_settings(),
            "crumbs_items": self.crumbs,
            "structured": self.event(),
        }
        if self.state == State.PUBLISHED:
            shown = consultations.outcome_lines(self.consultation.outcome, self.consultation, self.nominees)
            context["outcome_lines"] = shown
        return render(self.request, "registrations/comments/detail.html", context, status=status)

    def event(self):
        """The window as machines outside are told of it; nobody proposed is named."""
        window, address = self.consultation, outward.absolute(self.consultation.get_absolute_url())
        return outward.node(
            "Event",
            name=window.title,
            description=window.lead,
            url=address,
            startDate=window.opens_at,
            endDate=window.closes_at,
            eventStatus="https://schema.org/EventScheduled",
            eventAttendanceMode="https://schema.org/OnlineEventAttendanceMode",
            location=outward.node("VirtualLocation", url=address),
            organizer=outward.organisation_id(),
            isAccessibleForFree=True,
            inLanguage="vi",
        )

    def too_much(self):
        """More than one sending may hold: nothing of it was read, so the way back to the words is told."""
        context = {
            "consultation": self.consultation,
            "most": FILES_PER_COMMENT,
            "crumbs_items": [*self.crumbs, ("Cuộc lấy ý kiến này", self.consultation.get_absolute_url())],
        }
        return render(self.request, "registrations/comments/too_much.html", context, status=413)

    def refusal(self, state):
        """Outside the window: nothing is taken, and the sender's words are given back."""
        sent = self.request.POST
        context = {
            "consultation": self.consultation,
            "state": state,
            "State": State,
            "countdown": consultations.countdown(self.consultation, self.now),
            "text": sent.get("text", "")[:100_000],
            "had_files": bool(self.request.FILES),
            "crumbs_items": [*self.crumbs, ("Cuộc lấy ý kiến này", self.consultation.get_absolute_url())],
        }
        return render(self.request, "registrations/comments/refused.html", context, status=422)
