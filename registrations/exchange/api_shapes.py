"""What the API gives and takes: made from the table of columns, so that files and API say the same."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import create_model

from registrations.awards.models import AwardKind
from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind

from .columns import AWARDS, DECISIONS, Column, Dataset

MAX_LIMIT = 100
_TYPES: dict[str, Any] = {
    "string": str,
    "uri": str,
    "integer": int,
    "boolean": bool | None,
    "date": date | None,
    "list": list[str],
}


def _shape(name: str, dataset: Dataset, **more: Any):
    fields = {column.name: _field(column) for column in dataset.columns}
    made = create_model(name, __base__=Schema, **fields, **more)
    made.__doc__ = dataset.about
    return made


def _field(column: Column) -> tuple[Any, Any]:
    kind = _TYPES[column.type]
    if column.required and column.type in ("boolean", "date"):
        kind = {"boolean": bool, "date": date}[column.type]
    return kind, Field(..., title=column.title, description=column.about)


Award = _shape("Award", AWARDS)
Decision = _shape("Decision", DECISIONS)
DecisionDetail = _shape(
    "DecisionDetail",
    DECISIONS,
    legal_grounds=(list[str], Field(..., title="Căn cứ", description="Các căn cứ của quyết định, từng dòng.")),
    awards_url=(str, Field(..., title="Danh sách", description="Địa chỉ danh sách lượt khen thưởng của quyết định.")),
)


class Page(Schema):
    """One page of a list; follow ``next`` until it is empty."""

    next: str | None = Field(None, title="Trang sau", description="Địa chỉ trang sau; trống khi đã hết.")


AwardDetail = _shape(
    "AwardDetail",
    AWARDS,
    recipient_id=(
        str | None,
        Field(
            ...,
            title="Mã người, tập thể được khen",
            description="Khi cán bộ đã xác nhận lượt này là của ai; trống khi chưa xác nhận, và với trẻ em.",
        ),
    ),
)


class Recipient(Schema):
    """A person, collective or household over all of their public awards, as an officer confirmed them."""

    id: str = Field(..., title="Mã", description="Mã riêng, không đổi.")
    name: str = Field(..., title="Họ tên, tên tập thể")
    other_names: list[str] = Field(..., title="Tên khác, tên cũ")
    recipient_kind: str = Field(..., title="Đối tượng (mã)")
    recipient_kind_label: str = Field(..., title="Đối tượng")
    birth_year: int | None = Field(None, title="Năm sinh", description="Chỉ có khi cần để phân biệt người cùng tên.")
    award_count: int = Field(..., title="Số lượt", description="Số lượt khen thưởng công khai, cả lượt hết giá trị.")
    first_year: int = Field(..., title="Năm đầu")
    last_year: int = Field(..., title="Năm gần nhất")
    url: str = Field(..., title="Địa chỉ", description="Trang trên sổ vàng.")
    awards_url: str = Field(..., title="Các lượt khen", description="Địa chỉ danh sách lượt khen thưởng.")


class RecipientPage(Page):
    items: list[Recipient]


class AwardPage(Page):
    items: list[Award]


class DecisionPage(Page):
    items: list[Decision]


class Title(Schema):
    """A row of the dated catalogue."""

    code: str = Field(..., title="Mã")
    name: str = Field(..., title="Tên đầy đủ")
    short_name: str = Field(..., title="Tên viết tắt")
    form: str = Field(..., title="Hình thức (mã)")
    level: str = Field(..., title="Cấp (mã)")
    authority: str = Field(..., title="Thẩm quyền (mã)")
    classes: list[str] = Field(..., title="Các hạng")
    recipient_kinds: list[str] = Field(..., title="Đối tượng")
    effective_from: date | None = Field(None, title="Có hiệu lực từ ngày")
    effective_to: date | None = Field(None, title="Hết hiệu lực từ ngày")


class TitleList(Schema):
    items: list[Title]


class Unit(Schema):
    """A unit of the directory, present or former."""

    code: str = Field(..., title="Mã")
    name: str = Field(..., title="Tên đầy đủ")
    kind: str = Field(..., title="Loại (mã)")
    kind_label: str = Field(..., title="Loại")
    parent_code: str = Field(..., title="Mã đơn vị cấp trên")
    effective_from: date | None = Field(None, title="Từ ngày")
    effective_to: date | None = Field(None, title="Đến trước ngày")


class UnitPage(Page):
    items: list[Unit]


class Problem(Schema):
    """What went wrong, after RFC 9457."""

    type: str = "about:blank"
    title: str = Field(..., title="Lỗi", description="Tên lỗi.")
    status: int = Field(..., title="Mã HTTP")
    detail: str = Field(..., title="Chi tiết", description="Nói rõ cần làm gì.")
    errors: list[dict[str, str]] = Field(default_factory=list, title="Từng tham số")


Code = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
Id = Annotated[str, Field(pattern=r"^[0-9a-z]{4,12}$")]


class Paging(Schema):
    limit: int = Field(50, ge=1, le=MAX_LIMIT, title="Số mục mỗi trang", description="Từ 1 đến 100.")
    cursor: Annotated[str, Field(pattern=r"^[0-9a-z-]{1,60}$")] | None = Field(
        None, title="Vị trí", description="Lấy từ “next” của trang trước; không tự đặt."
    )


class AwardFilters(Paging):
    q: str | None = Field(
        None,
        max_length=300,
        title="Từ khóa",
        description="Họ tên, đơn vị, số quyết định; có dấu hoặc không dấu. Tối đa 10.000 kết quả đầu.",
    )
    year: int | None = Field(None, ge=1945, le=2200, title="Năm khen thưởng", description="Ví dụ 2024.")
    authority: Literal[tuple(Authority.values)] | None = Field(None, title="Thẩm quyền quyết định")  # type: ignore[valid-type]
    form: Literal[tuple(Form.values)] | None = Field(None, title="Hình thức")  # type: ignore[valid-type]
    award_class: Literal[tuple(AwardClass.values)] | None = Field(None, alias="class", title="Hạng")  # type: ignore[valid-type]
    level: Literal[tuple(Level.values)] | None = Field(None, title="Cấp khen thưởng")  # type: ignore[valid-type]
    unit: Code | None = Field(
        None, title="Mã đơn vị", description="Gồm cả đơn vị trực thuộc và đơn vị cũ đã nhập vào đơn vị này."
    )
    kind: Literal[tuple(AwardKind.values)] | None = Field(None, title="Loại khen thưởng")  # type: ignore[valid-type]
    recipient_kind: Literal[tuple(RecipientKind.values)] | None = Field(None, title="Đối tượng")  # type: ignore[valid-type]
    decision: Id | None = Field(None, title="Mã quyết định")
    recipient: Id | None = Field(
        None, title="Mã người, tập thể được khen", description="Các lượt đã xác nhận là của cùng một người, tập thể."
    )


class RecipientFilters(Paging):
    name: str | None = Field(
        None,
        max_length=200,
        title="Họ tên, tên tập thể",
        description="Các từ có trong tên, có dấu hoặc không dấu. Tìm theo đơn vị, quyết định: dùng /awards.",
    )
    recipient_kind: Literal[tuple(RecipientKind.values)] | None = Field(None, title="Đối tượng")  # type: ignore[valid-type]


class DecisionFilters(Paging):
    year: int | None = Field(None, ge=1945, le=2200, title="Năm ký", description="Ví dụ 2024.")
    authority: Literal[tuple(Authority.values)] | None = Field(None, title="Thẩm quyền quyết định")  # type: ignore[valid-type]
    kind: Literal[tuple(AwardKind.values)] | None = Field(None, title="Loại khen thưởng")  # type: ignore[valid-type]


class TitleFilters(Schema):
    on: date | None = Field(None, title="Ngày", description="Chỉ các mục có hiệu lực ngày này.")
