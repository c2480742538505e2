"""The workspace of units under /don-vi/: what is due, the steps, sending."""

from __future__ import annotations

import uuid
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registrations.attachments.actions import RefusedFile
from registrations.receipts import drawing
from registrations.units.models import Membership, Unit
from registrations.units.queries import acting_of
from themes.base.vietnamese import time_text

from . import actions, queries, rules
from .differences import compare
from .forms import MORE_ROWS, SPARE_ROWS, FilesForm, form_for, forms_of
from .models import Campaign, Registration
from .steps import BY_KEY, BY_SLUG, FILES, MAX_FILES, ROW_KINDS, SEND, STEPS, after, before
from .wording import time_left

FOLDER = "registrations/campaigns"
SIGNED_OUT = "Phiên đăng nhập đã hết. Mời đăng nhập ở một thẻ khác của trình duyệt, rồi quay lại đây bấm Lưu."


@never_cache
@login_required
@require_safe
def workspace(request):
    """What the units of this person have to file, and how it stands."""
    now = timezone.now()
    acting = acting_of(request.user, now)
    chosen = _chosen(request, acting)
    shown = [chosen] if chosen else acting
    duties = [
        {"duty": duty, "left": time_left(duty.closes_at, now), "chip": rules.STANDING_WORDS[duty.standing]}
        for duty in queries.duties_of(shown, now)
    ]
    due = [each for each in duties if each["duty"].standing in {"todo", "draft", "returned"}]
    past = queries.past_of(request.user, shown, now)
    context = {
        "due": due,
        "done": [each for each in duties if each not in due],
        "acting": acting,
        "shown": shown,
        "chosen": chosen,
        "past": [{"registration": each, "chip": rules.STANDING_WORDS[each.state]} for each in past],
        "is_member": bool(acting or past),
        "is_officer": rules.may_see_board(request.user),
    }
    return render(request, f"{FOLDER}/workspace.html", context)


def _chosen(request, acting):
    """The one unit asked for in the address, out of those the person acts for; None shows all."""
    asked = request.GET.get("don-vi", "")
    return next((each for each in acting if str(each.unit_id) == asked), None) if len(acting) > 1 else None


@login_required
@require_POST
def begin(request, campaign_id, unit_id):
    """Begin the draft of a unit, or go on with it."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    unit = get_object_or_404(Unit, pk=unit_id)
    try:
        registration = actions.start(campaign, unit, by=request.user)
    except actions.NotAllowed:
        raise Http404 from None
    except actions.Refused as error:
        return render(request, f"{FOLDER}/refused.html", {"message": error.message, "campaign": campaign}, status=422)
    return redirect("campaigns:step", registration.pk, STEPS[0].slug)


def _registration(request, registration_id, allowed=rules.may_write) -> Registration:
    """The registration with all its parts, for those who act for its unit; to others it does not exist."""
    registration = queries.full(registration_id)
    if registration is None or not allowed(request.user, registration, timezone.now()):
        raise Http404
    return registration


def _open_for_writing(registration, now) -> bool:
    return registration.state in rules.EDITABLE and rules.in_time(registration, now)


@never_cache
@login_required
@require_safe
def registration(request, registration_id):
    """How a registration stands: its receipt, what was sent, what the office answered."""
    record = _registration(request, registration_id, rules.may_read_in_unit)
    now = timezone.now()
    submissions = list(record.submissions.select_related("receipt", "submitted_by").prefetch_related("attachments"))
    latest = submissions[0] if submissions else None
    standing = rules.standing(record.campaign, record, now)
    changed = _changed_since(record, submissions)
    context = {
        "registration": record,
        "changed": changed,
        "chip": rules.STANDING_WORDS[standing],
        "standing": standing,
        "may_edit": _open_for_writing(record, now) and rules.may_write(request.user, record, now),
        "left": time_left(record.closes_at, now),
        "submissions": submissions,
        "latest": latest,
        "received": drawing.received_words(latest.receipt) if latest else "",
        "reviews": [_readable(each) for each in record.reviews.select_related("by")],
        "content": latest.content if latest and record.state not in rules.EDITABLE else queries.content(record),
        "just_sent": "moi" in request.GET,
    }
    return render(request, f"{FOLDER}/registration.html", context)


def _changed_since(record, submissions):
    """(number of the submission compared with, what changed since): of the draft, or of the last one sent."""
    if record.state == Registration.State.RETURNED and submissions:
        return submissions[0].number, compare(submissions[0].content, queries.content(record))
    if len(submissions) > 1:
        return submissions[1].number, compare(submissions[1].content, submissions[0].content)
    return None


def _readable(review):
    review.step_names = [BY_KEY[key].name for key in review.steps if key in BY_KEY]
    return review


def _sign_in_or_keep(view):
    """Like login_required; but a form sent after the session has ended comes back with everything typed."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return login_required(view)(request, *args, **kwargs)
        skipped = {"csrfmiddlewaretoken", "version", "form_key"}
        if request.headers.get("X-Autosave") == "1":
            return JsonResponse({"message": SIGNED_OUT}, status=403)
        typed = [value for key, value in request.POST.items() if value.strip() and key not in skipped]
        # Counts and choices of a table of rows mean nothing on their own.
        words = [value for value in typed if not value.isdigit()]
        context = {"text": "\n".join(words), "lines": min(len(words) + 2, 20), "here": request.path}
        return render(request, f"{FOLDER}/signed_out.html", context, status=403)

    return guarded


@never_cache
@_sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, registration_id, slug):
    """One step of the form."""
    try:
        here = BY_SLUG[slug]
    except KeyError:
        raise Http404 from None
    record = _registration(request, registration_id)
    if request.method != "POST":
        if not _open_for_writing(record, timezone.now()):
            return redirect("campaigns:registration", record.pk)
        return _SHOW.get(here, _show_form)(request, record, here)
    return _TAKE.get(here, _take_form)(request, record, here)


def _frame(record, here, now, **extra):
    """What every step shows around its form."""
    missing = {gap.step for gap in queries.gaps(record, now)}
    reached = {*record.step_versions, *([FILES.key] if record.files.all() else [])}
    steps = [
        {
            "step": each,
            "number": number,
            "done": each != SEND and each.key not in missing and each.key in reached,
            "current": each == here,
        }
        for number, each in enumerate(STEPS, start=1)
    ]
    return {
        "registration": record,
        "step": here,
        "steps": steps,
        "number": STEPS.index(here) + 1,
        "following": after(here),
        "previous": before(here),
        "left": time_left(record.closes_at, now),
        "review": record.reviews.filter(outcome="returned").select_related("by").first()
        if record.state == Registration.State.RETURNED
        else None,
        "version": record.version,
        **extra,
    }


def _page(request, record, here, form, *, status=200, **extra):
    now = timezone.now()
    names = (
        {"form": form} if here.key not in ROW_KINDS else {"rows": form, "formset": form.formset, "paste": form.paste}
    )
    context = _frame(record, here, now, forms=forms_of(form), **names, **extra)
    return render(request, f"{FOLDER}/steps/{here.key}.html", context, status=status)


def _show_form(request, record, here):
    more = request.GET.get("them", "")
    spare = int(more) if more.isascii() and more.isdigit() and len(more) < 3 else SPARE_ROWS
    return _page(request, record, here, form_for(here, record, timezone.now(), spare=spare))


def _take_form(request, record, here):
    autosave = request.headers.get("X-Autosave") == "1"
    form = form_for(here, record, timezone.now(), request.POST)
    if not form.is_valid():
        if autosave:
            text = "Chưa lưu được vì có chỗ cần sửa. Bấm nút Lưu để xem."
            return JsonResponse({"message": text}, status=422)
        return _page(request, record, here, form, status=422, version=_version(request))
    try:
        saved = actions.save_step(record.pk, here.key, form.payload(), version=_version(request), by=request.user)
    except actions.Conflict as error:
        return _conflict(request, here, record.pk, form, error, autosave)
    except actions.NotAllowed:
        raise Http404 from None
    except actions.Refused as error:
        status = 409 if isinstance(error, actions.WrongState) else 422
        if autosave:
            return JsonResponse({"message": error.message, "final": True}, status=status)
        return _page(request, record, here, form, status=status, refused=error.message)
    if autosave:
        return JsonResponse({"version": saved.version, "message": f"Đã lưu lúc {time_text(saved.changed_at)}"})
    return _onward(request, record, here, form)


def _onward(request, record, here, form):
    """To the next step; back to the rows when rows were added or taken away, or when the clerk only saves."""
    url_of = lambda each: redirect("campaigns:step", record.pk, each.slug)  # noqa: E731
    if here.key in ROW_KINDS and (
        form.delete or form.take_offered or "them" in request.POST or form.paste.cleaned_data["pasted"]
    ):
        response = url_of(here)
        if "them" in request.POST:
            response["Location"] += f"?them={MORE_ROWS}#dong-cuoi"
        return response
    return redirect("campaigns:workspace") if "nghi" in request.POST else url_of(after(here))


def _conflict(request, here, registration_id, form, error, autosave):
    """Both texts: what is stored now, and what was typed here with a fresh token."""
    if autosave:
        return JsonResponse(
            {"message": error.message + " Bấm nút Lưu để so sánh hai bản.", "conflict": True}, status=409
        )
    stored = queries.full(registration_id)
    return _page(
        request,
        stored,
        here,
        form,
        status=409,
        conflict=error.message,
        stored=queries.content(stored),
        version=stored.version,
    )


def _version(request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


# --- files ---------------------------------------------------------------------


def _files_form(data=None, files=None):
    return FilesForm(data, files, max_bytes=settings.UPLOAD_MAX_BYTES)


def _show_files(request, record, here, form=None, status=200, **extra):
    extra["max_files"] = MAX_FILES
    return _page(request, record, here, form or _files_form(), status=status, **extra)


def _take_files(request, record, here):
    form = None
    try:
        removed = request.POST.get("xoa", "")
        if removed:
            if removed.isascii() and removed.isdigit() and len(removed) < 15:
                actions.remove_file(record.pk, int(removed), by=request.user)
            return redirect("campaigns:step", record.pk, here.slug)
        if "tiep" in request.POST and not request.FILES:
            return redirect("campaigns:step", record.pk, after(here).slug)
        form = _files_form(request.POST, request.FILES)
        if not form.is_valid():
            return _show_files(request, record, here, form, status=422)
        actions.add_files(record.pk, form.cleaned_data["files"], by=request.user)
    except RefusedFile as error:
        form.add_error("files", error.message)
        return _show_files(request, record, here, form, status=422)
    except actions.NotAllowed:
        raise Http404 from None
    except actions.Refused as error:
        return _show_files(request, record, here, _files_form(), status=422, refused=error.message)
    following = after(here) if "tiep" in request.POST else here
    return redirect("campaigns:step", record.pk, following.slug)


# --- sending -------------------------------------------------------------------


def _show_preview(request, record, here, *, status=200, **extra):
    now = timezone.now()
    found = queries.gaps(record, now)
    may_send = rules.may_send(request.user, record, now)
    context = _frame(
        record,
        here,
        now,
        content=queries.content(record),
        gaps=[{"step": BY_KEY[gap.step], "text": gap.text} for gap in found],
        doubles=queries.doubles(record),
        may_send=may_send,
        signatories=[] if may_send else queries.members_of(record.unit, now, Membership.Role.SIGNATORY),
        form_key=uuid.uuid4(),
    )
    return render(request, f"{FOLDER}/steps/send.html", context | extra, status=status)


def _take_submission(request, record, here):
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return _show_preview(request, record, here, status=422, refused="Mời xem lại bản đăng ký rồi bấm gửi lần nữa.")
    try:
        submission = actions.submit(record.pk, version=_version(request), form_key=key, by=request.user)
    except actions.AlreadySubmitted as error:
        context = {"message": error.message, "registration": record, "submission": error.submission}
        return render(request, f"{FOLDER}/refused.html", context, status=409)
    except actions.Incomplete:
        return _show_preview(request, queries.full(record.pk), here, status=422)
    except actions.Refused as error:
        status = 409 if isinstance(error, actions.Conflict) else 422
        return _show_preview(request, queries.full(record.pk), here, status=status, refused=error.message)
    return redirect(f"{submission.registration.get_absolute_url()}?moi")


_SHOW = {FILES: _show_files, SEND: _show_preview}
_TAKE = {FILES: _take_files, SEND: _take_submission}
