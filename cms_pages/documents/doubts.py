"""What the entered data leaves open about the validity of a document, in words for the office."""

from .kinds import CHANGING, ENDING, ENDING_PART, SUSPENDING, RelationKind, Validity
from .library import act_of, put_standings


def doubts_of(page, incoming):
    """Sentences, none where nothing is open; `incoming` are the relations that others declare to the page.

    At most two queries. What is told is never guessed: readers see only what was entered.
    """
    told = []
    for relation in incoming:
        if relation.kind in CHANGING and relation.page.live:
            told += _of_relation(relation, page)
    return told + _of_detailed(page)


def _of_relation(relation, page):
    by = relation.page.citation
    if relation.kind == RelationKind.AMENDS and not relation.ends_part:
        yield (
            f"{by} sửa đổi, bổ sung văn bản này nhưng chưa ghi có làm hết hiệu lực một phần không. Trang chỉ nói là được "
            f"sửa đổi, bổ sung. Mời đối chiếu rồi chọn ở trang của {by}."
        )
    if relation.kind in (*ENDING_PART, RelationKind.SUSPENDS_PART) and not relation.part:
        yield f"{by} tác động đến một phần nhưng chưa ghi phần nào (điều, khoản). Mời ghi ở trang của {by}."
    if relation.kind in SUSPENDING and not relation.until:
        yield f"Chưa ghi ngày có hiệu lực trở lại sau khi ngưng theo {by}; Trang coi là vẫn đang ngưng."
    if not (relation.on or relation.page.effective_from or (relation.kind in ENDING and page.effective_to)):
        yield f"{by} chưa có ngày có hiệu lực; Trang tính từ ngày ban hành {relation.page.issued_on:%d/%m/%Y}."
    act = act_of(relation, page.effective_to)
    if act.ends_all and page.effective_to and act.on != page.effective_to:
        yield (
            f"Ngày hết hiệu lực ghi ở trang này ({page.effective_to:%d/%m/%Y}) khác ngày theo {by} ({act.on:%d/%m/%Y}); "
            "Trang lấy ngày sớm hơn."
        )


def _of_detailed(page):
    """A document that details one that has ended usually ends with it, unless it is kept: somebody looks it up."""
    if not page.pk or page.standing_on().state == Validity.ENDED:
        return []
    rows = page.relations.filter(kind=RelationKind.DETAILS, other__live=True).select_related("other")
    others = put_standings(row.other for row in rows.defer("other__body"))
    return [
        f"{other.citation}, được văn bản này quy định chi tiết, {other.standing.note}. Văn bản quy định chi tiết thường "
        "hết hiệu lực cùng, trừ phần được giữ lại. Mời đối chiếu rồi ghi ngày hết hiệu lực nếu có."
        for other in others
        if other.standing.state == Validity.ENDED
    ]
