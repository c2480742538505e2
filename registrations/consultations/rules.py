"""Yes or no: who may do what with a consultation, and when.

Asked again by every action, so that no door (form, stale tab, direct POST,
staff, command) lets through what another refuses.
"""

from registrations.calendar.queries import comment_window
from registrations.calendar.working_days import NoWorkingDay
from registrations.titles.models import CommentRule

from .models import State


def accepts_comments(consultation, now):
    """Whether a comment that arrives at this instant is taken; half-open, to the microsecond."""
    return consultation.state_at(now) == State.OPEN


def may_edit(user, consultation):
    """Whether the text may still be written: only drafts, by officers."""
    return consultation.opened_at is None and user.has_perm("consultations.change_consultation")


def may_open(user, consultation):
    """Whether this person may open the window: approvers, drafts only."""
    return consultation.opened_at is None and user.has_perm("consultations.open_consultation")


def may_correct(user, consultation):
    """Whether this person may log a correction or withdraw a nominee: approvers, until the outcome."""
    return (
        consultation.opened_at is not None
        and not consultation.has_outcome
        and user.has_perm("consultations.open_consultation")
    )


def may_publish_outcome(user, consultation, now):
    """Whether the outcome may be published: after the end, once, by those entitled."""
    return consultation.state_at(now) == State.CLOSED and user.has_perm("consultations.publish_outcome")


def legal_minimum(nominees):
    """The shortest lawful window for these nominees: (working days, legal sources).

    Taken from the rows of the titles' catalogue; (0, []) if none of them
    demands public comment.
    """
    demanding = [nominee.title for nominee in nominees if nominee.title.requires_comment == CommentRule.REQUIRED]
    longest = max((title.min_comment_days or 0 for title in demanding), default=0)
    return longest, list(dict.fromkeys(title.legal_source for title in demanding if title.legal_source))


def lawful_sources(nominees):
    """Legal sources of the demand for comment, from rows checked against the official text: fit to be shown as law."""
    checked = [nominee for nominee in nominees if nominee.title.verified]
    return legal_minimum(checked)[1]


def opening_problems(consultation, nominees, today):
    """Everything that stands in the way of opening, in words for the approver; empty when it may open.

    ``nominees`` come with their titles.
    """
    opens_on = consultation.opens_on or today
    problems = []
    if not any(nominee.is_public and not nominee.withdrawn_at for nominee in nominees):
        problems.append("Danh sách chưa có trường hợp nào được công khai.")
    if opens_on < today:
        problems.append(f"Ngày mở {opens_on:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    minimum, sources = legal_minimum(nominees)
    if consultation.working_days < minimum:
        basis = f" ({'; '.join(sources)})" if sources else ""
        problems.append(
            f"Thời hạn {consultation.working_days} ngày làm việc ngắn hơn mức tối thiểu {minimum} ngày{basis}."
        )
    problems += _titles_out_of_force(nominees, opens_on)
    try:
        window = comment_window(opens_on, consultation.working_days, consultation.organising_body.slug)
    except NoWorkingDay:
        return [*problems, "Lịch làm việc không còn ngày nào để tính. Mời kiểm tra lại lịch."]
    except ValueError:
        return [*problems, "Số ngày làm việc cần từ 1 đến 250."]
    if consultation.council_meets_on and consultation.council_meets_on <= window.last_day:
        problems.append(
            f"Hội đồng dự kiến họp ngày {consultation.council_meets_on:%d/%m/%Y}, "
            f"trước khi hết hạn lấy ý kiến ({window.last_day:%d/%m/%Y})."
        )
    return problems


def _titles_out_of_force(nominees, on):
    for nominee in nominees:
        title = nominee.title
        ended = title.effective_to and title.effective_to <= on
        if ended or (title.effective_from and title.effective_from > on):
            yield f"{nominee.name}: “{title.name}” không có hiệu lực vào ngày {on:%d/%m/%Y} ({title.span})."
