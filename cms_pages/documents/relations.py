"""Which relations between documents cannot be: to itself, to a later one, in a circle."""

from django.apps import apps

from .kinds import CHANGING, SUSPENDING, WHOLE, RelationKind

MOST_STEPS = 50


def refusal(page, kind, other, issued_on=None):
    """Why `page` cannot stand in this relation to `other`, in words for the editor; "" when it can.

    `issued_on` is the day of issue that the editor has just typed for `page`.
    """
    if page.pk and page.pk == other.pk:
        return "Văn bản không thể có quan hệ với chính nó. Mời chọn văn bản khác."
    issued = issued_on or page.issued_on
    if kind in CHANGING and issued and other.issued_on and other.issued_on > issued:
        what = RelationKind(kind).label.lower()
        return (
            f"{other.citation} ban hành ngày {other.issued_on:%d/%m/%Y}, sau văn bản này, nên văn bản này không thể "
            f"{what} văn bản đó. Mời ghi quan hệ ở trang của {other.citation}."
        )
    if page.pk and (way := _way(other.pk, page.pk, _circle_kinds(kind))):
        return f"Quan hệ này tạo thành vòng: {way}. Mời xem lại văn bản nào thay thế, sửa đổi văn bản nào."
    return ""


def misfits(relation):
    """{field: words} of what does not fit together within one relation."""
    told = {}
    kind = RelationKind(relation.kind) if relation.kind in RelationKind.values else None
    if kind in WHOLE and relation.part.strip():
        told["part"] = f"Đã ghi phần liên quan thì mời chọn “{kind.of_part.label}”; nếu là toàn bộ thì bỏ trống ô này."
    if relation.until and kind not in SUSPENDING:
        told["until"] = "Ngày này chỉ ghi khi văn bản kia ngưng hiệu lực một thời gian."
    elif relation.until and relation.on and relation.until <= relation.on:
        told["until"] = "Ngày có hiệu lực trở lại cần sau ngày ngưng hiệu lực."
    if relation.ends_part and kind and kind != RelationKind.AMENDS:
        told["ends_part"] = "Chỉ chọn khi quan hệ là “Sửa đổi, bổ sung”."
    return told


def _circle_kinds(kind):
    """Relations that together must not come back to where they began."""
    return CHANGING if kind in CHANGING else (kind,)


def _way(start, goal, kinds):
    """How one comes from a document to another by relations of these kinds, in words; "" when one cannot."""
    relation = apps.get_model("cms_documents", "DocumentRelation")
    came_from = {start: None}
    front = [start]
    for _ in range(MOST_STEPS):
        rows = list(relation.objects.filter(page__in=front, kind__in=kinds).values_list("page", "other"))
        front = []
        for page, other in rows:
            if other not in came_from:
                came_from[other] = page
                front.append(other)
        if goal in came_from:
            return _told(came_from, goal, relation)
        if not front:
            return ""
    return ""


def _told(came_from, goal, relation):
    steps = [goal]
    while came_from[steps[-1]] is not None:
        steps.append(came_from[steps[-1]])
    pages = relation._meta.get_field("page").related_model.objects.in_bulk(steps)
    return " → ".join(pages[pk].short_name for pk in [goal, *reversed(steps)])
