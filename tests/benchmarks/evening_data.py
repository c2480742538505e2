"""The last evening, before and after: units with an open draft each, and what stands when all is over.

`python -m tests.benchmarks.evening_data make COUNT` prints whom the clerks are; `check FILE` compares what the
server answered with what is there. Both run in a process of their own, with the settings of the portal.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make(count: int) -> dict[str, Any]:
    """An empty office, a campaign and `count` units, each with a signatory who is signed in and an empty draft."""
    from django.core.management import call_command
    from django.utils import timezone

    from tests.factories.campaigns import CampaignFactory
    from tests.factories.units import OrganisingBodyFactory

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    campaign = CampaignFactory(
        organising_body=OrganisingBodyFactory(), closes_at=timezone.now() + timedelta(hours=4), signatory_only=True
    )
    title = campaign.titles.get(name="Chiến sĩ thi đua cơ sở")
    return {"title": title.pk, "clerks": [_clerk(campaign, number) for number in range(count)]}


def _clerk(campaign: Any, number: int) -> dict[str, Any]:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from portal.accounts.actions import enrol_totp
    from portal.accounts.models import User
    from registrations.campaigns.models import Registration
    from registrations.units.models import Membership
    from tests.factories.units import UnitFactory

    user = User.objects.create(email=f"ky.{number}@donvi.example", full_name=f"Hoàng Thị Ký {number}", password="!")
    enrol_totp(user, SECRET)
    unit = UnitFactory(organising_body=campaign.organising_body)
    Membership.objects.create(
        unit=unit, user=user, role=Membership.Role.SIGNATORY, since=timezone.now() - timedelta(days=9)
    )
    record = Registration.objects.create(campaign=campaign, unit=unit)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'c' * 32}"
    return {"id": str(record.pk), "cookie": cookie, "number": number}


def check(told: list[dict[str, Any]]) -> list[str]:
    """What is not as the server answered, in words; empty when all is well."""
    from registrations.campaigns.models import Registration, Submission
    from registrations.receipts import actions as receipts
    from registrations.receipts.models import Receipt

    faults = []
    sent = {str(each.registration_id): each for each in Submission.objects.select_related("receipt", "registration")}
    if (doubled := Submission.objects.count()) != len(sent):
        faults.append(f"{doubled} submissions of {len(sent)} registrations")
    records = {str(each.pk): each for each in Registration.objects.prefetch_related("rows")}
    if len(records) != len(told):
        faults.append(f"{len(records)} registrations, {len(told)} clerks")
    for clerk in told:
        faults += _faults(clerk, records[clerk["id"]], sent.get(clerk["id"]))
    if Receipt.objects.count() != len(sent):
        faults.append(f"{Receipt.objects.count()} receipts, {len(sent)} submissions")
    faults += [f"receipt {each.receipt}" for each in sent.values() if not receipts.matches(each.receipt, each.content)]
    return faults + [str(problem) for problem in receipts.verify_chain().problems]


def _faults(clerk: dict[str, Any], record: Any, submission: Any) -> list[str]:
    saved, faults = clerk["saved"], []
    stands = {
        "unit": record.contact_name,
        "persons": [row.name for row in record.rows.all()],
        "targets": record.pledge,
    }
    faults += [f"{clerk['id']}: {step} was answered and is lost" for step in saved if stands[step] != saved[step]]
    if not clerk["sent"]:
        return faults
    if submission is None or record.state != "submitted":
        return [*faults, f"{clerk['id']}: sent was answered and is lost"]
    said = submission.content
    if [row["name"] for row in said["persons"]] != saved["persons"] or said["pledge"] != saved["targets"]:
        faults.append(f"{clerk['id']}: what was sent is not what was saved")
    return faults


def main() -> None:
    import django

    django.setup()
    what, given = sys.argv[1:3]
    if what == "make":
        print(json.dumps(make(int(given))))
    else:
        print(json.dumps(check(json.loads(Path(given).read_text()))))


if __name__ == "__main__":
    main()
