"""What Wagtail's back office learns from this room."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import ConsentTextViewSet, RetentionTermViewSet, RightsTermViewSet
from .staff_openings import OpeningViewSet, RetentionRunViewSet
from .staff_requests import SubjectRequestViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return [
        ConsentTextViewSet(),
        RetentionTermViewSet(),
        SubjectRequestViewSet(),
        OpeningViewSet(),
        RetentionRunViewSet(),
        RightsTermViewSet(),
    ]


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a request's life, as the history shows them."""
    register_sentences(
        actions,
        {
            "privacy.open_request": ("Mở thông tin người yêu cầu", "Đã mở thông tin người gửi yêu cầu"),
            "privacy.export_request": ("Lập tệp dữ liệu cho người yêu cầu", "Đã lập tệp dữ liệu cho người yêu cầu"),
            "privacy.identity": ("Xác minh người yêu cầu", "Đã xác minh người gửi yêu cầu"),
            "privacy.close_request": ("Giải quyết yêu cầu", "Đã giải quyết yêu cầu: {result}"),
        },
    )
