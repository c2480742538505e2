"""Opening the zip container of .xlsx and .docx files without trusting what it says of itself."""

import io

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from .containers import Bounds, Container, Fault, Unsafe
from .errors import UnreadableList
from .limits import Limits

NOT_A_LIST = (
    "Tệp này không phải là tệp Excel, Word hoặc CSV đọc được. "
    "Kính đề nghị ông, bà kiểm tra lại tệp hoặc lưu lại dưới dạng .xlsx, .docx rồi gửi lại."
)
DAMAGED = (
    "Tệp bị hỏng hoặc chưa tải lên đầy đủ nên không đọc được. Kính đề nghị ông, bà mở tệp trên máy, lưu lại và gửi lại."
)
TOO_LARGE_INSIDE = (
    "Nội dung bên trong tệp lớn hơn mức cho phép nên không được mở. "
    "Kính đề nghị ông, bà chỉ gửi danh sách, bỏ ảnh và các trang tính không cần thiết."
)
LOCKED = "Tệp được đặt mật khẩu nên không đọc được. Kính đề nghị ông, bà bỏ mật khẩu, lưu lại và gửi lại."
COMMENTED = "Tệp có chú thích (comment) bên lề; chú thích không được đọc, đề nghị xem lại trong tệp gốc."
UNSAFE_XML = (
    "Tệp chứa khai báo không an toàn nên không được mở. "
    "Kính đề nghị ông, bà sao chép danh sách sang một tệp mới rồi gửi lại."
)


_TOLD = {Fault.LOCKED: LOCKED, Fault.TOO_MANY: TOO_LARGE_INSIDE, Fault.TOO_LARGE: TOO_LARGE_INSIDE}


class Package:
    """The XML parts of an Office file, each unpacked within one common budget."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._budget = limits.unpacked_size
        try:
            self._container = Container(io.BytesIO(data), Bounds(limits.parts))
        except Unsafe as error:
            raise UnreadableList(_TOLD.get(error.fault, DAMAGED)) from error
        self.names = self._container.names

    def read(self, name: str) -> bytes:
        """Return one part's bytes.

        Raises UnreadableList when the part is missing, damaged or beyond the budget.
        """
        try:
            content = self._container.read(name, self._budget)
        except Unsafe as error:
            raise UnreadableList(_TOLD.get(error.fault, DAMAGED)) from error
        self._budget -= len(content)
        return content


def parse_xml(content: bytes) -> ElementTree:
    """Parse XML that may be hostile: no document types, no entities.

    Raises UnreadableList.
    """
    try:
        return ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableList(UNSAFE_XML) from error
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableList(DAMAGED) from error


def local(tag: object) -> str:
    """Return an element's or attribute's name without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
