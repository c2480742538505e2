"""A report on very many comments is made in the background; whoever waits sees a bar, and why it ended badly."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from registrations.summaries import job_actions, tasks
from registrations.summaries.models import SILENCE, Report
from registrations.summaries.printing import NotSet
from tests.factories.comments import comment
from tests.factories.consultations import officer
from tests.registrations.summaries.test_reports import GIVEN

FORM = GIVEN | {"dated_on": "03/12/2026"}


@pytest.fixture
def many(consultation, during, monkeypatch):
    """More comments than are set while somebody waits."""
    monkeypatch.setattr(job_actions, "AT_ONCE", 1)
    for number in range(2):
        comment(consultation, during, text=f"Lời thứ {number}.")
    return consultation


def test_it_is_asked_for_once_shown_while_it_is_made_and_then_read(many, writer, closes_at, client, sign_in):
    later = closes_at + timedelta(hours=9)
    with time_machine.travel(later, tick=False):
        sign_in(writer)
        job = job_actions.ask_report(many, GIVEN, by=writer)
        page = reverse("tong-hop:report_job", args=[many.pk, job.pk])
        # The worker has it: another press is the same job, and nothing is done in the request.
        assert job_actions.ask_report(many, GIVEN, by=writer) == job
        waiting = client.get(page)
        assert "Đang chờ đến lượt" in waiting.content.decode()
        assert waiting["Refresh"] == "2"
        client.post(page)
        assert not Report.objects.exists()
        assert "Xem tiến độ" in client.get(reverse("tong-hop:consultation", args=[many.pk])).content.decode()
    with time_machine.travel(later + SILENCE, tick=False):  # nobody came: the officer lets it run at once
        assert client.get(client.post(page)["Location"])["Location"] == reverse(
            "tong-hop:report", args=[many.pk, Report.objects.get().pk]
        )
        answer = client.post(reverse("tong-hop:new_report", args=[many.pk]), FORM)
        assert "dang-lap" in answer["Location"]
    assert list(Report.objects.values_list("version", "number").order_by("version")) == [
        (1, GIVEN["number"]), (2, GIVEN["number"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("error", "told"),
    [(NotSet("Chưa lập xong sau 120 giây."), "sau 120 giây"), (RuntimeError("bí mật trong máy"), "Có trục trặc")],
)
def test_what_went_wrong_is_told_and_another_may_be_asked_for(many, writer, closes_at, client, sign_in, error, told,
                                                              monkeypatch):  # fmt: skip
    def fails(*args, **kwargs):
        raise error

    monkeypatch.setattr(job_actions, "make_report", fails)
    with time_machine.travel(closes_at + timedelta(hours=9), tick=False):
        job = job_actions.ask_report(many, GIVEN, by=writer)
        tasks.run(job.pk)
        sign_in(writer)
        page = client.get(reverse("tong-hop:report_job", args=[many.pk, job.pk]))
        assert told in page.content.decode()
        assert "bí mật" not in page.content.decode()
        assert "Refresh" not in page
        assert job_actions.ask_report(many, GIVEN, by=writer) != job


def test_whoever_lost_the_right_meanwhile_makes_none(many, writer, closes_at):
    with time_machine.travel(closes_at + timedelta(hours=9), tick=False):
        job = job_actions.ask_report(many, GIVEN, by=writer)
        writer.user_permissions.clear()
        tasks.run(job.pk)
    job.refresh_from_db()
    assert "không còn quyền" in job.failure
    assert not Report.objects.exists()


def test_others_do_not_see_the_bar(many, writer, closes_at, client, sign_in):
    with time_machine.travel(closes_at + timedelta(hours=9), tick=False):
        job = job_actions.ask_report(many, GIVEN, by=writer)
        sign_in(officer("read_summary"))
        assert client.get(reverse("tong-hop:report_job", args=[many.pk, job.pk])).status_code == 302
