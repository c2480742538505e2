"""Questions about initiatives and the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from registrations.units.acting import acting_for
from registrations.units.models import Unit

from .likeness import marks, score, title_score
from .models import Initiative, RegisterSettings, Shingle

CANDIDATES = 30
WORTH_SHOWING = 15
TITLE_WORTH_SHOWING = 60


def full(initiative_id: Any) -> Initiative | None:
    """An initiative with its authors."""
    found = Initiative.objects.select_related("unit", "organising_body", "changed_by").prefetch_related("authors")
    return found.filter(pk=initiative_id).first()


def gaps(initiative: Initiative) -> list[str]:
    """What is missing before it can be sent; empty when it may be."""
    found = []
    for name, words in (
        ("title", "Chưa có tên sáng kiến."),
        ("field", "Chưa chọn lĩnh vực."),
        ("problem", "Chưa nêu tình trạng trước khi có sáng kiến."),
        ("solution", "Chưa nêu giải pháp và tính mới."),
        ("effect", "Chưa nêu hiệu quả."),
        ("applied_where", "Chưa ghi nơi đã áp dụng."),
    ):
        if not getattr(initiative, name).strip():
            found.append(words)
    authors = list(initiative.authors.all())
    if not authors:
        found.append("Chưa có tác giả.")
    elif (total := sum(author.share for author in authors)) != 100:
        found.append(f"Tỷ lệ đóng góp của các tác giả cộng lại là {total}%, cần đúng 100%.")
    return found


def content(initiative: Initiative) -> dict[str, Any]:
    """Exactly what is sent, as plain data."""
    return {
        "unit": {"code": initiative.unit.code, "name": initiative.unit.name},
        "year": initiative.year,
        "title": initiative.title,
        "field": initiative.get_field_display() if initiative.field else "",
        "authors": [
            {"name": author.name, "position": author.position, "share": author.share}
            for author in initiative.authors.all()
        ],
        "problem": initiative.problem,
        "solution": initiative.solution,
        "effect": initiative.effect,
        "applied_where": initiative.applied_where,
        "applied_from": initiative.applied_from.isoformat() if initiative.applied_from else "",
    }


@dataclass(frozen=True, slots=True)
class Alike:
    """An initiative of the register that another one is alike to, and by how many per cent."""

    initiative: Initiative
    score: int


def alike(initiative: Initiative) -> list[Alike]:
    """The initiatives of the same council that share passages or the title with this one, most alike first.

    The register is asked once, by indexed marks; at most thirty texts are then compared in full,
    so the cost does not grow with the register.
    """
    wanted = marks(initiative.title, initiative.body)
    found = Shingle.objects.filter(value__in=wanted).exclude(initiative=initiative.pk)
    found = found.filter(initiative__organising_body=initiative.organising_body_id)
    counted = found.values_list("initiative").annotate(shared=Count("pk")).order_by("-shared", "initiative")
    candidates = Initiative.objects.select_related("unit").in_bulk([pk for pk, _ in counted[:CANDIDATES]])
    scored = []
    for other in candidates.values():
        if other.state in (Initiative.State.DRAFT, Initiative.State.WITHDRAWN):
            continue
        passages, names = score(initiative.body, other.body), title_score(initiative.title, other.title)
        if passages >= WORTH_SHOWING or names >= TITLE_WORTH_SHOWING:
            scored.append(Alike(other, max(passages, names)))
    return sorted(scored, key=lambda each: (-each.score, str(each.initiative.pk)))


def shows_register(organising_body: Any) -> bool:
    """Whether a council shows its recognised initiatives to everybody."""
    return RegisterSettings.objects.filter(organising_body=organising_body, is_public=True).exists()


def public_register(now: datetime) -> QuerySet[Initiative]:
    """Recognised initiatives that everybody may see, of councils that show their register."""
    shown = RegisterSettings.objects.filter(is_public=True).values("organising_body")
    found = Initiative.objects.public(timezone.localdate(now)).filter(organising_body__in=shown)
    return found.select_related("unit").prefetch_related("authors").order_by("-year", "title", "pk")


def recognised_of(unit: Unit, words: str = "") -> QuerySet[Initiative]:
    """Recognised initiatives of a unit, to link a nomination to."""
    return Initiative.objects.recognised().filter(unit=unit).matching(words).order_by("-year", "title")


def people_of(unit: Unit, now: datetime) -> Iterable[Any]:
    """The people who act for a unit."""
    return [each.membership.user for each in acting_for(unit, now)]
