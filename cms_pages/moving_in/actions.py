"""Everything that happens to articles of an old site: checked, made into drafts, approved as a batch.

The work is done in slices, article by article, each in a transaction of its
own: whatever breaks it off, what was done stays done and the rest goes on
where it was left.
"""

from __future__ import annotations

import hashlib
import logging
import time
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms_pages.core.office_search import told_once
from cms_pages.core.taking_in import PictureBench
from cms_pages.moving_in import emails, making, old_addresses, rules
from cms_pages.moving_in.judging import categories, judged, survey
from cms_pages.moving_in.models import ImportBatch, ImportedItem
from cms_pages.moving_in.packages import Unusable, open_package
from cms_pages.moving_in.preparing import MOST_TITLE, Prepared, Preparer
from cms_pages.moving_in.records import read_records
from cms_pages.news.models import ArticlePage, NewsIndexPage
from registrations.refusals import demand
from search.outbox import actions as outbox

logger = logging.getLogger(__name__)
Stage, Outcome = ImportBatch.Stage, ImportedItem.Outcome
LEASE = timedelta(minutes=2)
FAILED = "Có trục trặc khi chuyển bài này; chưa có gì được ghi. Mời chạy tiếp, nếu vẫn vậy thì báo người quản trị."
UNREAD = (
    "Không đọc được bài này. Mời xem lại nội dung bài, hoặc bỏ phần lạ rồi gửi lại; các bài khác không bị ảnh hưởng."
)
UNPUBLISHED = (
    "Có trục trặc khi đăng bài này; bản nháp còn nguyên. Mời sửa và gửi duyệt riêng bài này, hoặc báo người quản trị."
)


class Refused(ValueError):
    """What was asked for cannot be done now; the message says why, in Vietnamese."""


@transaction.atomic
def receive(name, file, *, category, by):
    """Keep a package that is to be checked. Raises Refused where it is no package; nothing is kept then."""
    demand(rules.may_bring(by))
    try:
        # What is no list at all is said where it was chosen, not some minutes later.
        if next(read_records(open_package(name, file), bodies=False), None) is None:
            raise Refused("Gói không có bài nào.")
    except Unusable as error:
        raise Refused(str(error)) from error
    batch = ImportBatch(name=name[:200], digest=digest_of(file), category=category, created_by=by)
    batch.package.save(name, File(file), save=False)
    batch.save()
    log(batch, "moving_in.received", user=by, data={"name": batch.name})
    return batch


def digest_of(file):
    """SHA-256 of an open file, left at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


@transaction.atomic
def begin_making(batch, *, by):
    """Let the articles that were found good become drafts."""
    demand(rules.may_bring(by))
    _step(batch, rules.MAKEABLE, Stage.MAKING)
    log(batch, "moving_in.begun", user=by, data={"count": batch.items.filter(outcome=Outcome.READY).count()})


@transaction.atomic
def approve(batch, *, by):
    """Let the drafts of a batch go live: the act of a second person, for everything as it stands now."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    demand(rules.may_approve(by, batch))
    batch.approved_by, batch.approved_at = by, timezone.now()
    batch.save(update_fields=["approved_by", "approved_at"])
    _step(batch, [Stage.MADE], Stage.PUBLISHING)
    count = batch.items.filter(outcome=Outcome.MADE).count()
    log(batch, "moving_in.approved", user=by, data={"count": count, "brought_by": str(batch.created_by)})


def _step(batch, before, after):
    moved = ImportBatch.objects.filter(pk=batch.pk, stage__in=before).update(stage=after, leased_until=None)
    if not moved:
        raise Refused("Đợt này vừa được xử lý ở nơi khác. Mời mở lại trang.")
    batch.stage = after


@transaction.atomic
def stop(batch, *, by):
    """Have the work on a batch end after the article it is at; what is done stays done, the rest can be gone on with."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    demand(rules.may_stop(by, batch))
    drafts = batch.items.filter(outcome=Outcome.MADE).exists()
    after = Stage.STOPPED if batch.stage == Stage.CHECKING else Stage.MADE if drafts else Stage.CHECKED
    before = batch.get_stage_display()
    _step(batch, [batch.stage], after)
    log(batch, "moving_in.stopped", user=by, data={"stage": before})


@transaction.atomic
def go_on(batch, *, by):
    """Take a check up again that was stopped; work that was broken off needs no leave."""
    demand(rules.may_see(by))
    if batch.stage == Stage.STOPPED:
        demand(rules.may_bring(by))
        _step(batch, [Stage.STOPPED], Stage.CHECKING)


def take_up(now):
    """Free the batches whose work was broken off (their lease ran out); returns their keys, for the queue."""
    working = ImportBatch.objects.filter(stage__in=[Stage.CHECKING, Stage.MAKING, Stage.PUBLISHING])
    left = working.filter(leased_until__lt=now)
    return [pk for pk in left.values_list("pk", flat=True) if left.filter(pk=pk).update(leased_until=None)]


@contextmanager
def _lease(pk):
    """The batch, for one worker at a time; None while somebody else has it."""
    now = timezone.now()
    until = now + LEASE
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    if not ImportBatch.objects.filter(free, pk=pk).update(leased_until=until):
        yield None
        return
    batch = ImportBatch.objects.select_related("category", "created_by", "approved_by").get(pk=pk)
    try:
        yield batch
    finally:
        ImportBatch.objects.filter(pk=pk, leased_until=batch.leased_until).update(leased_until=None)


class _Stopped(Exception):
    """Somebody stopped the work meanwhile."""


def _renew(batch, **changes):
    """Hold on to the batch for the next article. Raises _Stopped."""
    # Who holds the lease is told by the instant until which it runs: stopped, or taken over, it is another one.
    held = ImportBatch.objects.filter(pk=batch.pk, stage=batch.stage, leased_until=batch.leased_until)
    batch.leased_until = timezone.now() + LEASE
    if not held.update(leased_until=batch.leased_until, **changes):
        raise _Stopped


def _finish(batch, stage, **changes):
    _renew(batch, stage=stage, **changes)


class _Slice:
    """How much is done at once: so many articles, or until so many seconds have passed; one at least."""

    def __init__(self, most, seconds):
        self.left = most
        self.ends = time.monotonic() + seconds if seconds else None

    def is_over(self):
        """Counts one article; is there time for no further one?"""
        if self.left is not None:
            self.left -= 1
        return (self.left is not None and self.left <= 0) or (self.ends is not None and time.monotonic() > self.ends)


def work(pk, *, most=None, seconds=None):
    """Go on with what a batch waits for, at most so many articles or seconds. Returns whether more is left to do."""
    with _lease(pk) as batch:
        if batch is None or not batch.is_working:
            return False
        steps = {Stage.CHECKING: _check, Stage.MAKING: _make, Stage.PUBLISHING: _publish}
        with suppress(_Stopped), outbox.gathered():
            try:
                return steps[batch.stage](batch, _Slice(most, seconds))
            except Unusable as error:
                _finish(batch, Stage.UNUSABLE, message=str(error)[:500])
        return False


@contextmanager
def _opened(batch):
    """(package, preparer) of a batch."""
    try:
        package = open_package(batch.name, batch.package.open("rb"))
        if batch.hosts is None:
            batch.hosts, total = survey(package)
            _renew(batch, hosts=batch.hosts, total=total)
        with PictureBench() as bench:
            yield package, Preparer(package, categories(), batch.hosts, bench)
    finally:
        batch.package.close()


def _check(batch, part):
    """Read article by article what is wrong with it; nothing is written but what was found."""
    done = batch.items.count()
    with _opened(batch) as (package, preparer):
        for position, record in enumerate(read_records(package, done), start=done + 1):
            _note(batch, position, record, _prepared(preparer, record))
            _renew(batch)
            if part.is_over():
                return True
    total = batch.items.count()
    if not total:
        raise Unusable("Gói không có bài nào.")
    _finish(batch, Stage.CHECKED, total=total)
    return False


def _prepared(preparer, record):
    """What the record becomes. One that the reader stumbles over keeps itself out, not all that come after it."""
    try:
        return preparer.prepare(record)
    except Exception:
        logger.exception("Old article at %s", record.place)
        return Prepared(record, record.title[:MOST_TITLE], errors=[UNREAD])


def _note(batch, position, record, prepared):
    outcome, told = judged(prepared, batch)
    ImportedItem.objects.create(
        batch=batch,
        position=position,
        place=record.place[:300],
        identity=record.identity,
        digest=record.digest,
        title=prepared.title[:300],
        published_on=prepared.published_on,
        outcome=outcome,
        told=told,
        old_paths=prepared.old_paths,
    )


def _make(batch, part):
    """Make a draft of each article that was found good."""
    waiting = batch.items.filter(outcome=Outcome.READY)
    first = waiting.order_by("position").values_list("position", flat=True).first()
    if first is not None:
        left, maker = waiting.count(), making.Maker(batch, _section())
        with _opened(batch) as (package, preparer):
            for position, record in enumerate(read_records(package, first - 1), start=first):
                item = waiting.filter(position=position).first()
                if item is None:
                    continue
                _renew(batch)
                _make_one(maker, item, _prepared(preparer, record))
                left -= 1
                if left and part.is_over():
                    return True
    made = batch.items.filter(outcome=Outcome.MADE).count()
    with transaction.atomic():
        _finish(batch, Stage.MADE if made else Stage.CHECKED)
        if made:
            emails.tell_waiting(batch, made)
    return False


@contextmanager
def _quietly():
    """Without a heap of tasks for the worker: references are kept with each save (core.public_files)."""
    with told_once(), disable_reference_index_auto_update():
        yield


def _make_one(maker, item, prepared):
    """One article, all of it or nothing."""
    try:
        with transaction.atomic():
            # The row first: of two who make the same article at once, one waits here and then finds it made.
            changed = ImportedItem.objects.filter(pk=item.pk, outcome=Outcome.READY).update(outcome=Outcome.MADE)
            if changed and prepared.errors:
                told = [["error", each] for each in prepared.errors]
                ImportedItem.objects.filter(pk=item.pk).update(outcome=Outcome.REFUSED, told=told)
            elif changed:
                with _quietly():
                    page = maker.make_page(prepared)
                ImportedItem.objects.filter(pk=item.pk).update(page=page, old_paths=prepared.old_paths)
    except IntegrityError:
        told = [["note", "Bài này vừa được chuyển trong một đợt khác."]]
        ImportedItem.objects.filter(pk=item.pk).update(outcome=Outcome.KNOWN, told=told)
    except Exception:
        logger.exception("Old article %s of batch %s", item.position, item.batch_id)
        told = [["error", FAILED], *item.told]
        ImportedItem.objects.filter(pk=item.pk).update(outcome=Outcome.REFUSED, told=told)


def _section():
    section = NewsIndexPage.objects.first()
    if section is None:
        raise Unusable("Trang chưa có mục tin tức.")
    return section


@transaction.atomic
def try_again(batch, *, by):
    """Let articles that could not be made for a trouble of the machine be tried once more."""
    demand(rules.may_bring(by))
    failed = [item.pk for item in batch.items.filter(outcome=Outcome.REFUSED) if FAILED in item.errors]
    if not failed:
        raise Refused("Không có bài nào cần thử lại.")
    for item in batch.items.filter(pk__in=failed):
        item.outcome, item.told = Outcome.READY, [each for each in item.told if each[1] != FAILED]
        item.save(update_fields=["outcome", "told"])
    ImportBatch.objects.filter(pk=batch.pk).update(stage=Stage.MAKING, leased_until=None)


def _publish(batch, part):
    """Let each draft that the approval holds for go live, and its old addresses lead to it."""
    demand(batch.approved_by_id and batch.approved_by_id != batch.created_by_id)
    waiting = list(batch.items.filter(outcome=Outcome.MADE).order_by("position").values_list("pk", flat=True))
    for number, pk in enumerate(waiting, start=1):
        _renew(batch)
        try:
            _publish_one(batch, ImportedItem.objects.get(pk=pk))
        except Exception:
            # One page that cannot go live must not keep back all that come after it.
            logger.exception("Old article %s of batch %s", pk, batch.pk)
            _hold(pk)
        if number < len(waiting) and part.is_over():
            return True
    _finish(batch, Stage.PUBLISHED)
    return False


def _hold(pk):
    item = ImportedItem.objects.get(pk=pk)
    item.outcome, item.told = Outcome.HELD, [["note", UNPUBLISHED], *item.told]
    item.save(update_fields=["outcome", "told"])


@transaction.atomic
def _publish_one(batch, item):
    page = ArticlePage.objects.filter(pk=item.page_id).select_related("latest_revision").first()
    if page is None:
        item.outcome, reason = Outcome.HELD, "Bản nháp đã bị xóa."
    elif page.live:
        item.outcome, reason = Outcome.PUBLISHED, ""
    elif not rules.may_go_live(page, batch):
        item.outcome = Outcome.HELD
        reason = (
            "Bản nháp đã được sửa sau khi duyệt, do người duyệt sửa, đang chờ duyệt riêng, nằm trong gói công bố hoặc "
            "trong mục chưa đăng; mời duyệt bài này riêng."
        )
    else:
        # The approval of the batch is the permission, as a finished workflow is elsewhere: see core/publishing.py.
        with _quietly():
            page.latest_revision.publish(user=batch.approved_by, skip_permission_checks=True)
        page.refresh_from_db()
        item.outcome, reason = Outcome.PUBLISHED, ""
    if item.outcome == Outcome.PUBLISHED:
        old_addresses.lead_to(page, item.old_paths)
    if reason:
        item.told = [["note", reason], *item.told]
    item.save(update_fields=["outcome", "told"])


@transaction.atomic
def discard(batch, *, by):
    """Drop a batch of which nothing has become a page, with its package."""
    demand(rules.may_bring(by))
    if batch.items.moved().exists() or batch.stage in {Stage.MAKING, Stage.PUBLISHING}:
        raise Refused("Đợt này đã có bài thành bản nháp nên được giữ lại.")
    name, storage = batch.package.name, batch.package.storage
    log(batch, "moving_in.discarded", user=by, data={"name": batch.name})
    batch.delete()
    transaction.on_commit(lambda: storage.delete(name))
