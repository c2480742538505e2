"""What goes to and comes from the office's management software, field by field, and who is master of each.

A field has one master. What the other side says of a field that it is not master of is shown as a difference and never
written. The rule is requirement S01 of the province's plan (one master for each field); docs/trao-doi-du-lieu.md
tells the software's makers the same table, and a test keeps both alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from registrations.awards.models import AwardKind, EndedAs, TargetGroup
from registrations.titles.models import Authority, AwardClass, RecipientKind

FORMAT, VERSION = "tdkt-trao-doi", 1
THERE, HERE, BOTH = "phần mềm", "Trang này", "mã nối"
# The division of fields below holds from this day; a change of it is a new version of the format.
AGREED_FROM = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: name in files, heading, master, type, attribute of the model ("" when it is worked out)."""

    name: str
    title: str
    master: str
    type: str = "text"  # text, lines, date, integer, boolean, list
    choices: type[TextChoices] | None = None
    required: bool = False
    attribute: str = ""

    @property
    def attr(self) -> str:
        """The attribute of the model that holds it."""
        return self.attribute or self.name


DECISION_FIELDS = (
    Field("id", "Mã ở Trang", BOTH, attribute="public_id"),
    Field("external_id", "Mã ở phần mềm", BOTH),
    Field("number", "Số quyết định", THERE, required=True),
    Field("signed_on", "Ngày ký", THERE, "date", required=True),
    Field("authority", "Thẩm quyền quyết định", THERE, choices=Authority, required=True),
    Field("signer", "Người ký", THERE),
    Field("signer_position", "Chức vụ người ký", THERE),
    Field("subject", "Trích yếu", THERE, required=True),
    Field("occasion", "Dịp khen thưởng", THERE),
    Field("kind", "Loại khen thưởng", THERE, choices=AwardKind),
    Field("legal_grounds", "Căn cứ", THERE, "lines"),
    Field("proposal", "Tờ trình đề nghị", THERE),
    Field("ended_on", "Hết giá trị từ ngày", HERE, "date"),
    Field("ended_as", "Hết giá trị do", HERE, choices=EndedAs),
    Field("url", "Địa chỉ công khai", HERE, attribute="public_url"),
)
RECORD_FIELDS = (
    Field("id", "Mã ở Trang", BOTH, attribute="public_id"),
    Field("external_id", "Mã ở phần mềm", BOTH),
    Field("name", "Họ tên, tên tập thể", THERE, required=True),
    Field("honorific", "Danh xưng", THERE),
    Field("recipient_kind", "Đối tượng", THERE, choices=RecipientKind, required=True),
    Field("birth_year", "Năm sinh", THERE, "integer"),
    Field("position", "Chức vụ", THERE),
    Field("unit", "Đơn vị như trong danh sách", THERE, attribute="unit_wording"),
    Field("unit_code", "Mã đơn vị", THERE, attribute="unit"),
    Field("place_then", "Địa bàn khi được khen thưởng", THERE),
    Field("award", "Hình thức như trong danh sách", THERE, required=True, attribute="award_wording"),
    Field("title_code", "Mã trong danh mục", THERE, attribute="title"),
    Field("award_class", "Hạng", THERE, choices=AwardClass),
    Field("kind", "Loại khen thưởng", THERE, choices=AwardKind),
    Field("merit", "Thành tích", THERE),
    Field("period", "Năm, giai đoạn thành tích", THERE),
    Field("posthumous", "Truy tặng", THERE, "boolean"),
    Field("small_collective", "Tập thể nhỏ", THERE, "boolean"),
    Field("direct_worker", "Người lao động trực tiếp", THERE, "boolean"),
    Field("worker_farmer", "Công nhân, nông dân", THERE, "boolean"),
    Field("female", "Nữ", THERE, "boolean"),
    Field("target_groups", "Nhóm đối tượng", HERE, "list", TargetGroup),
    Field("is_public", "Công khai", HERE, "boolean"),
    Field("is_minor", "Trẻ em dưới 16 tuổi", HERE, "boolean"),
    Field("book_entry", "Số vào sổ vàng", HERE),
    Field("ended_on", "Hết giá trị từ ngày", HERE, "date"),
    Field("ended_as", "Hết giá trị do", HERE, choices=EndedAs),
    Field("url", "Địa chỉ công khai", HERE),
)
# Of a record that is made from a file these are taken over once, so that nobody is shown who must not be.
TAKEN_ONCE = ("is_public", "is_minor", "target_groups", "book_entry")
