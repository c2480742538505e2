"""What an eye should fall on before a nomination goes on: hints, never refusals.

A unit is told only what it may know: its own nominations, and awards that are
public. Officers see the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from search.text import fold

from .hooks import PastAward, past_awards
from .models import Case, CaseKind, Nomination, StandingRule
from .states import State

GONE = (State.WITHDRAWN, State.GIVEN_BACK)
AWARDS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Hint:
    """One sentence for the eye. law: whether the rule behind it was checked against the official text."""

    text: str
    url: str = ""
    law: bool = False


def hints(nomination: Nomination, cases: Sequence[Case], *, whole: bool) -> dict[int, list[Hint]]:
    """{case pk: hints}; `whole` lets officers see other units' nominations and awards that are not public."""
    keys = sorted({case.name_key for case in cases if case.name_key})
    awards = defaultdict(list)
    for award in past_awards(keys):
        if whole or award.is_public:
            awards[award.name_key].append(award)
    others = _others(nomination, keys, whole=whole)
    rules = defaultdict(list)
    day = nomination.proposed_on or date(nomination.year, 12, 31)
    for rule in StandingRule.objects.on(day):
        rules[rule.title_code].append(rule)
    found = {}
    for case in cases:
        mine = [award for award in awards[case.name_key] if may_be_same(case, award)]
        lines = [*_doubles(nomination, case, cases, others), *_given(mine)]
        lines += [_of_rule(rule, mine, nomination.year) for rule in rules[case.title.code if case.title else ""]]
        found[case.pk] = [line for line in lines if line]
    return found


def may_be_same(case: Case, award: PastAward) -> bool:
    """Whether an award may belong to the case: years of birth must not differ, nor units when no year is known."""
    if case.kind != CaseKind.PERSON:
        return True
    if case.birth_year and award.birth_year:
        return case.birth_year == award.birth_year
    here, there = fold(case.workplace), award.unit_key
    return not here or not there or here in there or there in here


def _others(nomination: Nomination, keys: Sequence[str], *, whole: bool) -> list[Case]:
    """Cases of the same names in other nominations of the year."""
    found = Case.objects.standing().filter(name_key__in=keys, nomination__year=nomination.year)
    found = found.filter(nomination__organising_body=nomination.organising_body_id)
    found = found.exclude(nomination=nomination.pk).exclude(nomination__state__in=GONE)
    # A draft is seen by nobody but its unit.
    mine = found.filter(nomination__unit=nomination.unit_id)
    found = found.filter(nomination__submissions__isnull=False).distinct() if whole else mine
    return list(found.select_related("title", "nomination__unit")[:500])


def _doubles(nomination: Nomination, case: Case, cases: Sequence[Case], others: Sequence[Case]):
    if not case.name_key:
        return
    twice = [each for each in cases if each.pk != case.pk and _same_person(each, case)]
    if twice:
        yield Hint("Tên này xuất hiện hai lần trong danh sách. Nếu là hai người khác nhau thì giữ nguyên.")
    for other in others:
        if _same_person(other, case):
            award = f", đề nghị {other.award}" if other.award else ""
            yield Hint(f"Đã được đề nghị trong năm {nomination.year}: {other.nomination}{award}.")


def _same_person(one: Case, other: Case) -> bool:
    if one.name_key != other.name_key or one.kind != other.kind:
        return False
    if one.birth_year and other.birth_year:
        return one.birth_year == other.birth_year
    here, there = fold(one.workplace), fold(other.workplace)
    return not here or not there or here == there


def _given(awards: Sequence[PastAward]):
    for award in awards[:AWARDS_SHOWN]:
        yield Hint(f"Đã có: {award.award}, năm {award.year} ({award.decision}).", award.url)
    if len(awards) > AWARDS_SHOWN:
        yield Hint(f"Và {len(awards) - AWARDS_SHOWN} lần khen khác trong sổ vàng.")


def _of_rule(rule: StandingRule, awards: Sequence[PastAward], year: int) -> Hint | None:
    same = [award for award in awards if award.title_code == rule.other_code]
    within = [award for award in same if year - rule.years <= award.year < year or award.year == year]
    if rule.kind == StandingRule.Kind.PRECEDING:
        if len({award.year for award in within}) >= rule.times:
            return None
        name = same[0].award if same else _title_name(rule.other_code)
        text = f"Sổ vàng ghi {len(within)} lần {name} trong {rule.years} năm gần đây; thường cần {rule.times} lần."
    else:
        if not within:
            return None
        newest = within[0]
        text = f"Lần khen {newest.award} năm {newest.year} chưa cách {rule.years} năm."
    source = f" ({rule.legal_source})" if rule.verified and rule.legal_source else ""
    return Hint(text + source, law=rule.verified)


def _title_name(code: str) -> str:
    from registrations.titles.models import Title

    row = Title.objects.filter(code=code).order_by("-effective_from").first()
    return row.name if row else code
