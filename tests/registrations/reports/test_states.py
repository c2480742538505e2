"""Every event of a report in every state and at every side of its deadlines: what has no place there is refused.

Asked at the action and by a direct POST: whatever the door, nothing is written.
"""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations.refusals import Refused
from registrations.reports import actions, queries, review_actions, submit_actions
from registrations.reports.models import ReportFile, ReportReview, ReportSubmission, UnitReport
from tests.factories import files
from tests.factories.accounts import SuperuserFactory
from tests.factories.reports import PeriodFactory
from tests.factories.reports import complete as complete_report
from tests.factories.scoring import instant

from .conftest import member_of

pytestmark = pytest.mark.django_db

OPENS, CLOSES, LATE = instant(2026, 11, 1), instant(2026, 12, 1), instant(2026, 12, 11)
TICK = timedelta(microseconds=1)
# Written down once more by hand: in which states each event has its place, and whether the clock asks too.
ALLOWED = {
    "save": ("draft returned", True),
    "add_file": ("draft returned", True),
    "remove_file": ("draft returned", True),
    "submit": ("draft returned", True),
    "accept": ("sent", False),
    "give_back": ("sent", False),
    "extend": ("draft returned", False),
}
MOMENTS = {
    "before": OPENS - TICK,
    "first": OPENS,
    "last": CLOSES - TICK,
    "late": CLOSES,
    "late_last": LATE - TICK,
    "over": LATE,
}
IN_TIME = {"first", "last", "late", "late_last"}


class Stage:
    """A report of a period with a late term, brought to a state, and everybody who may act on it."""

    def __init__(self, state, settings):
        settings.SIGN_OFF_ACTS = []
        with time_machine.travel(OPENS + timedelta(days=1), tick=False):
            self.period = PeriodFactory(opens_at=OPENS, closes_at=CLOSES, late_until=LATE)
            self.report = complete_report(period=self.period)
            self.signatory, self.officer = member_of(self.report, "signatory"), SuperuserFactory()
            actions.add_files(self.report.pk, [self.upload()], by=self.signatory)
            if state != "draft":
                self.submit()
            if state == "returned":
                self.give_back()
            if state == "accepted":
                self.accept()
        self.report.refresh_from_db()
        assert self.report.state == state

    def upload(self):
        return SimpleUploadedFile("a.pdf", files.pdf("Phụ lục"))

    def save(self):
        step = {"passages": {}, "contact_name": "Người khác", "contact_phone": "0912 111 111"}
        actions.save_step(self.report.pk, "passages", step, version=99, by=self.signatory)

    def add_file(self):
        actions.add_files(self.report.pk, [self.upload()], by=self.signatory)

    def remove_file(self):
        actions.remove_file(self.report.pk, self.report.files.get().pk, by=self.signatory)

    def submit(self):
        version = UnitReport.objects.get().version
        submit_actions.submit(self.report.pk, version=version, form_key=uuid.uuid4(), by=self.signatory)

    def accept(self):
        review_actions.accept(self.report.pk, number=1, by=self.officer)

    def give_back(self):
        more = {"reason": "Bổ sung", "marked": [], "until": LATE + timedelta(days=9)}
        if self.report.state == "draft":
            more["until"] = None
        review_actions.give_back(self.report.pk, number=1, by=self.officer, **more)

    def extend(self):
        until = LATE + timedelta(days=30)
        review_actions.extend(self.period, self.report.unit, until=until, reason="Mưa lũ", by=self.officer)

    def posts(self, client):
        """The same events as forms that reach the server whatever the page shows."""
        at, desk = self.report.get_absolute_url(), f"/quan-tri/theo-doi-bao-cao/ban/{self.report.pk}/"
        unit = {
            f"{at}noi-dung/": {"version": "99", "contact_name": "Người khác", "contact_phone": "0912 111 111"},
            f"{at}tep-kem/": {"xoa": self.report.files.get().pk},
            f"{at}gui/": {"version": self.report.version, "form_key": uuid.uuid4()},
        }
        client.force_login(self.signatory)
        for path, form in unit.items():
            yield client.post(path, form).status_code
        yield client.post(f"{at}tep-kem/", {"files": self.upload()}).status_code
        client.force_login(self.officer)
        for form in ({"viec": "tiep-nhan"}, {"viec": "tra-lai", "reason": "x"}):
            yield client.post(desk, form | {"lan": 1}).status_code

    def stored(self):
        record = UnitReport.objects.values().get()
        counted = [each.objects.count() for each in (ReportSubmission, ReportReview, ReportFile)]
        return record, counted, queries.content(queries.full(self.report.pk))


@pytest.mark.parametrize("state", UnitReport.State.values)
def test_an_event_happens_in_its_states_and_times_only(state, settings):
    stage = Stage(state, settings)
    before = stage.stored()
    for name, (states, timed) in ALLOWED.items():
        for moment, now in MOMENTS.items():
            if state in states.split() and (not timed or moment in IN_TIME or state == "returned"):
                continue
            with time_machine.travel(now, tick=False), pytest.raises(Refused):
                getattr(stage, name)()
    assert stage.stored() == before


@pytest.mark.parametrize(("name", "state"), [(name, state) for name in ALLOWED for state in ALLOWED[name][0].split()])
def test_an_event_happens_where_it_belongs_to_the_last_microsecond(name, state, settings):
    stage = Stage(state, settings)
    before = stage.stored()
    with time_machine.travel(MOMENTS["late_last"], tick=False):
        getattr(stage, name)()
    assert stage.stored() != before


@pytest.mark.parametrize(("state", "moment"), [("draft", "over"), ("draft", "before"), ("accepted", "first")])
def test_no_form_gets_past_the_rules(client, state, moment, settings):
    stage = Stage(state, settings)
    before = stage.stored()
    with time_machine.travel(MOMENTS[moment], tick=False):
        answers = list(stage.posts(client))
    assert all(each in {302, 403, 404, 409, 422} for each in answers)
    assert stage.stored() == before
