"""What all units answered together is what they sent: against the submissions themselves, read by SQL of its own."""

import json
import random
from collections import Counter
from fractions import Fraction

import pytest
from django.db import connection

from registrations.campaigns import actions, aggregates, building, queries, review_actions
from registrations.campaigns.answer_totals import answer_totals
from registrations.campaigns.models import Question, Registration
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, QuestionFactory, send

from .conftest import member_of

pytestmark = pytest.mark.django_db
COUNTED = {"da-gui": ("submitted", "accepted"), "tiep-nhan": ("accepted",)}
COLUMNS = [{"name": "Mô hình", "kind": "text"}, {"name": "Số hộ", "kind": "number", "measure": "hộ"}]
ASKED = {
    "number": {"measure": "triệu đồng"},
    "percent": {},
    "choice": {"choices": "Có\nKhông\nĐang làm"},
    "date": {},
    "table": {"columns": COLUMNS, "max_rows": 9},
}


def submissions(campaign, basis):
    """The newest submission of every registration that counts, as it was sent."""
    states = ", ".join(f"'{state}'" for state in COUNTED[basis])
    query = f"""
        SELECT s.content FROM campaigns_submission s JOIN campaigns_registration g ON g.id = s.registration_id
        WHERE g.campaign_id = %s AND g.state IN ({states})
          AND s.number = (SELECT MAX(t.number) FROM campaigns_submission t WHERE t.registration_id = g.id)
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [campaign.pk])
        return [each if isinstance(each, dict) else json.loads(each) for (each,) in cursor.fetchall()]


def said(question, basis):
    """The answers to a question, through its versions, that were sent."""
    every = [each for sent in submissions(question.campaign, basis) for each in sent["answers"]]
    return [each for each in every if each["key"] == str(question.key) and each["value"]]


def words(number, after=""):
    """A number as offices write it, made by hand."""
    whole, _, part = f"{float(round(Fraction(number), 2)):.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    part = part.rstrip("0")
    return f"{grouped},{part}{after}" if part else f"{grouped}{after}"


def day(text):
    year, month, number = text.split("-")
    return f"{number}/{month}/{year}"


def expected(question, answers):
    """The figures of a question out of what was sent in its present kind and measure."""
    same = [each for each in answers if (each["kind"], each["measure"]) == (question.kind, question.measure)]
    values = [each["value"] for each in same]
    lines = {
        "number": lambda: figures(list(map(Fraction, values)), f" {question.measure}", with_sum=True),
        "percent": lambda: figures(list(map(Fraction, values)), " %", with_sum=False),
        "choice": lambda: [(each, f"{Counter(values)[each]} đơn vị") for each in question.choice_list],
        "date": lambda: [("Sớm nhất", day(min(values))), ("Muộn nhất", day(max(values)))] if values else [],
        "table": lambda: tables([json.loads(value) for value in values]),
    }[question.kind]()
    other = len(answers) - len(same)
    return [*lines, *([("Trả lời theo cách hỏi trước, không tính ở trên", f"{other} đơn vị")] if other else [])]


def figures(numbers, after, *, with_sum):
    if not numbers:
        return []
    total = [("Tổng", words(sum(numbers), after))] if with_sum else []
    mean = sum(numbers) / len(numbers)
    named = (("Trung bình", mean), ("Thấp nhất", min(numbers)), ("Cao nhất", max(numbers)))
    return total + [(label, words(each, after)) for label, each in named]


def tables(found):
    rows = [row for table in found for row in table]
    return [("Số dòng", str(len(rows))), ("Tổng Số hộ", words(sum(Fraction(row[1] or 0) for row in rows), " hộ"))]


def an_answer(kind, rng):
    return {
        "number": lambda: str(rng.choice([0, 1, 12, 250, 1800, "2.5"])),
        "percent": lambda: rng.choice(["90", "95.5", "100"]),
        "choice": lambda: rng.choice(["Có", "Không"]),
        "date": lambda: f"2027-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
        "table": lambda: json.dumps([["Vườn", rng.choice(["", "3", "4.5"])] for _ in range(rng.randint(1, 3))]),
    }[kind]()


def fill_in(registration, by, rng):
    record = queries.full(registration.pk)
    given = {each.pk: an_answer(each.kind, rng) for each in queries.questions_of(record.campaign) if rng.random() < 0.7}
    actions.save_step(record.pk, "targets", {"answers": given, "pledge": "Một"}, version=record.version, by=by)


def change(question, officer, rng):
    """The officer asks otherwise: in other words, or in another measure."""
    seen = building.fingerprint(question)
    changed = Question.objects.get(pk=question.pk)
    changed.text, keep = f"{question.text} nữa", rng.random() < 0.3
    if question.kind == "number" and not keep:
        changed.measure = rng.choice(["tỷ đồng", "triệu đồng"])
    building.change_question(changed, seen=seen, keep=keep, by=officer)


@pytest.mark.parametrize("seed", range(6))
def test_totals_are_those_of_what_was_sent(seed):
    rng, officer = random.Random(seed), SuperuserFactory()
    campaign = CampaignFactory()
    for order, (kind, more) in enumerate(ASKED.items()):
        QuestionFactory(campaign=campaign, text=f"Hỏi {kind}", kind=kind, order=order, required=False, **more)
    units = [CompleteRegistrationFactory(campaign=campaign) for _ in range(4)]
    people = {each.pk: member_of(each, "signatory") for each in units}
    for _ in range(22):
        each = Registration.objects.get(pk=rng.choice(units).pk)
        match rng.choice(["fill", "fill", "send", "send", "judge", "change", "retire"]):
            case "fill" if each.state in {"draft", "returned"}:
                fill_in(each, people[each.pk], rng)
            case "send" if each.state in {"draft", "returned"}:
                send(each, people[each.pk])
            case "judge" if each.state == "submitted":
                number = each.submissions.count()
                give = {"reason": "x", "steps": [], "until": None}
                judge = rng.choice([review_actions.accept, review_actions.give_back])
                judge(each.pk, number=number, by=officer, **(give if judge == review_actions.give_back else {}))
            case "change":
                change(rng.choice(list(campaign.questions.current())), officer, rng)
            case "retire" if campaign.questions.current().count() > 3 and rng.random() < 0.3:
                building.retire_question(rng.choice(list(campaign.questions.current())), by=officer)
    for basis in COUNTED:
        told = {each.text: each for each in answer_totals(campaign, basis)}
        newest = {each.key: each for each in campaign.questions.order_by("version")}
        for question in newest.values():
            answers = said(question, basis)
            if not answers and question.retired_at:
                assert question.text not in told
                continue
            assert told[question.text].answered == len(answers)
            assert list(told[question.text].lines) == expected(question, answers)


def test_rows_of_a_part_left_out_before_sending_are_not_counted():
    campaign = CampaignFactory()
    before, after = (CompleteRegistrationFactory(campaign=campaign) for _ in range(2))
    for each in (before, after):
        team = {"name": "Thôn A", "position": "", "title_id": campaign.titles.last().pk, "initiative": ""}
        person = member_of(each, "signatory")
        actions.save_step(each.pk, "collectives", {"rows": [team]}, version=99, by=person)
        if each is after:
            campaign.left_out = ["collectives"]
            campaign.save()
        send(each, person)
    counted = aggregates.table(campaign, "don-vi", "da-gui", before.created_at)
    sent = submissions(campaign, "da-gui")
    assert counted.total.collectives == sum(len(each["collectives"]) for each in sent) == 1
    assert counted.total.persons == sum(len(each["persons"]) for each in sent) == 2
    behind = aggregates.rows(campaign, aggregates.Cut(kind="tap-the"), before.created_at)
    assert [row.registration_id for row in behind] == [before.pk]
