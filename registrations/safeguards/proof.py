"""What the proof-of-work widget needs: where its worker lies, and its words in Vietnamese."""

import json

from django.templatetags.static import static

# How far the browser counts at most: under a second on a desk, a few on an old phone.
MOST_TRIES = 50_000

# The name of the box, so that whoever hears the page knows in every state what is checked. Two lines on a phone at
# most, for which the style keeps room: a box that grew under the finger would move the button away from the press.
STRINGS = {
    "label": "Xác nhận không phải máy gửi tự động",
    "verifying": "Xác nhận không phải máy gửi tự động: đang kiểm tra",
    "verified": "Xác nhận không phải máy gửi tự động: đã kiểm tra xong",
    "error": "Chưa kiểm tra được. Ông, bà vẫn gửi được ý kiến.",
    "expired": "Lượt kiểm tra đã cũ, đang kiểm tra lại",
    "waitAlert": "Đang kiểm tra, mời chờ vài giây.",
}


def widget_settings():
    """Settings for the altcha element, ready for its attributes."""
    words = json.dumps(STRINGS, ensure_ascii=False)
    # The widget does not find the range in the challenge; untold, each of its workers counts to a million.
    return {"worker": static("base/altcha/worker.js"), "strings": words, "most": str(MOST_TRIES)}
