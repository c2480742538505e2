"""Everything that happens to templates and drafts: one function per event."""

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.awards.models import Decision
from registrations.consultations.models import Consultation
from registrations.refusals import Refused, demand
from search.text import slug

from . import content, defaults, rendering, rules
from .models import Draft, DraftTemplate

TEMPLATE_FILES = frozenset({"docx"})


def check_template(uploaded) -> list[str]:
    """Try an uploaded template with sample words; returns the fields it uses.

    Raises RefusedFile for a file that is no .docx, BadTemplate for one that asks for more than fields.
    """
    attachments.check(uploaded, allowed=TEMPLATE_FILES, max_bytes=rendering.MOST_BYTES)
    uploaded.seek(0)
    used = rendering.check(uploaded.read())
    uploaded.seek(0)
    return used


@transaction.atomic
def add_template(form, by) -> DraftTemplate:
    """Keep a checked template. The form carries the file and the fields it uses."""
    demand(rules.may_keep_templates(by))
    template = form.save(commit=False)
    uploaded = form.cleaned_data["upload"]
    template.file = attachments.store(uploaded, allowed=TEMPLATE_FILES, max_bytes=rendering.MOST_BYTES, by=by)
    template.fields = form.used
    template.uploaded_by = by
    template.save()
    log(template, "wagtail.create", user=by, content_changed=True)
    return template


@transaction.atomic
def change_template(form, by) -> DraftTemplate:
    """Change name and days of use; the file of a template stays what it was."""
    demand(rules.may_keep_templates(by))
    template = form.save()
    log(template, "wagtail.edit", user=by, content_changed=True)
    return template


def make_draft(
    decision: Decision,
    given: dict[str, str],
    by,
    *,
    consultation: Consultation | None = None,
    nominees: Sequence[int] = (),
    text_template: DraftTemplate | None = None,
    annex_template: DraftTemplate | None = None,
) -> Draft:
    """Draft text and annex of a decision and keep them as a new version.

    The list is the decision's own, or the chosen nominees of a consultation
    that is over. No template means the built-in one. Raises Refused.
    """
    demand(rules.may_draft(by))
    if consultation is None:
        lines = content.from_records(decision)
    else:
        if not rules.has_passed(consultation, timezone.now()):
            raise Refused("Cuộc lấy ý kiến chưa kết thúc nên chưa soạn quyết định từ danh sách này được.")
        lines = content.from_nominees(content.choosable(consultation).filter(pk__in=list(nominees)))
    if not lines:
        raise Refused("Danh sách đang trống. Mời nhập danh sách của quyết định hoặc chọn trường hợp ở cuộc lấy ý kiến.")
    filled = content.context(decision, lines, given)
    try:
        text = rendering.fill(_bytes_of(text_template) or defaults.decision_text(), filled)
        annex = rendering.fill(_bytes_of(annex_template) or _default_annex(lines), filled)
    except rendering.BadTemplate as error:
        raise Refused(f"Chưa điền được mẫu. {error}") from error
    return _keep(
        Draft(
            decision=decision,
            consultation=consultation,
            text_template=text_template,
            annex_template=annex_template,
            given=given,
            row_count=len(lines),
            made_by=by,
        ),
        text,
        annex,
        by,
    )


def _bytes_of(template: DraftTemplate | None) -> bytes | None:
    if template is None:
        return None
    with template.file.file.open("rb") as file:
        return file.read()


def _default_annex(lines: list[content.Line]) -> bytes:
    return defaults.annex(
        birth_years=any(line.birth_year for line in lines),
        places=any(line.place for line in lines),
        merits=any(line.merit for line in lines),
    )


@transaction.atomic
def _keep(draft: Draft, text: bytes, annex: bytes, by) -> Draft:
    # Two officers drafting at once get two versions: the decision's row is the gate.
    decision = Decision.objects.select_for_update().get(pk=draft.decision_id)
    draft.version = (decision.drafts.aggregate(n=Max("version"))["n"] or 0) + 1
    name = f"{slug(decision.number) or decision.pk}-du-thao-{draft.version}"
    draft.text_file = _store(f"quyet-dinh-{name}.docx", text, by)
    draft.annex_file = _store(f"danh-sach-{name}.docx", annex, by)
    draft.save()
    log(decision, "drafting.make", user=by, data={"version": draft.version, "rows": draft.row_count})
    return draft


def _store(name: str, data: bytes, by):
    return attachments.store(SimpleUploadedFile(name, data), allowed=TEMPLATE_FILES, by=by)
