"""The room's place in the back office and the words of its log."""

from django.urls import reverse
from wagtail import hooks

from registrations.log_sentences import register_sentences
from registrations.nominations import rules as nomination_rules

from . import nominated
from .choosers import DecisionChooserViewSet, RecordChooserViewSet
from .models import EventKind
from .staff import NEXT_STEPS, RECORD_LINKS, AwardsGroup

LOG_ACTIONS = {
    "awards.import": ("Nhập danh sách", "Nhập danh sách {file}: {rows} lượt khen thưởng"),
    "awards.import_receive": ("Tải danh sách lên", "Tải danh sách {file} lên để xem trước"),
    "awards.import_assign": ("Đổi cách đọc danh sách", "Đổi cách đọc danh sách {file}"),
    "awards.import_answer": ("Quyết định cách ghi", "{file}: “{wording}” ghi là {answer} ({rows} dòng)"),
    "awards.import_edit": ("Sửa dòng của danh sách", "{file}: sửa dòng {row}, {name}"),
    "awards.import_settle": ("Xem lại danh sách", "{file}: đã xem, giữ nguyên {rows} dòng"),
    "awards.import_leave_out": ("Bỏ dòng khỏi lần nhập", "{file}: bỏ {rows} dòng. Lý do: {reason}"),
    "awards.import_take_back": ("Đưa dòng trở lại lần nhập", "{file}: đưa {rows} dòng trở lại"),
    "awards.import_discard": ("Bỏ bản xem trước", "Bỏ bản xem trước của {file}"),
    "awards.take_nominated": ("Lấy từ đề nghị", "Lấy từ đề nghị của đơn vị: {rows} lượt khen thưởng"),
    "awards.undo_import": ("Hủy lần nhập", "Hủy lần nhập {file}: {rows} lượt khen thưởng"),
    "awards.correct": ("Đính chính", "Đính chính theo {source}"),
    "awards.grouped": ("Ghi nhóm đối tượng", "Ghi nhóm đối tượng ({groups}) cho {rows} lượt khen thưởng"),
    "awards.made_public_many": ("Đặt công khai nhiều lượt", "Đặt công khai {rows} lượt khen thưởng theo {source}"),
    "awards.made_private_many": (
        "Đặt không công khai nhiều lượt",
        "Đặt không công khai {rows} lượt khen thưởng theo {source}",
    ),
    **{f"awards.{kind.name.lower()}": (kind.label, f"{kind.label} theo {{source}}") for kind in EventKind},
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [AwardsGroup(), RecordChooserViewSet(), DecisionChooserViewSet()]


@hooks.register(NEXT_STEPS)
def nominated_step(decision, user):
    """The way to the nominations that this decision may award, until it has been published."""
    if not nominated.may_take(user, decision):
        return None
    return {"label": "Lấy từ đề nghị", "url": reverse("quyet-dinh:nominated", args=[decision.pk]), "post": False}


@hooks.register(RECORD_LINKS)
def nomination_link(record, user):
    """The nomination of which the award came, for officers who follow nominations."""
    link = nominated.nomination_of(record)
    if link is None or not nomination_rules.may_see_desk(user):
        return None
    return reverse("nominations_desk:nomination", args=[link.case.nomination_id]), "Đề nghị của đơn vị"


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
