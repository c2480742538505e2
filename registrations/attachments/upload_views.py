"""The addresses that the script of a file field speaks to; every answer is JSON. Pages work without them."""

from __future__ import annotations

import logging
from functools import wraps

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from . import upload_actions
from .actions import RefusedFile
from .models import Upload

log = logging.getLogger(__name__)
SIGNED_OUT = "Phiên đăng nhập đã hết. Phần đã tải vẫn được giữ; mời đăng nhập lại ở một thẻ khác, tệp sẽ tải tiếp."
GONE = "Không còn giữ phần đã tải của tệp này. Mời chọn lại tệp."
DAMAGED = "Một phần của tệp bị hỏng trên đường truyền."
NO_ROOM = "Máy chủ chưa ghi được tệp. Trang sẽ tự thử lại."


def _speaks_json(view):
    """Turn every refusal into an answer that the script can tell the sender."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return JsonResponse({"message": SIGNED_OUT, "signedOut": True}, status=403)
        try:
            return JsonResponse(view(request, *args, **kwargs))
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


def _text(value: str | None, most: int) -> str:
    return (value or "").replace("\x00", "")[:most]


@require_http_methods(["GET", "HEAD", "POST"])
@_speaks_json
def uploads(request):
    """What this person has on the way for one field; or one more, or the one broken off before."""
    if request.method != "POST":
        place = _text(request.GET.get("noi"), 300)
        found = Upload.objects.of(request.user, timezone.now()).filter(place=place)
        return {"uploads": [_told(each) for each in found], "part": upload_actions.PART}
    size = request.POST.get("size", "")
    upload = upload_actions.begin(
        request.user,
        place=_text(request.POST.get("place"), 300),
        name=_text(request.POST.get("name"), 1000),
        size=int(size) if size.isascii() and size.isdigit() and len(size) < 16 else 0,
        mark=_text(request.POST.get("mark"), 100),
    )
    return _told(upload)


@require_POST
@_speaks_json
def part(request, upload_id):
    """The next bytes, from the one named in `tu` on."""
    said = request.GET.get("tu", "")
    offset = int(said) if said.isascii() and said.isdigit() and len(said) < 16 else -1
    body = request.read(upload_actions.PART + 1)  # never more than a part, whatever is sent
    digest = _text(request.headers.get("X-Part-Sha256"), 64)
    return _told(upload_actions.take(request.user, upload_id, offset=offset, body=body, digest=digest))


@require_POST
@_speaks_json
def whole(request, upload_id):
    """Every byte is here: what kind of file it is."""
    return _told(upload_actions.finish(request.user, upload_id, digest=_text(request.POST.get("sha256"), 64)))


@require_POST
@_speaks_json
def drop(request, upload_id):
    """The sender gives it up."""
    upload_actions.drop(request.user, upload_id)
    return {}
