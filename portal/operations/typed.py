"""What somebody typed into a form of the back office outlives the end of the session.

A long text is not to be lost because its author was signed out meanwhile, or
signed in anew in another tab (which makes the marks of open forms worthless).
The form comes back as it was sent, to be sent again. Only for what came from a
page of the portal itself: nobody elsewhere gets his words shown or sent here.
"""

import json

from django.http import JsonResponse
from django.shortcuts import render

OFFICE = "/quan-tri/"
LEFT_OUT = frozenset({"csrfmiddlewaretoken"})
SIGNED_OUT = "Phiên đăng nhập đã hết. Mời đăng nhập ở một thẻ khác rồi bấm Lưu bản nháp ở đây."
SIGNED_IN_ANEW = "Trang mở từ trước lần đăng nhập mới nhất. Mời bấm Lưu bản nháp để giữ nội dung."


class TypedMiddleware:
    """A form of the back office that arrives without its sender being signed in is given back, not thrown away."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if sent_from_here(request) and not request.user.is_authenticated:
            return given_back(request)
        return self.get_response(request)


def sent_from_here(request) -> bool:
    """Whether this is a form of the back office that a browser says was sent from a page of this portal."""
    return (
        request.method == "POST"
        and request.path_info.startswith(OFFICE)
        and request.headers.get("Sec-Fetch-Site") == "same-origin"
        and not any("password" in name for name in request.POST)
    )


def given_back(request):
    """The form as it was sent, with a button to send it again; for what scripts send, the sentence alone."""
    if "application/json" in request.headers.get("Accept", "") or "X-Requested-With" in request.headers:
        # In the shape that the page editor shows beside its own state; it knows no other kinds than these.
        said = {
            "success": False,
            "error_code": "locked",
            "error_message": SIGNED_IN_ANEW if request.user.is_authenticated else SIGNED_OUT,
        }
        return JsonResponse(said, status=403)
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in LEFT_OUT]
    lines = [words for _, value in fields if (words := _words(value))]
    context = {
        "fields": fields,
        "text": "\n\n".join(dict.fromkeys(lines)),
        "files": bool(request.FILES),
        "signed_in": request.user.is_authenticated,
        "here": request.get_full_path(),
    }
    answer = render(request, "403_typed.html", context, status=403)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _words(value: str) -> str:
    """What of a field is words: the text of what the rich editor sends; nothing of keys, numbers and marks."""
    value = value.strip()
    if value.startswith("{"):
        try:
            blocks = json.loads(value).get("blocks", [])
            return "\n".join(str(block["text"]) for block in blocks if block.get("text"))
        except (ValueError, AttributeError, KeyError, TypeError):
            return ""
    return value if " " in value else ""
