"""The addresses that the script of a file field speaks to; every answer is JSON. Pages work without them."""

from __future__ import annotations

import logging
from functools import wraps

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from registrations.safeguards.addresses import remote_of
from search.text import asked_words, whole_number

from . import upload_actions
from .actions import RefusedFile
from .models import Upload
from .senders import NoRoom, OpenForm, Person

log = logging.getLogger(__name__)
SIGNED_OUT = "Phiên đăng nhập đã hết. Phần đã tải vẫn được giữ; mời đăng nhập lại ở một thẻ khác, tệp sẽ tải tiếp."
TOO_OLD = "Biểu mẫu này mở đã lâu. Tệp sẽ đi cùng biểu mẫu khi ông, bà bấm gửi."
GONE = "Không còn giữ phần đã tải của tệp này. Mời chọn lại tệp."
DAMAGED = "Một phần của tệp bị hỏng trên đường truyền."
NO_ROOM = "Máy chủ chưa ghi được tệp. Trang sẽ tự thử lại."


def _speaks_json(view):
    """Turn every refusal into an answer that the script can tell the sender."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, open_form=False, **kwargs):
        sender, refusal = _open_form(request) if open_form else _person(request)
        if sender is None:
            return refusal
        try:
            return JsonResponse(view(request, sender, *args, **kwargs))
        except NoRoom as error:
            return JsonResponse({"message": error.message, "withForm": True}, status=422)
        except RefusedFile as error:
            return JsonResponse({"message": error.message, "final": True}, status=422)
        except upload_actions.NotThere:
            return JsonResponse({"message": GONE}, status=404)
        except upload_actions.WrongOffset as error:
            return JsonResponse({"received": error.received}, status=409)
        except upload_actions.BadPart:
            return JsonResponse({"message": DAMAGED}, status=422)
        except OSError:
            log.exception("A part of a file could not be kept")
            return JsonResponse({"message": NO_ROOM}, status=503)

    return guarded


def _person(request):
    """(whoever is signed in, or None and what to answer)."""
    if request.user.is_authenticated:
        return Person(request.user), None
    return None, JsonResponse({"message": SIGNED_OUT, "signedOut": True}, status=403)


def _open_form(request):
    """(the open form whose handle the script brings, or None and what to answer)."""
    form = OpenForm.read(request.headers.get("X-Form-Handle", ""), remote_of(request))
    return form, None if form else JsonResponse({"message": TOO_OLD, "withForm": True}, status=403)


def for_open_forms(view):
    """The same address for a form without an account: its signed handle stands for the session.

    No cookie is read, so there is nothing that a forged request could borrow.
    """

    @csrf_exempt
    @wraps(view)
    def opened(request, *args, **kwargs):
        return view(request, *args, open_form=True, **kwargs)

    return opened


def _told(upload: Upload) -> dict:
    return {
        "id": str(upload.pk),
        "name": upload.name,
        "mark": upload.mark,
        "size": upload.size,
        "received": upload.received,
        "part": upload.part_size,
        "whole": upload.is_whole,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@_speaks_json
def uploads(request, sender):
    """What this sender has on the way for one field; or one more, or the one broken off before."""
    if request.method != "POST":
        place = asked_words(request.GET.get("noi"), 300)
        found = Upload.objects.of(sender, timezone.now()).filter(place=place)
        return {"uploads": [_told(each) for each in found], "part": upload_actions.PART}
    size = request.POST.get("size", "")
    upload = upload_actions.begin(
        sender,
        place=asked_words(request.POST.get("place"), 300),
        name=asked_words(request.POST.get("name"), 1000),
        size=whole_number(size, 15) or 0,
        mark=asked_words(request.POST.get("mark"), 100),
    )
    return _told(upload)


@require_POST
@_speaks_json
def part(request, sender, upload_id):
    """The next bytes, from the one named in `tu` on."""
    said = whole_number(request.GET.get("tu"))
    offset = -1 if said is None else said
    body = request.read(upload_actions.PART + 1)  # never more than a part, whatever is sent
    digest = asked_words(request.headers.get("X-Part-Sha256"), 64)
    return _told(upload_actions.take(sender, upload_id, offset=offset, body=body, digest=digest))


@require_POST
@_speaks_json
def whole(request, sender, upload_id):
    """Every byte is here: what kind of file it is."""
    return _told(upload_actions.finish(sender, upload_id, digest=asked_words(request.POST.get("sha256"), 64)))


@require_POST
@_speaks_json
def drop(request, sender, upload_id):
    """The sender gives it up."""
    upload_actions.drop(sender, upload_id)
    return {}
