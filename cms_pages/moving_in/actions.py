"""Everything that happens to articles of an old site: checked, made into drafts, approved as a batch.

The work is done in slices, article by article, each in a transaction of its
own: whatever breaks it off, what was done stays done and the rest goes on
where it was left.
"""

from __future__ import annotations

import hashlib
import logging
import time
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.moving_in import making, old_addresses, rules
from cms_pages.moving_in.models import ImportBatch, ImportedItem
from cms_pages.moving_in.packages import Unusable, open_package
from cms_pages.moving_in.preparing import Preparer
from cms_pages.moving_in.records import read_records
from cms_pages.news.models import ArticlePage, NewsCategory, NewsIndexPage
from search.text import fold

logger = logging.getLogger(__name__)
Stage, Outcome = ImportBatch.Stage, ImportedItem.Outcome
LEASE = timedelta(minutes=5)
FAILED = "Có trục trặc khi chuyển bài này; chưa có gì được ghi. Mời chạy tiếp, nếu vẫn vậy thì báo người quản trị."


TWICE = "Trùng mã hoặc địa chỉ cũ với bài ở {place}."


class Refused(ValueError):
    """What was asked for cannot be done now; the message says why, in Vietnamese."""


def _demand(allowed):
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def receive(name, file, *, category, by):
    """Keep a package that is to be checked. Raises Refused where it is no package; nothing is kept then."""
    _demand(rules.may_bring(by))
    try:
        open_package(name, file)
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
    _demand(rules.may_bring(by))
    _step(batch, Stage.CHECKED, Stage.MAKING)
    log(batch, "moving_in.begun", user=by, data={"count": batch.items.filter(outcome=Outcome.READY).count()})


@transaction.atomic
def approve(batch, *, by):
    """Let the drafts of a batch go live: the act of a second person, for everything as it stands now."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    _demand(rules.may_approve(by, batch))
    batch.approved_by, batch.approved_at = by, timezone.now()
    batch.save(update_fields=["approved_by", "approved_at"])
    _step(batch, Stage.MADE, Stage.PUBLISHING)
    count = batch.items.filter(outcome=Outcome.MADE).count()
    log(batch, "moving_in.approved", user=by, data={"count": count, "brought_by": str(batch.created_by)})


def _step(batch, before, after):
    moved = ImportBatch.objects.filter(pk=batch.pk, stage=before).update(stage=after, leased_until=None)
    if not moved:
        raise Refused("Đợt này vừa được xử lý ở nơi khác. Mời mở lại trang.")
    batch.stage = after


@contextmanager
def _lease(pk):
    """The batch, for one worker at a time; None while somebody else has it."""
    now = timezone.now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    if not ImportBatch.objects.filter(free, pk=pk).update(leased_until=now + LEASE):
        yield None
        return
    try:
        yield ImportBatch.objects.select_related("category", "created_by", "approved_by").get(pk=pk)
    finally:
        ImportBatch.objects.filter(pk=pk).update(leased_until=None)


def _renew(batch):
    ImportBatch.objects.filter(pk=batch.pk).update(leased_until=timezone.now() + LEASE)


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
        try:
            return steps[batch.stage](batch, _Slice(most, seconds))
        except Unusable as error:
            ImportBatch.objects.filter(pk=pk).update(stage=Stage.UNUSABLE, message=str(error)[:500])
            return False


def _opened(batch):
    package = open_package(batch.name, batch.package.open("rb"))
    return package, _preparer(package)


def judge_all(package):
    """(place, title, outcome, told) of every article of a package; writes nothing."""
    preparer = _preparer(package)
    seen = {}
    for record in read_records(package):
        prepared = preparer.prepare(record)
        outcome, told = judged(prepared)
        if outcome == Outcome.READY and record.identity in seen:
            outcome, told = Outcome.REFUSED, [["error", TWICE.format(place=seen[record.identity])], *told]
        seen.setdefault(record.identity, record.place)
        yield record.place, prepared.title, outcome, told


def _preparer(package):
    slugs = dict(NewsCategory.objects.values_list("name", "slug"))
    categories = {fold(name): slug for name, slug in slugs.items()}
    preparer = Preparer(package, categories | {fold(slug): slug for slug in slugs.values()})
    for record in read_records(package):
        preparer.learn(record)
    return preparer


def _check(batch, part):
    """Read article by article what is wrong with it; nothing is written but what was found."""
    package, preparer = _opened(batch)
    try:
        done = batch.items.count()
        for position, record in islice(enumerate(read_records(package), start=1), done, None):
            _note(batch, position, record, preparer.prepare(record))
            _renew(batch)
            if part.is_over():
                return True
    finally:
        batch.package.close()
    total = batch.items.count()
    if not total:
        raise Unusable("Gói không có bài nào.")
    ImportBatch.objects.filter(pk=batch.pk).update(stage=Stage.CHECKED, total=total)
    return False


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
    ImportBatch.objects.filter(pk=batch.pk).update(total=position)


def judged(prepared, batch=None):
    """(outcome, [[kind, sentence], …]) of an article: whether it can become a draft, is there already, or cannot."""
    record = prepared.record
    told = [["error", each] for each in prepared.errors] + [["note", each] for each in prepared.notes]
    before = ImportedItem.objects.moved().filter(identity=record.identity).select_related("page").first()
    if before is not None:
        changed = (
            " Nội dung trong gói khác bản đã chuyển; bản trên Trang được giữ nguyên."
            if before.digest != record.digest
            else ""
        )
        return Outcome.KNOWN, [["note", f"Bài này đã được chuyển trước đây.{changed}"]]
    if prepared.errors:
        return Outcome.REFUSED, told
    twice = batch.items.filter(identity=record.identity).first() if batch else None
    if twice is not None:
        return Outcome.REFUSED, [["error", TWICE.format(place=twice.place)], *told]
    if batch and prepared.published_on:
        alike = batch.items.filter(title=prepared.title[:300], published_on=prepared.published_on).first()
        if alike is not None:
            told.append(["note", f"Trong gói có bài cùng tiêu đề, cùng ngày ở {alike.place}."])
    if double := _same_article(prepared):
        return Outcome.KNOWN, [["note", f"Trang đã có bài cùng tiêu đề, cùng ngày: “{double.title}”."], *told]
    return Outcome.READY, told


def _same_article(prepared):
    """An article of the portal with the same title and day, whoever wrote it."""
    if prepared.published_on is None:
        return None
    day = timezone.localdate(prepared.published_on)
    of_day = ArticlePage.objects.filter(published_on__date=day).only("title", "draft_title")
    return next((page for page in of_day if fold(page.title) == fold(prepared.title)), None)


def _make(batch, part):
    """Make a draft of each article that was found good."""
    items = {item.position: item for item in batch.items.filter(outcome=Outcome.READY)}
    package, preparer = _opened(batch)
    try:
        for position, record in enumerate(read_records(package), start=1):
            if item := items.pop(position, None):
                _make_one(batch, item, preparer.prepare(record))
                _renew(batch)
                if items and part.is_over():
                    return True
    finally:
        batch.package.close()
    made = batch.items.filter(outcome=Outcome.MADE).exists()
    ImportBatch.objects.filter(pk=batch.pk).update(stage=Stage.MADE if made else Stage.CHECKED)
    return False


def _make_one(batch, item, prepared):
    """One article, all of it or nothing."""
    try:
        with transaction.atomic():
            # The row first: of two who make the same article at once, one waits here and then finds it made.
            changed = ImportedItem.objects.filter(pk=item.pk, outcome=Outcome.READY).update(outcome=Outcome.MADE)
            if changed:
                page = making.make_page(prepared, section=_section(), batch=batch)
                ImportedItem.objects.filter(pk=item.pk).update(page=page, old_paths=prepared.old_paths)
    except IntegrityError:
        told = [["note", "Bài này vừa được chuyển trong một đợt khác."]]
        ImportedItem.objects.filter(pk=item.pk).update(outcome=Outcome.KNOWN, told=told)
    except Exception:
        logger.exception("Old article %s of batch %s", item.position, batch.pk)
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
    _demand(rules.may_bring(by))
    failed = [item.pk for item in batch.items.filter(outcome=Outcome.REFUSED) if FAILED in item.errors]
    if not failed:
        raise Refused("Không có bài nào cần thử lại.")
    for item in batch.items.filter(pk__in=failed):
        item.outcome, item.told = Outcome.READY, [each for each in item.told if each[1] != FAILED]
        item.save(update_fields=["outcome", "told"])
    ImportBatch.objects.filter(pk=batch.pk).update(stage=Stage.MAKING, leased_until=None)


def _publish(batch, part):
    """Let each draft that the approval holds for go live, and its old addresses lead to it."""
    _demand(batch.approved_by_id and batch.approved_by_id != batch.created_by_id)
    waiting = list(batch.items.filter(outcome=Outcome.MADE).order_by("position"))
    for number, item in enumerate(waiting, start=1):
        _publish_one(batch, item)
        _renew(batch)
        if number < len(waiting) and part.is_over():
            return True
    ImportBatch.objects.filter(pk=batch.pk).update(stage=Stage.PUBLISHED)
    return False


@transaction.atomic
def _publish_one(batch, item):
    page = ArticlePage.objects.filter(pk=item.page_id).select_related("latest_revision").first()
    if page is None:
        item.outcome, reason = Outcome.HELD, "Bản nháp đã bị xóa."
    elif page.live:
        item.outcome, reason = Outcome.PUBLISHED, ""
    elif not rules.may_go_live(page, batch):
        item.outcome = Outcome.HELD
        reason = "Bản nháp đã được sửa sau khi duyệt, do người duyệt sửa, hoặc đang chờ duyệt riêng; mời duyệt bài này riêng."
    else:
        # The approval of the batch is the permission, as a finished workflow is elsewhere: see core/publishing.py.
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
    _demand(rules.may_bring(by))
    if batch.items.moved().exists() or batch.stage in {Stage.MAKING, Stage.PUBLISHING}:
        raise Refused("Đợt này đã có bài thành bản nháp nên được giữ lại.")
    name, storage = batch.package.name, batch.package.storage
    log(batch, "moving_in.discarded", user=by, data={"name": batch.name})
    batch.delete()
    transaction.on_commit(lambda: storage.delete(name))
