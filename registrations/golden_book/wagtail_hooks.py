"""The room's place in the back office and the words of its log."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from registrations.awards.staff import MENU

from .staff import VolumeViewSet, YearBookViewSet

LOG_ACTIONS = {
    "golden_book.bring_in": ("Nhận trang quét", "Nhận {pages} trang quét, từ trang {first}"),
    "golden_book.drop_page": ("Bỏ trang sổ", "Bỏ trang {number}"),
    "golden_book.link": ("Nối dòng sổ", "Nối “{name}” với trang sổ"),
    "golden_book.unlink": ("Gỡ dòng sổ", "Gỡ “{name}” khỏi trang sổ"),
    "golden_book.transcription": ("Tình trạng chép", "Tình trạng chép: {state}"),
    "golden_book.release": ("Công bố trang sổ", "Công bố trang sổ"),
    "golden_book.withdraw": ("Thôi công bố trang sổ", "Thôi công bố trang sổ"),
}


@hooks.register(MENU)
def awards_menu():
    return [VolumeViewSet, YearBookViewSet]


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
