"""Yes or no: who may do what with a consultation, and when.

Asked again by every action, so that no door (form, stale tab, direct POST,
staff, command) lets through what another refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registrations.calendar.working_days import NoWorkingDay, Window
from registrations.titles.models import CommentRule

from .counting import counted, next_working_day, window_of
from .models import Counting, DocumentRule, DraftFile, State


def accepts_comments(consultation, now):
    """Whether a comment that arrives at this instant is taken; half-open, to the microsecond."""
    return consultation.state_at(now) == State.OPEN


def may_edit(user, consultation):
    """Whether the text may still be written: only drafts, by officers."""
    return consultation.opened_at is None and user.has_perm("consultations.change_consultation")


def may_open(user, consultation):
    """Whether this person may open the window: approvers, drafts only. See also `wrote_alone`."""
    return consultation.opened_at is None and user.has_perm("consultations.open_consultation")


def wrote_alone(user, consultation):
    """Whether nobody else had a hand in the draft: then somebody else opens it."""
    return set(consultation.drafters.values_list("pk", flat=True)) == {user.pk}


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


def may_read_attachment(user, attachment):
    """Whether a file is one of a draft that this person may read: everybody, once the window was approved.

    Before that only who may see the draft in the back office.
    """
    file = DraftFile.objects.select_related("consultation").filter(attachment=attachment.pk).first()
    if file is None:
        return False
    return file.consultation.opened_at is not None or user.has_perm("consultations.view_consultation")


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


@dataclass(frozen=True, slots=True)
class Minimum:
    """The shortest lawful window: days, how they count, by which documents, and which of these were checked."""

    days: int
    counting: str
    sources: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.days} {'ngày' if self.counting == Counting.CALENDAR else 'ngày làm việc'}"


def minimum_of(consultation, nominees=()) -> Minimum:
    """The shortest lawful window of a consultation of either kind."""
    if not consultation.of_draft:
        days, sources = legal_minimum(nominees)
        return Minimum(days, Counting.WORKING, tuple(sources), tuple(lawful_sources(nominees)))
    draft = consultation.draft
    if draft is None:
        return Minimum(0, consultation.counting)
    rule: DocumentRule = draft.rule
    sources = (rule.legal_source,) if rule.legal_source else ()
    return Minimum(rule.min_days, rule.counting, sources, sources if rule.verified else ())


def opening_problems(consultation, nominees, today):
    """Everything that stands in the way of opening, in words for the approver; empty when it may open.

    ``nominees`` come with their titles.
    """
    opens_on = consultation.opens_on or today
    problems = [] if consultation.of_draft else list(_list_problems(consultation, nominees, opens_on))
    if consultation.of_draft:
        problems += _draft_problems(consultation, opens_on)
    if opens_on < today:
        problems.append(f"Ngày mở {opens_on:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    try:
        window = window_of(consultation, opens_on)
        problems += _too_short(consultation, window, minimum_of(consultation, nominees))
    except NoWorkingDay:
        return [*problems, "Lịch làm việc không còn ngày nào để tính. Mời kiểm tra lại lịch."]
    except ValueError:
        return [*problems, "Số ngày làm việc cần từ 1 đến 250."]
    if refusal := council_problem(consultation, consultation.council_meets_on, window.last_day):
        problems.append(refusal)
    return problems


def council_problem(consultation, meets_on: date | None, last_day: date) -> str:
    """Why the council may not meet that day, with the earliest day on which it may; "" when it may."""
    if meets_on is None or meets_on > last_day:
        return ""
    try:
        earliest = next_working_day(last_day, consultation.organising_body.slug)
    except NoWorkingDay:
        earliest = None
    offer = f" Ngày họp sớm nhất có thể chọn: {earliest:%d/%m/%Y}." if earliest else ""
    return f"Hội đồng dự kiến họp ngày {meets_on:%d/%m/%Y}, trước khi hết hạn lấy ý kiến ({last_day:%d/%m/%Y}).{offer}"


def _too_short(consultation, window: Window, minimum: Minimum) -> Iterator[str]:
    if not minimum.days:
        return
    lawful = counted(window.opens_on, minimum.days, minimum.counting, consultation.organising_body.slug)
    if window.last_day >= lawful.last_day and not (
        consultation.counting == minimum.counting and consultation.working_days < minimum.days
    ):
        return
    basis = f" ({'; '.join(minimum.sources)})" if minimum.sources else ""
    given = Minimum(consultation.working_days, consultation.counting)
    least = f"{minimum.days} ngày" if consultation.counting == minimum.counting else minimum.words
    yield f"Thời hạn {given.words} ngắn hơn mức tối thiểu {least}{basis}."


def _list_problems(consultation, nominees, opens_on) -> Iterator[str]:
    if not any(nominee.is_public and not nominee.withdrawn_at for nominee in nominees):
        yield "Danh sách chưa có trường hợp nào được công khai."
    if not (consultation.submission_number and consultation.submitted_on):
        yield "Chưa ghi số và ngày của tờ trình."
    yield from _titles_out_of_force(nominees, opens_on)
    yield from _classes_missing(nominees)


def _classes_missing(nominees: Iterable) -> Iterator[str]:
    for nominee in nominees:
        if nominee.title.classes and nominee.award_class not in nominee.title.classes:
            yield f"{nominee.name}: “{nominee.title.name}” có các hạng, chưa ghi đúng hạng đề nghị."


def _titles_out_of_force(nominees, on):
    for nominee in nominees:
        title = nominee.title
        ended = title.effective_to and title.effective_to <= on
        if ended or (title.effective_from and title.effective_from > on):
            yield f"{nominee.name}: “{title.name}” không có hiệu lực vào ngày {on:%d/%m/%Y} ({title.span})."


def _draft_problems(consultation, opens_on) -> Iterator[str]:
    draft = consultation.draft
    if draft is None:
        yield "Chưa ghi tên dự thảo, cơ quan soạn thảo và loại văn bản."
        return
    if not consultation.passages.exists() and not consultation.draft_files.exists():
        yield "Chưa có nội dung dự thảo: cần ít nhất một điều, mục hoặc một tệp."
    rule = draft.rule
    if not DocumentRule.objects.in_force(opens_on).filter(pk=rule.pk).exists():
        yield f"Thời hạn áp dụng cho “{rule.name}” không có hiệu lực vào ngày {opens_on:%d/%m/%Y}. Mời chọn dòng khác."
