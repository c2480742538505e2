"""The same figures counted another way: SQL written by hand, which knows nothing of the code it checks."""

from django.db import connection

from tests.factories.statistics import NOW, TODAY

FROM = "FROM awards_awardrecord r JOIN awards_decision d ON d.id = r.decision_id"
OPEN = """
    r.is_public AND d.published_at IS NOT NULL AND d.published_at <= %s AND NOT (d.withdrawn_at IS NOT NULL AND d.withdrawn_at <= %s)
    AND NOT (r.ended_on IS NOT NULL AND r.ended_on <= %s)
"""
ALL = "NOT (r.ended_on IS NOT NULL AND r.ended_on <= %s)"
WORDS = {
    "doituong": "r.recipient_kind",
    "cap": "r.level",
    "hinhthuc": "r.form",
    "hang": "r.award_class",
    "thamquyen": "r.authority",
    "loai": "r.kind",
}
MARKS = {
    "tapthenho": "r.small_collective",
    "tructiep": "r.direct_worker",
    "congnong": "r.worker_farmer",
    "nu": "r.female",
    "truytang": "r.posthumous",
}
# A person is no collective of which it is not recorded whether it is small.
ASKED_OF = {"tapthenho": "tap-the", "tructiep": "ca-nhan", "congnong": "ca-nhan", "nu": "ca-nhan"}
# Everything whose awards a unit of today carries on: itself, what is below it, what came before.
CARRIED = """
    CASE WHEN r.unit_id IS NULL THEN r.within_id ELSE r.unit_id END IN (WITH RECURSIVE step(above, below) AS (
        SELECT successor_id, predecessor_id FROM units_succession
        UNION SELECT parent_id, id FROM units_unit WHERE parent_id IS NOT NULL
    ), mine(id) AS (
        SELECT id FROM units_unit WHERE code = %s
        UNION SELECT step.below FROM step JOIN mine ON step.above = mine.id
    ) SELECT id FROM mine)
"""


def where(name, value):
    """(SQL, parameters) of one condition in the words of the addresses."""
    if name in ASKED_OF and value == "chua":
        return f"{MARKS[name]} IS NULL AND r.recipient_kind = %s", [ASKED_OF[name]]
    if name in MARKS:
        return f"{MARKS[name]} IS {({'co': 'TRUE', 'khong': 'FALSE', 'chua': 'NULL'})[value]}", []
    if name == "nhom":
        text = "CAST(r.target_groups AS text)"
        return (f"{text} = '[]'", []) if value == "chua" else (f"{text} LIKE %s", [f'%"{value}"%'])
    if name == "nam":
        return "r.year = %s", [int(value)]
    if name == "tu":
        return "r.year >= %s", [int(value)]
    if name == "den":
        return "r.year <= %s", [int(value)]
    if name == "donvi":
        return CARRIED, [value]
    return f"{WORDS[name]} = %s", ["" if value == "chua" else value]


def count(*conditions, public=True, ors=()):
    """Records that meet all ``conditions`` and, for each list in ``ors``, at least one of its conditions."""
    parts, parameters = ([OPEN], [NOW, NOW, TODAY]) if public else ([ALL], [TODAY])
    for condition in conditions:
        sql, values = where(*condition)
        parts.append(f"({sql})")
        parameters += values
    for group in ors:
        each = [where(*condition) for condition in group]
        parts.append("(" + " OR ".join(sql for sql, _ in each) + ")")
        parameters += [value for _, values in each for value in values]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {FROM} WHERE {' AND '.join(parts)}", parameters)
        return cursor.fetchone()[0]
