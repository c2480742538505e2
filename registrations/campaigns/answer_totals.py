"""What all units together answered to the questions of a campaign, by the kind of each question.

Counted is what was sent: of a unit that answered a question before and after it was changed the later answer, and
nothing that was answered to a question no longer asked when the unit sent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from .aggregates import counted_registrations
from .answers import table_rows, value_words
from .models import Answer, Campaign, Question, RegistrationFile, Submission

Kind = Question.Kind
PLACES = Decimal("0.01")  # of a mean


@dataclass(frozen=True, slots=True)
class Total:
    """One question: how many units answered, and what comes of the answers as (label, words)."""

    text: str
    kind: str
    answered: int
    lines: Sequence[tuple[str, str]]


def answer_totals(campaign: Campaign, basis: str) -> list[Total]:
    """Every question that counted registrations were asked, all its versions together, in order."""
    counted = counted_registrations(campaign, basis)
    given: dict[Any, list[tuple[Question, str]]] = defaultdict(list)
    answers = Answer.objects.filter(registration__in=counted).exclude(value="").select_related("question")
    latest = {}  # (registration, question through its versions) → the answer to its newest version
    for answer in _sent(answers).order_by("question__version").iterator(chunk_size=2000):
        latest[answer.registration_id, answer.question.key] = answer
    for answer in latest.values():
        given[answer.question.key].append((answer.question, answer.value))
    files = _sent(RegistrationFile.objects.filter(registration__in=counted, question__isnull=False))
    with_file: dict[Any, set] = defaultdict(set)
    for key, registration in files.values_list("question__key", "registration"):
        with_file[key].add(registration)
    found = []
    for question in _newest(campaign.questions.all()):
        values = given.get(question.key, [])
        answered = len(with_file[question.key]) if question.kind == Kind.FILE else len(values)
        if answered or question.retired_at is None:
            # Versions of another kind or measure keep their answers; figures are made of those that can be added.
            same = [(each, value) for each, value in values if _alike(each, question)]
            lines = _lines(question, same)
            if other := len(values) - len(same):
                lines = [*lines, ("Trả lời theo cách hỏi trước, không tính ở trên", f"{other} đơn vị")]
            found.append(Total(question.text, question.kind, answered, lines))
    return found


def _sent(rows: QuerySet) -> QuerySet:
    """Those that belong to questions which were still asked when the unit sent."""
    sent = Submission.objects.filter(registration=OuterRef("registration")).order_by("-number")
    found = rows.annotate(sent_at=Subquery(sent.values("submitted_at")[:1]))
    asked = Q(question__retired_at__isnull=True) | Q(sent_at__isnull=True) | Q(question__retired_at__gt=F("sent_at"))
    return found.filter(asked)


def _alike(one: Question, other: Question) -> bool:
    return one.kind == other.kind and (one.measure == other.measure or one.kind != Kind.NUMBER)


def _newest(questions: Iterable[Question]) -> list[Question]:
    newest: dict[Any, Question] = {}
    for question in questions:
        if question.key not in newest or question.version > newest[question.key].version:
            newest[question.key] = question
    return sorted(newest.values(), key=lambda each: (each.order, each.pk))


def _lines(question: Question, values: Sequence[tuple[Question, str]]) -> list[tuple[str, str]]:
    texts = [value for _, value in values]
    match question.kind:
        case Kind.NUMBER | Kind.PERCENT:
            return _figures(question.kind, texts, question.measure)
        case Kind.CHOICE:
            counted = Counter(texts)
            names = [*question.choice_list, *sorted(set(counted) - set(question.choice_list))]
            return [(name, f"{counted[name]} đơn vị") for name in names]
        case Kind.DATE if texts:
            return [(label, value_words(Kind.DATE, each)) for label, each in _ends(sorted(texts))]
        case Kind.TABLE:
            return _of_tables(question, values)
    return []


def _ends(ordered: Sequence[str]) -> list[tuple[str, str]]:
    return [("Sớm nhất", ordered[0]), ("Muộn nhất", ordered[-1])]


def _figures(kind: str, texts: Iterable[str], measure: str) -> list[tuple[str, str]]:
    figures = [each for text in texts if (each := _decimal(text)) is not None]
    if not figures:
        return []
    mean = (sum(figures) / len(figures)).quantize(PLACES)
    named = [("Trung bình", mean), ("Thấp nhất", min(figures)), ("Cao nhất", max(figures))]
    if kind == Kind.NUMBER:  # a sum of percentages says nothing
        named.insert(0, ("Tổng", sum(figures)))
    return [(label, value_words(kind, plain(each), measure)) for label, each in named]


def plain(number: Decimal) -> str:
    """A figure as its normal text: no needless noughts, no exponent."""
    return format(number.normalize(), "f")


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _of_tables(question: Question, values: Sequence[tuple[Question, str]]) -> list[tuple[str, str]]:
    """How many rows there are, and the sum of each column of numbers, over all versions that ask it in that measure."""
    found = [("Số dòng", str(sum(len(table_rows(value)) for _, value in values)))]
    for column in question.columns:
        if column["kind"] == Kind.NUMBER:
            cells = [cell for each, value in values for cell in _column(each, column, value)]
            total = sum((each for cell in cells if (each := _decimal(cell)) is not None), Decimal(0))
            words = value_words(Kind.NUMBER, plain(total), column.get("measure", ""))
            found.append((f"Tổng {column['name']}", words))
    return found


def _column(question: Question, column: Mapping[str, Any], value: str) -> list[str]:
    wanted = [column.get(each) or "" for each in ("name", "kind", "measure")]
    named = ([each.get(name) or "" for name in ("name", "kind", "measure")] for each in question.columns)
    at = next((place for place, said in enumerate(named) if said == wanted), None)
    return [] if at is None else [row[at] for row in table_rows(value) if at < len(row) and row[at]]
