"""Whether an article of a package can become a draft, is on the portal already, or cannot; writes nothing."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cms_pages.core.taking_in import PictureBench
from cms_pages.moving_in import facts
from cms_pages.moving_in.models import ImportedItem
from cms_pages.moving_in.preparing import Preparer
from cms_pages.moving_in.records import read_records
from cms_pages.news.models import ArticlePage, NewsCategory
from search.text import fold

Outcome = ImportedItem.Outcome
TWICE = "Trùng mã hoặc địa chỉ cũ với bài ở {place}."


def survey(package):
    """(names of the old site's machines, number of articles)."""
    hosts, total = set(), 0
    for record in read_records(package, bodies=False):
        hosts |= facts.hosts_of(record.addresses)
        total += 1
    return sorted(hosts), total


def categories():
    """{folded name or slug: slug} of the portal's categories."""
    slugs = dict(NewsCategory.objects.values_list("name", "slug"))
    return {fold(name): slug for name, slug in slugs.items()} | {fold(slug): slug for slug in slugs.values()}


def judge_all(package):
    """(place, title, outcome, told) of every article of a package; writes nothing."""
    seen = {}
    with PictureBench() as bench:
        preparer = Preparer(package, categories(), survey(package)[0], bench)
        for record in read_records(package):
            prepared = preparer.prepare(record)
            outcome, told = judged(prepared)
            if outcome == Outcome.READY and record.identity in seen:
                outcome, told = Outcome.REFUSED, [["error", TWICE.format(place=seen[record.identity])], *told]
            seen.setdefault(record.identity, record.place)
            yield record.place, prepared.title, outcome, told


def judged(prepared, batch=None):
    """(outcome, [[kind, sentence], …]) of an article: whether it can become a draft, is there already, or cannot."""
    record = prepared.record
    told = [["error", each] for each in prepared.errors] + [["note", each] for each in prepared.notes]
    before = ImportedItem.objects.moved().filter(identity=record.identity).first()
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
        alike = batch.items.filter(published_on=prepared.published_on, title=prepared.title[:300]).first()
        if alike is not None:
            told.append(["note", f"Trong gói có bài cùng tiêu đề, cùng ngày ở {alike.place}."])
    if double := _same_article(prepared):
        return Outcome.KNOWN, [["note", f"Trang đã có bài cùng tiêu đề, cùng ngày: “{double}”."], *told]
    return Outcome.READY, told


def _same_article(prepared):
    """The title of an article of the portal with the same title and day, whoever wrote it; "" for none."""
    if prepared.published_on is None:
        return ""
    begins = timezone.localtime(prepared.published_on).replace(hour=0, minute=0, second=0, microsecond=0)
    of_day = ArticlePage.objects.filter(published_on__gte=begins, published_on__lt=begins + timedelta(days=1))
    wanted = fold(prepared.title)
    return next((title for title in of_day.values_list("title", flat=True) if fold(title) == wanted), "")
