"""Questions about proposals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from registrations.holders import holders
from registrations.units.acting import acting_for
from registrations.units.models import Unit

from . import consents
from .models import Proposal

NEEDED = (
    ("subject_name", "Chưa ghi tên người hoặc tập thể."),
    ("field", "Chưa chọn lĩnh vực."),
    ("lead", "Chưa có tóm tắt."),
    ("story", "Chưa có câu chuyện."),
)
PLACES = ("Chưa ghi nơi ở, nơi công tác.",)
SHORTEST_STORY = 200
"""Signs; below that there is nothing to tell."""


def judges() -> QuerySet:
    """Active people who return and accept proposals."""
    return holders("exemplars.judge_proposal")


def full(proposal_id: Any) -> Proposal | None:
    """A proposal with its pictures."""
    found = Proposal.objects.select_related(
        "unit", "organising_body", "changed_by", "place_unit", "movement", "consent_file"
    )
    return found.prefetch_related("pictures__attachment").filter(pk=proposal_id).first()


def gaps(proposal: Proposal) -> list[str]:
    """What is missing before it can be sent; empty when it may be."""
    found = [words for name, words in NEEDED if not getattr(proposal, name).strip()]
    if not (proposal.place or proposal.place_unit_id):
        found.extend(PLACES)
    if 0 < len(proposal.story) < SHORTEST_STORY:
        found.append(f"Câu chuyện còn ngắn: mời kể ít nhất {SHORTEST_STORY} ký tự về việc làm và kết quả.")
    pictures = list(proposal.pictures.all())
    found += [f"Ảnh “{each.attachment.original_name}” chưa có mô tả." for each in pictures if not each.alt]
    infected = [each.attachment for each in pictures] + ([proposal.consent_file] if proposal.consent_file else [])
    found += [
        f"Tệp “{each.original_name}” có mã độc. Mời bỏ tệp này." for each in infected if each.scan_state == "infected"
    ]
    return found + [words for _, words in consent_gaps(proposal)]


def consent_gaps(proposal: Proposal) -> list[tuple[str, str]]:
    """What the consent lacks, the pictures that came with the proposal considered."""
    found = list(
        consents.gaps(
            consents.facts_of(proposal),
            kind=proposal.subject_kind,
            has_file=proposal.consent_file_id is not None,
            today=timezone.localdate(),
        )
    )
    if not proposal.consents_picture and proposal.pictures.all():
        found.append(("consents_picture", "Có ảnh gửi kèm nhưng chưa có sự đồng ý đăng ảnh."))
    return found


def content(proposal: Proposal) -> dict[str, Any]:
    """Exactly what is sent, as plain data."""
    return {
        "unit": {"code": proposal.unit.code, "name": proposal.unit.name},
        "subject": {"kind": proposal.get_subject_kind_display(), "name": proposal.subject_name, "role": proposal.role},
        "place": {
            "text": proposal.place,
            "unit": (proposal.place_unit.in_text if proposal.place else proposal.place_unit.name)
            if proposal.place_unit
            else "",
            "old": proposal.old_place,
        },
        "field": proposal.get_field_display() if proposal.field else "",
        "groups": proposal.groups_in_words,
        "movement": proposal.movement.name if proposal.movement else "",
        "stage": {"name": proposal.get_stage_display(), "on": _iso(proposal.stage_on)},
        "title": proposal.title,
        "lead": proposal.lead,
        "story": proposal.story,
        "consent": {
            name: _iso(value) if name.endswith("_on") else value for name, value in consents.facts_of(proposal).items()
        }
        | {"file": _file(proposal.consent_file)},
        "pictures": [
            {"alt": each.alt, "caption": each.caption, "portrait": each.is_portrait, **_file(each.attachment)}
            for each in proposal.pictures.all()
        ],
    }


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _file(attachment: Any) -> dict[str, Any]:
    if attachment is None:
        return {}
    return {"name": attachment.original_name, "size": attachment.size, "sha256": attachment.sha256}


def people_of(unit: Unit, now: datetime) -> Iterable[Any]:
    """The people who act for a unit."""
    return [each.membership.user for each in acting_for(unit, now)]
