"""What came after some of the decisions: signed files, one correction, one revocation, one exchange, one hidden name."""

import json
from datetime import date, timedelta
from itertools import groupby

import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import model_to_dict

from portal.demo.honours import DATA
from portal.demo.moments import Demo
from registrations.attachments import actions as attachments
from registrations.awards import event_actions
from registrations.awards.event_actions import Ground
from registrations.awards.event_forms import CorrectionForm
from registrations.awards.models import AwardRecord, Decision, EventKind
from registrations.awards.rules import needs_redaction
from registrations.awards.showing import public_view
from registrations.titles.models import RecipientKind
from search.text import slug
from themes.base.vietnamese import day_in_full

SIGNED = ("ntm-0", "cstd-0", "ctn-0", "dot-xuat-0", "bp-1", "hoc-sinh-0")
OFFICES = {"chu-tich-nuoc": "Chủ tịch nước", "thu-tuong": "Thủ tướng Chính phủ"}


def load(demo: Demo, decisions: dict[str, Decision]) -> None:
    """Everything through the doors that an officer uses."""
    officer = demo.people["chuyen-vien"]
    _correct(decisions["cstd-0"], officer)
    _revoke(decisions["ntm-0"], officer, demo.today)
    _exchange(decisions["ctn-6"], officer, demo.today)
    for key in SIGNED:
        _sign(decisions[key], officer)


def _free(decision: Decision):
    """Persons of a decision whom no story tells of."""
    persons = decision.records.filter(recipient_kind=RecipientKind.PERSON, is_public=True, is_minor=False)
    return persons.filter(exemplar_links__isnull=True).order_by("order")


def _correct(decision: Decision, officer) -> None:
    record = _free(decision)[2]
    was = record.position
    data = {name: "" if value is None else value for name, value in model_to_dict(record).items()}
    data |= {
        "unit": str(record.unit or ""),
        "position": f"Phó {was[:1].lower()}{was[1:]}" if not was.startswith("Phó") else "Chuyên viên",
        "on": decision.signed_on + timedelta(days=20),
        "source": f"Công văn số 118/SNV-TĐKT ngày {decision.signed_on + timedelta(days=19):%d/%m/%Y}",
    }
    data["public_note"] = f"Chức vụ ghi là “{was}”, nay đính chính là “{data['position']}”."
    form = CorrectionForm(data, instance=AwardRecord.objects.get(pk=record.pk))
    if not form.is_valid():
        raise ValueError(form.errors.as_text())
    event_actions.correct_record(record, form, officer)


def _revoke(decision: Decision, officer, today: date) -> None:
    on = min(today, decision.signed_on + timedelta(days=25))
    ground = Ground(on, f"Quyết định số 2088/QĐ-UBND ngày {on:%d/%m/%Y}")
    event_actions.end_record(_free(decision)[4], EventKind.REVOCATION, ground, officer)


def _exchange(decision: Decision, officer, today: date) -> None:
    record = _free(decision).exclude(place_then="").first() or _free(decision)[0]
    on = today - timedelta(days=40)
    ground = Ground(on, f"Đơn đề nghị cấp đổi ngày {on - timedelta(days=12):%d/%m/%Y}")
    number = f"64/CĐ-{on.year}"
    event_actions.certify(record, EventKind.EXCHANGE, ground, officer, number=number, issued_on=on)


# --- files --------------------------------------------------------------------


def _sign(decision: Decision, officer) -> None:
    decision.signed_file = _store(decision, officer, redacted=False)
    if needs_redaction(decision):
        decision.public_file = _store(decision, officer, redacted=True)
    decision.save(update_fields=["signed_file", "public_file"])


def _store(decision: Decision, officer, *, redacted: bool):
    name = f"qd-{slug(decision.number)}-{decision.year}{'-ban-luoc' if redacted else ''}.pdf"
    uploaded = SimpleUploadedFile(name, _pdf(decision, redacted=redacted), "application/pdf")
    return attachments.store(uploaded, by=officer)


def _pdf(decision: Decision, *, redacted: bool) -> bytes:
    records = decision.records.select_related("title").order_by("order")
    records = records.filter(is_public=True) if redacted else records
    day = decision.signed_on
    matter = {
        "office": OFFICES.get(decision.authority, "Ủy ban nhân dân tỉnh Lạng Sơn"),
        "number": decision.number,
        "day": day_in_full(day),
        "subject": decision.subject,
        "grounds": decision.grounds,
        "signer": decision.signer,
        "position": decision.signer_position or decision.get_authority_display(),
        "redacted": redacted,
        "sections": [
            (name, [_line(record, redacted=redacted) for record in found])
            for name, found in groupby(records, key=lambda record: record.section)
        ],
    }
    return typst.compile(
        str(DATA / "quyet_dinh.typ"),
        root=str(DATA),
        sys_inputs={"matter": json.dumps(matter, ensure_ascii=False)},
        ignore_system_fonts=True,
    )


def _line(record: AwardRecord, *, redacted: bool) -> tuple[str, str]:
    shown = public_view(record) if redacted else record
    return shown.name, ", ".join(filter(None, [shown.position, shown.unit_wording]))
