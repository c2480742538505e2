"""What the proof-of-work widget needs: where its worker lies, and its words in Vietnamese."""

import json

from django.templatetags.static import static

# The name of the box, so that whoever hears the page knows in every state what is checked.
STRINGS = {
    "label": "Xác nhận không phải máy gửi tự động",
    "verifying": "Xác nhận không phải máy gửi tự động: đang kiểm tra, mời ông, bà cứ viết tiếp",
    "verified": "Xác nhận không phải máy gửi tự động: đã kiểm tra xong",
    "error": "Chưa kiểm tra được. Ông, bà vẫn gửi được ý kiến.",
    "expired": "Lượt kiểm tra đã cũ, đang kiểm tra lại",
    "waitAlert": "Đang kiểm tra, mời chờ vài giây.",
}


def widget_settings():
    """Settings for the altcha element, ready for its attributes."""
    return {"worker": static("base/altcha/worker.js"), "strings": json.dumps(STRINGS, ensure_ascii=False)}
