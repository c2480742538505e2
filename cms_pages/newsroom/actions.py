"""Everything that happens to bundles of pages, and the reminding of steps that take too long."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.newsroom import emails, queries, rules
from cms_pages.newsroom.models import Bundle, BundleItem, StepReminder
from registrations.refusals import demand

logger = logging.getLogger(__name__)
MOST_PAGES = 60
BEGIN_OF_DAY = 7
LEFT = "Người duyệt gói ({who}) nay không còn quyền duyệt. Cần người khác duyệt lại."


class Changed(Exception):
    """The bundle is not, or no longer, what the person saw."""


def _locked(bundle):
    return Bundle.objects.select_for_update().get(pk=bundle.pk)


@transaction.atomic
def make_bundle(bundle, *, by):
    """Keep a new bundle, or the name, moment and note of one that is being put together. Raises ValidationError."""
    fresh = bundle.pk is None
    demand(rules.may_compose(by, None if fresh else _locked(bundle)))
    if fresh:
        bundle.made_by = by
    if bundle.goes_live_at and bundle.goes_live_at <= timezone.now():
        raise ValidationError({"goes_live_at": "Mời chọn giờ công bố sau lúc này, hoặc bỏ trống."})
    bundle.full_clean(exclude=["made_by"])
    bundle.save()
    bundle.changed_by.add(by)
    log(bundle, "wagtail.create" if fresh else "wagtail.edit", user=by)
    return bundle


@transaction.atomic
def add_page(bundle, page, *, by):
    """Put a page with unpublished words into a bundle.

    Raises ValidationError for a page without anything new, one that is in another
    bundle, is being approved by itself, or has an hour of its own.
    """
    bundle = _locked(bundle)
    demand(rules.may_compose(by, bundle) and page.permissions_for_user(by).can_edit())
    if bundle.items.count() >= MOST_PAGES:
        raise ValidationError(f"Một gói có nhiều nhất {MOST_PAGES} trang.")
    other = queries.open_items().filter(page=page.pk).select_related("bundle").first()
    if other is not None:
        raise ValidationError(f"Trang này đã có trong gói “{other.bundle}”.")
    if page.live and not page.has_unpublished_changes:
        raise ValidationError("Trang này đang đăng và không có phần sửa nào chờ công bố.")
    if page.current_workflow_state:
        raise ValidationError("Trang này đang gửi duyệt riêng. Mời hủy quy trình duyệt của trang trước.")
    if page.approved_schedule:
        raise ValidationError("Trang này đã duyệt và có giờ đăng riêng. Mời hủy giờ đăng trước.")
    BundleItem.objects.create(bundle=bundle, page_id=page.pk, title=page.draft_title, was_live=page.live)
    bundle.changed_by.add(by)
    log(bundle, "newsroom.page_added", user=by, data={"page": page.draft_title})


@transaction.atomic
def remove_page(item, *, by):
    """Take a page out of a bundle."""
    bundle = _locked(item.bundle)
    demand(rules.may_compose(by, bundle))
    log(bundle, "newsroom.page_removed", user=by, data={"page": item.title})
    item.delete()
    bundle.changed_by.add(by)


@transaction.atomic
def send(bundle, *, by):
    """Hand a bundle in for approval, each page in the version it has now. Raises ValidationError with the obstacles."""
    bundle = _locked(bundle)
    demand(rules.may_compose(by, bundle))
    now = timezone.now()
    if bundle.goes_live_at and bundle.goes_live_at <= now:
        raise ValidationError("Giờ công bố đã qua. Mời đặt giờ khác hoặc bỏ trống.")
    for item in bundle.items.select_related("page"):
        if item.page is not None:
            revision = item.page.get_latest_revision() or item.page.specific.save_revision(user=by)
            item.revision, item.was_live, item.title = revision, item.page.live, item.page.draft_title
            item.save()
    if found := queries.obstacles(bundle, bundle.goes_live_at or now):
        raise ValidationError(found)
    bundle.sent_at, bundle.sent_by, bundle.answer = now, by, ""
    bundle.save()
    log(bundle, "newsroom.bundle_sent", user=by)
    emails.tell_bundle_sent(bundle)


@transaction.atomic
def give_back(bundle, reason, *, by):
    """Return a bundle that was sent, with the reason. Raises ValidationError without one."""
    bundle = _locked(bundle)
    demand(bundle.state == Bundle.State.SENT and by.has_perm(rules.APPROVE))
    if not reason.strip():
        raise ValidationError("Mời ghi lý do trả lại.")
    _open(bundle)
    bundle.answer = reason.strip()[:500]
    bundle.save()
    log(bundle, "newsroom.bundle_returned", user=by, data={"reason": bundle.answer})
    emails.tell_bundle_returned(bundle, by)


@transaction.atomic
def take_back(bundle, *, by):
    """Take a bundle back to change it: sent, approved, or stopped."""
    bundle = _locked(bundle)
    demand(rules.may_take_back(by, bundle))
    _open(bundle)
    bundle.save()
    log(bundle, "newsroom.bundle_taken_back", user=by)


def _open(bundle):
    bundle.sent_at = bundle.sent_by = bundle.approved_at = bundle.approved_by = bundle.stopped_at = None
    bundle.obstacles = []
    bundle.items.update(revision=None)


@transaction.atomic
def dissolve(bundle, *, by):
    """Give a bundle up; its pages stay as drafts, each for itself."""
    bundle = _locked(bundle)
    demand(rules.may_compose(by, bundle))
    log(bundle, "wagtail.delete", user=by)
    bundle.delete()


@transaction.atomic
def approve(bundle, *, by, seen=None):
    """Approve a bundle that somebody else wrote; without a moment it becomes public now.

    `seen` is the `sent_at` that the approver looked at. Raises Changed where it
    was sent anew since, ValidationError with the obstacles, PermissionDenied
    for everybody who had a part in it.
    """
    bundle = _locked(bundle)
    if seen is not None and bundle.sent_at != seen:
        raise Changed
    demand(rules.may_approve(by, bundle))
    now = timezone.now()
    moment = max(now, bundle.goes_live_at or now)
    if found := queries.obstacles(bundle, moment):
        raise ValidationError(found)
    bundle.approved_at, bundle.approved_by, bundle.goes_live_at = now, by, moment
    bundle.save()
    log(bundle, "newsroom.bundle_approved", user=by)
    emails.tell_bundle_approved(bundle, by)
    if moment <= now:
        _publish(bundle, now)


def publish_due(now):
    """Publish the bundles whose moment has come, each wholly or not at all; returns how many were published."""
    due = queries.due_bundles(now).values_list("pk", flat=True)
    return sum(_publish_one(pk, now) for pk in list(due))


def _publish_one(pk, now):
    try:
        with transaction.atomic():
            bundle = queries.due_bundles(now).select_for_update().filter(pk=pk).first()
            if bundle is None:
                return False  # another process was faster
            found = queries.obstacles(bundle, now)
            if not rules.may_still_approve(bundle.approved_by):
                found = [LEFT.format(who=bundle.approved_by), *found]
            if found:
                _stop(bundle, found, now)
            else:
                _publish(bundle, now)
            return not found
    # The transaction took back whatever was done: nothing of the bundle is public.
    except ValidationError as error:
        return _stopped(pk, error.messages, now)
    except Exception:
        logger.exception("Bundle %s could not be published", pk)
        why = ["Có lỗi khi công bố; người quản trị xem được lỗi trong nhật ký của máy chủ."]
        return _stopped(pk, why, now)


@transaction.atomic
def _stopped(pk, why, now):
    bundle = queries.due_bundles(now).select_for_update().filter(pk=pk).first()
    if bundle is not None:
        _stop(bundle, why, now)
    return False


def tell_schedule_stopped(page, revision, why):
    """Tell whoever wrote and approved a version that it could not be published at its hour, and why."""
    log(page, "newsroom.schedule_stopped", revision=revision, data={"why": " ".join(why)})
    emails.tell_schedule_stopped(page, revision, why)


def _publish(bundle, now):
    """Publish every page of a bundle in the running transaction, parents before children."""
    items = sorted(bundle.items.select_related("page", "revision"), key=lambda item: item.page.path)
    for item in items:
        item.revision.publish(user=bundle.approved_by, skip_permission_checks=True)
    bundle.published_at = now
    bundle.save()
    log(bundle, "newsroom.bundle_published", user=bundle.approved_by, data={"pages": len(items)})


def _stop(bundle, found, now):
    bundle.stopped_at, bundle.obstacles = now, found
    bundle.save()
    log(bundle, "newsroom.bundle_stopped", data={"why": " ".join(found)})
    emails.tell_bundle_stopped(bundle)


@transaction.atomic
def remind_by_clock(now=None):
    """Remind once of each step whose last day is past, in working hours; returns how many steps were told of."""
    now = now or timezone.now()
    local = timezone.localtime(now)
    if local.hour < BEGIN_OF_DAY:
        return 0
    told = 0
    for state, due in queries.overdue(local.date()):
        page = state.revision.content_object
        if page is None:
            continue
        _, fresh = StepReminder.objects.get_or_create(task_state=state, defaults={"at": now})
        if fresh:
            emails.tell_overdue(page, state, due)
            told += 1
    return told
