"""Vietnamese names of the columns that no form shows: keys, marks, what jobs keep.

Their models say nothing, so Django would make English names of the Python ones; they come to light in lists of where
something is used, in comparisons of revisions and in refusals of a row that is there already. A link without a name
of its own bears the name of what it leads to. The names are put on at start and enter no migration.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.db.models import Field, Model

ROOMS = ("portal", "cms_pages", "registrations", "search")

NAMES = {
    # keys and marks
    "id": "khóa",
    "key": "khóa",
    "public_id": "mã công khai",
    "form_key": "khóa của biểu mẫu",
    "submission_key": "khóa lần gửi",
    "sender_key": "khóa của nơi gửi",
    "job_token": "khóa của lượt xử lý",
    "mark": "dấu nhận biết",
    "fingerprint": "dấu nhận biết",
    "digest": "mã băm",
    "sha256": "mã băm",
    "file_hash": "mã băm của tệp",
    "token_hash": "mã băm của lời mời",
    "code_hash": "mã băm của mã",
    "entry_hash": "mã băm của dòng",
    "name": "tên",
    "value": "giá trị",
    "values": "giá trị",
    # copies for finding and sorting
    "sort_order": "thứ tự",
    "order": "thứ tự",
    "sequence": "số thứ tự",
    "rank": "thứ hạng",
    "side": "bên",
    "sort_key": "khóa sắp xếp",
    "folded": "bản để tìm không dấu",
    "name_key": "tên để đối chiếu",
    "number_key": "số để đối chiếu",
    "unit_key": "đơn vị để đối chiếu",
    "award_key": "hình thức để đối chiếu",
    "record_ids": "các lượt khen thưởng",
    "decision_id": "quyết định",
    "public_url": "địa chỉ công khai",
    "scaled": "số đã quy đổi",
    "facts": "số liệu",
    # versions and times
    "version": "phiên bản",
    "revision": "phiên bản",
    "step_versions": "phiên bản từng bước",
    "proposal_version": "phiên bản tờ trình",
    "proposal_file": "tệp tờ trình",
    "at": "thời điểm",
    "created_at": "thời điểm tạo",
    "made_at": "thời điểm lập",
    "written_at": "thời điểm ghi",
    "recorded_at": "thời điểm ghi nhận",
    "remembered_at": "thời điểm ghi nhớ",
    "prepared_at": "thời điểm chuẩn bị",
    "opened_at": "thời điểm mở",
    "judged_at": "thời điểm kết luận",
    "answered_at": "thời điểm trả lời",
    "leased_until": "giữ đến",
    "valid_until": "có giá trị đến",
    "promised_on": "ngày hẹn",
    "reminded_on": "ngày nhắc",
    "overdue_told_on": "ngày báo quá hạn",
    "ended_on": "ngày kết thúc",
    # who
    "created_by": "người tạo",
    "recorded_by": "người ghi nhận",
    "remembered_by": "người ghi nhớ",
    "uploaded_by": "người tải lên",
    "applied_by": "người nhập",
    "confirmed_by": "người xác nhận",
    "accepted_by": "người nhận lời mời",
    "answered_by": "người trả lời",
    "approved_by": "người duyệt",
    "proposed_by": "người trình",
    "opened_by": "người mở",
    "cleared_by": "người kết thúc",
    "undone_by": "người hoàn tác",
    "postponed_by": "người để lại sau",
    "judged_by": "người kết luận",
    "self_sent_by": "người gửi bản tự chấm",
    "cross_sent_by": "người gửi bản chấm chéo",
    "authors": "những người đã soạn",
    # work in the background
    "job": "việc nền",
    "job_by": "người giao việc nền",
    "job_step": "bước của việc nền",
    "job_done": "phần việc nền đã xong",
    "job_seen_at": "việc nền báo lần cuối",
    "job_failure": "vướng mắc của việc nền",
    "done": "đã xong",
    "left_out": "bị bỏ ra",
    "state": "tình trạng",
    "resume_to": "tình trạng khi tiếp tục",
    # lists of recipients
    "about": "nội dung",
    "assigned": "cách đọc do chuyên viên chỉ",
    "awards": "cách ghi hình thức khen thưởng",
    "units": "cách ghi đơn vị",
    "candidates": "các khả năng",
    "changes": "thay đổi",
    "content": "nội dung tệp",
    "contradictions": "chỗ mâu thuẫn",
    "directory": "danh mục đơn vị đã xét",
    "doubts": "điểm còn ngờ",
    "edits": "sửa bằng tay",
    "errors": "lỗi",
    "found": "giá trị nhận ra",
    "last_event": "sự kiện đã xét sau cùng",
    "last_record": "lượt đã xét sau cùng",
    "layout": "bố cục của tệp",
    "notes": "ghi chú",
    "question": "điều cần hỏi",
    "remembered": "điều đã nhớ về nơi gửi",
    "settled": "điểm ngờ đã xem",
    "why": "căn cứ đọc",
    "before": "trước",
    "after": "sau",
    "named_by_hand": "tên đặt bằng tay",
    "edited_by_staff": "cán bộ đã sửa",
    "kept": "bản lưu",
    "shown": "đang hiển thị",
    "marks": "điểm",
    "blankversion.marks": "chỗ cần điền",
    "marks_file": "tệp đã đọc chỗ cần điền",
    "hosts": "tên miền của trang cũ",
    "tab": "tab trình duyệt",
    "section": "phần",
    # counts and files
    "amount": "số lượt",
    "award_class": "hạng",
    "authority": "thẩm quyền",
    "level": "cấp",
    "form": "hình thức",
    "kind": "loại",
    "type": "loại",
    "recipient_kind": "loại đối tượng",
    "target_groups": "nhóm đối tượng",
    "small_collective": "tập thể nhỏ",
    "direct_worker": "người trực tiếp lao động",
    "worker_farmer": "công nhân, nông dân",
    "female": "nữ",
    "posthumous": "truy tặng",
    "is_public": "công khai",
    "year": "năm",
    "dataset": "bộ dữ liệu",
    "format": "định dạng",
    "path": "đường dẫn",
    "row_count": "số dòng",
    "size": "cỡ",
    "width": "chiều rộng",
    "height": "chiều cao",
    "small": "ảnh nhỏ",
    "large": "ảnh lớn",
    "page": "trang",
    "tagged_items": "thẻ đã gắn",
    "upload": "tệp tải lên",
}


def own_models() -> Iterator[type[Model]]:
    """Every model of ours, with the tables that join two of them."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.partition(".")[0] in ROOMS:
            yield model


def own_fields(model: type[Model]) -> Iterator[Any]:
    """The fields of a model that our code declared; what packages put there is theirs to name."""
    for field in model._meta.get_fields(include_hidden=True):
        declared = isinstance(field, Field) and not isinstance(field, GenericRelation) and not field.auto_created
        if declared and field.model.__module__.partition(".")[0] in ROOMS:
            yield field


def name_columns() -> None:
    """Name what has no name; what lacks here is found by tests/portal/test_house.py."""
    for model in own_models():
        meta = model._meta
        for field in own_fields(model):
            if field._verbose_name is not None:
                continue
            told = NAMES.get(f"{meta.model_name}.{field.name}") or NAMES.get(field.name)
            if told:
                field.verbose_name = told
            elif field.is_relation:
                related = field.related_model._meta
                many = field.many_to_many or field.one_to_many
                field.verbose_name = related.verbose_name_plural if many else related.verbose_name
        if meta.auto_created:
            ends = [field.related_model._meta.verbose_name for field in meta.concrete_fields if field.is_relation]
            meta.verbose_name = meta.verbose_name_plural = " – ".join(str(end) for end in ends)
