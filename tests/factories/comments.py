"""Comments that came in by the real action. All names and words are invented."""

from registrations.comments import actions
from registrations.comments.models import Comment


def comment(consultation, at, **facts):
    """A comment that came in through the real action."""
    given = {"stance": Comment.Stance.AGAINST, "text": "Đề nghị xem lại số liệu năm 2019.", "name": "Lục Thị Thắm"}
    return actions.submit_comment(consultation, actions.NewComment(**given | facts), at=at)
