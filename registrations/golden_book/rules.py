"""Yes/no questions about the golden book: who may do what, and when a page may be opened."""

from django.utils import timezone

from .models import BookPage


def may_keep(user) -> bool:
    """May the user keep volumes, bring scans in and link their lines?"""
    return user.is_active and user.has_perm("golden_book.change_bookpage")


def may_release(user) -> bool:
    """May the user open a page to everyone, or close it?"""
    return user.is_active and user.has_perm("golden_book.release_bookpage")


def may_build(user) -> bool:
    """May the user have the printed book of a year set anew?"""
    return user.is_active and user.has_perm("golden_book.build_yearbook")


def may_read_scan(user, attachment) -> bool:
    """Answer for the room of attachments: the scanned file itself is for staff; everyone sees the renditions."""
    return user.has_perm("golden_book.view_bookpage") and BookPage.objects.filter(scan=attachment.pk).exists()


def obstacles(page: BookPage, now=None) -> list[str]:
    """Why a page cannot be opened now, in sentences; empty when it can."""
    found = []
    if page.transcription != BookPage.Transcription.CHECKED:
        found.append(
            "Trang chưa được đối chiếu: cần ghi đủ các tên trên trang và chọn “Đã đối chiếu với bản gốc”, "
            "để biết chắc không có người không công khai."
        )
    if not page.entries.exists():
        found.append("Trang chưa có dòng nào được nối với lượt khen thưởng.")
    hidden = page.entries.hidden(now or timezone.now()).count()
    if hidden:
        found.append(
            f"Trên trang có {hidden} tên chưa được công khai, quyết định chưa công bố hoặc là trẻ em dưới 16 tuổi. "
            "Ảnh quét không lược được tên nên trang chưa mở được."
        )
    return found
