"""The events of changes of which people are told."""

from django.contrib.auth import get_user_model
from django.urls import reverse

from registrations.holders import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register

GROUP = "Biên tập, duyệt bài"


def _page(context):
    return reverse("thay-doi:change", args=[context["change"].pk])


_WHAT = Place("nội dung", lambda context: context["change"].title, "Thông tin cơ quan")
_WHO = Place("người đề nghị", lambda context: str(context["change"].proposed_by), "Nông Thị Mẫu")
_FIELDS = Place("phần thay đổi", lambda context: context["fields"], "- Điện thoại: 0205 3812 345 → 0205 3812 346")
_BY = Place("người xử lý", lambda context: str(context["change"].decided_by), "Hoàng Văn Mẫu")
_WHY = Place("lý do", lambda context: context["change"].answer, "Số điện thoại chưa đúng.")
_WHERE = address_place(_page, "/quan-tri/thay-doi/…/")

register(
    Event(
        "changes.proposed",
        GROUP,
        "Thay đổi của thông tin cơ quan, danh mục, chữ của ảnh và tệp chờ duyệt",
        "Người duyệt",
        "cms_pages/changes/mail/proposed.txt",
        (_WHAT, _WHO, _FIELDS, _WHERE),
        _page,
        may_refuse=True,
    ),
    Event(
        "changes.returned",
        GROUP,
        "Thay đổi không được duyệt",
        "Những người đã đề nghị thay đổi",
        "cms_pages/changes/mail/returned.txt",
        (_WHAT, _BY, _WHY, _WHERE),
        _page,
    ),
)


def approvers():
    """Staff who approve changes."""
    return holders("cms_changes.approve_change")


def tell_proposed(change, lines):
    """Tell those who may approve it that a change waits."""
    fields = "\n".join(f"- {line.label}: {line.now} → {line.wanted}" for line in lines)
    people = approvers().exclude(pk__in=change.authors)
    queue("changes.proposed", people, context={"change": change, "fields": fields}, about=f"change:{change.pk}")


def tell_returned(change):
    """Tell those who wrote a change why it was not approved."""
    people = get_user_model().objects.filter(pk__in=change.authors, is_active=True)
    queue("changes.returned", people, context={"change": change}, about=f"change:{change.pk}")
