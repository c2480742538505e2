"""The room's place in the back office and the words of its log."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .choosers import DecisionChooserViewSet, RecordChooserViewSet
from .staff import AwardsGroup

LOG_ACTIONS = {
    "awards.import": ("Nhập danh sách", "Nhập danh sách {file}: {rows} lượt khen thưởng"),
    "awards.undo_import": ("Hủy lần nhập", "Hủy lần nhập {file}: {rows} lượt khen thưởng"),
    "awards.make_public": ("Đặt công khai", "Đặt công khai. Lý do: {reason}"),
    "awards.make_private": ("Đặt không công khai", "Đặt không công khai. Lý do: {reason}"),
    "awards.correct": ("Đính chính", "Đính chính theo {source}"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [AwardsGroup(), RecordChooserViewSet(), DecisionChooserViewSet()]


class _Formatter(LogFormatter):
    """A log sentence filled from the entry's data."""

    sentence = ""

    def format_message(self, log_entry):
        try:
            return self.sentence.format(**(log_entry.data or {}))
        except KeyError:
            return self.label


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for name, (label, sentence) in LOG_ACTIONS.items():
        actions.register_action(name)(type("Formatter", (_Formatter,), {"label": label, "sentence": sentence}))
