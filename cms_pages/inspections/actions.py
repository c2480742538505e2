"""Everything that happens to inspections."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from cms_pages.core.desk import first_draft
from cms_pages.core.file_form import FILE_BYTES
from cms_pages.core.page_form import first_free
from registrations.attachments import actions as attachments
from registrations.refusals import demand
from search.text import slug

from . import emails, queries, rules
from .models import ChecklistItem, Finding, InspectionIndexPage, InspectionPage, UnitPaper, Visit

MOST_PAPERS = 20


@transaction.atomic
def save_inspection(inspection, checklist, *, by, created=False):
    """Keep the facts and the checklist (lines of text). A line that stays keeps what refers to it. Raises ValidationError."""
    demand(rules.may_keep(by))
    inspection.full_clean()
    inspection.save()
    known = {item.text: item for item in inspection.checklist.all()}
    for at, text in enumerate(checklist, start=1):
        item = known.pop(text, None) or ChecklistItem(inspection=inspection, text=text)
        item.place_in_order = at
        item.save()
    ChecklistItem.objects.filter(pk__in=[item.pk for item in known.values()]).delete()
    log(inspection, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    return inspection


@transaction.atomic
def add_visits(inspection, units, *, by):
    """Bring units into the plan; returns how many are new."""
    demand(rules.may_keep(by))
    known = set(inspection.visits.values_list("unit_id", flat=True))
    new = [Visit(inspection=inspection, unit=unit) for unit in units if unit.pk not in known]
    Visit.objects.bulk_create(new)
    log(inspection, "inspections.units", user=by, data={"count": len(new)})
    return len(new)


@transaction.atomic
def remove_visit(visit, *, by):
    """Take a unit out of the plan. Raises ValidationError once it was told or something was written of it."""
    demand(rules.may_keep(by))
    if visit.told_at or visit.held_on or visit.papers.exists() or visit.findings.exists():
        raise ValidationError("Đơn vị đã được báo hoặc đã có kết quả kiểm tra nên giữ lại trong kế hoạch.")
    log(visit.inspection, "inspections.unit_removed", user=by, data={"unit": str(visit.unit)})
    visit.delete()


@transaction.atomic
def save_visit(visit, *, by):
    """Keep days, team and summary of a visit. Raises ValidationError."""
    demand(rules.may_keep(by))
    if visit.held_on and visit.held_on > timezone.localdate():
        raise ValidationError({"held_on": "Ngày đã kiểm tra không thể sau hôm nay."})
    visit.full_clean()
    visit.save()
    log(visit.inspection, "inspections.visit", user=by, data={"unit": str(visit.unit)})


@transaction.atomic
def save_findings(visit, rows, *, by):
    """Keep what was found and asked: dicts of Finding's fields with `key`, the primary key of one that is there.

    A row that is no longer among them goes.
    """
    demand(rules.may_keep(by))
    known = {finding.pk: finding for finding in visit.findings.all()}
    for row in rows:
        finding = known.pop(row["key"], None) or Finding(visit=visit)
        for name in ("item", "kind", "text", "due_on", "closed_on", "outcome"):
            setattr(finding, name, row[name])
        finding.save()
    Finding.objects.filter(pk__in=list(known)).delete()
    log(visit.inspection, "inspections.findings", user=by, data={"unit": str(visit.unit), "count": len(rows)})


@transaction.atomic
def tell(visit, *, by, now=None):
    """Tell the unit of the visit; from then on it sees it and sends its report. Returns how many were told."""
    demand(rules.may_keep(by))
    now = now or timezone.now()
    visit.told_at = visit.told_at or now
    visit.save(update_fields=["told_at"])
    log(visit.inspection, "inspections.told", user=by, data={"unit": str(visit.unit)})
    return emails.tell_unit("told", visit, now)


@transaction.atomic
def send_result(visit, *, by, now=None):
    """Show the unit what was found and asked. Raises ValidationError before the visit took place."""
    demand(rules.may_keep(by))
    now = now or timezone.now()
    if visit.held_on is None:
        raise ValidationError("Mời ghi ngày đã kiểm tra trước khi gửi kết quả.")
    visit.told_at = visit.told_at or now
    visit.result_at = now
    visit.save(update_fields=["told_at", "result_at"])
    log(visit.inspection, "inspections.result", user=by, data={"unit": str(visit.unit)})
    return emails.tell_unit("result", visit, now)


@transaction.atomic
def remind_by_clock(now=None):
    """Tell units and keepers once of what is past its day: reports that did not come, requests not met."""
    now = timezone.localtime(now or timezone.now())
    if now.hour < 7:
        return 0
    told = 0
    for visit in queries.reports_awaited(now.date()):
        told += emails.tell_report_late(visit, now)
    for visit, day, count in queries.requests_due(now.date(), shown=True):
        told += emails.tell_late(visit, day, count, now)
    return told


@transaction.atomic
def send_paper(visit, title, file, *, by, now=None):
    """Keep a paper of the unit, sent by its people or entered by staff. Raises RefusedFile, and then nothing is kept."""
    in_unit = rules.may_read_in_unit(by, visit, now)
    demand(in_unit or rules.may_keep(by))
    if visit.papers.count() >= MOST_PAPERS:
        raise attachments.RefusedFile(f"Mỗi lần kiểm tra nhận tối đa {MOST_PAPERS} tệp; đơn vị đã gửi đủ.")
    stored = attachments.store(file, max_bytes=FILE_BYTES, by=by)
    paper = UnitPaper.objects.create(visit=visit, title=title or stored.original_name, attachment=stored, sent_by=by)
    log(visit.inspection, "inspections.paper", user=by, data={"unit": str(visit.unit), "title": paper.title})
    if in_unit:
        emails.tell_staff(visit)
    return paper


@transaction.atomic
def draft_page(inspection, kind, *, by):
    """The draft of the plan's or the result's page, filled from the rows once; another person approves it.

    What was found and asked of each unit stays out: the notice is for the office to write.
    """
    if page := InspectionPage.objects.filter(inspection=inspection, kind=kind).first():
        return page
    parent = InspectionIndexPage.objects.get()
    demand(rules.may_keep(by))
    plan = kind == InspectionPage.Kind.PLAN
    title = str(inspection) if plan else _result_title(inspection)
    page = InspectionPage(
        title=title[:255],
        slug=first_free(slug(title, limit=90), parent),
        inspection=inspection,
        kind=kind,
        year=inspection.year,
        number=inspection.number if plan else "",
        issued_on=inspection.issued_on if plan else None,
        body=[("text", RichText(_words(inspection, plan)))],
    )
    return first_draft(page, parent, by=by)


def _result_title(inspection):
    """What a notice tells is the result of the inspection, not of its plan."""
    name = re.sub(r"^kế hoạch\s+", "", str(inspection), flags=re.IGNORECASE)
    return f"Thông báo kết quả {name[:1].lower()}{name[1:]}"


def _words(inspection, plan):
    """The units and, of a plan, what is looked at, as rich text to go on from."""
    items = "".join(f"<li>{escape(item.text)}</li>" for item in inspection.checklist.all())
    rows = []
    for visit in inspection.visits.select_related("unit").order_by("planned_on", "unit__sort_key", "pk"):
        day = visit.planned_on if plan else visit.held_on
        if plan or day:
            rows.append(f"<li>{escape(visit.unit)}{f', ngày {day:%d/%m/%Y}' if day else ''}</li>")
    told = f"<h2>Đơn vị {'được' if plan else 'đã'} kiểm tra</h2><ol>{''.join(rows)}</ol>" if rows else ""
    return f"<h2>Nội dung kiểm tra</h2><ol>{items}</ol>{told}" if plan and items else told
