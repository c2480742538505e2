"""A tour of the screens of the back office that are ours: each opens, says nothing that fails, fits a phone, and axe is content.

The list is made from the addresses themselves, so that a new room is in it from its first day.
"""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from registrations.scoring import closing
from tests import screens
from tests.factories import feedback
from tests.factories import reports as report_factories
from tests.factories import scoring as scoring_factories
from tests.factories.accounts import SuperuserFactory
from tests.factories.comments import comment
from tests.factories.initiatives import PROBLEM, SOLUTION, InitiativeFactory, recognise
from tests.factories.initiatives import send as sent_initiative
from tests.factories.nominations import CompleteNominationFactory
from tests.factories.nominations import send as submitted
from tests.factories.pledges import cluster_with, opened_pledge
from tests.factories.summaries import point
from tests.factories.titles import TitleFactory
from tests.factories.units import UnitFactory
from tests.portal import routes

from . import province

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Số hộ nghèo, cận nghèo được hỗ trợ vay vốn, tập huấn và thoát nghèo bền vững trong năm"
# Wagtail's own screens, which its own people look after.
THEIRS = {
    "account",
    "block-preview",
    "choose-anchor-link",
    "choose-email-link",
    "choose-external-link",
    "choose-page",
    "choose-phone-link",
    "collections",
    "dismissibles",
    "documents",
    "embeds",
    "failwhale",
    "groups",
    "images",
    "logout",
    "media",
    "pages",
    "redirects",
    "reports",
    "sites",
    "snippets",
    "tag-autocomplete",
    "test404",
    "users",
    "workflows",
}


def our_screens():
    """Addresses of our screens that need no record to open."""
    found = []
    for route in routes.all_routes():
        if route.who != routes.STAFF or any(sign in route.pattern for sign in "<(^"):
            continue
        room = route.pattern.split("/")[1]
        part = route.pattern.removeprefix("quan-tri/")
        if not room or room in THEIRS or room.startswith("chon-") or "results" in part:
            continue
        found.append(f"/{route.pattern}")
    return sorted(set(found))


def test_every_screen_of_the_office_opens_fits_and_is_accessible(visitor, served):
    province.build()
    officer = visitor().sign_in(SuperuserFactory(), second_factor=True)
    wrong, seen = [], 0
    for path in our_screens():
        answer = officer.context.request.get(officer.address + path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        if answer.status == 405:  # takes only what a form sends
            continue
        try:
            officer.open(path)
            officer.look(within="main")
        except AssertionError as error:
            wrong.append(f"{path}: {error}")
        seen += 1
    assert wrong == []
    assert seen > 40


# On a page of the back office the main part scrolls, not the window.
TOO_WIDE = "(part => part.scrollWidth - part.clientWidth)(document.querySelector('main'))"


def public_voice(made):
    """Addresses of the screens where what the public sent in is handled: each is of one record."""
    sent = comment(made.closed, made.now - timedelta(days=58))
    gathered = point(made.closed, [sent])
    question = feedback.feedback(at=made.now - timedelta(days=1))
    answered = feedback.answered(at=made.now - timedelta(days=3), text="Ông Lục Văn Thắm, số 0912 000 111, đã hỏi.")
    year = timezone.localdate(made.now).year
    return [
        reverse("y-kien:index"),
        reverse("y-kien:inspect", args=[made.open.comments.get().pk]),
        reverse("y-kien:paper", args=[made.open.pk]),
        reverse("tong-hop:consultation", args=[made.closed.pk]),
        reverse("tong-hop:consultation", args=[made.published.pk]),
        reverse("tong-hop:new_point", args=[made.closed.pk]),
        reverse("tong-hop:point", args=[made.closed.pk, gathered.pk]),
        reverse("tong-hop:new_report", args=[made.closed.pk]),
        reverse("tong-hop:outcome", args=[made.closed.pk]),
        reverse("tong-hop:removal", args=[made.published.pk]),
        reverse("feedback_desk:index"),
        reverse("feedback_desk:detail", args=[question.pk]),
        reverse("feedback_desk:publish", args=[answered.pk]),
        reverse("thoi-han-tra-loi:index"),
        reverse("lich-lam-viec:year", args=[year]),
        reverse("lich-lam-viec:reject", args=[year, date(year, 1, 1)]),
    ]


def test_the_screens_of_what_the_public_sent_in_open_fit_and_are_accessible(visitor, served):
    addresses = public_voice(province.build())
    officer = visitor().sign_in(SuperuserFactory(), second_factor=True)
    wrong = []
    for path in addresses:
        try:
            officer.open(path)
            assert officer.here == path
            officer.look(within="main")
            assert officer.page.evaluate(TOO_WIDE) <= 0, "the main part is too wide"
        except AssertionError as error:
            wrong.append(f"{path}: {error}")
    assert wrong == []
    officer.check()


def registration_desks():
    """Addresses of the desks of reports, nominations, scores, pledges, initiatives and clusters, with much on them."""
    period, first, second = report_factories.PeriodFactory(), SuperuserFactory(), SuperuserFactory()
    indicators = [report_factories.IndicatorFactory(period=period, name=f"{LONG} {at}") for at in range(3)]
    for at in range(14):
        unit = UnitFactory(name=f"Xã Mẫu Số {at} Có Tên Rất Dài Để Thử Bảng")
        state = ("draft", "sent", "returned", "accepted")[at % 4]
        report = report_factories.ReportFactory(period=period, unit=unit, state=state)
        for indicator in indicators:
            report_factories.FigureFactory(report=report, indicator=indicator, number=1234567 * (at + 1))
    nomination = submitted(CompleteNominationFactory(case__title=TitleFactory(code="mau-thu"))).nomination
    group, _ = scoring_factories.in_state("protest")
    unit = group.units[1]
    protest = {
        "form_key": uuid.uuid4(),
        "by": group.signatories[1],
        "now": group.scoring.locked_at + timedelta(hours=1),
    }
    closing.protest(group.scoring.pk, unit.pk, "Đề nghị xem lại điểm trừ. " * 20, **protest)
    earlier, later = InitiativeFactory(solution=f"{SOLUTION} {PROBLEM} " * 4), InitiativeFactory(solution=SOLUTION * 4)
    for each in (earlier, later):
        sent_initiative(each)
    recognise(earlier, first)
    pledge = opened_pledge(cluster_with("Bắc Sơn", "Bình Gia", name="Cụm thi đua số 2"))
    return [
        reverse("reports_desk:board", args=[period.pk]),
        reverse("reports_desk:report", args=[period.reports.filter(state="draft")[0].pk]),
        reverse("reports_desk:rollup", args=[period.pk]),
        reverse("reports_desk:figure", args=[period.pk, indicators[0].pk]),
        reverse("reports_desk:indicators", args=[period.pk]),
        reverse("nominations_desk:nomination", args=[nomination.pk]),
        reverse("scoring_desk:cluster", args=[group.cluster.pk]),
        reverse("scoring_desk:criteria", args=[group.cluster.pk]),
        reverse("scoring_desk:schedule", args=[group.cluster.pk]),
        reverse("pledges_desk:pledge", args=[pledge.pledge.cluster_id]),
        reverse("initiatives_desk:initiative", args=[later.pk]),
        reverse("initiatives_desk:compare", args=[later.pk, later.likenesses.get().pk]),
    ], second


def test_the_desks_of_registration_fit_a_phone_and_a_desk(visitor, served):
    addresses, user = registration_desks()
    officer = visitor().sign_in(user, second_factor=True)
    wrong = []
    for path in addresses:
        try:
            officer.open(path)
            screens.fine(officer.page, context={"include": [["main"]], "exclude": [[".messages"]]})
        except AssertionError as error:
            wrong.append(f"{path}: {error}")
    assert wrong == []
    officer.check()
