"""What editors put into the library: pictures made fit to publish, files that readers will be able to open.

A picture may be far too large, lie on its side, tell where somebody lives, or
be no picture at all. What cannot be taken is refused in words that say what
to do; the rest is put right without asking.
"""

import contextlib
import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import PurePath

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cms_pages.core import picture_process
from cms_pages.core.pdf_guard import is_active
from registrations.tables.containers import Bounds, Container, Fault, Unsafe
from search.files.reading import read_file
from themes.base.vietnamese import number_text, size_text

MOST_PIXELS = 100_000_000
LONGEST_SIDE = 5_000
SECONDS = 60
MOST_DRAWING = 3 << 20
MOST_PARTS = 10_000
KINDS = "JPG, PNG, WebP, GIF, AVIF, HEIC và hình vẽ SVG"
EXTENSIONS = {"jpeg": "jpg"}

UNKNOWN = f"Không nhận ra ảnh trong tệp này. Trang nhận ảnh {KINDS}."
BROKEN = "Tệp ảnh bị hỏng hoặc chưa chép hết nên không mở được. Mời chép lại từ máy ảnh hoặc điện thoại rồi chọn lại."
TOO_LARGE = (
    "Ảnh này quá lớn hoặc quá phức tạp để mở. Mời lưu lại dưới dạng JPG, cạnh dài khoảng 4.000 điểm ảnh, rồi chọn lại."
)
ACTIVE = (
    "Hình vẽ SVG này có phần chạy được hoặc lấy từ nơi khác (đoạn mã, liên kết, kiểu chữ ngoài). "
    "Mời xuất lại thành SVG đơn giản, hoặc lưu thành PNG."
)
EMPTY = "Tệp này trống. Mời chọn lại tệp."
LOCKED_FILE = "Tệp này đặt mật khẩu nên người đọc không mở được. Mời bỏ mật khẩu, lưu lại rồi chọn lại."
BROKEN_FILE = "Tệp này bị hỏng hoặc chưa chép hết nên không mở được. Mời chép lại, hoặc mở và lưu lại, rồi chọn lại."

ACTIVE_FILE = (
    "Tệp PDF này có đoạn mã hoặc lệnh mở chương trình nên không được nhận. "
    "Mời mở tệp, chọn In rồi “Lưu thành PDF”, và chọn tệp vừa lưu."
)
_NEWER = "Đây là tệp {kind} đời cũ (.{extension}). Mời mở bằng {kind}, chọn Lưu thành .{newer} hoặc PDF, rồi chọn lại."
_MACRO = "Tệp .{extension} có macro. Mời lưu lại thành .{newer} (không macro) hoặc PDF, rồi chọn lại."
OTHER_ENDINGS = {
    "doc": (_NEWER, "Word", "docx"),
    "xls": (_NEWER, "Excel", "xlsx"),
    "docm": (_MACRO, "Word", "docx"),
    "xlsm": (_MACRO, "Excel", "xlsx"),
    "dotm": (_MACRO, "Word", "docx"),
}

_UNSAFE = {
    Fault.LOCKED: LOCKED_FILE,
    Fault.TOO_MANY: f"Tệp nén có hơn {number_text(MOST_PARTS)} tệp bên trong. Mời chia thành nhiều tệp.",
    Fault.OUTSIDE: "Tệp nén chứa tên tệp chỉ ra ngoài thư mục nên không được nhận. Mời nén lại rồi chọn lại.",
    Fault.SHORTCUT: "Tệp nén chứa đường tắt nên không được nhận. Mời nén lại rồi chọn lại.",
}

_SVG_NAMES = re.compile(
    r"(svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|defs|title|desc|style|clipPath|mask|"
    r"pattern|marker|symbol|use|image|switch|linearGradient|radialGradient|stop|filter|fe\w+|metadata|view)"
)
_SVG_SPACE = "{http://www.w3.org/2000/svg}"


class RefusedUpload(ValueError):
    """What was chosen is not taken; `message` says why and what to do, in Vietnamese."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fit to publish: its bytes, kind ("jpeg", "png", "webp", "gif", "svg") and size in pixels."""

    content: bytes
    kind: str
    width: int = 0
    height: int = 0

    @property
    def extension(self):
        return EXTENSIONS.get(self.kind, self.kind)


def fit_picture(data):
    """The picture in these bytes: upright, in screen colours, without place or device, at most 5,000 pixels long.

    Raises RefusedUpload.
    """
    return _fit(data, _alone)


class PictureBench:
    """`fit_picture` for many pictures: one process stays and gives each picture a child of its own.

    Used with `with`; not by several threads at once.
    """

    def __init__(self):
        self._process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._end()

    def fit(self, data):
        """Like `fit_picture`."""
        return _fit(data, self._ask)

    def _ask(self, data):
        if self._process is None:
            self._process = subprocess.Popen([*_command(), "many"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        overdue = threading.Timer(SECONDS, self._process.kill)
        overdue.start()
        try:
            self._process.stdin.write(b"%d\n" % len(data) + data)
            self._process.stdin.flush()
            length = int(self._process.stdout.readline())
            answered = self._process.stdout.read(max(0, length))
        except (OSError, ValueError):
            length, answered = None, b""
        finally:
            overdue.cancel()
        if length is None or len(answered) < length:  # the process itself was ended: no fault of this picture, perhaps
            self._end()
            return _alone(data)
        if length < 0:
            raise RefusedUpload(TOO_LARGE if length == -2 else BROKEN)
        return answered

    def _end(self):
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.stdout.close()
            with contextlib.suppress(OSError):
                process.stdin.close()
            process.wait()


def _command():
    return [sys.executable, "-I", picture_process.__file__, str(MOST_PIXELS), str(LONGEST_SIDE)]


def _fit(data, ask):
    if not data:
        raise RefusedUpload(EMPTY)
    if _is_drawing(data):
        return Picture(_safe_drawing(data), "svg")
    line, _, content = ask(data).partition(b"\n")
    facts = json.loads(line)
    if facts["state"] != "ok":
        raise RefusedUpload(_why(facts))
    return Picture(content or data, facts["format"], facts["width"], facts["height"])


def _alone(data):
    try:
        done = subprocess.run(_command(), input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise RefusedUpload(TOO_LARGE) from None
    if done.returncode or not done.stdout:
        # Ended by the limit of memory or time, or by a crash in compiled code.
        raise RefusedUpload(TOO_LARGE if done.returncode < 0 else BROKEN)
    return done.stdout


def _why(facts):
    state = facts["state"]
    if state == "too_many_pixels":
        width, height = facts["width"], facts["height"]
        return (
            f"Ảnh này có {number_text(round(width * height / 1_000_000))} triệu điểm ảnh "
            f"({number_text(width)} × {number_text(height)}), vượt mức {MOST_PIXELS // 1_000_000} triệu. "
            "Mời thu nhỏ ảnh, cạnh dài khoảng 4.000 điểm ảnh là đủ nét, rồi chọn lại."
        )
    if state == "animated":
        return (
            f"Đây là ảnh động ({facts['frames']} khung hình); người đọc không dừng được ảnh động nên Trang chỉ nhận ảnh tĩnh. "
            "Mời lưu một khung hình thành JPG hoặc PNG, hoặc đưa lên dưới dạng phim."
        )
    return {"unknown": UNKNOWN, "too_large": TOO_LARGE}.get(state, BROKEN)


def _is_drawing(data):
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in data[:65536].lower()


def _safe_drawing(data):
    """The drawing itself, if nothing in it can run or lead elsewhere: only shapes, texts and colours."""
    if len(data) > MOST_DRAWING:
        raise RefusedUpload(
            f"Hình vẽ SVG nặng {size_text(len(data))}, vượt mức {size_text(MOST_DRAWING)}. Mời lưu thành PNG."
        )
    try:
        root = ElementTree.fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise RefusedUpload(ACTIVE) from None
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
        raise RefusedUpload(BROKEN) from None
    if root.tag != f"{_SVG_SPACE}svg":
        raise RefusedUpload(UNKNOWN)
    for element in root.iter():
        if not isinstance(element.tag, str):  # comments, instructions
            continue
        space, _, name = element.tag.rpartition("}")
        if f"{space}}}" == _SVG_SPACE and not _SVG_NAMES.fullmatch(name):
            raise RefusedUpload(ACTIVE)
        if any(_leads_away(*each) for each in element.attrib.items()):
            raise RefusedUpload(ACTIVE)
        if name == "style" and re.search(r"@import|url\(\s*['\"]?\s*(?!#)", element.text or "", re.I):
            raise RefusedUpload(ACTIVE)
    if b"<?xml-stylesheet" in data:
        raise RefusedUpload(ACTIVE)
    return data


def _leads_away(name, value):
    bare = name.rpartition("}")[2].lower()
    value = "".join(value.split()).lower()
    if bare.startswith("on"):
        return True
    if bare in {"href", "src"}:
        return not value.startswith(("#", "data:image/png", "data:image/jpeg", "data:image/webp")) and value != ""
    return "javascript:" in value or bool(re.search(r"url\(['\"]?(?!#|['\"]?#)", value))


def picture_upload(uploaded):
    """An uploaded picture as a file fit to publish, with the ending of what it really is. Raises RefusedUpload."""
    _not_too_heavy(uploaded, settings.UPLOAD_MAX_BYTES)
    uploaded.seek(0)
    picture = fit_picture(uploaded.read())
    name = PurePath(uploaded.name or "anh").stem or "anh"
    media = "image/svg+xml" if picture.kind == "svg" else f"image/{picture.kind}"
    return SimpleUploadedFile(f"{name}.{picture.extension}", picture.content, content_type=media)


def _not_too_heavy(uploaded, most):
    if not uploaded.size:
        raise RefusedUpload(EMPTY)
    if uploaded.size > most:
        raise RefusedUpload(
            f"Tệp này nặng {size_text(uploaded.size)}, vượt mức {size_text(most)}. Mời chọn tệp nhẹ hơn."
        )


def check_file(uploaded):
    """Refuse a file that readers could not open: locked, broken, or not what its name says. Raises RefusedUpload."""
    extension = PurePath(uploaded.name or "").suffix.lower().lstrip(".")
    if extension in OTHER_ENDINGS:
        words, kind, newer = OTHER_ENDINGS[extension]
        raise RefusedUpload(words.format(kind=kind, extension=extension, newer=newer))
    _not_too_heavy(uploaded, settings.SCAN_MAX_BYTES)
    uploaded.seek(0)
    head = uploaded.read(8192)
    uploaded.seek(0)
    if extension == "pdf":
        if b"%PDF-" not in head[:1024]:
            raise RefusedUpload(
                "Tệp mang đuôi .pdf nhưng nội dung không phải PDF. Mời xuất lại thành PDF rồi chọn lại."
            )
        data = uploaded.read()
        uploaded.seek(0)
        state = read_file(data, most=1_000).state
        if state == "locked":
            raise RefusedUpload(LOCKED_FILE)
        if state == "broken":
            raise RefusedUpload(BROKEN_FILE)
        if is_active(data):
            raise RefusedUpload(ACTIVE_FILE)
    elif extension in {"docx", "xlsx", "zip"}:
        _check_package(uploaded, head, extension)
    elif extension in {"csv", "txt", "vtt"} and (b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise RefusedUpload(f"Tệp mang đuôi .{extension} nhưng nội dung không phải văn bản. Mời kiểm tra lại tệp.")


def _check_package(uploaded, head, extension):
    if head.startswith(b"\xd0\xcf\x11\xe0") and extension != "zip":
        data = uploaded.read()
        uploaded.seek(0)
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedUpload(LOCKED_FILE)
        kind, older = ("Word", "doc") if extension == "docx" else ("Excel", "xls")
        raise RefusedUpload(_NEWER.format(kind=kind, extension=older, newer=extension))
    try:
        names = set(Container(uploaded, Bounds(MOST_PARTS)).names)
    except Unsafe as error:
        raise RefusedUpload(_UNSAFE.get(error.fault, BROKEN_FILE)) from None
    finally:
        uploaded.seek(0)
    wanted = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}.get(extension)
    if wanted and wanted not in names:
        raise RefusedUpload(
            f"Tệp mang đuôi .{extension} nhưng nội dung không phải tệp Office. Mời lưu lại rồi chọn lại."
        )
    if wanted and any("vbaproject.bin" in name.lower() for name in names):
        raise RefusedUpload("Tệp này có macro. Mời lưu lại thành tệp thường (không macro) rồi chọn lại.")
