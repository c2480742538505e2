"""A person's inbox on the portal, what mails they want, and the address in a mail that refuses more of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from . import actions, queries, refusing, registry, rules
from .models import Notice

PAGE_SIZE = 30
FOLDER = "registrations/notices"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request):
    """What the portal told this person, newest first; a POST notes that all of it has been seen."""
    if request.method == "POST":
        count = actions.read_all(request.user)
        messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc." if count else "Không có thông báo mới.")
        return redirect("notices:inbox")
    only_new = request.GET.get("moi") == "1"
    mine = Notice.objects.of(request.user)
    found = mine.unread() if only_new else mine
    page = Paginator(found.only("subject", "queued_at", "read_at", "kind"), PAGE_SIZE).get_page(
        request.GET.get("trang")
    )
    context = {"page": page, "only_new": only_new, "unread": queries.unread_count(request.user)}
    return render(request, f"{FOLDER}/inbox.html", context)


@login_required
@never_cache
@require_safe
def notice(request, pk):
    """One notice of this person's inbox; opening it is reading it."""
    found = get_object_or_404(Notice, pk=pk)
    if not rules.may_read(request.user, found):
        raise Http404
    actions.read(found, by=request.user)
    return render(request, f"{FOLDER}/notice.html", {"notice": found, "event": registry.event(found.kind)})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request):
    """Which mails this person wants; the inbox has everything in any case."""
    offered = queries.choices_of(request.user)
    if request.method == "POST":
        wanted = set(request.POST.getlist("nhan"))
        for each in offered:
            kind = each["event"].kind
            if kind in wanted:
                actions.accept_again(request.user.pk, kind)
            else:
                actions.refuse(request.user.pk, kind)
        messages.success(request, "Đã lưu cách nhận thư.")
        return redirect("notices:choices")
    return render(request, f"{FOLDER}/choices.html", {"offered": offered})


@csrf_exempt  # a mail program presses for its owner (RFC 8058); what counts is the token
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request, token):
    """Refuse mails of one kind from the address in a mail, without signing in; GET only asks."""
    meant = refusing.read(token)
    event = registry.event(meant[1]) if meant else None
    if not (meant and event and event.may_refuse):
        return render(request, f"{FOLDER}/refuse_unknown.html", status=404)
    done = False
    if request.method == "POST":
        try:
            actions.refuse(*meant)
        except ValidationError:
            return render(request, f"{FOLDER}/refuse_unknown.html", status=404)
        done = True
    return render(request, f"{FOLDER}/refuse.html", {"event": event, "done": done})
