"""Whether a version that was approved for an hour may still become public when the hour has come.

Between an approval and its hour a consent may be withdrawn, an approver leave,
a section be taken off, a file be lost, or the records change that a page shows.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from wagtail.models import ReferenceIndex, TaskState

from cms_pages.core import gates
from cms_pages.core.public_files import models_of_files
from cms_pages.core.workflow import SecondPersonApproval, place_of, words_of

GONE = "{kind} có trong bài không còn trong thư viện. Mời chọn lại tệp rồi gửi duyệt."
LOST = "Không còn mở được tệp “{title}” có trong bài. Mời tải lên lại, gắn vào bài rồi gửi duyệt."
LEFT = "Người duyệt bản này ({who}) nay không còn quyền duyệt. Cần người khác duyệt lại."
CHANGED = "Dữ liệu mà trang hiện đã đổi sau khi duyệt. Cần duyệt lại."


def unfit(page, revision):
    """Why a version may not be published now, in sentences; empty when it may."""
    version = revision.as_object()
    hold = gates.held(page)
    told = [hold.message] if hold else []
    told += [*_approval(revision, version), *place_of(page), *words_of(version), *missing_files(page, revision)]
    if not told:
        try:
            version.full_clean()  # others may have published since what it now contradicts
        except ValidationError as error:
            told += error.messages
    return told


def _approval(revision, version):
    """What is wrong with the approval; nothing where the keepers of the server gave the hour themselves."""
    states = revision.task_states.filter(
        status=TaskState.STATUS_APPROVED, task__in=SecondPersonApproval.objects.values("pk")
    )
    approvals = list(states.select_related("task", "finished_by").order_by("finished_at", "pk"))
    if not approvals:
        return []
    stand = [each for each in approvals if _may_still(each)]
    if not stand:
        return [LEFT.format(who=approvals[-1].finished_by or "đã xóa tài khoản")]
    return [CHANGED] if version.changed_since(stand[-1].finished_at) else []


def _may_still(state):
    person = state.finished_by
    return person is not None and person.is_active and state.task.specific.may_decide(person)


def missing_files(page, revision):
    """The files of the library that a version shows and that are not there any more, in sentences."""
    # As it was kept: `as_object` leaves out what is gone, and nobody would know that it was there.
    version, wanted = page.specific_class.from_serializable_data(revision.content, check_fks=False), {}
    for content_type, key, *_ in ReferenceIndex._extract_references_from_object(version):
        wanted.setdefault(content_type, set()).add(key)
    told = []
    for model in models_of_files():
        keys = wanted.get(ContentType.objects.get_for_model(model).pk, set())
        known = {str(each.pk): each for each in model._default_manager.filter(pk__in=keys)} if keys else {}
        kind = str(model._meta.verbose_name)
        told += [GONE.format(kind=kind[:1].upper() + kind[1:])] * bool(keys - set(known))
        told += [LOST.format(title=each) for each in known.values() if not each.file.storage.exists(each.file.name)]
    return told
