"""Everything that happens to the golden book: one function per event."""

import hashlib
import logging
import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.awards.models import AwardRecord
from registrations.refusals import Refused, demand

from . import matter, printing, queries, rules
from .models import BookEntry, BookPage, BookVolume, YearBook
from .scans import render

logger = logging.getLogger(__name__)
SCAN_KINDS = frozenset({"jpg", "png", "pdf"})
# A book being asked for again before this has passed is taken to be under way.
PATIENCE = timedelta(minutes=10)


# --- the printed book of a year ---------------------------------------------------


def claim_build(year: int, *, now=None) -> bool:
    """Note that the book of a year is to be set; False when that was asked a moment ago already."""
    now = now or timezone.now()
    YearBook.objects.get_or_create(year=year)
    waiting = YearBook.objects.filter(year=year, asked_at__gt=now - PATIENCE).exists()
    if waiting:
        return False
    return bool(YearBook.objects.filter(year=year).exclude(asked_at__gt=now - PATIENCE).update(asked_at=now))


def build_year(year: int, *, now=None) -> YearBook:
    """Set the book of a year as a PDF from the records as they stand now, and keep it.

    The fingerprint is taken before the records are read: what changes
    meanwhile makes the book stale, never wrongly current. A book whose matter
    has not changed keeps its file. Seconds of work for ten thousand awards,
    in a process of its own; called by the background task only.
    """
    now = now or timezone.now()
    fingerprint = queries.fingerprint(year, now)
    content = matter.of(year, now)
    digest = hashlib.sha256(printing.as_json(content["book"])).hexdigest()
    book, _ = YearBook.objects.get_or_create(year=year)
    book.fingerprint, book.state_at, book.problem, book.asked_at = fingerprint, now, "", None
    book.record_count, book.left_out_count = content["book"]["count"], content["book"]["left_out"]
    old = book.file.name
    if not book.record_count:
        book.file, book.data_hash, book.size, book.page_count = "", digest, 0, 0
    elif digest != book.data_hash or not old:
        try:
            data = printing.book_pdf(content, digest)
        except printing.NotSet as error:
            logger.warning("golden book of %s not set: %s", year, error)
            YearBook.objects.filter(pk=book.pk).update(problem=str(error)[:300], asked_at=now)
            book.refresh_from_db()
            return book
        book.data_hash, book.size, book.page_count = digest, len(data), printing.page_count(data)
        book.file.save(f"{year}.pdf", ContentFile(data), save=False)
    book.save()
    if old and old != book.file.name:
        storage = book._meta.get_field("file").storage
        transaction.on_commit(lambda: storage.delete(old))
    return book


# --- volumes and pages ---------------------------------------------------------------


@transaction.atomic
def save_volume(form, by) -> BookVolume:
    """Save a volume from its form."""
    creating = form.instance.pk is None
    demand(rules.may_keep(by))
    volume = form.save()
    log(volume, "wagtail.create" if creating else "wagtail.edit", user=by, content_changed=True)
    return volume


def bring_in(volume: BookVolume, files: Sequence, first: int, by) -> list[BookPage]:
    """Make pages out of scanned files, numbered on from ``first``: all of them or none.

    Raises RefusedFile for a file that is no scan, Refused when a page of that
    number is there already.
    """
    demand(rules.may_keep(by))
    made: list[BookPage] = []
    with transaction.atomic():
        for uploaded in files:
            attachment = attachments.store(uploaded, allowed=SCAN_KINDS, by=by)
            with attachment.file.open("rb") as file:
                for pictures in render(file, attachment.kind):
                    page = BookPage(volume=volume, number=first + len(made), scan=attachment)
                    _refuse_double(page)
                    page.scan_sheet, page.width, page.height = pictures.sheet, pictures.width, pictures.height
                    page.small.save(f"{uuid.uuid4().hex}.jpg", ContentFile(pictures.small), save=False)
                    page.large.save(f"{uuid.uuid4().hex}.jpg", ContentFile(pictures.large), save=False)
                    page.save()
                    made.append(page)
        log(volume, "golden_book.bring_in", user=by, data={"pages": len(made), "first": first})
    return made


def _refuse_double(page: BookPage) -> None:
    if BookPage.objects.filter(volume=page.volume, number=page.number).exists():
        raise Refused(f"Trang {page.number} của quyển này đã có. Mời chọn số trang khác hoặc bỏ trang cũ trước.")


@transaction.atomic
def drop_page(page: BookPage, by) -> None:
    """Take a page out that was never opened (a wrong scan)."""
    demand(rules.may_keep(by))
    page = BookPage.objects.select_for_update().select_related("volume").get(pk=page.pk)
    if page.released_at:
        raise Refused("Trang đang công bố. Mời thôi công bố trước khi bỏ trang.")
    names = [page.small.name, page.large.name]
    storage = page.small.storage
    log(page.volume, "golden_book.drop_page", user=by, data={"number": page.number})
    page.delete()
    transaction.on_commit(lambda: [storage.delete(name) for name in names])


@transaction.atomic
def link(page: BookPage, record: AwardRecord, by, *, line: int | None = None, number: str = "") -> BookEntry:
    """Say that a record stands on a page. Linking twice only changes line and number."""
    demand(rules.may_keep(by))
    entry, made = BookEntry.objects.update_or_create(
        page=page, record=record, defaults={"line": line, "number": number[:30]}
    )
    if made:
        log(page, "golden_book.link", user=by, data={"name": record.name})
    return entry


@transaction.atomic
def unlink(entry: BookEntry, by) -> None:
    """Take a line from a page; an open page closes, since a name on it is no longer accounted for."""
    demand(rules.may_keep(by))
    log(entry.page, "golden_book.unlink", user=by, data={"name": entry.record.name})
    entry.delete()


def line_taken(sender, instance: BookEntry, **signal) -> None:
    """Close the page of a line that went, also when it went with its record."""
    BookPage.objects.filter(pk=instance.page_id).update(
        released_at=None, released_by=None, transcription=BookPage.Transcription.PARTLY
    )


@transaction.atomic
def set_transcription(page: BookPage, state: str, by) -> None:
    """Note how far the page has been carried over; less than "checked" closes an open page."""
    demand(rules.may_keep(by))
    page = BookPage.objects.select_for_update().get(pk=page.pk)
    page.transcription = BookPage.Transcription(state)
    if page.transcription != BookPage.Transcription.CHECKED:
        page.released_at = page.released_by = None
    page.save(update_fields=["transcription", "released_at", "released_by"])
    log(page, "golden_book.transcription", user=by, data={"state": str(page.transcription.label)})


@transaction.atomic
def release(page: BookPage, by) -> None:
    """Open a page to everyone. Raises Refused, saying why, when a name on it must not be shown."""
    demand(rules.may_release(by))
    page = BookPage.objects.select_for_update().get(pk=page.pk)
    if obstacles := rules.obstacles(page):
        raise Refused(" ".join(obstacles))
    page.released_at, page.released_by = timezone.now(), by
    page.save(update_fields=["released_at", "released_by"])
    log(page, "golden_book.release", user=by)


@transaction.atomic
def withdraw(page: BookPage, by) -> None:
    """Close a page to everyone."""
    demand(rules.may_release(by))
    page = BookPage.objects.select_for_update().get(pk=page.pk)
    page.released_at = page.released_by = None
    page.save(update_fields=["released_at", "released_by"])
    log(page, "golden_book.withdraw", user=by)
