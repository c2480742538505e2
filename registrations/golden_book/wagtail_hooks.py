"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.awards.staff import MENU
from registrations.log_sentences import register_sentences

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


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
