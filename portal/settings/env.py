"""Every environment variable that the portal reads: its type, default and meaning.

The embedded defaults run the whole portal on one machine with no service at
all. `read()` checks all variables at once, so that a wrong value stops the
start with a list of what is wrong instead of failing later in a request.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent


class BadEnvironment(ImproperlyConfigured):
    """One or more environment variables hold a value that cannot be used."""


def _text(value: str) -> str:
    return value


def _bool(value: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    try:
        return known[value.strip().lower()]
    except KeyError:
        raise ValueError("cần 1 hoặc 0") from None


def _positive(value: str) -> int:
    number = int(value)
    if number <= 0:
        raise ValueError("cần số nguyên dương")
    return number


def _count(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError("cần số nguyên từ 0")
    return number


def _sign_off_methods(value: str) -> list[str]:
    known = ("totp", "passkey", "email")
    chosen = [each.strip().lower() for each in value.split(",") if each.strip()]
    if not chosen or any(each not in known for each in chosen):
        raise ValueError("cần ít nhất một trong totp, passkey, email, cách nhau bằng dấu phẩy")
    return list(dict.fromkeys(chosen))


def _sign_off_acts(value: str) -> list[str]:
    known = ("report", "nomination", "pledge", "score", "ranking", "initiative")
    chosen = [each.strip().lower() for each in value.split(",") if each.strip()]
    if any(each not in known for each in chosen):
        raise ValueError(f"cần một số trong {', '.join(known)}, cách nhau bằng dấu phẩy, hoặc bỏ trống")
    return list(dict.fromkeys(chosen))


LIMITED_FORMS = ("feedback", "consultation-comment", "subject-request")
LIMITS = ("line", "near", "line_subject", "proved_line", "proved_near", "proved_line_subject", "subject",
          "stamp_uses", "same_texts")  # fmt: skip


def _limits(value: str) -> dict[str, dict[str, int]]:
    """ "line=20 feedback.line=30" as {"": {"line": 20}, "feedback": {"line": 30}}."""
    found: dict[str, dict[str, int]] = {}
    for each in value.split():
        name, _, number = each.partition("=")
        form, _, limit = name.rpartition(".")
        if (
            limit not in LIMITS
            or form not in ("", *LIMITED_FORMS)
            or not re.fullmatch(r"[1-9]\d{0,6}", number, re.ASCII)
        ):
            raise ValueError(f"không hiểu “{each}”; cần dạng mức=số hoặc biểu-mẫu.mức=số, ví dụ feedback.line=30")
        found.setdefault(form, {})[limit] = int(number)
    return found


def _hosts(value: str) -> list[str]:
    return [host.strip() for host in value.split(",") if host.strip()]


def _people(value: str) -> list[tuple[str, str]]:
    found = [address.strip() for address in value.split(",") if address.strip()]
    if wrong := [address for address in found if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", address)]:
        raise ValueError(f"“{wrong[0]}” không phải địa chỉ thư điện tử; nhiều địa chỉ cách nhau bằng dấu phẩy")
    return [(address.partition("@")[0], address) for address in found]


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        raise ValueError("cần địa chỉ dạng https://ten-mien")
    return value.rstrip("/")


def _url_with(*schemes: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value and value.split(":", 1)[0] not in schemes:
            raise ValueError(f"cần bắt đầu bằng {', '.join(schemes)}")
        return value

    return check


def _servers(value: str) -> list[str]:
    found = [address.strip().rstrip("/") for address in value.split(",") if address.strip()]
    for address in found:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("cần địa chỉ dạng http://ten-may:9200")
    return found


def _index_prefix(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,40}", value):
        raise ValueError("cần chữ thường không dấu, chữ số, gạch nối; bắt đầu bằng chữ")
    return value


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: how it is read and what it is for."""

    name: str
    parse: Callable[[str], Any]
    default: str
    meaning: str


VARIABLES = (
    Variable("DEBUG", _bool, "0", "Chế độ phát triển: hiện lỗi chi tiết. Không bật khi phục vụ thật."),
    Variable("SECRET_KEY", _text, "", "Khóa ký của trang. Bỏ trống thì tạo và giữ ở DATA_DIR/secret-key."),
    Variable("DATA_DIR", _text, "var", "Thư mục dữ liệu: cơ sở dữ liệu, tệp tải lên, chỉ mục, thư."),
    Variable(
        "DATABASE_URL",
        _url_with("sqlite", "postgres", "postgresql"),
        "",
        "Cơ sở dữ liệu. Bỏ trống: SQLite trong DATA_DIR. Ví dụ postgres://user:pass@host:5432/ten.",
    ),
    Variable("REDIS_URL", _url_with("redis", "rediss"), "", "Redis cho bộ nhớ đệm. Bỏ trống: dùng cơ sở dữ liệu."),
    Variable("ALLOWED_HOSTS", _hosts, "127.0.0.1,localhost", "Các tên miền được phục vụ, cách nhau bằng dấu phẩy."),
    Variable("SITE_URL", _origin, "http://127.0.0.1:8000", "Địa chỉ công khai của trang, dùng trong thư và mã QR."),
    Variable("SECURE", _bool, "0", "Bật khi phục vụ qua HTTPS: cookie an toàn, HSTS, chuyển hướng."),
    Variable("DEMO", _bool, "0", "Trang đang mang dữ liệu mẫu: chỉ phục vụ trên máy này (loopback)."),
    Variable(
        "EMAIL_URL",
        _url_with("file", "smtp", "smtps", "console"),
        "file:",
        "Máy chủ thư. Mặc định ghi vào DATA_DIR/mail.",
    ),
    Variable("DEFAULT_FROM_EMAIL", _text, "khong-tra-loi@tdkt.example", "Địa chỉ gửi của thư tự động."),
    Variable(
        "ADMINS",
        _people,
        "",
        "Thư điện tử của người trực kỹ thuật, cách nhau bằng dấu phẩy: nhận thư khi Trang gặp lỗi (chỗ lỗi trong chương "
        "trình, không có nội dung ai đã gửi). Bỏ trống: lỗi chỉ ghi vào nhật ký.",
    ),
    Variable("SEARCH_INDEX_DIR", _text, "", "Thư mục chỉ mục tìm kiếm. Bỏ trống: DATA_DIR/index."),
    Variable(
        "ELASTICSEARCH_URL",
        _servers,
        "",
        "Máy chủ Elasticsearch 8.x, cách nhau bằng dấu phẩy. Bỏ trống: chỉ dùng chỉ mục nhúng.",
    ),
    Variable("ELASTICSEARCH_USER", _text, "", "Tên đăng nhập Elasticsearch, nếu cần."),
    Variable("ELASTICSEARCH_PASSWORD", _text, "", "Mật khẩu Elasticsearch, nếu cần."),
    Variable("ELASTICSEARCH_API_KEY", _text, "", "Khóa API của Elasticsearch, thay cho tên và mật khẩu."),
    Variable("ELASTICSEARCH_CA_CERT", _text, "", "Tệp chứng thư gốc khi Elasticsearch dùng HTTPS nội bộ."),
    Variable(
        "ELASTICSEARCH_INDEX_PREFIX", _index_prefix, "tdkt", "Phần đầu tên chỉ mục, để nhiều trang dùng chung máy chủ."
    ),
    Variable(
        "ELASTICSEARCH_TIMEOUT_MS",
        _positive,
        "800",
        "Thời gian chờ tối đa của một lần tìm, tính bằng mili giây; quá thì chỉ mục nhúng trả lời.",
    ),
    Variable(
        "SEARCH_LOG_DAYS",
        _count,
        "90",
        "Số ngày giữ thống kê từ khóa tìm kiếm (không ghi ai đã tìm); 0 là không đếm.",
    ),
    Variable("UPLOAD_MAX_MB", _positive, "20", "Dung lượng lớn nhất của một tệp tải lên, tính bằng MB."),
    Variable("FILM_MAX_MB", _positive, "300", "Dung lượng lớn nhất của một tệp phim, tính bằng MB."),
    Variable(
        "SCAN_MAX_MB",
        _positive,
        "50",
        "Dung lượng lớn nhất của bản chụp có chữ ký, đóng dấu do đơn vị gửi, tính bằng MB; tệp lớn được tải theo phần.",
    ),
    Variable(
        "OPEN_FORM_LIMITS",
        _limits,
        "subject-request.line=5 subject-request.near=20 subject-request.proved_line=20 subject-request.proved_near=100",
        "Mức gửi của biểu mẫu công khai (feedback, consultation-comment, subject-request), mỗi giờ: line (một mạng, "
        "mặc định 20), near (vùng mạng, 60), line_subject (một mạng về một trường hợp, 10); có lượt kiểm tra của "
        "trình duyệt thì quá mức chỉ bị đánh dấu: proved_line (60), proved_near (300), proved_line_subject (20); "
        "subject (mọi người về một trường hợp, 120). Mỗi ngày: stamp_uses (một lần mở biểu mẫu, 5), same_texts "
        "(cùng một nội dung, 3).",
    ),
    Variable("OPEN_FORM_SECONDS", _count, "4", "Gửi biểu mẫu công khai nhanh hơn số giây này thì bị đánh dấu."),
    Variable(
        "HELD_FILES_HOURS",
        _positive,
        "6",
        "Số giờ giữ tệp của biểu mẫu công khai bị báo lỗi, để người gửi không phải chọn lại; sau đó tự xóa.",
    ),
    Variable("HELD_FILES_MB", _positive, "2000", "Dung lượng đĩa lớn nhất dành cho các tệp giữ như vậy, tính bằng MB."),
    Variable(
        "HELD_FILES_LINE_MB",
        _positive,
        "200",
        "Dung lượng giữ như vậy lớn nhất trong một giờ cho một mạng, tính bằng MB; vùng mạng được gấp bốn.",
    ),
    Variable("LIST_MAX_ROWS", _positive, "40000", "Số dòng lớn nhất của một danh sách được đọc."),
    Variable(
        "SIGN_OFF_METHODS",
        _sign_off_methods,
        "totp,passkey,email",
        "Cách xác nhận khi ký duyệt và gửi hồ sơ của đơn vị: totp (ứng dụng xác thực), passkey (khóa bảo mật), "
        "email (mã gửi qua thư); cách đầu là cách được gợi ý trước.",
    ),
    Variable(
        "SIGN_OFF_ACTS",
        _sign_off_acts,
        "report,nomination,pledge,score,ranking,initiative",
        "Việc cần xác nhận bằng bước hai, ngoài việc gửi đăng ký luôn cần: report (báo cáo kết quả), "
        "nomination (đề nghị khen thưởng), pledge (ký giao ước), score (gửi bản tự chấm, chấm chéo, chốt kết quả cụm), "
        "ranking (tỉnh duyệt xếp hạng), initiative (gửi đơn sáng kiến). Bỏ trống: không việc nào.",
    ),
    Variable("LOG_LEVEL", _text, "INFO", "Mức ghi nhật ký: DEBUG, INFO, WARNING, ERROR."),
    Variable("TEST_DB_NAME", _text, "", "Chỉ khi chạy kiểm thử: tệp cơ sở dữ liệu SQLite của kiểm thử."),
)


def read(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Read and check all variables.

    Returns a value for every name in VARIABLES. Raises BadEnvironment naming
    every variable that is wrong, in Vietnamese, because the administrator who
    starts the portal reads it.
    """
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for variable in VARIABLES:
        raw = environ.get(variable.name, variable.default)
        try:
            values[variable.name] = variable.parse(raw)
        except ValueError as error:
            shown = re.sub(r"(://[^:/@]*:)[^@]*@", r"\1…@", raw)  # the password of a database or mail server
            wrong.append(f"- {variable.name}={shown!r}: {error}. {variable.meaning}")
    if wrong:
        raise BadEnvironment("Biến môi trường chưa đúng:\n" + "\n".join(wrong))
    return values


def secret_key(given: str, data_dir: Path) -> str:
    """The signing key: the given one, or one made once and kept in the data folder."""
    if given:
        return given
    path = data_dir / "secret-key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
        key = secrets.token_urlsafe(48)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was faster
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            file.write(key)
        return key
