"""The data sets that anybody may take, column by column: one table for files, schemas, the API and the page.

A name is never given another meaning; a column that goes is announced first (docs/trao-doi-du-lieu.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import CharField, Count, F, OuterRef, QuerySet, Subquery, TextChoices
from django.db.models.functions import Cast, Coalesce

from registrations.awards.models import ARCHIVE_PATH, AwardKind, AwardRecord, Decision, EndedAs, TargetGroup
from registrations.awards.showing import award_name, ended_label, hidden_fields, public_values
from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind

CHUNK = 2_000
STANDS = "Còn hiệu lực"
_NO_UNIT = {"unit_code": None, "within_code": None}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the data, its heading, what it holds, its type and, if closed, its values."""

    name: str
    title: str
    about: str
    type: str = "string"  # string, integer, boolean, date, uri, list
    choices: type[TextChoices] | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set: ``slug`` in addresses, ``rows`` from a query set to tuples in the order of the columns."""

    name: str
    slug: str
    title: str
    about: str
    columns: tuple[Column, ...]
    public: Callable[[], QuerySet]
    rows: Callable[[QuerySet], Iterator[tuple]]
    of_year: str


def _coded(name: str, title: str, about: str, choices: type[TextChoices]) -> tuple[Column, Column]:
    return (
        Column(name, f"{title} (mã)", f"{about} Mã cố định.", choices=choices),
        Column(f"{name}_label", title, f"{about} Chữ đọc được."),
    )


_ENDING = (
    Column("ended_on", "Hết giá trị từ ngày", "Ngày thu hồi, hủy bỏ hoặc tước có hiệu lực; trống khi còn giá trị.", "date"),
    Column("ended_as", "Hết giá trị do (mã)", "Vì sao hết giá trị; trống khi còn giá trị.", choices=EndedAs),
    Column("status", "Hiệu lực", "Còn hiệu lực, hoặc đã thu hồi, hủy bỏ, tước từ ngày nào.", required=True),
)  # fmt: skip
AWARD_COLUMNS = (
    Column("id", "Mã lượt khen", "Mã riêng của lượt khen thưởng, không đổi khi thông tin được đính chính.", required=True),
    Column("decision_id", "Mã quyết định", "Mã riêng của quyết định; nối với tập “quyết định khen thưởng”.", required=True),
    Column("decision_number", "Số quyết định", "Số, ký hiệu của quyết định.", required=True),
    Column("signed_on", "Ngày ký", "Ngày ký quyết định.", "date", required=True),
    Column("year", "Năm khen thưởng", "Năm ký quyết định.", "integer", required=True),
    *_coded("authority", "Thẩm quyền quyết định", "Người, cơ quan quyết định khen thưởng.", Authority),
    *_coded("level", "Cấp khen thưởng", "Cấp của hình thức khen thưởng.", Level),
    *_coded("form", "Hình thức", "Nhóm hình thức khen thưởng, danh hiệu.", Form),
    Column("award", "Tên hình thức khen thưởng", "Tên đầy đủ, có cả hạng.", required=True),
    Column("award_code", "Mã trong danh mục", "Mã trong danh mục danh hiệu, hình thức; trống khi chưa đối chiếu được."),
    Column("award_class", "Hạng (mã)", "Hạng của huân chương, huy chương.", choices=AwardClass),
    *_coded("kind", "Loại khen thưởng", "Theo công trạng, chuyên đề, đột xuất.", AwardKind),
    *_coded("recipient_kind", "Đối tượng", "Cá nhân, tập thể hay hộ gia đình.", RecipientKind),
    Column("honorific", "Danh xưng", "Ông, Bà như trong danh sách."),
    Column("name", "Họ tên, tên tập thể", "Như trong danh sách của quyết định.", required=True),
    Column("position", "Chức vụ", "Chức vụ khi được khen thưởng."),
    Column("unit", "Đơn vị", "Đơn vị khi được khen thưởng, như trong danh sách; với trẻ em là trường."),
    Column("unit_code", "Mã đơn vị", "Mã của chính đơn vị trong danh mục đơn vị, khi đã đối chiếu."),
    Column("within_code", "Mã đơn vị cấp trên", "Mã của đơn vị mà nơi này trực thuộc, khi chính nơi này chưa có mã."),
    Column("place_then", "Địa bàn khi đó", "Tên xã, huyện tại thời điểm khen thưởng, kể cả tên cũ."),
    Column("period", "Năm, giai đoạn thành tích", "Thành tích của năm hoặc giai đoạn nào."),
    Column("merit", "Thành tích", "Tóm tắt thành tích như trong danh sách."),
    Column("posthumous", "Truy tặng", "Có phải truy tặng không.", "boolean", required=True),
    Column("small_collective", "Tập thể nhỏ", "Trống khi danh sách không ghi.", "boolean"),
    Column("direct_worker", "Người lao động trực tiếp", "Trống khi danh sách không ghi.", "boolean"),
    Column("worker_farmer", "Công nhân, nông dân", "Trống khi danh sách không ghi.", "boolean"),
    Column("target_groups", "Nhóm đối tượng (mã)", "Các mã, cách nhau bằng dấu chấm phẩy trong CSV.", "list", TargetGroup),
    *_ENDING,
    Column("url", "Địa chỉ", "Trang của lượt khen thưởng trên sổ vàng.", "uri", required=True),
)  # fmt: skip
DECISION_COLUMNS = (
    Column("id", "Mã quyết định", "Mã riêng của quyết định, không đổi khi thông tin được đính chính.", required=True),
    Column("number", "Số quyết định", "Số, ký hiệu của quyết định.", required=True),
    Column("signed_on", "Ngày ký", "Ngày ký quyết định.", "date", required=True),
    Column("year", "Năm", "Năm ký quyết định.", "integer", required=True),
    Column("organising_body", "Hội đồng", "Hội đồng công bố quyết định."),
    *_coded("authority", "Thẩm quyền quyết định", "Người, cơ quan quyết định khen thưởng.", Authority),
    Column("signer", "Người ký", "Họ tên người ký."),
    Column("signer_position", "Chức vụ người ký", "Chức vụ khi ký."),
    Column("subject", "Trích yếu", "Nội dung quyết định.", required=True),
    Column("occasion", "Dịp khen thưởng", "Dịp khen thưởng, khi có."),
    *_coded("kind", "Loại khen thưởng", "Theo công trạng, chuyên đề, đột xuất.", AwardKind),
    Column("award_count", "Số lượt công khai", "Số lượt khen thưởng được công khai của quyết định.", "integer", required=True),
    *_ENDING,
    Column("url", "Địa chỉ", "Trang của quyết định.", "uri", required=True),
)  # fmt: skip


def _labels(choices: type[TextChoices]) -> dict[str, str]:
    return {"": "", **{value: str(label) for value, label in choices.choices}}


def award_rows(records: QuerySet) -> Iterator[tuple]:
    """Rows of public records, read from the database in pieces: memory does not grow with their number.

    ``records`` must start at ``public()``; what may not be shown of a record is emptied here.
    """
    authority, level, form = _labels(Authority), _labels(Level), _labels(Form)
    kind, recipient = _labels(AwardKind), _labels(RecipientKind)
    site = settings.SITE_URL
    for row in records.values(*_AWARD_VALUES, **_AWARD_JOINED).iterator(chunk_size=CHUNK):
        row = _shown(row)
        yield (
            row["public_id"],
            row["decision_pid"],
            row["decision_number"],
            row["signed_on"],
            row["year"],
            row["authority"],
            authority.get(row["authority"], ""),
            row["level"],
            level.get(row["level"], ""),
            row["form"],
            form.get(row["form"], ""),
            award_name(row["title_name"], row["award_wording"], row["award_class"]),
            row["title_code"] or "",
            row["award_class"],
            row["kind"],
            kind.get(row["kind"], ""),
            row["recipient_kind"],
            recipient.get(row["recipient_kind"], ""),
            row["honorific"],
            row["name"],
            row["position"],
            row["unit_wording"],
            row["unit_code"] or "",
            row["within_code"] or "",
            row["place_then"],
            row["period"],
            row["merit"],
            row["posthumous"],
            row["small_collective"],
            row["direct_worker"],
            row["worker_farmer"],
            list(row["target_groups"]),
            row["ended_on"],
            row["ended_as"],
            ended_label(row["ended_as"], row["ended_on"]) if row["ended_on"] else STANDS,
            f"{site}{ARCHIVE_PATH}{row['public_id']}/",
        )


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    if not row["is_minor"] and row["ended_on"] is None:
        return row
    hides_unit = "unit" in hidden_fields(is_minor=row["is_minor"], ended_on=row["ended_on"])
    return public_values(row) | (_NO_UNIT if hides_unit else {})


_AWARD_VALUES = (
    "public_id", "year", "authority", "level", "form", "award_wording", "award_class", "kind", "recipient_kind",
    "honorific", "name", "position", "unit_wording", "place_then", "period", "merit", "posthumous",
    "small_collective", "direct_worker", "worker_farmer", "target_groups", "ended_on", "ended_as", "is_minor",
)  # fmt: skip
_AWARD_JOINED = {
    "decision_pid": F("decision__public_id"),
    "decision_number": F("decision__number"),
    "signed_on": F("decision__signed_on"),
    "title_name": F("title__name"),
    "title_code": F("title__code"),
    "unit_code": F("unit__code"),
    "within_code": F("within__code"),
}


def decision_rows(decisions: QuerySet) -> Iterator[tuple]:
    """Rows of public decisions; ``decisions`` must start at ``public()``."""
    authority, kind = _labels(Authority), _labels(AwardKind)
    shown = AwardRecord.objects.public().filter(decision=OuterRef("pk")).order_by()
    counted = Coalesce(Subquery(shown.values("decision").annotate(n=Count("pk")).values("n")), 0)
    fields = ("public_id", "number", "signed_on", "year", "authority", "signer", "signer_position", "subject")
    rows = decisions.values(
        *fields,
        "occasion",
        "kind",
        "ended_on",
        "ended_as",
        "public_url",
        body=Cast(F("organising_body__name"), CharField()),
        awards=counted,
    )
    for row in rows.iterator(chunk_size=CHUNK):
        yield (
            *(row[name] for name in fields[:4]),
            row["body"],
            row["authority"],
            authority.get(row["authority"], ""),
            *(row[name] for name in fields[5:]),
            row["occasion"],
            row["kind"],
            kind.get(row["kind"], ""),
            row["awards"],
            row["ended_on"],
            row["ended_as"],
            ended_label(row["ended_as"], row["ended_on"]) if row["ended_on"] else STANDS,
            f"{settings.SITE_URL}{row['public_url']}",
        )


AWARDS = Dataset(
    name="awards",
    slug="luot-khen-thuong",
    title="Lượt khen thưởng",
    about="Mỗi dòng là một lượt khen thưởng của một cá nhân, tập thể hoặc hộ gia đình theo một quyết định.",
    columns=AWARD_COLUMNS,
    public=lambda: AwardRecord.objects.public().order_by("decision_id", "order", "pk"),
    rows=award_rows,
    of_year="decision__year",
)
DECISIONS = Dataset(
    name="decisions",
    slug="quyet-dinh-khen-thuong",
    title="Quyết định khen thưởng",
    about="Mỗi dòng là một quyết định khen thưởng đã công bố, kèm số lượt khen thưởng được công khai.",
    columns=DECISION_COLUMNS,
    public=lambda: Decision.objects.public().order_by("signed_on", "pk"),
    rows=decision_rows,
    of_year="year",
)
DATASETS = {dataset.name: dataset for dataset in (AWARDS, DECISIONS)}
BY_SLUG = {dataset.slug: dataset for dataset in DATASETS.values()}
