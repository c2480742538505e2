"""Questions about initiatives and the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from registrations.units.acting import acting_for
from registrations.units.models import Unit

from .likeness import marks, score, title_score, weight
from .models import Initiative, RegisterSettings, Shingle, Submission

CANDIDATES = 30
COMMON = 300  # a mark that so many texts share is a phrase of the trade and points at nobody
WORTH_SHOWING = 15
TITLE_WORTH_SHOWING = 60
WORDS_WORTH_SHOWING = 25
TEXTS = ("title", "problem", "solution", "effect")


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
    """The initiatives of the same council that share passages, the title or rare words with this one, most alike first.

    The register is asked by indexed marks, those that many texts share left
    aside; at most thirty texts, as they were sent, are then compared in full.
    """
    shared = _shared_words(initiative)
    nearest = sorted(shared, key=lambda pk: (-shared[pk], str(pk)))[:CANDIDATES]
    candidates = Initiative.objects.select_related("unit").in_bulk(nearest)
    texts = sent_texts([initiative, *candidates.values()])
    mine, scored = texts[initiative.pk], []
    for pk, other in candidates.items():
        if other.state in (Initiative.State.DRAFT, Initiative.State.WITHDRAWN):
            continue
        theirs = texts[pk]
        passages, names = score(_body(mine), _body(theirs)), title_score(mine["title"], theirs["title"])
        words = round(100 * shared[pk])
        if passages >= WORTH_SHOWING or names >= TITLE_WORTH_SHOWING or words >= WORDS_WORTH_SHOWING:
            scored.append(Alike(other, max(passages, names, words)))
    return sorted(scored, key=lambda each: (-each.score, str(each.initiative.pk)))


def _shared_words(initiative: Initiative) -> dict[Any, float]:
    """{initiative pk: the share of what this text says that the other one says too, rare words counting more}."""
    wanted = marks(initiative.title, initiative.body)
    others = Initiative.objects.filter(organising_body=initiative.organising_body_id).exclude(pk=initiative.pk)
    register = others.sent().count()
    marked = Shingle.objects.filter(value__in=wanted, initiative__in=others.values("pk")).order_by()
    seen = dict(marked.values_list("value").annotate(Count("pk")))
    weights = {value: weight(seen.get(value, 0), register) for value in wanted}
    # In a register of a few, or of many copies, the rarest are looked at all the same.
    rare = [value for value, count in sorted(seen.items(), key=lambda pair: pair[1]) if count <= COMMON]
    total, found = sum(weights.values()) or 1.0, defaultdict(float)
    for pk, value in marked.filter(value__in=rare or list(seen)[:20]).values_list("initiative", "value").iterator():
        found[pk] += weights[value] / total
    return found


def _body(texts: dict[str, str]) -> str:
    return "\n".join(texts[name] for name in TEXTS if texts[name])


def sent_texts(initiatives: Iterable[Initiative]) -> dict[Any, dict[str, str]]:
    """{initiative pk: its texts as they were sent last}; of one that was never sent as they stand."""
    rows = {each.pk: each for each in initiatives}
    sent = Submission.objects.filter(initiative__in=rows).order_by("number").values_list("initiative", "content")
    contents = dict(sent)
    return {
        pk: {name: contents[pk][name] if pk in contents else getattr(each, name) for name in TEXTS}
        for pk, each in rows.items()
    }


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
