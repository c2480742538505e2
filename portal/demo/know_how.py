"""Blank forms, guidance, questions among officers and a table of bonus levels of the demo; all of it invented."""

from datetime import date, timedelta

from cms_pages.blanks.models import BlankPage, BlankVersion
from cms_pages.bonus.models import BonusLevel, BonusTablePage
from cms_pages.documents.models import DocumentField, DocumentPage
from cms_pages.guidance.audience import Audience
from cms_pages.guidance.models import FaqPage, GuidancePage, OfficerAnswer, OfficerQuestion
from portal.demo.honours import read
from portal.demo.moments import Demo, at
from registrations.titles.models import Title
from search.text import fold, slug

MARK = "Số liệu mẫu để xem cách trình bày, không phải quy định."


def load(demo: Demo, office, press) -> None:
    """Everything of the section, written by one person and published by another."""
    told = read("know_how")
    documents = {page.number: page for page in DocumentPage.objects.all()}
    fields = {field.slug: field for field in DocumentField.objects.all()}
    for one in told["blank"]:
        press.publish(office.blanks, _blank(one, press, documents), at(date(2025, 9, 8), 9))
    for one in told["article"]:
        page = GuidancePage(title=one["title"], slug=slug(one["title"], limit=90), lead=one["lead"])
        page.body = press.body(one["body"], demo.today)
        press.publish(office.guidance, page, min(at(demo.today - timedelta(days=one["ago"]), 10), demo.now))
    for one in told["faq"]:
        page = FaqPage(title=one["title"], slug=slug(one["title"], limit=90), question=one["question"])
        page.field = fields[one["field"]]
        page.audience = Audience.OFFICERS if one.get("officers") else Audience.EVERYONE
        page.body = press.body(one["body"], demo.today)
        press.publish(office.guidance, page, min(at(demo.today - timedelta(days=one["ago"]), 14), demo.now))
    _questions(demo, told["question"])
    _bonus(office, press, told["bonus"])


def _blank(one, press, documents):
    page = BlankPage(title=one["title"], slug=slug(one["code"]), code=one["code"], kind=one["kind"], lead=one["lead"])
    page.titles = Title.objects.filter(code__in=one.get("titles", ()), effective_to=None)
    for version in one["version"]:
        page.versions.add(
            BlankVersion(
                number=version["number"],
                effective_from=version["from"],
                file=press.library.document(version["file"]),
                basis=documents.get(version.get("basis", "")),
                basis_part=version.get("part", ""),
                change=version.get("change", ""),
            )
        )
    return page


def _questions(demo, questions):
    asker = demo.people["nhap.cai-kinh"]
    unit = asker.memberships.first().unit
    for one in questions:
        asked_at = at(demo.today - timedelta(days=one["ago"]), 9)
        question = OfficerQuestion.objects.create(
            asked_by=asker,
            unit=unit,
            subject=one["subject"],
            text=one["text"],
            folded=fold(" ".join([one["subject"], one["text"], one.get("answer", "")])),
            asked_at=asked_at,
        )
        if "answer" in one:
            OfficerAnswer.objects.create(
                question=question, text=one["answer"], by=demo.people["chuyen-vien"], at=asked_at + timedelta(days=1)
            )


def _bonus(office, press, one):
    page = BonusTablePage(
        title=one["title"], slug=slug(one["title"]), lead=MARK, source=one["source"], effective_from=one["from"]
    )
    page.levels = [
        BonusLevel(contest=contest, result=result, recipient=recipient, amount=amount)
        for contest, result, recipient, amount in one["levels"]
    ]
    press.publish(office.bonus, page, at(one["from"], 9))
