"""Cards of what is public and no page: sections that are records, award records, recipients, windows for comments.

Which card a view has is known by the name of its route. What stands on a
card is read when the card is asked for, and asked of the same doors as the
view itself, so that nothing is drawn that could not be read.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from registrations.awards.queries import public_records
from registrations.consultations.models import Consultation
from registrations.recipients import queries as recipients

# Name of the route → (last part of the card's address, what stands on the card).
SECTIONS = {
    "archive:search": ("so-vang", "Tìm người và tập thể được khen thưởng trong sổ vàng"),
    "archive:book-shelf": ("cac-nam", "Sổ vàng theo năm"),
    "consultations:index": ("lay-y-kien", "Lấy ý kiến Nhân dân về khen thưởng"),
    "feedback:index": ("hoi-dap", "Hỏi đáp về thi đua, khen thưởng"),
    "figures:overview": ("thong-ke", "Thống kê khen thưởng của tỉnh"),
    "plans:index": ("ke-hoach", "Kế hoạch công tác thi đua, khen thưởng"),
    "media:library": ("thu-vien", "Thư viện ảnh, phim"),
    "clusters_public:index": ("cum-khoi", "Cụm, khối thi đua"),
    "target_groups:index": ("doi-tuong", "Khen thưởng theo đối tượng"),
    "open_data:index": ("du-lieu-mo", "Dữ liệu mở về khen thưởng"),
    "receipts:lookup": ("tra-cuu", "Tra cứu mã tiếp nhận"),
}
_TITLES = dict(SECTIONS.values())


def _section(name: str) -> dict[str, str] | None:
    return {"title": _TITLES[name], "kind": "", "seed": name} if name in _TITLES else None


def _record(name: str) -> dict[str, str] | None:
    """A public record that stands; a child's name and an award that has ended stand on no picture."""
    found = public_records().filter(public_id=name, is_minor=False).standing().first()
    if found is None:
        return None
    return {"title": f"{found.name}: {found.award_name}", "kind": "Sổ vàng", "seed": found.public_id}


def _recipient(name: str) -> dict[str, str] | None:
    found = recipients.public_recipient(name)
    history = recipients.public_history(found) if found else []
    if not history or not any(record.stands() for record in history):
        return None
    called, _ = recipients.public_names(found, history)
    return {"title": called, "kind": "Quá trình khen thưởng", "seed": found.public_id}


def _consultation(name: str) -> dict[str, str] | None:
    found = Consultation.objects.public().filter(slug=name).first()
    return {"title": found.title, "kind": "Lấy ý kiến Nhân dân", "seed": found.slug} if found else None


# First part of a card's address → its words; names of routes → (first part, parameter of the route).
KINDS = {"muc": _section, "luot": _record, "nguoi": _recipient, "y-kien": _consultation}
VIEWS = {
    "archive:record": ("luot", "public_id"),
    "archive:recipient": ("nguoi", "public_id"),
    "consultations:detail": ("y-kien", "slug"),
}


def address(match: Any) -> str:
    """Address of the card of the view that a request was resolved to; "" where it has none of its own."""
    if match is None:
        return ""
    if match.view_name in SECTIONS:
        return reverse("view-card", args=["muc", SECTIONS[match.view_name][0]])
    if match.view_name in VIEWS:
        kind, parameter = VIEWS[match.view_name]
        return reverse("view-card", args=[kind, match.kwargs[parameter]])
    return ""


def words(kind: str, name: str, office: Any) -> dict[str, str] | None:
    """What stands on a card; None where there is nothing public of this name, or nothing that a card may show."""
    found = KINDS[kind](name)
    if found is None:
        return None
    return found | {"office": getattr(office, "name", ""), "place": getattr(office, "place", "")}
