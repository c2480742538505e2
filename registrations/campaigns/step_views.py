"""The steps of the form that a clerk fills in: typed fields, rows and files."""

from __future__ import annotations

import uuid
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registrations import refusals
from registrations.attachments.actions import RefusedFile
from registrations.attachments.sniffing import OFFICE_KINDS, kinds_in_words
from registrations.attachments.upload_actions import files_of
from registrations.unit_forms import autosave_done, autosave_invalid, autosave_refused, is_autosave, version_of
from search.text import whole_number
from themes.base.vietnamese import size_text, time_text

from . import actions, archive, keeping, queries, rules
from .compare_views import conflict, take_choice
from .forms import MORE_ROWS, SPARE_ROWS, FilesForm, form_for, forms_of
from .models import Question
from .steps import BY_KEY, FILES, MAX_FILES, ROW_KINDS, SEND, after, before, steps_of

FOLDER = "registrations/campaigns"
SIGNED_OUT = "Phiên đăng nhập đã hết. Nội dung vẫn còn ở đây và được lưu tiếp sau khi đăng nhập ở một thẻ khác."


def sign_in_or_keep(view):
    """Like login_required; but a form sent after the session has ended comes back with everything typed."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return login_required(view)(request, *args, **kwargs)
        if is_autosave(request):
            return JsonResponse({"message": SIGNED_OUT, "signedOut": True}, status=403)
        words = keeping.words_of(request)
        context = {"text": "\n".join(words), "lines": min(len(words) + 2, 20), "here": request.path}
        context |= {"kept": bool(words) and keeping.keep(request), "files": bool(request.FILES)}
        return render(request, "registrations/signed_out.html", context, status=403)

    return guarded


def no_longer(request):
    """To who had the form open and may not write in it any more: their own words, to be handed on to a colleague."""
    words = keeping.words_of(request)
    context = {"text": "\n".join(words), "lines": min(len(words) + 2, 20)}
    return render(request, f"{FOLDER}/no_longer.html", context, status=403)


def done_steps(record, now) -> set[str]:
    """The steps that somebody has been at and that lack nothing."""
    reached = {*record.step_versions, *([FILES.key] if record.files.all() else [])}
    return {each.key for each in steps_of(record.campaign) if each != SEND} & reached - missing_steps(record, now)


def missing_steps(record, now) -> set[str]:
    """The steps without which nothing can be sent yet."""
    return {gap.step for gap in queries.gaps(record, now)}


def step_to_go_on(record, now):
    """Where the work goes on: what is to be mended, else the first step nobody was at, else what lacks, else sending."""
    walk = steps_of(record.campaign)
    review = queries.open_return(record)
    asked = [each for each in walk if review and each.key in review.steps]
    # Files are asked for by few campaigns; where none is lacking nobody is sent to that step.
    unseen = [each for each in walk if each.key not in record.step_versions and each not in (FILES, SEND)]
    missing = missing_steps(record, now)
    return [*asked, *unseen, *(each for each in walk if each.key in missing), SEND][0]


def frame(record, here, now, **extra):
    """What every step shows around its form."""
    walk = steps_of(record.campaign)
    done = done_steps(record, now)
    steps = [
        {"step": each, "number": number, "done": each.key in done, "current": each == here}
        for number, each in enumerate(walk, start=1)
    ]
    return {
        "registration": record,
        "step": walk[walk.index(here)],
        "steps": steps,
        "number": walk.index(here) + 1,
        "following": after(here, walk),
        "previous": before(here, walk),
        "left": record.due.left(now),
        "seconds_left": seconds_left(record, now),
        "saved": record.versions.filter(step=here.key).select_related("by").first(),
        "tab": uuid.uuid4().hex,
        "paper": rules.open_paper(record),
        "review": queries.open_return(record),
        "version": record.version,
        **extra,
    }


def _page(request, record, here, form, *, status=200, **extra):
    now = timezone.now()
    names = (
        {"form": form} if here.key not in ROW_KINDS else {"rows": form, "formset": form.formset, "paste": form.paste}
    )
    if here.key in ROW_KINDS:
        names["hints"] = archive.hints(record, now, ROW_KINDS[here.key])
    names["keep"] = keeping.token_for(request.user, request.path)
    context = frame(record, here, now, forms=forms_of(form), **names, **extra)
    return render(request, f"{FOLDER}/steps/{here.key}.html", context, status=status)


def show_form(request, record, here):
    if typed := keeping.kept_for(request):
        form = form_for(here, record, timezone.now(), typed)
        return _page(request, record, here, form, version=whole_number(typed.get("version"), 9) or 0, restored=True)
    more = whole_number(request.GET.get("them"), 2)
    spare = SPARE_ROWS if more is None else more
    return _page(request, record, here, form_for(here, record, timezone.now(), spare=spare))


def take_form(request, record, here):
    autosave = is_autosave(request)
    form = form_for(here, record, timezone.now(), request.POST)
    if not form.is_valid():
        if autosave:
            return autosave_invalid()
        return _page(request, record, here, form, status=422, version=version_of(request))
    try:
        if "gop" in request.POST:
            refused = take_choice(request, record, here, form, version_of(request))
            return refused or _onward(request, record, here, form)
        tab = request.POST.get("tab", "").replace("\x00", "")
        saved = actions.save_step(
            record.pk, here.key, form.payload(), version=version_of(request), by=request.user, tab=tab
        )
    except refusals.Conflict as error:
        return conflict(request, here, record.pk, form, error)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Refused as error:
        if autosave:
            return autosave_refused(error)
        return _page(request, record, here, form, status=error.status, refused=error.message)
    if autosave:
        return autosave_done(saved.version, saved.changed_at)
    return _onward(request, record, here, form)


def _onward(request, record, here, form):
    """To the next step; back to the rows when rows were added or taken away, or when the clerk only saves."""
    keeping.forget(request)
    if here.key in ROW_KINDS:
        _tell_of_pasted(request, form.paste.read)
    url_of = lambda each: redirect("campaigns:step", record.pk, each.slug)  # noqa: E731
    if here.key in ROW_KINDS and (
        form.delete or form.take_offered or "them" in request.POST or form.paste.cleaned_data["pasted"]
    ):
        response = url_of(here)
        if "them" in request.POST:
            response["Location"] += f"?them={MORE_ROWS}#dong-cuoi"
        return response
    if again := getattr(form, "again", ""):
        response = url_of(here)
        response["Location"] += again
        return response
    return redirect("campaigns:workspace") if "nghi" in request.POST else url_of(after(here, steps_of(record.campaign)))


def _tell_of_pasted(request, pasted):
    """How many rows came out of what was pasted, and what of it the form has no place for."""
    if not pasted.rows:
        return
    text = f"Đã nhận {len(pasted.rows)} dòng đã dán."
    if unknown := sum(row["title_id"] is None for row in pasted.rows):
        text += f" {unknown} dòng chưa có danh hiệu: mời chọn ở cột Danh hiệu đăng ký."
    if pasted.passed_over:
        names = ", ".join(f"“{each[:40]}”" for each in pasted.passed_over[:8])
        text += f" Không lấy cột {names} vì biểu mẫu không có chỗ ghi."
    messages.success(request, text)


def seconds_left(record, now) -> int:
    """Whole seconds until nothing is taken any more, by the server's clock."""
    return max(0, int((record.due.ends_at - now).total_seconds()))


@never_cache
@require_safe
def pulse(request, registration_id):
    """What an open page hears without being loaded anew: others' savings, more time, the end."""
    record = queries.full(registration_id) if request.user.is_authenticated else None
    now = timezone.now()
    if record is None or not rules.may_write(request.user, record, now):
        return JsonResponse({"message": "Tài khoản này không còn nhập được ở đây."}, status=404)
    is_open = record.state in rules.EDITABLE and rules.may_write_now(request.user, record, now)
    if is_open:
        message = f"Hạn gửi: {record.deadline}."
    elif record.state not in rules.EDITABLE:
        message = f"{record.campaign.thing_first} đã được gửi, không sửa ở đây được nữa."
    else:
        message = f"Đã hết hạn ({record.deadline}). Nội dung đang nhập vẫn còn trên trang này."
    answer = {
        "open": is_open,
        "message": message,
        "left": seconds_left(record, now),
        "words": record.due.left(now),
        "others": others_words(record, whole_number(request.GET.get("lan"), 9) or 0, request.user),
    }
    return JsonResponse(answer)


def others_words(record, version, user) -> str:
    """What colleagues saved since a version, a sentence for each step."""
    last = {}
    for each in queries.saved_by_others(record, version, user):
        last.setdefault(each.step, each)
    said = [
        f"{each.by.full_name} vừa lưu phần {BY_KEY[key].name} lúc {time_text(each.at)}." for key, each in last.items()
    ]
    return " ".join(said)


# --- files ---------------------------------------------------------------------


def _files_form(data=None, files=None):
    return FilesForm(data, files, max_bytes=settings.SCAN_MAX_BYTES)


def show_files(request, record, here, form=None, status=200, **extra):
    refused_answers = extra.pop("refusals", {})
    asked = [
        {"question": each, "files": queries.files_for(record, each), "error": refused_answers.get(each.pk, "")}
        | {"kinds": kinds_in_words(frozenset(each.file_kinds) or OFFICE_KINDS)}
        for each in queries.questions_of(record.campaign)
        if each.kind == Question.Kind.FILE
    ]
    others = [each for each in record.files.all() if each.question_id not in {one["question"].pk for one in asked}]
    extra |= {"max_files": MAX_FILES, "asked": asked, "others": others}
    known = {one["question"].pk for one in asked}
    extra["not_asked"] = next((text for number, text in refused_answers.items() if number not in known), "")
    extra |= {"max_mb": settings.SCAN_MAX_BYTES // 2**20, "max_words": size_text(settings.SCAN_MAX_BYTES)}
    return _page(request, record, here, form or _files_form(), status=status, **extra)


def take_files(request, record, here):
    """Every file that was chosen, whichever button was pressed; what is refused is told beside its field."""
    uploads = files_of(request)
    try:
        if removed := _number(request.POST.get("xoa", "")):
            actions.remove_file(record.pk, removed, by=request.user)
        refused = _take_answers(request, record, uploads)
        form = _take_others(request, record, uploads)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Refused as error:
        return show_files(request, record, here, _files_form(), status=422, refused=error.message)
    if refused or form:
        return show_files(request, queries.full(record.pk), here, form, status=422, refusals=refused)
    following = after(here, steps_of(record.campaign)) if "tiep" in request.POST else here
    response = redirect("campaigns:step", record.pk, following.slug)
    if answered := _number(request.POST.get("cau", "")):
        response["Location"] += f"#cau-{answered}"
    return response


def _take_others(request, record, uploads):
    """Keep the files that answer no question; the form where they are refused, None where all is well."""
    asked = not {"tiep", "xoa", "cau"} & set(request.POST)
    if not uploads.getlist("files") and (not asked or any(key.startswith("tep-") for key in uploads)):
        return None
    form = _files_form(request.POST, uploads)
    if form.is_valid():
        try:
            actions.add_files(record.pk, form.cleaned_data["files"], by=request.user)
        except RefusedFile as error:
            form.add_error("files", error.message)
    return None if form.is_valid() else form


def _take_answers(request, record, uploads) -> dict[int, str]:
    """Keep the files that answer questions; what was refused, by question."""
    refused = {}
    pressed = _number(request.POST.get("cau", ""))
    if pressed and f"tep-{pressed}" not in uploads:
        refused[pressed] = "Mời chọn tệp rồi bấm Tải lên."
    for key in uploads:
        if key.startswith("tep-"):
            number = _number(key.removeprefix("tep-"))
            try:
                actions.answer_with_file(record.pk, number, uploads[key], by=request.user)
            except RefusedFile as error:
                refused[number] = error.message
    return refused


def _number(text: str) -> int:
    """A key out of a form; a forged one is 0, of which there is none."""
    return whole_number(text) or 0
